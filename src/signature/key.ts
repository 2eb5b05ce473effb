// From a secret as it stands in the environment to a key: encodings, prefixes, derivation. Pure.

import { createPrivateKey, createPublicKey, type JsonWebKey } from "node:crypto";
import { ScanError } from "../errors.ts";
import type { Secret } from "../model/secret.ts";
import { type Algorithm, isSymmetric, type SigningKey, signWith } from "./algorithm.ts";
import { bytesOf, concat, toWire } from "./message.ts";

export const keyEncodings = ["utf8", "hex", "base64", "base64url", "pem", "jwk"] as const;
export type KeyEncoding = (typeof keyEncodings)[number];

/** How the text of the environment variable becomes bytes: prefix off, decoded, then prepended and appended to. */
export interface KeyForm {
  readonly encoding: KeyEncoding;
  readonly "strip-prefix": string | null;
  readonly prepend: string | null;
  readonly append: string | null;
}

export const plainKey: KeyForm = { encoding: "utf8", "strip-prefix": null, prepend: null, append: null };

const shapes: Readonly<Record<"hex" | "base64" | "base64url", RegExp>> = {
  hex: /^(?:[0-9a-fA-F]{2})+$/,
  base64: /^[A-Za-z0-9+/]+={0,2}$/,
  base64url: /^[A-Za-z0-9_-]+={0,2}$/,
};

/** The message never quotes the secret, nor a part of it. */
const undecodable = (encoding: KeyEncoding): ScanError =>
  new ScanError("policy-invalid", `the secret is not ${encoding}`, {
    hint: "compare `secret.encoding` with how the secret was handed out; look for stray spaces and newlines",
  });

const decoded = (secret: Secret, form: KeyForm): Uint8Array => {
  let bytes = secret.reveal();
  const prefix = form["strip-prefix"];
  if (prefix !== null) {
    const start = bytesOf(toWire(prefix));
    if (bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte)) bytes = bytes.subarray(start.length);
  }
  if (form.encoding === "utf8" || form.encoding === "pem" || form.encoding === "jwk") return bytes;
  const text = Buffer.from(bytes).toString("latin1").trim();
  // The empty key is let through: it is a probe of its own.
  if (text !== "" && !shapes[form.encoding].test(text)) throw undecodable(form.encoding);
  return new Uint8Array(Buffer.from(text, form.encoding));
};

const asymmetric = (bytes: Uint8Array, encoding: "pem" | "jwk"): SigningKey => {
  const text = Buffer.from(bytes).toString("utf8");
  try {
    if (encoding === "jwk") {
      const key = JSON.parse(text) as JsonWebKey;
      if (key.kty === "oct") return { kind: "bytes", bytes: new Uint8Array(Buffer.from(key.k ?? "", "base64url")) };
      return { kind: "object", object: key.d === undefined ? createPublicKey({ key, format: "jwk" }) : createPrivateKey({ key, format: "jwk" }) };
    }
    return { kind: "object", object: /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) ? createPrivateKey(text) : createPublicKey(text) };
  } catch {
    // The library's own message may quote the key.
    throw undecodable(encoding);
  }
};

/** @throws ScanError when the secret is not in the encoding that was said. */
export const keyOf = (secret: Secret, form: KeyForm): SigningKey => {
  const bytes = decoded(secret, form);
  if (form.encoding === "pem" || form.encoding === "jwk") return asymmetric(bytes, form.encoding);
  return { kind: "bytes", bytes: concat(bytesOf(toWire(form.prepend ?? "")), bytes, bytesOf(toWire(form.append ?? ""))) };
};

/** What everybody may know of an asymmetric key, as bytes in which servers keep it. @throws ScanError for a shared secret, which has no such half. */
export const publicHalf = (secret: Secret, form: KeyForm, as: "pem" | "text" | "der"): Uint8Array => {
  const key = keyOf(secret, form);
  if (key.kind === "bytes") throw new ScanError("policy-invalid", "the key is a shared secret, and has no public half");
  const half = key.object.type === "private" ? createPublicKey(key.object) : key.object;
  if (as === "der") return new Uint8Array(half.export({ type: "spki", format: "der" }));
  const pem = String(half.export({ type: "spki", format: "pem" }));
  return bytesOf(as === "pem" ? pem : pem.trim());
};

/** One step of a derivation: the key becomes MAC(key, step), raw or spelled as text. */
export interface DeriveStep {
  readonly step: Uint8Array;
  readonly encode: "raw" | "hex" | "base64";
}

/** @throws ScanError when a derivation meets an asymmetric key or algorithm. */
export const derived = (key: SigningKey, algorithm: Algorithm, steps: readonly DeriveStep[]): SigningKey => {
  if (steps.length === 0) return key;
  if (!isSymmetric(algorithm)) throw new ScanError("policy-invalid", `keys are derived with an HMAC, and ${algorithm} is none`);
  return steps.reduce<SigningKey>((current, { step, encode }) => {
    const mac = signWith(algorithm, current, step);
    return { kind: "bytes", bytes: encode === "raw" ? mac : bytesOf(Buffer.from(mac).toString(encode)) };
  }, key);
};
