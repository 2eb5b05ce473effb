// MACs and signatures over bytes, one row per algorithm, and the ways a signature is spelled. Pure.

import { constants, createHash, createHmac, createPublicKey, type KeyObject, sign, timingSafeEqual, verify } from "node:crypto";
import { ScanError } from "../errors.ts";
import { bytesOf, concat, wireOf } from "./message.ts";

export const algorithms = [
  "hmac-md5",
  "hmac-sha1",
  "hmac-sha256",
  "hmac-sha384",
  "hmac-sha512",
  "ed25519",
  "ecdsa-p256-sha256",
  "ecdsa-p256-sha256-der",
  "ecdsa-p384-sha384",
  "rsa-v1_5-sha1",
  "rsa-v1_5-sha256",
  "rsa-pss-sha512",
  "sha256-secret-prefix",
] as const;
export type Algorithm = (typeof algorithms)[number];

export type SigningKey = { readonly kind: "bytes"; readonly bytes: Uint8Array } | { readonly kind: "object"; readonly object: KeyObject };

interface Row {
  readonly needs: "bytes" | KeyObject["asymmetricKeyType"];
  /** RSA keys come in two kinds that both verify RSA-PSS. */
  readonly also?: KeyObject["asymmetricKeyType"];
  /** Why it counts as weak; null when it does not. */
  readonly weak: string | null;
  sign(data: Uint8Array, key: SigningKey): Uint8Array;
  /** Undefined where signing again and comparing is the check. */
  verify?(data: Uint8Array, key: SigningKey, signature: Uint8Array): boolean;
}

const bytesIn = (key: SigningKey): Uint8Array => {
  if (key.kind === "bytes") return key.bytes;
  throw new ScanError("policy-invalid", "the algorithm takes a shared secret, but the key is an asymmetric one");
};

const objectIn = (key: SigningKey): KeyObject => {
  if (key.kind === "object") return key.object;
  throw new ScanError("policy-invalid", "the algorithm takes an asymmetric key, but the secret is a shared one", {
    hint: "set `secret.encoding` to pem or jwk",
  });
};

const hmac = (hash: string, weak: string | null): Row => ({
  needs: "bytes",
  weak,
  sign: (data, key) => new Uint8Array(createHmac(hash, bytesIn(key)).update(data).digest()),
});

/** RFC 9421 §3.3.1: salt of 64 octets and MGF1 with SHA-512. */
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 };

const asymmetric = (
  needs: NonNullable<KeyObject["asymmetricKeyType"]>,
  hash: string | null,
  options: { readonly padding?: number; readonly saltLength?: number; readonly dsaEncoding?: "ieee-p1363" | "der" } = {},
): Row => ({
  needs,
  ...(needs === "rsa-pss" ? { also: "rsa" as const } : {}),
  weak: null,
  sign: (data, key) => new Uint8Array(sign(hash, data, { key: objectIn(key), ...options })),
  verify(data, key, signature) {
    const object = objectIn(key);
    return verify(hash, data, { key: object.type === "private" ? createPublicKey(object) : object, ...options }, signature);
  },
});

const rows: Readonly<Record<Algorithm, Row>> = {
  "hmac-md5": hmac("md5", "MD5 is broken as a hash; as HMAC it is only obsolete"),
  "hmac-sha1": hmac("sha1", "SHA-1 is broken as a hash; as HMAC it is only obsolete"),
  "hmac-sha256": hmac("sha256", null),
  "hmac-sha384": hmac("sha384", null),
  "hmac-sha512": hmac("sha512", null),
  ed25519: asymmetric("ed25519", null),
  "ecdsa-p256-sha256": asymmetric("ec", "sha256", { dsaEncoding: "ieee-p1363" }),
  "ecdsa-p256-sha256-der": asymmetric("ec", "sha256", { dsaEncoding: "der" }),
  "ecdsa-p384-sha384": asymmetric("ec", "sha384", { dsaEncoding: "ieee-p1363" }),
  "rsa-v1_5-sha1": {
    ...asymmetric("rsa", "sha1", { padding: constants.RSA_PKCS1_PADDING }),
    weak: "SHA-1 is broken: two messages with one hash can be made, and the signature of one is that of the other",
  },
  "rsa-v1_5-sha256": asymmetric("rsa", "sha256", { padding: constants.RSA_PKCS1_PADDING }),
  "rsa-pss-sha512": asymmetric("rsa-pss", "sha512", pss),
  "sha256-secret-prefix": {
    needs: "bytes",
    weak: "a hash of secret and message can be extended without the secret (length extension); HMAC cannot",
    sign: (data, key) =>
      new Uint8Array(
        createHash("sha256")
          .update(concat(bytesIn(key), data))
          .digest(),
      ),
  },
};

