// HTTP Signatures as drafted by Cavage (draft-cavage-http-signatures-12), which RFC 9421 replaced, and Kong's hmac-auth, which follows it in other words. Pure.

import { ScanError } from "../../errors.ts";
import type { Component } from "../../model/policy.ts";
import { type Algorithm, digestText, readBytes, signWith, spellBytes } from "../algorithm.ts";
import { byBytes, spaced } from "../canonical.ts";
import type { DigestMismatch, Engine, Moment, Reading, Unreadable } from "../engine.ts";
import { keyOf } from "../key.ts";
import { bytesOf, headerOf, type Message, targetOf, toWire, valuesOf, withHeader } from "../message.ts";
import type { CavageScheme } from "../scheme.ts";
import { timestampText, timestampValue } from "../time.ts";

interface Dialect {
  readonly names: Readonly<Partial<Record<Algorithm, string>>>;
  /** For an algorithm without a name of its own. */
  readonly otherwise: string | null;
  /** Before the parameters in Authorization. */
  readonly word: string;
  readonly key: "keyId" | "username";
  readonly between: string;
}

const dialects: Readonly<Record<CavageScheme["dialect"], Dialect>> = {
  draft: {
    // The draft's registry, and names that verifiers in use take besides. `hs2019` means: the verifier knows the algorithm from the key.
    names: {
      "rsa-v1_5-sha1": "rsa-sha1",
      "rsa-v1_5-sha256": "rsa-sha256",
      "hmac-md5": "hmac-md5",
      "hmac-sha1": "hmac-sha1",
      "hmac-sha256": "hmac-sha256",
      "ecdsa-p256-sha256-der": "ecdsa-sha256",
    },
    otherwise: "hs2019",
    word: "Signature",
    key: "keyId",
    between: ",",
  },
  kong: {
    names: { "hmac-sha1": "hmac-sha1", "hmac-sha256": "hmac-sha256", "hmac-sha384": "hmac-sha384", "hmac-sha512": "hmac-sha512" },
    otherwise: null,
    word: "hmac",
    key: "username",
    between: ", ",
  },
};

/** @throws ScanError for an algorithm that Kong does not know. */
const algorithmName = ({ dialect, algorithm }: CavageScheme): string => {
  const name = dialects[dialect].names[algorithm] ?? dialects[dialect].otherwise;
  if (name === null)
    throw new ScanError("policy-invalid", `kong-hmac-auth cannot sign with ${algorithm}`, { hint: `known are ${Object.keys(dialects.kong.names).join(", ")}` });
  return name;
};

const digestHeader = (body: Uint8Array, digest: "sha-256" | "sha-512"): string =>
  `${digest.toUpperCase()}=${digestText(digest === "sha-256" ? "sha256" : "sha512", body, "base64")}`;

interface Times {
  readonly created: string | null;
  readonly expires: string | null;
}

/** §2.3: one `name: value` line each; null when a listed header is absent. */
const linesFor = (message: Message, listed: readonly string[], times: Times, dialect: CavageScheme["dialect"]): string | { readonly missing: string } => {
  const lines: string[] = [];
  for (const name of listed) {
    let value: string | null;
    if (dialect === "kong" && name === "request-line") {
      lines.push(`${message.method} ${targetOf(message)} HTTP/1.1`);
      continue;
    }
    if (name === (dialect === "kong" ? "@request-target" : "(request-target)")) value = `${message.method.toLowerCase()} ${targetOf(message)}`;
    else if (name === "(created)") value = times.created;
    else if (name === "(expires)") value = times.expires;
    else
      value =
        valuesOf(message, name).length === 0
          ? null
          : valuesOf(message, name)
              .map((each) => spaced(each, "trim"))
              .join(", ");
    if (value === null && dialect === "draft") return { missing: name };
    // Kong signs an absent header as a name without a value.
    lines.push(value === null ? `${name}:` : `${name}: ${value}`);
  }
  return lines.join("\n");
};

