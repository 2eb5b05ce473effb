import { type KeyObject } from "node:crypto";
export declare const algorithms: readonly ["hmac-md5", "hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512", "ed25519", "ecdsa-p256-sha256", "ecdsa-p256-sha256-der", "ecdsa-p384-sha384", "rsa-v1_5-sha1", "rsa-v1_5-sha256", "rsa-pss-sha512", "sha256-secret-prefix"];
export type Algorithm = (typeof algorithms)[number];
export type SigningKey = {
    readonly kind: "bytes";
    readonly bytes: Uint8Array;
} | {
    readonly kind: "object";
    readonly object: KeyObject;
};
/** Why the algorithm is weak, or null. */
export declare const weaknessOf: (algorithm: Algorithm) => string | null;
export declare const isSymmetric: (algorithm: Algorithm) => boolean;
/** @throws ScanError when the key does not fit or is only a public one. */
export declare const signWith: (algorithm: Algorithm, key: SigningKey, data: Uint8Array) => Uint8Array;
/** True when the signature is right for data and key. A private key stands for its public one. */
export declare const verifyWith: (algorithm: Algorithm, key: SigningKey, data: Uint8Array, signature: Uint8Array) => boolean;
export declare const spellings: readonly ["hex", "HEX", "base64", "base64url"];
export type Spelling = (typeof spellings)[number];
export declare const spellBytes: (bytes: Uint8Array, spelling: Spelling) => string;
/** Null when the text is not of that spelling. Case and padding are forgiven, as verifiers do. */
export declare const readBytes: (text: string, spelling: Spelling) => Uint8Array | null;
export type Digest = "md5" | "sha1" | "sha256" | "sha384" | "sha512" | "crc32";
/** Raw digest; `crc32` gives its decimal text, because that is how it is put into strings (PayPal). */
export declare const digestOf: (hash: Digest, bytes: Uint8Array) => Uint8Array;
/** Digest as wire text. */
export declare const digestText: (hash: Digest, bytes: Uint8Array, spelling: Spelling | "raw") => string;
