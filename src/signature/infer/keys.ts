// The ways in which the text of a secret may be the key. Pure.

import { createPublicKey } from "node:crypto";
import { secretOf, type Secret } from "../../model/secret.ts";
import { type KeyForm, keyOf, plainKey } from "../key.ts";
import { algorithmsOfKey, algorithmsOfLength, keyEncodings } from "./space.ts";
import type { Trial } from "./search.ts";

export interface KeyReading {
  readonly form: KeyForm;
  readonly bytes: Uint8Array;
}

export type Keys =
  | { readonly kind: "shared"; readonly readings: readonly KeyReading[] }
  | { readonly kind: "pair"; readonly pem: string; readonly type: string; readonly encoding: "pem" | "jwk" };

const fits: Readonly<Record<string, RegExp>> = {
  utf8: /^[^]*$/,
  hex: /^(?:[0-9a-fA-F]{2})+$/,
  base64: /^(?=[^]*[A-Za-z])[A-Za-z0-9+/]{4,}={0,2}$/,
  base64url: /^(?=[^]*[-_])[A-Za-z0-9_-]{4,}={0,2}$/,
};

/** Null for text that looks like a private or public key, as PEM or JWK, and is none. */
export const keysIn = (secret: Secret): Keys | null => {
  const text = Buffer.from(secret.reveal()).toString("utf8");
  const encoding = text.includes("-----BEGIN ") ? "pem" : /^\s*\{[^]*"kty"\s*:\s*"(?!oct)/.test(text) ? "jwk" : null;
  if (encoding !== null) {
    try {
      const key = keyOf(secret, { ...plainKey, encoding });
      if (key.kind === "bytes") return null;
      const object = key.object.type === "private" ? createPublicKey(key.object) : key.object;
      // Verifying needs no more than the public half.
      return { kind: "pair", pem: object.export({ type: "spki", format: "pem" }).toString(), type: object.asymmetricKeyType ?? "", encoding };
    } catch {
      return null;
    }
  }
  const prefix = /^[A-Za-z][A-Za-z0-9]{1,15}_/.exec(text)?.[0] ?? null;
  const readings: KeyReading[] = [];
  for (const strip of prefix === null ? [null] : [null, prefix])
    for (const encoding of keyEncodings) {
      const rest = text.slice(strip?.length ?? 0);
      if (fits[encoding]?.test(rest) !== true) continue;
      const form: KeyForm = { ...plainKey, encoding, "strip-prefix": strip };
      const key = keyOf(secretOf(text), form);
      if (key.kind === "bytes" && !readings.some(({ bytes }) => Buffer.compare(bytes, key.bytes) === 0)) readings.push({ form, bytes: key.bytes });
    }
  return { kind: "shared", readings };
};

/** How many bytes a signature may have. */
export const lengthsOf = (keys: Keys): ((bytes: number) => boolean) =>
  keys.kind === "shared" ? (bytes) => algorithmsOfLength.has(bytes) : (bytes) => bytes >= 60 && bytes <= 1024;

/** Every key with every algorithm that gives signatures of this length. */
export const trialsOf = (keys: Keys, length: number): Trial[] =>
  keys.kind === "pair"
    ? (algorithmsOfKey.get(keys.type) ?? []).map((algorithm) => ({ algorithm, key: keys.pem }))
    : (algorithmsOfLength.get(length) ?? []).flatMap((algorithm) => keys.readings.map(({ bytes }) => ({ algorithm, key: bytes })));

/** The form of the key that a trial used. */
export const formOfTrial = (keys: Keys, { key }: Trial): KeyForm =>
  keys.kind === "pair" || typeof key === "string"
    ? { ...plainKey, encoding: "pem" }
    : (keys.readings.find(({ bytes }) => Buffer.compare(bytes, key) === 0)?.form ?? plainKey);
