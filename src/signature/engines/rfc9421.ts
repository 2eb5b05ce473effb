// HTTP Message Signatures (RFC 9421) with Content-Digest (RFC 9530): sign and read requests. Pure.

import { type BareItem, type InnerList, type Item, isInnerList, parseDictionary, serializeInnerList } from "structured-headers";
import { ScanError } from "../../errors.ts";
import type { Component } from "../../model/policy.ts";
import { digestOf, digestText, signWith, spellBytes } from "../algorithm.ts";
import type { DigestMismatch, Engine, Reading, Unreadable } from "../engine.ts";
import { keyOf } from "../key.ts";
import { bytesOf, headerOf, type Message, toWire, withHeader } from "../message.ts";
import type { Rfc9421Scheme } from "../scheme.ts";
import { closest } from "../../model/suggest.ts";
import { derivedNames, MissingComponent, readComponent, signatureBase, type Subject } from "./rfc9421-base.ts";

const digestHashes = { "sha-256": "sha256", "sha-512": "sha512" } as const;

/** RFC 9530 §2, one member. */
export const contentDigest = (body: Uint8Array, algorithm: keyof typeof digestHashes): string =>
  `${algorithm}=:${digestText(digestHashes[algorithm], body, "base64")}:`;

/** Fields that only describe a body: without one they are left out instead of being an error. */
const aboutBody = new Set(["content-type", "content-length", "content-digest", "content-encoding"]);

/** The components that apply to this message. @throws ScanError when one is written wrongly. */
const applicable = (message: Message, written: readonly string[]): Item[] => {
  try {
    return written
      .map(readComponent)
      .filter(([name]) => !(typeof name === "string" && aboutBody.has(name) && headerOf(message, name) === null && message.body.length === 0));
  } catch (error) {
    throw asScanError(error);
  }
};

const asScanError = (error: unknown): unknown => (error instanceof MissingComponent ? new ScanError("policy-invalid", `rfc9421: ${error.message}`) : error);

/** @throws ScanError for an identifier that is written wrongly or that no request has. */
export const checkComponents = (written: readonly string[]): void => {
  for (const each of written) {
    let name: BareItem;
    try {
      [name] = readComponent(each);
    } catch (error) {
      throw asScanError(error);
    }
    if (typeof name !== "string" || !name.startsWith("@") || derivedNames.includes(name)) continue;
    const guess = closest(name, derivedNames);
    throw new ScanError("policy-invalid", `rfc9421: there is no component ${name}`, {
      hint: guess === null ? `known are ${derivedNames.join(" ")} and the names of headers` : `did you mean ${guess}?`,
    });
  }
};

/** §2.3, in the order of the RFC's own examples. */
const parametersFor = (scheme: Rfc9421Scheme, epochMs: number, nonce: string): Map<string, BareItem> => {
  const parameters = new Map<string, BareItem>();
  const created = Math.floor(epochMs / 1000);
  if (scheme.created) parameters.set("created", created);
  if (scheme.expires !== null) parameters.set("expires", created + scheme.expires);
  if (scheme.keyId !== "") parameters.set("keyid", scheme.keyId);
  if (scheme.alg !== null) parameters.set("alg", scheme.alg);
  if (scheme.nonce !== null) parameters.set("nonce", nonce);
  if (scheme.tag !== null) parameters.set("tag", scheme.tag);
  return parameters;
};

