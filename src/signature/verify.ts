// Checks a captured message against a scheme and a secret, and says what differs. Pure.

import type { Secret } from "../model/secret.ts";
import { secretOf } from "../model/secret.ts";
import { signWith, spellBytes, verifyWith } from "./algorithm.ts";
import { withoutDotSegments } from "./canonical.ts";
import type { DigestMismatch, Reading } from "./engine.ts";
import { engineOf } from "./engine-of.ts";
import { type Message, hostnameOf, percentDecode, wireOf, withBody } from "./message.ts";
import type { Scheme } from "./scheme.ts";

export type Verification =
  | { readonly ok: true; readonly timestamp: Reading["timestamp"]; readonly nonce: string | null }
  | {
      readonly ok: false;
      /** `component`: something that is to be signed is not there. */
      readonly part: "signature" | "timestamp" | "nonce" | "component" | "digest";
      readonly why: string;
      /** Null where it could not be made. Holds no secret. */
      readonly stringToSign: Uint8Array | null;
      readonly digests: readonly DigestMismatch[];
      /** What would have to be otherwise for the signature to be right: `with the body parsed and written anew`. */
      readonly differs: readonly string[];
    };

const right = (reading: Reading, secret: Secret): boolean => {
  const key = reading.key(secret);
  return reading.signatures.some((signature) => verifyWith(reading.algorithm, key, reading.stringToSign, signature));
};

const jsonAgain = (body: Uint8Array): Uint8Array | null => {
  try {
    return new TextEncoder().encode(JSON.stringify(JSON.parse(Buffer.from(body).toString("utf8"))));
  } catch {
    return null;
  }
};

/** The usual ways in which two sides disagree about one part of a message. */
const messageGuesses: readonly (readonly [says: string, change: (message: Message) => Message | null])[] = [
  ["without the query", (message) => (message.query === null ? null : { ...message, query: null })],
  ["with the query's parameters sorted", (message) => (message.query === null ? null : { ...message, query: message.query.split("&").sort().join("&") })],
  ["with %20 for + in the query", (message) => (message.query === null ? null : { ...message, query: message.query.replaceAll("+", "%20") })],
  ["with + for %20 in the query", (message) => (message.query === null ? null : { ...message, query: message.query.replaceAll("%20", "+") })],
  ["with the path percent-decoded", (message) => ({ ...message, path: percentDecode(message.path) })],
  ["with the path's dot segments removed", (message) => ({ ...message, path: withoutDotSegments(message.path) })],
  ["with a slash at the end of the path", (message) => ({ ...message, path: `${message.path}/` })],
  ["without the slash at the end of the path", (message) => ({ ...message, path: message.path.replace(/\/$/, "") })],
  ["without the port in the host", (message) => ({ ...message, host: hostnameOf(message) })],
  ["with the default port in the host", (message) => ({ ...message, host: `${hostnameOf(message)}:${message.scheme === "https" ? "443" : "80"}` })],
  ["with the host in lower case", (message) => ({ ...message, host: message.host.toLowerCase() })],
  ["with https for http", (message) => (message.scheme === "http" ? { ...message, scheme: "https" } : null)],
  ["with http for https", (message) => (message.scheme === "https" ? { ...message, scheme: "http" } : null)],
  ["with the method in upper case", (message) => ({ ...message, method: message.method.toUpperCase() })],
  ["with the method in lower case", (message) => ({ ...message, method: message.method.toLowerCase() })],
  ["with an empty body", (message) => ({ ...message, body: new Uint8Array(0) })],
  ["with the white space around the body removed", (message) => ({ ...message, body: new Uint8Array(Buffer.from(wireOf(message.body).trim(), "latin1")) })],
  [
    "with the body parsed as JSON and written anew",
    (message) => {
      const body = jsonAgain(message.body);
      return body === null ? null : withBody(message, body);
    },
  ],
];

/** The usual ways in which a secret is handed over wrongly. Nothing of the secret is put into the words. */
const secretGuesses: readonly (readonly [says: string, change: (bytes: Uint8Array) => Uint8Array | null])[] = [
  ["with the white space around the secret removed", (bytes) => new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1").trim(), "latin1"))],
  [
    "with the secret read as base64",
    (bytes) =>
      /^[A-Za-z0-9+/_-]+={0,2}\s*$/.test(Buffer.from(bytes).toString("latin1"))
        ? new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1").trim(), "base64"))
        : null,
  ],
  [
    "with the secret read as hex",
    (bytes) =>
      /^(?:[0-9a-fA-F]{2})+\s*$/.test(Buffer.from(bytes).toString("latin1"))
        ? new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1").trim(), "hex"))
        : null,
  ],
];

const guesses = (message: Message, scheme: Scheme, secret: Secret): readonly string[] => {
  const engine = engineOf(scheme);
  const verifies = (changed: Message, using: Scheme, material: Secret): boolean => {
    try {
      const reading = engine.read(changed, using);
      return reading.found && right(reading, material);
    } catch {
      return false;
    }
  };
  const found: string[] = [];
  for (const [says, change] of messageGuesses) {
    const changed = change(message);
    if (changed !== null && verifies(changed, scheme, secret)) found.push(says);
  }
  if (scheme.key.encoding === "pem" || scheme.key.encoding === "jwk") return found;
  for (const [says, change] of secretGuesses) {
    const bytes = change(secret.reveal());
    if (bytes !== null && verifies(message, { ...scheme, key: { ...scheme.key, encoding: "utf8" } }, secretOf(bytes))) found.push(says);
  }
  if (scheme.key.encoding !== "utf8" && verifies(message, { ...scheme, key: { ...scheme.key, encoding: "utf8", "strip-prefix": null } }, secret))
    found.push("with the secret taken as text");
  return found;
};

/** The signature that the message should carry, spelled in hex; only for schemes where signing twice gives the same. */
export const expectedSignature = (reading: Reading, secret: Secret): string | null =>
  reading.algorithm.startsWith("hmac-") || reading.algorithm === "sha256-secret-prefix"
    ? spellBytes(signWith(reading.algorithm, reading.key(secret), reading.stringToSign), "hex")
    : null;

/**
 * Recomputes what a strict verifier computes. A signature that is right while a digest header is not is no success (RFC 9421 §7.2.8).
 * @throws ScanError when the secret is not in the encoding that the scheme says.
 */
export const verify = (message: Message, scheme: Scheme, secret: Secret): Verification => {
  const reading = engineOf(scheme).read(message, scheme);
  if (!reading.found) return { ok: false, part: reading.part, why: reading.why, stringToSign: null, digests: [], differs: [] };
  const { stringToSign, digests } = reading;
  if (!right(reading, secret)) {
    const differs = guesses(message, scheme, secret);
    const why =
      differs.length === 0 ? "the signature is not the one that this secret gives for this message" : `the signature is right only ${differs.join(", or ")}`;
    return { ok: false, part: "signature", why, stringToSign, digests, differs };
  }
  if (digests.length > 0)
    return {
      ok: false,
      part: "digest",
      why: `the signature is right, but ${digests.map((each) => `${each.at} is not ${each.of === undefined ? "the digest of this body" : `what the ${each.of} of this request gives`}`).join(" and ")}`,
      stringToSign,
      digests,
      differs: [...new Set(digests.map((each) => each.of ?? "body"))],
    };
  return { ok: true, timestamp: reading.timestamp, nonce: reading.nonce };
};