const parametersIn = (value: string): ReadonlyMap<string, string> =>
  new Map([...value.matchAll(/([A-Za-z]+)=(?:"([^"]*)"|(\d+))/g)].map((each) => [each[1] ?? "", each[2] ?? each[3] ?? ""]));

const prepared = (message: Message, scheme: CavageScheme, moment: Moment): Message => {
  let ready = message;
  const lists = (name: string): boolean => scheme.components.includes(name);
  if (lists("date")) ready = withHeader(ready, "Date", moment.timestamp ?? timestampText(moment.epochMs, "http-date"));
  if (lists("digest") && scheme.digest !== "none") ready = withHeader(ready, "Digest", digestHeader(message.body, scheme.digest));
  return ready;
};

const unreadable = (part: Unreadable["part"], why: string): Unreadable => ({ found: false, part, why });

const digestsOf = (message: Message): readonly DigestMismatch[] => {
  const carried = headerOf(message, "digest");
  const known = /^(sha-256|sha-512)=/i.exec(carried ?? "");
  if (carried === null || known === null) return [];
  const computed = digestHeader(message.body, known[1]?.toLowerCase() === "sha-512" ? "sha-512" : "sha-256");
  return carried.slice(8) === computed.slice(8) ? [] : [{ at: "header Digest", carried, computed }];
};

export const cavage: Engine<CavageScheme> = {
  sign(message, scheme, secret, moment) {
    const ready = prepared(message, scheme, moment);
    const now = Math.floor(moment.epochMs / 1000);
    const times: Times = {
      created: scheme.components.includes("(created)") ? (moment.timestamp ?? String(now)) : null,
      expires: scheme.expires === null ? null : String(now + scheme.expires),
    };
    const lines = linesFor(ready, scheme.components, times, scheme.dialect);
    const { word, key, between } = dialects[scheme.dialect];
    if (typeof lines !== "string") throw new ScanError("policy-invalid", `cavage: ${lines.missing} is to be signed, but the request does not have it`);
    const stringToSign = bytesOf(lines);
    const signature = spellBytes(signWith(scheme.algorithm, keyOf(secret, scheme.key), stringToSign), "base64");
    const value = [
      `${key}="${toWire(scheme.keyId)}"`,
      `algorithm="${algorithmName(scheme)}"`,
      ...(times.created === null ? [] : [`created=${times.created}`]),
      ...(times.expires === null ? [] : [`expires=${times.expires}`]),
      `headers="${scheme.components.join(" ")}"`,
      `signature="${signature}"`,
    ].join(between);
    return { message: withHeader(ready, scheme.header, scheme.header === "Authorization" ? `${word} ${value}` : value), stringToSign, signature };
  },

  read(message, scheme): Reading | Unreadable {
    const value = headerOf(message, scheme.header);
    if (value === null) return unreadable("signature", `the request has no header ${scheme.header}`);
    const parameters = parametersIn(value);
    const signature = readBytes(parameters.get("signature") ?? "?", "base64");
    if (signature === null) return unreadable("signature", `the header ${scheme.header} holds no signature="…" in base64`);
    const times: Times = { created: parameters.get("created") ?? null, expires: parameters.get("expires") ?? null };
    // §2.1.6: without a list only (created) is signed; older drafts meant Date.
    const listed = (parameters.get("headers") ?? (times.created === null ? "date" : "(created)"))
      .toLowerCase()
      .split(" ")
      .filter((name) => name !== "");
    const lines = linesFor(message, listed, times, scheme.dialect);
    if (typeof lines !== "string") return unreadable("component", `${lines.missing} is listed as signed, but the request does not have it`);
    const date = headerOf(message, "date");
    return {
      found: true,
      stringToSign: bytesOf(lines),
      signatures: [signature],
      algorithm: scheme.algorithm,
      key: (secret) => keyOf(secret, scheme.key),
      timestamp:
        times.created !== null
          ? { text: times.created, epochMs: timestampValue(times.created, "unix-seconds") }
          : date === null
            ? null
            : { text: date, epochMs: timestampValue(date, "http-date") },
      nonce: null,
      digests: digestsOf(message),
    };
  },

  coverage(scheme) {
    const components = new Set<Component>();
    for (const name of scheme.components) {
      if (name === "(request-target)" || name === "@request-target" || name === "request-line")
        for (const each of ["method", "path", "query"] as const) components.add(each);
      else if (name === "(created)") components.add("timestamp");
      else if (name === "host") components.add("host");
      else if (!name.startsWith("(")) {
        components.add(`header:${name}`);
        if (name === "date") components.add("timestamp");
        if (name === "digest") components.add("body");
        if (name === "content-type") components.add("content-type");
      }
    }
    return { components: new Set([...components].sort(byBytes)), parts: new Set() };
  },

  redigest(message) {
    const carried = headerOf(message, "digest");
    return carried === null ? message : withHeader(message, "Digest", digestHeader(message.body, /^sha-512=/i.test(carried) ? "sha-512" : "sha-256"));
  },
};