const withDigest = (message: Message, scheme: Rfc9421Scheme): Message => {
  const listed = scheme.components.some((each) => /^"?content-digest\b/i.test(each.trim()));
  return scheme.digest === "none" || !listed || headerOf(message, "content-digest") !== null
    ? message
    : withHeader(message, "Content-Digest", contentDigest(message.body, scheme.digest));
};

/** A number given for the clock's text goes into `created`; the field holds only integers. */
const clockOf = (epochMs: number, text: string | undefined): number => {
  if (text === undefined) return epochMs;
  if (!/^-?\d{1,12}$/.test(text)) throw new ScanError("usage", `created is an integer, and ${JSON.stringify(text)} is none`);
  return Number(text) * 1000;
};

/** One member of a dictionary header that may already hold others. */
const withMember = (message: Message, name: string, label: string, member: string): Message => {
  const before = headerOf(message, name);
  const others = before === null ? [] : before.split(/,\s*(?=[a-z*][a-z0-9_.*-]*=)/).filter((each) => !each.startsWith(`${label}=`));
  return withHeader(message, name, [...others, `${label}=${member}`].join(", "));
};

export interface Found {
  readonly label: string;
  readonly components: readonly Item[];
  readonly parameters: ReadonlyMap<string, BareItem>;
  /** The inner list as it must stand in the base. */
  readonly spelled: string;
  readonly signature: Uint8Array;
}

/** Takes Signature-Input and Signature apart (§4). Null where a label has no counterpart or is of another type. */
export const signaturesIn = (input: string, signature: string): readonly Found[] | null => {
  try {
    const values = parseDictionary(signature);
    return [...parseDictionary(input)].flatMap(([label, member]) => {
      const value = values.get(label);
      if (!isInnerList(member) || value === undefined || isInnerList(value)) return [];
      const bytes = value[0];
      if (!(bytes instanceof ArrayBuffer || ArrayBuffer.isView(bytes))) return [];
      const copy =
        bytes instanceof ArrayBuffer
          ? new Uint8Array(bytes.slice(0))
          : new Uint8Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
      return [{ label, components: member[0], parameters: member[1], spelled: serializeInnerList(member), signature: copy }];
    });
  } catch {
    return null;
  }
};

/** The base for one signature of a subject. @throws MissingComponent */
export const baseFor = (subject: Subject, found: Found): Uint8Array => bytesOf(signatureBase(subject, found.components, found.spelled));

/** Every digest the header carries in an algorithm we know, compared with the body (RFC 9421 §7.2.8: the verifier has to). */
const digestsOf = (message: Message): readonly DigestMismatch[] => {
  const carried = headerOf(message, "content-digest");
  if (carried === null) return [];
  try {
    return [...parseDictionary(carried)].flatMap(([algorithm, member]) => {
      if (algorithm !== "sha-256" && algorithm !== "sha-512") return [];
      const computed = contentDigest(message.body, algorithm);
      const value = isInnerList(member) ? null : member[0];
      const bytes =
        value instanceof ArrayBuffer
          ? new Uint8Array(value)
          : ArrayBuffer.isView(value)
            ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
            : null;
      return bytes !== null && spellBytes(bytes, "hex") === spellBytes(digestOf(digestHashes[algorithm], message.body), "hex")
        ? []
        : [{ at: "header Content-Digest", carried, computed }];
    });
  } catch {
    return [{ at: "header Content-Digest", carried, computed: contentDigest(message.body, "sha-256") }];
  }
};

/** What each derived component binds. `@query-param` binds one value only. */
const binds: ReadonlyMap<string, readonly Component[]> = new Map<string, readonly Component[]>([
  ["@method", ["method"]],
  ["@target-uri", ["scheme", "host", "path", "query"]],
  ["@authority", ["host"]],
  ["@scheme", ["scheme"]],
  ["@request-target", ["path", "query"]],
  ["@path", ["path"]],
  ["@query", ["query"]],
  ["host", ["host"]],
  ["content-type", ["content-type", "header:content-type"]],
  ["content-digest", ["body", "header:content-digest"]],
]);

const unreadable = (part: Unreadable["part"], why: string): Unreadable => ({ found: false, part, why });

export const rfc9421: Engine<Rfc9421Scheme> = {
  sign(message, scheme, secret, moment) {
    const ready = withDigest(message, scheme);
    const list: InnerList = [applicable(ready, scheme.components), parametersFor(scheme, clockOf(moment.epochMs, moment.timestamp), moment.nonce)];
    const spelled = serializeInnerList(list);
    let base: string;
    try {
      base = signatureBase({ kind: "request", request: ready }, list[0], spelled);
    } catch (error) {
      throw asScanError(error);
    }
    const stringToSign = bytesOf(base);
    const signature = spellBytes(signWith(scheme.algorithm, keyOf(secret, scheme.key), stringToSign), "base64");
    const sent = withMember(withMember(ready, "Signature-Input", scheme.label, toWire(spelled)), "Signature", scheme.label, `:${signature}:`);
    return { message: sent, stringToSign, signature };
  },

  read(message, scheme): Reading | Unreadable {
    const [input, signature] = [headerOf(message, "signature-input"), headerOf(message, "signature")];
    if (input === null || signature === null) return unreadable("signature", `the request has no header ${input === null ? "Signature-Input" : "Signature"}`);
    const all = signaturesIn(input, signature);
    const found = all?.find((each) => each.label === scheme.label) ?? all?.[0];
    if (found === undefined) return unreadable("signature", "Signature-Input and Signature do not hold one and the same label");
    try {
      const created = found.parameters.get("created");
      const nonce = found.parameters.get("nonce");
      return {
        found: true,
        stringToSign: baseFor({ kind: "request", request: message }, found),
        signatures: [found.signature],
        algorithm: scheme.algorithm,
        key: (secret) => keyOf(secret, scheme.key),
        timestamp: typeof created === "number" ? { text: String(created), epochMs: created * 1000 } : null,
        nonce: typeof nonce === "string" ? nonce : null,
        digests: digestsOf(message),
      };
    } catch (error) {
      if (error instanceof MissingComponent) return unreadable("component", error.message);
      throw error;
    }
  },

  coverage(scheme) {
    const components = new Set<Component>();
    const parts = new Set<string>();
    for (const written of scheme.components) {
      const [name, parameters] = readComponent(written);
      if (typeof name !== "string") continue;
      if (name === "@query-param") parts.add(`query.${String(parameters.get("name"))}`);
      else if (parameters.has("key")) parts.add(`header:${name};key=${String(parameters.get("key"))}`);
      else for (const each of binds.get(name) ?? (name.startsWith("@") ? [] : [`header:${name}` as const])) components.add(each);
    }
    if (scheme.created) components.add("timestamp");
    if (scheme.nonce !== null) components.add("nonce");
    return { components, parts };
  },

  redigest(message) {
    const carried = headerOf(message, "content-digest");
    if (carried === null) return message;
    return withHeader(message, "Content-Digest", contentDigest(message.body, carried.startsWith("sha-512") ? "sha-512" : "sha-256"));
  },
};
