// Signs a message by a scheme, and says what the scheme binds. Pure: clock and chance come with the moment.

import type { Secret } from "../model/secret.ts";
import type { Coverage, Moment, Signed } from "./engine.ts";
import { engineOf } from "./engine-of.ts";
import type { Message } from "./message.ts";
import type { Scheme } from "./scheme.ts";
import { isMonotonic, type NonceKind, nonceText } from "./time.ts";

/**
 * The message as it goes on the wire, the string that was signed and the signature.
 * @throws ScanError when secret, scheme and message do not fit together.
 */
export const sign = (message: Message, scheme: Scheme, secret: Secret, moment: Moment): Signed => engineOf(scheme).sign(message, scheme, secret, moment);

/** Declared coverage: derived from the string to sign and its carriers. */
export const coverageOf = (scheme: Scheme): Coverage => engineOf(scheme).coverage(scheme);

/** Every digest that the message carries, computed anew; the signature stays. For the probe "digest not signed". */
export const redigest = (message: Message, scheme: Scheme): Message => engineOf(scheme).redigest(message, scheme);

/** Which nonce the scheme wants; null when it has none. */
export const nonceKindOf = (scheme: Scheme): NonceKind | null => {
  if (scheme.engine === "template" || scheme.engine === "jws") return scheme.nonce?.generate ?? null;
  return scheme.engine === "rfc9421" || scheme.engine === "oauth1" ? scheme.nonce : null;
};

/** Schemes whose requests must arrive one at a time, in ascending order. */
export const isOrdered = (scheme: Scheme): boolean => {
  const kind = nonceKindOf(scheme);
  return kind !== null && isMonotonic(kind);
};

/** @param random 64 fresh bytes. */
export const momentAt = (scheme: Scheme, epochMs: number, random: Uint8Array): Moment => {
  const kind = nonceKindOf(scheme);
  return { epochMs, nonce: kind === null ? "" : nonceText(kind, epochMs, random) };
};
