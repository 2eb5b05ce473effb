// One row of the truth set: a verifier that nobody here wrote, the server in front of it, and what a scan has to say, written down before it runs. Pure types.

import type { Observed, TrialKind, TrialVerdict } from "../../src/model/experiment.ts";
import type { BodyWish } from "../../src/model/signing.ts";
import type { Running } from "./serve.ts";

export const columns = ["method", "host", "path", "query", "body", "timestamp", "nonce", "content-type"] as const;
export type Column = (typeof columns)[number];

export const trialColumns = [
  "unsigned",
  "any-signature",
  "stripped",
  "known-key",
  "retired-key",
  "unpinned-host",
  "forwarded-host",
  "prefix-host",
  "unenforced-components",
  "stale-timestamp",
  "future-timestamp",
  "replay",
  "replay-race",
  "algorithm-downgrade",
  "collision",
  "method-override",
  "leak",
] as const satisfies readonly TrialKind[];

/** A verdict and the line of source or documentation that it follows from. `or` holds what is right beside it, `unknown` only with its reason. */
export interface Truth<T> {
  readonly is: T;
  readonly or?: readonly T[];
  readonly because: string;
}

export interface TruthRow {
  readonly name: string;
  /** npm version, or the distribution's package. */
  readonly version: string;
  readonly source: string;
  /** Beside Node and npm; Debian's packages of these names. */
  readonly needs?: readonly ("flask" | "oauthlib")[];
  readonly signing: Readonly<Record<string, unknown>> & { readonly scheme: string };
  readonly keyId: string | null;
  readonly secret: string;
  /** A key of the same kind that the server does not know, where another text is no key at all. */
  readonly stranger?: string;
  readonly canary: {
    /** `METHOD /path`, with parameters in braces. */
    readonly operation: string;
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: readonly (readonly [name: string, value: string])[];
    readonly body?: BodyWish;
    readonly alternate?: BodyWish;
  };
  /** A second operation with the same signature, for changes of the path. */
  readonly sibling?: string;
  start(): Promise<Running>;
  readonly components: Readonly<Record<Column, Truth<Observed>>>;
  readonly trials: Readonly<Record<TrialKind, Truth<TrialVerdict["outcome"]>>>;
  /** Seconds to either side; null without a timestamp. */
  readonly window: { readonly past: number | "unbounded"; readonly future: number | "unbounded"; readonly because: string } | null;
  readonly replay: "accepted" | "refused";
}

/** What follows from the shape of a scheme alone, so that rows say only what is their own. */
export const notHere = (because: string) => ({ is: "not-applicable", because }) as const;
/** The scheme has no such part, so nothing binds it; whether that is a gap or a matter of other words is the reader's. */
export const lacking = (because: string) => ({ is: "uncovered", or: ["not-applicable"], because }) as const;
export const bound = (because: string) => ({ is: "covered", because }) as const;
export const left = (because: string) => ({ is: "uncovered", because }) as const;
export const refused = (because: string) => ({ is: "closed", because }) as const;
export const letThrough = (because: string) => ({ is: "open", because }) as const;
/** Shut, and whether it could be asked is a matter of words. */
export const shut = (because: string) => ({ is: "closed", or: ["not-applicable"], because }) as const;
