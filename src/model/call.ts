// Requests that really happened, read from files. A CapturedCall lives only while gathering, for it may carry credentials; ObservedCall is what evidence keeps. Pure types.

import type { Place } from "./place.ts";
import type { Component } from "./policy.ts";

export type TrafficFormat = "har" | "otlp";

export interface CallSource {
  /** As the user named it, or as the glob found it. */
  readonly file: string;
  /** Place in the file that a person can find: `entry 12`, `line 3, span 8ab1…`. */
  readonly entry: string;
}

/** One captured request with everything it carried. Never part of the evidence, never printed. */
export interface CapturedCall {
  readonly source: CallSource;
  /** Milliseconds since the epoch; null where the capture does not say. */
  readonly at: number | null;
  /** "" where unknown (a tunnel). */
  readonly method: string;
  /** Absolute, as captured. For a tunnel `https://host:port/`. */
  readonly url: string;
  /** Only host and port are known: the call went through a TLS tunnel. */
  readonly tunnel: boolean;
  /** As captured, repeated ones repeated; null where the capture holds none (traces). */
  readonly headers: readonly (readonly [name: string, value: string])[] | null;
  /** Null where the capture does not hold it; empty where it says that there was none. */
  readonly body: Uint8Array | null;
  /** Null without an answer. */
  readonly status: number | null;
  /** `Location` of the answer, as sent. */
  readonly location: string | null;
  /** What made the call, as far as the capture says: a user agent, `service.name` of a trace. */
  readonly client: string | null;
}

/** Credentials are named here and never held. Calls that differ in nothing below but their time are one, counted. */
export interface ObservedCall {
  /** Redacted like every URL in evidence. */
  readonly url: string;
  /** As in reports, port included. */
  readonly host: string;
  readonly method: string;
  readonly tunnel: boolean;
  readonly status: number | null;
  /** Where the answer sent the client, absolute and redacted; null where nowhere. */
  readonly redirect: string | null;
  /** Headers and query parameters that carried a signature, key or credential: `header x-signature`, `query sig`. Sorted. */
  readonly credentials: readonly string[];
  /** The capture says which headers were sent. Traces and tunnels do not, so no credential there means nothing. */
  readonly headers: boolean;
  /** Set when this call went where the answer to another one had sent the client. */
  readonly follows: Followed | null;
  readonly client: string | null;
  readonly count: number;
  readonly first: CallSource;
}

/** The call before a redirect, and what of it came along. */
export interface Followed {
  /** Redacted. */
  readonly url: string;
  readonly source: CallSource;
  /** Of the call's `credentials`: those that had the same value before the redirect. Sorted. */
  readonly same: readonly string[];
  /** Signatures that the client made anew for where the redirect led: the same header with another value. Sorted. */
  readonly anew: readonly string[];
}

export interface TrafficSource {
  readonly file: string;
  /** Null where the file is neither. */
  readonly format: TrafficFormat | null;
  readonly calls: number;
  /** What could not be read, and where: the first few. */
  readonly unread: readonly { readonly entry: string; readonly why: string }[];
  /** How many could not be read, those above included. */
  readonly missed: number;
  /** Why the file was not read to its end; null when it was. */
  readonly cut: string | null;
}

export interface CallFacts {
  readonly sources: readonly TrafficSource[];
  readonly calls: readonly ObservedCall[];
}

/** What captured signatures say, established while gathering: answers, never material. */
export interface CaptureFacts {
  /** Captured calls that carry a signature: one of a known scheme, or one by the name of what carries it. */
  readonly signed: number;
  /** Those of them that were answered with 2xx. What was not shows nothing about what a server lets through. */
  readonly accepted: number;
  readonly schemes: readonly CapturedScheme[];
  /** The first few of each scheme; `CapturedScheme` counts all. */
  readonly mismatches: readonly CapturedMismatch[];
  readonly signatures: readonly ReusedSignature[];
  readonly nonces: readonly CapturedNonce[];
  readonly ages: readonly CapturedAge[];
  /** Signatures that a key of a public list explains. Which key is not kept. */
  readonly weak: readonly { readonly scheme: string; readonly list: "defaults" | "documentation"; readonly use: CapturedUse }[];
}

/** A captured call as a finding quotes it. */
export interface CapturedUse {
  readonly method: string;
  /** Redacted. */
  readonly url: string;
  /** Where the description has it. */
  readonly operation: string | null;
  readonly status: number | null;
  readonly source: CallSource;
}

/** A scheme of policy or description, and what was captured of it. */
export interface CapturedScheme {
  readonly name: string;
  readonly builtin: boolean;
  readonly direction: "api" | "webhook";
  readonly declared: readonly Component[];
  readonly place: Place | null;
  readonly secret: "given" | { readonly missing: string };
  readonly signed: number;
  /** Zero without a secret. */
  readonly right: number;
  readonly wrong: number;
  /** Wrong ones that the server refused: those are as they should be, or of a test. */
  readonly refused: number;
  /** Made with a key of another name, so that nothing can be said. */
  readonly foreign: number;
}

export interface CapturedMismatch {
  readonly scheme: string;
  readonly host: string;
  /** One sentence without material. */
  readonly why: string;
  readonly use: CapturedUse;
}

/** One signature on two messages that one origin accepted. */
export interface ReusedSignature {
  /** Null where only a name says that it is a signature. */
  readonly scheme: string | null;
  /** `header x-signature`. */
  readonly at: string;
  readonly host: string;
  /** What differs between the two. */
  readonly differs: readonly Component[];
  readonly first: CapturedUse;
  readonly second: CapturedUse;
  /** How many more like these two there are. */
  readonly more: number;
}

/** What one carrier of nonces carried to one host, in calls that were accepted. Repeats of the same bytes count once. */
export interface CapturedNonce {
  readonly scheme: string | null;
  readonly at: string;
  readonly host: string;
  readonly requests: number;
  readonly different: number;
  /** Two different requests with one nonce; null where there are none. */
  readonly reused: { readonly first: CapturedUse; readonly second: CapturedUse } | null;
}

/** The time between signing and sending of accepted calls, by the capture's own clock. Negative: ahead of it. */
export interface CapturedAge {
  readonly scheme: string | null;
  readonly at: string;
  readonly host: string;
  readonly oldest: { readonly seconds: number; readonly use: CapturedUse };
  readonly newest: { readonly seconds: number; readonly use: CapturedUse };
}
