import type { Secret } from "../model/secret.ts";
import type { DigestMismatch, Reading } from "./engine.ts";
import { type Message } from "./message.ts";
import type { Scheme } from "./scheme.ts";
export type Verification = {
    readonly ok: true;
    readonly timestamp: Reading["timestamp"];
    readonly nonce: string | null;
} | {
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
/** The signature that the message should carry, spelled in hex; only for schemes where signing twice gives the same. */
export declare const expectedSignature: (reading: Reading, secret: Secret) => string | null;
/**
 * Recomputes what a strict verifier computes. A signature that is right while a digest header is not is no success (RFC 9421 §7.2.8).
 * @throws ScanError when the secret is not in the encoding that the scheme says.
 */
export declare const verify: (message: Message, scheme: Scheme, secret: Secret) => Verification;
