// The only place where a secret meets a message. What it signs can be sent to one origin, because it is sent from here and nowhere else.

import { type Secret, secretOf } from "../model/secret.ts";
import type { Exchange, Ports } from "../ports.ts";
import { isSymmetric } from "../signature/algorithm.ts";
import type { Moment } from "../signature/engine.ts";
import type { Hand, How, Made, Planned, Signature } from "../signature/experiment/request.ts";
import { engineOf } from "../signature/engine-of.ts";
import { publicHalf } from "../signature/key.ts";
import { type Message, targetOf, wireOf } from "../signature/message.ts";
import type { Scheme } from "../signature/scheme.ts";
import { coverageOf, isOrdered, momentAt, sign } from "../signature/sign.ts";
import { resolutionOf } from "../signature/time.ts";

export interface HandOptions {
  readonly scheme: Scheme;
  /** Null: nothing is known, and a throw-away key gives signatures that are merely well formed. */
  readonly secret: Secret | null;
  readonly previous: Secret | null;
  /** The one origin that ever sees a signature. */
  readonly baseUrl: string;
  /** The public name of the base URL, or null. */
  readonly alias: string | null;
  readonly ports: Pick<Ports, "exchange" | "now" | "sleep" | "randomHex">;
  /** Milliseconds to add to our clock. */
  readonly offset: () => number;
}

export interface SigningHand {
  /** Makes the request; what it holds never leaves but by `send`. */
  make(planned: Planned): Made;
  /** To the base URL's origin, whatever the message says. Never follows anything. */
  send(message: Message): Promise<Exchange>;
  /** The string that was signed for a message of ours, read back from it; null where it cannot be. Holds no part of the secret. */
  stringToSign(message: Message): string | null;
  /** Waits until there is a moment that no signature has had. */
  room(): Promise<void>;
  /** How many seconds moments may reach back, so that no two signatures share one; null where sharing does no harm. */
  reach(seconds: number | null): void;
}

/** How many moments one request may need. */
const mostMoments = 4;

export const createSigningHand = (options: HandOptions): SigningHand => {
  const { scheme, secret, previous, ports } = options;
  const { origin } = new URL(options.baseUrl);
  const made = new Map<string, { readonly message: Message; readonly moment: Moment | null }>();
  let begun: Moment | null = null;
  const taken = new Set<number>();
  /** A signed nonce makes every signature another one by itself. */
  const bound = coverageOf(scheme).components;
  const counted = bound.has("nonce");
  /** Without a signed time there is no moment to be another one: the same message has the same signature for ever. */
  const timed = bound.has("timestamp");
  const step = scheme.engine === "template" && scheme.timestamp !== null ? resolutionOf(scheme.timestamp.format) : 1000;
  let last = 0;
  let reach: number | null = 20;
  const throwAway = secretOf(ports.randomHex(32));
  const plain: Scheme = { ...scheme, key: { ...scheme.key, encoding: "utf8", "strip-prefix": null } };
  // Nobody has a private key of the user's; 64 bytes look like a signature too.
  const wellFormed: Scheme = isSymmetric(scheme.algorithm) ? plain : { ...plain, algorithm: "hmac-sha512" };

  const now = (): number => ports.now() + options.offset();
  const apart = (): boolean => reach !== null && timed && !counted && !isOrdered(scheme);
  const free = (): number[] => {
    const slot = Math.floor(now() / step);
    return Array.from({ length: Math.max(mostMoments, Math.min(200, Math.floor(((reach ?? 0) * 1000) / step))) }, (_each, index) => slot - index).filter(
      (each) => !taken.has(each),
    );
  };

  const moment = (how: How): Moment => {
    let at = now();
    if (isOrdered(scheme)) at = Math.max(at, last + 1);
    // An age is measured from now, and makes the moment another one anyway.
    else if (apart() && how.never === undefined && how.age === undefined) {
      const [slot] = free();
      // The middle of its step, so that rounding cannot move it into the next one.
      if (slot !== undefined && slot !== Math.floor(at / step)) at = slot * step + step / 2;
      taken.add(Math.floor(at / step));
    }
    last = at;
    return momentAt(scheme, at, new Uint8Array(Buffer.from(ports.randomHex(64), "hex")));
  };

  const material = ({ key, scheme: using }: How): { readonly secret: Secret; readonly scheme: Scheme } => {
    if (key?.kind === "known") return { secret: secretOf(key.text), scheme: using ?? plain };
    if (key?.kind === "public" && secret !== null) return { secret: secretOf(publicHalf(secret, scheme.key, key.as)), scheme: using ?? plain };
    if (key?.kind === "previous" && previous !== null) return { secret: previous, scheme: using ?? scheme };
    return secret === null ? { secret: throwAway, scheme: wellFormed } : { secret, scheme: using ?? scheme };
  };

  const earlier = (id: string): { readonly message: Message; readonly moment: Moment | null } => {
    const found = made.get(id);
    if (found === undefined) throw new Error(`${id} was not made before`);
    return found;
  };

  const hand: Hand = {
    sign: (message, how = {}): Signature => {
      const start = how.at ?? moment(how);
      const at = how.age === undefined ? start : { ...start, epochMs: start.epochMs - how.age * 1000 };
      begun ??= at;
      if (how.never === undefined) taken.add(Math.floor(at.epochMs / step));
      const { secret: key, scheme: using } = material(how);
      return { ...sign(message, using, key, at), moment: at };
    },
    hex: (bytes) => ports.randomHex(bytes),
    recall: (id) => earlier(id).message,
    momentOf: (id) => {
      const { moment: at } = earlier(id);
      if (at === null) throw new Error(`${id} was not signed`);
      return at;
    },
  };

  return {
    make: (planned) => {
      begun = null;
      const result = planned.make(hand);
      made.set(planned.id, { message: result.message, moment: begun });
      // Without the secret nobody knows what would be right.
      return secret === null ? { ...result, right: null } : result;
    },
    send: (message) =>
      ports.exchange({
        method: message.method,
        url: `${origin}/`,
        target: targetOf(message),
        ...(options.alias === null ? {} : { host: options.alias }),
        headers: [["Host", message.host], ...message.headers],
        payload: message.body,
        body: "read",
        maxBytes: 256 * 1024,
        retry: "never",
      }),
    stringToSign: (message) => {
      const reading = engineOf(scheme).read(message, scheme);
      return reading.found ? wireOf(reading.stringToSign) : null;
    },
    room: async () => {
      for (let waited = 0; apart() && free().length < mostMoments && waited < 60; waited += 1) await ports.sleep(step);
    },
    reach: (seconds) => {
      reach = seconds;
    },
  };
};
