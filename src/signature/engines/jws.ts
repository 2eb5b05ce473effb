// JSON Web Signatures beside a request: claims that hold hashes of its parts, or detached over the body. Pure. https://www.rfc-editor.org/rfc/rfc7515

import { ScanError } from "../../errors.ts";
import { type Algorithm, readBytes, type SigningKey, signWith, spellBytes } from "../algorithm.ts";
import type { DigestMismatch, Engine, Moment, Reading, Unreadable } from "../engine.ts";
import { keyOf } from "../key.ts";
import { bytesOf, type Message, wireOf } from "../message.ts";
import { put, remove, spotText, take } from "../place.ts";
import type { JwsScheme, Sent } from "../scheme.ts";
import { type Atom, parseDefinitions, parseTemplate, reach, render, type Scope, type Template } from "../template.ts";
import { timestampText, timestampValue } from "../time.ts";
import { coverageFrom } from "./template.ts";

/** RFC 7518 §3.1 and RFC 8037 §3.1. */
const names: Readonly<Partial<Record<Algorithm, string>>> = {
  "hmac-sha256": "HS256",
  "hmac-sha384": "HS384",
  "hmac-sha512": "HS512",
  "ecdsa-p256-sha256": "ES256",
  "ecdsa-p384-sha384": "ES384",
  "rsa-v1_5-sha256": "RS256",
  "rsa-pss-sha512": "PS512",
  ed25519: "EdDSA",
};

interface Claim {
  readonly name: string;
  readonly template: Template;
  readonly atoms: ReadonlySet<Atom>;
}

interface Item extends Sent {
  readonly template: Template;
  readonly signs: boolean;
}

interface Compiled {
  readonly define: ReadonlyMap<string, Template>;
  readonly claims: readonly Claim[];
  readonly send: readonly Item[];
}

const compiled = new WeakMap<JwsScheme, Compiled>();

/** @throws ScanError when a template does not parse, the algorithm has no name in JWS, or time or nonce have no claim. */
export const compileJws = (scheme: JwsScheme): Compiled => {
  const known = compiled.get(scheme);
  if (known !== undefined) return known;
  if (names[scheme.algorithm] === undefined)
    throw new ScanError("policy-invalid", `${scheme.name}: ${scheme.algorithm} has no name in JWS`, { hint: `known are ${Object.keys(names).join(", ")}` });
  const define = parseDefinitions(scheme.define);
  const defined = new Set(define.keys());
  const made: Compiled = {
    define,
    claims: Object.entries(scheme.claims).map(([name, source]) => {
      const template = parseTemplate(source, `claims.${name}`, defined);
      return { name, template, atoms: reach(template, define) };
    }),
    send: scheme.send.map((sent, index) => {
      const template = parseTemplate(sent.value, `send[${index}].value`, defined);
      return { ...sent, template, signs: reach(template, define).has("signature") };
    }),
  };
  if (!made.send.some(({ signs }) => signs)) throw new ScanError("policy-invalid", "send: no entry holds {signature}");
  for (const field of ["timestamp", "nonce"] as const)
    if (scheme[field] !== null && !made.claims.some(({ atoms }) => atoms.has(field)))
      throw new ScanError("policy-invalid", `${scheme.name}: ${field} is in no claim`, {
        hint: `such as claims: { ${field === "nonce" ? "jti" : "iat"}: "{${field}}" }`,
      });
  compiled.set(scheme, made);
  return made;
};

const scopeOf = (message: Message, scheme: JwsScheme, { define }: Compiled, timestamp: string | null, nonce: string | null): Scope => ({
  message,
  timestamp: timestamp === null || scheme.timestamp === null ? null : { text: timestamp, format: scheme.timestamp.format },
  nonce,
  keyId: scheme.keyId,
  region: "",
  service: "",
  signature: null,
  canonical: scheme.canonical,
  define,
});

const encoded = (value: object): string => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");

const textOf = (wire: string): string => Buffer.from(wire, "latin1").toString("utf8");

/** RFC 7519 §2: times are numbers. Whatever else is digits stays a text, as a hash may be. */
const claimValue = ({ template }: Claim, text: string): string | number =>
  template.source === "{timestamp}" && /^-?\d{1,15}$/.test(text) ? Number(text) : text;

const joseOf = (scheme: JwsScheme, detached: boolean): object => ({
  alg: names[scheme.algorithm],
  ...(detached ? {} : { typ: "JWT" }),
  ...(scheme.keyId === "" ? {} : { kid: scheme.keyId }),
});

