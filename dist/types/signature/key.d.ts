import type { Secret } from "../model/secret.ts";
import { type Algorithm, type SigningKey } from "./algorithm.ts";
export declare const keyEncodings: readonly ["utf8", "hex", "base64", "base64url", "pem", "jwk"];
export type KeyEncoding = (typeof keyEncodings)[number];
/** How the text of the environment variable becomes bytes: prefix off, decoded, then prepended and appended to. */
export interface KeyForm {
    readonly encoding: KeyEncoding;
    readonly "strip-prefix": string | null;
    readonly prepend: string | null;
    readonly append: string | null;
}
export declare const plainKey: KeyForm;
/** @throws ScanError when the secret is not in the encoding that was said. */
export declare const keyOf: (secret: Secret, form: KeyForm) => SigningKey;
/** What everybody may know of an asymmetric key, as bytes in which servers keep it. @throws ScanError for a shared secret, which has no such half. */
export declare const publicHalf: (secret: Secret, form: KeyForm, as: "pem" | "text" | "der") => Uint8Array;
/** One step of a derivation: the key becomes MAC(key, step), raw or spelled as text. */
export interface DeriveStep {
    readonly step: Uint8Array;
    readonly encode: "raw" | "hex" | "base64";
}
/** @throws ScanError when a derivation meets an asymmetric key or algorithm. */
export declare const derived: (key: SigningKey, algorithm: Algorithm, steps: readonly DeriveStep[]) => SigningKey;
