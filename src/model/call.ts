// Requests that really happened, read from files. A CapturedCall lives only while gathering, for it may carry credentials; ObservedCall is what evidence keeps. Pure types.

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

/** What captured signatures say, judged while gathering: answers, never material. */
export interface CaptureFacts {
  /** Captured calls that carry a signature of a known scheme. */
  readonly signed: number;
}
