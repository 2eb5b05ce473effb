import type { Secret } from "../model/secret.ts";
import type { Coverage, Moment, Signed } from "./engine.ts";
import type { Message } from "./message.ts";
import type { Scheme } from "./scheme.ts";
import { type NonceKind } from "./time.ts";
/**
 * The message as it goes on the wire, the string that was signed and the signature.
 * @throws ScanError when secret, scheme and message do not fit together.
 */
export declare const sign: (message: Message, scheme: Scheme, secret: Secret, moment: Moment) => Signed;
/** Declared coverage: derived from the string to sign and its carriers. */
export declare const coverageOf: (scheme: Scheme) => Coverage;
/** Every digest that the message carries, computed anew; the signature stays. For the probe "digest not signed". */
export declare const redigest: (message: Message, scheme: Scheme) => Message;
/** Which nonce the scheme wants; null when it has none. */
export declare const nonceKindOf: (scheme: Scheme) => NonceKind | null;
/** Schemes whose requests must arrive one at a time, in ascending order. */
export declare const isOrdered: (scheme: Scheme) => boolean;
/** @param random 64 fresh bytes. */
export declare const momentAt: (scheme: Scheme, epochMs: number, random: Uint8Array) => Moment;
