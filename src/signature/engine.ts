// What every way of signing has to offer: sign a message, read a signed one, say what it binds. Pure types.

import type { Secret } from "../model/secret.ts";
import type { Component } from "../model/policy.ts";
import type { Algorithm, SigningKey } from "./algorithm.ts";
import type { Message } from "./message.ts";
import type { Scheme } from "./scheme.ts";

/** The values of clock and chance that go into one signature. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly epochMs: number;
  /** Spelled as the scheme wants it; empty where it has none. */
  readonly nonce: string;
  /** Sent and signed instead of the clock's text: for probes with `0`, `NaN` or the wrong unit. */
  readonly timestamp?: string;
}

export interface Signed {
  /** As it goes on the wire. */
  readonly message: Message;
  /** Holds no part of the secret. */
  readonly stringToSign: Uint8Array;
  /** Spelled as it is sent. */
  readonly signature: string;
}

/** A digest that the message carries, beside the one its body has. */
export interface DigestMismatch {
  /** Where it stands, such as `header Content-Digest`. */
  readonly at: string;
  readonly carried: string | null;
  readonly computed: string;
  /** What it stands for, where that is something else than the body. */
  readonly of?: string;
}

/** A signed message taken apart, without the secret. */
export interface Reading {
  readonly found: true;
  /** Made anew from the message, as a strict verifier makes it. */
  readonly stringToSign: Uint8Array;
  /** More than one where the header may carry several (key rotation): one right one is enough. Undecodable ones are left out. */
  readonly signatures: readonly Uint8Array[];
  readonly algorithm: Algorithm;
  /** The key for this message: derived ones depend on its date. @throws ScanError when the secret is not in the encoding that the scheme says. */
  key(secret: Secret): SigningKey;
  readonly timestamp: { readonly text: string; readonly epochMs: number | null } | null;
  readonly nonce: string | null;
  readonly digests: readonly DigestMismatch[];
}

/** Why a message cannot be read as signed. */
export interface Unreadable {
  readonly found: false;
  readonly part: "signature" | "timestamp" | "nonce" | "component";
  /** One sentence; may quote the message, holds no secret. */
  readonly why: string;
}

/** What a scheme binds, derived and never typed. */
export interface Coverage {
  readonly components: ReadonlySet<Component>;
  /** Pieces of components that are not bound as a whole: `query.foo`, `json.a.b`, `date`, `port`, `header:x-ms-*`. */
  readonly parts: ReadonlySet<string>;
}

export interface Engine<S extends Scheme> {
  /** @throws ScanError when secret, scheme and message do not fit together. */
  sign(message: Message, scheme: S, secret: Secret, moment: Moment): Signed;
  read(message: Message, scheme: S): Reading | Unreadable;
  coverage(scheme: S): Coverage;
  /** The same message with every digest it carries computed anew, the signature kept. */
  redigest(message: Message, scheme: S): Message;
}