/** The message as it was before the token was put on it. */
const bareOf = (message: Message, { send }: Compiled): Message =>
  send.filter(({ signs }) => signs).reduce<Message>((left, item) => remove(left, item), message);

interface Token {
  readonly head: string;
  readonly payload: string;
  readonly signature: string;
}

const token = "([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]*)\\.([A-Za-z0-9_-]*)";
const longest = 16_384;

const tokenIn = ({ template }: Item, value: string): Token | null => {
  if (value.length > longest) return null;
  const pattern = template.parts.map((part) => {
    if (part.kind === "text") return part.text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    return part.name === "signature" ? token : "[^]{0,256}?";
  });
  const found = new RegExp(`^${pattern.join("")}$`).exec(value);
  return found === null ? null : { head: found[1] ?? "", payload: found[2] ?? "", signature: found[3] ?? "" };
};

type Json = Readonly<Record<string, unknown>>;

const jsonIn = (part: string): Json | null => {
  try {
    const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
};

/** A claim as text; null where it is missing or no text or number. */
const claimIn = (claims: Json, name: string): string | null => {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
};

const unreadable = (part: Unreadable["part"], why: string): Unreadable => ({ found: false, part, why });

interface Carried extends Token {
  readonly jose: Json;
}

const carriedIn = (message: Message, scheme: JwsScheme, made: Compiled): Carried | Unreadable => {
  const item = made.send.find(({ signs }) => signs);
  if (item === undefined) return unreadable("signature", "the scheme sends no signature");
  const value = take(message, item);
  if (value === null) return unreadable("signature", `the request has no ${spotText(item)}`);
  const found = tokenIn(item, value);
  if (found === null) return unreadable("signature", `the ${spotText(item)} is not of the form ${item.value}, where {signature} is a token of three parts`);
  const jose = jsonIn(found.head);
  if (jose === null) return unreadable("signature", `the first part of the token in the ${spotText(item)} is no JSON object`);
  // Whoever follows the token's own word lets the client choose `none`.
  if (jose["alg"] !== names[scheme.algorithm])
    return unreadable(
      "signature",
      `the token names the algorithm ${JSON.stringify(jose["alg"] ?? null).slice(0, 60)}, and the scheme says ${names[scheme.algorithm] ?? ""}`,
    );
  return { ...found, jose };
};

/** What the last part of a token signs. Without a payload of its own the body stands for it, plain where `b64` says so (RFC 7797). */
const signedBytes = ({ head, payload, jose }: Carried, body: Uint8Array): Uint8Array => {
  if (payload !== "") return bytesOf(`${head}.${payload}`);
  return bytesOf(`${head}.${jose["b64"] === false ? wireOf(body) : spellBytes(body, "base64url")}`);
};

/** The claim whose value is the time or the nonce itself. */
const claimOf = ({ claims }: Compiled, field: "timestamp" | "nonce"): Claim | undefined =>
  claims.find(
    ({ template, atoms }) => template.source === `{${field}}` || (field === "nonce" && template.source === "{id}") || (atoms.size === 1 && atoms.has(field)),
  );

/** Claims that speak of the request, and not of the moment or the key. */
const speaksOf = ({ atoms }: Claim): string | null =>
  [...atoms].find((atom) => !["timestamp", "date", "nonce", "key-id", "constant", "signature"].includes(atom)) ?? null;

const mismatches = (claims: Json, made: Compiled, scope: Scope): readonly (DigestMismatch & { readonly name: string })[] =>
  made.claims.flatMap((claim) => {
    const part = speaksOf(claim);
    if (part === null) return [];
    const [carried, computed] = [claimIn(claims, claim.name), textOf(wireOf(render(claim.template, scope)))];
    const of = part === "body" || part === "form" ? {} : { of: part };
    return carried === computed ? [] : [{ at: `claim ${claim.name}`, name: claim.name, carried, computed, ...of }];
  });

const momentText = (scheme: JwsScheme, moment: Moment): string | null =>
  scheme.timestamp === null ? null : (moment.timestamp ?? timestampText(moment.epochMs, scheme.timestamp.format));

export const jws: Engine<JwsScheme> = {
  sign(message, scheme, secret, moment) {
    const made = compileJws(scheme);
    const nonce = scheme.nonce === null ? null : moment.nonce;
    const ready = made.send
      .filter(({ signs }) => !signs)
      .reduce<Message>(
        (current, item) => put(current, item, wireOf(render(item.template, scopeOf(current, scheme, made, momentText(scheme, moment), nonce)))),
        message,
      );
    const scope = scopeOf(ready, scheme, made, momentText(scheme, moment), nonce);
    const detached = made.claims.length === 0;
    const head = encoded(joseOf(scheme, detached));
    const claims = made.claims.map((claim) => [claim.name, claimValue(claim, textOf(wireOf(render(claim.template, scope))))] as const);
    const payload = detached ? spellBytes(ready.body, "base64url") : encoded(Object.fromEntries(claims));
    const stringToSign = bytesOf(`${head}.${payload}`);
    const signature = spellBytes(signWith(scheme.algorithm, keyOf(secret, scheme.key), stringToSign), "base64url");
    const whole = `${head}.${detached ? "" : payload}.${signature}`;
    const sent = made.send
      .filter(({ signs }) => signs)
      .reduce<Message>((current, item) => put(current, item, wireOf(render(item.template, { ...scope, message: current, signature: whole }))), ready);
    return { message: sent, stringToSign, signature };
  },

  read(message, scheme): Reading | Unreadable {
    const made = compileJws(scheme);
    const carried = carriedIn(message, scheme, made);
    if ("found" in carried) return carried;
    const claims = carried.payload === "" ? {} : jsonIn(carried.payload);
    if (claims === null) return unreadable("signature", "the second part of the token is no JSON object");
    if (made.claims.length > 0 && carried.payload === "") return unreadable("component", "the token has no claims");
    const [timeClaim, nonceClaim] = [claimOf(made, "timestamp"), claimOf(made, "nonce")];
    const timestamp = timeClaim === undefined ? null : claimIn(claims, timeClaim.name);
    const nonce = nonceClaim === undefined ? null : claimIn(claims, nonceClaim.name);
    if (scheme.timestamp !== null && timestamp === null) return unreadable("timestamp", `the token has no claim ${timeClaim?.name ?? ""}`);
    if (scheme.nonce !== null && nonce === null) return unreadable("nonce", `the token has no claim ${nonceClaim?.name ?? ""}`);
    const bare = bareOf(message, made);
    // Over a payload of its own the body must still be the one that the payload holds.
    const attached = made.claims.length === 0 && carried.payload !== "";
    const own = spellBytes(bare.body, "base64url");
    const signature = readBytes(carried.signature, "base64url");
    return {
      found: true,
      stringToSign: signedBytes(carried, bare.body),
      signatures: signature === null ? [] : [signature],
      algorithm: scheme.algorithm,
      key: (secret): SigningKey => keyOf(secret, scheme.key),
      timestamp: timestamp === null || scheme.timestamp === null ? null : { text: timestamp, epochMs: timestampValue(timestamp, scheme.timestamp.format) },
      nonce,
      digests: attached
        ? carried.payload === own
          ? []
          : [{ at: "payload of the token", carried: carried.payload, computed: own }]
        : mismatches(claims, made, scopeOf(bare, scheme, made, timestamp, nonce)).map(({ name: _name, ...mismatch }) => mismatch),
    };
  },

  coverage(scheme) {
    const made = compileJws(scheme);
    const atoms = new Set<Atom>(made.claims.length === 0 ? ["body"] : made.claims.flatMap((claim) => [...claim.atoms]));
    return coverageFrom(atoms, scheme);
  },

  redigest(message, scheme) {
    const made = compileJws(scheme);
    const carried = carriedIn(message, scheme, made);
    if ("found" in carried || carried.payload === "") return message;
    const claims = jsonIn(carried.payload);
    if (claims === null) return message;
    const bare = bareOf(message, made);
    const changed = mismatches(claims, made, scopeOf(bare, scheme, made, null, null));
    if (changed.length === 0) return message;
    const payload = encoded({ ...claims, ...Object.fromEntries(changed.map(({ name, computed }) => [name, computed])) });
    const [before, after] = [`${carried.head}.${carried.payload}.`, `${carried.head}.${payload}.`];
    return made.send
      .filter(({ signs }) => signs)
      .reduce<Message>((current, item) => put(current, item, (take(current, item) ?? "").replace(before, after)), message);
  },
};

/** The same request under a token that says it is not signed. A verifier that follows it accepts anything. */
export const withoutAlgorithm = (message: Message, scheme: JwsScheme): Message => {
  const made = compileJws(scheme);
  const carried = carriedIn(message, scheme, made);
  if ("found" in carried) return message;
  const head = encoded({ ...carried.jose, alg: "none" });
  return made.send
    .filter(({ signs }) => signs)
    .reduce<Message>(
      (current, item) =>
        put(current, item, (take(current, item) ?? "").replace(`${carried.head}.${carried.payload}.${carried.signature}`, `${head}.${carried.payload}.`)),
      message,
    );
};