/** Why the algorithm is weak, or null. */
export const weaknessOf = (algorithm: Algorithm): string | null => rows[algorithm].weak;

export const isSymmetric = (algorithm: Algorithm): boolean => rows[algorithm].needs === "bytes";

/** @throws ScanError when the key is of another kind than the algorithm takes. */
const fit = (algorithm: Algorithm, key: SigningKey): Row => {
  const row = rows[algorithm];
  const kind = key.kind === "bytes" ? "bytes" : key.object.asymmetricKeyType;
  if (kind !== row.needs && kind !== row.also)
    throw new ScanError(
      "policy-invalid",
      `${algorithm} takes ${row.needs === "bytes" ? "a shared secret" : `a key of type ${String(row.needs)}`}, but the key is ${kind === "bytes" ? "a shared secret" : String(kind)}`,
      {
        hint: kind === "bytes" ? "set `secret.encoding` to pem or jwk" : "set `algorithm` to one that this key can be used with",
      },
    );
  return row;
};

/** @throws ScanError when the key does not fit or is only a public one. */
export const signWith = (algorithm: Algorithm, key: SigningKey, data: Uint8Array): Uint8Array => {
  const row = fit(algorithm, key);
  if (key.kind === "object" && key.object.type === "public") throw new ScanError("policy-invalid", "the key is a public one: it can verify, but not sign");
  return row.sign(data, key);
};

/** True when the signature is right for data and key. A private key stands for its public one. */
export const verifyWith = (algorithm: Algorithm, key: SigningKey, data: Uint8Array, signature: Uint8Array): boolean => {
  const row = fit(algorithm, key);
  if (row.verify !== undefined) return row.verify(data, key, signature);
  const right = row.sign(data, key);
  return right.length === signature.length && timingSafeEqual(right, signature);
};

export const spellings = ["hex", "HEX", "base64", "base64url"] as const;
export type Spelling = (typeof spellings)[number];

export const spellBytes = (bytes: Uint8Array, spelling: Spelling): string => {
  const buffer = Buffer.from(bytes);
  return spelling === "HEX" ? buffer.toString("hex").toUpperCase() : buffer.toString(spelling);
};

const shapes: Readonly<Record<Spelling, RegExp>> = {
  hex: /^(?:[0-9a-fA-F]{2})*$/,
  HEX: /^(?:[0-9a-fA-F]{2})*$/,
  base64: /^[A-Za-z0-9+/_-]*={0,2}$/,
  base64url: /^[A-Za-z0-9+/_-]*={0,2}$/,
};

/** Null when the text is not of that spelling. Case and padding are forgiven, as verifiers do. */
export const readBytes = (text: string, spelling: Spelling): Uint8Array | null =>
  shapes[spelling].test(text) ? new Uint8Array(Buffer.from(text, spelling === "hex" || spelling === "HEX" ? "hex" : "base64")) : null;

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
};

export type Digest = "md5" | "sha1" | "sha256" | "sha384" | "sha512" | "crc32";

/** Raw digest; `crc32` gives its decimal text, because that is how it is put into strings (PayPal). */
export const digestOf = (hash: Digest, bytes: Uint8Array): Uint8Array =>
  hash === "crc32" ? bytesOf(String(crc32(bytes))) : new Uint8Array(createHash(hash).update(bytes).digest());

/** Digest as wire text. */
export const digestText = (hash: Digest, bytes: Uint8Array, spelling: Spelling | "raw"): string => {
  const digest = digestOf(hash, bytes);
  return spelling === "raw" ? wireOf(digest) : spellBytes(digest, spelling);
};
