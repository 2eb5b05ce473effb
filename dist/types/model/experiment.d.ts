import type { Place } from "./place.ts";
import type { Component } from "./policy.ts";
/** How an answer looked, with everything left out that varies between two answers of one kind (ids, times, echoed hex, lengths). Compared by `alike`. */
export interface AnswerShape {
    readonly status: number;
    /** Media type without parameters, lower case; "" without one. */
    readonly type: string;
    /** Error code or short message taken from a JSON body or `WWW-Authenticate`, masked; "" where there is none. */
    readonly code: string;
    /** Shape of the JSON body (keys and kinds, sorted), or a masked digest of other text; "" for an empty body. */
    readonly body: string;
    /** Whether it is what `accepted-when` of the canary describes; absent where it says nothing. */
    readonly expected?: boolean;
}
export type AnswerClass = "accepted" | "refused" | "other";
/** One sent message, named well enough to be traced: what it was for, how it was changed, how it was signed, and what came back. */
export interface Exchanged {
    /** Stable and readable: `host/PROBE`, `query-added/NEG`, `stale/86400`, `signed#2`. Unique within the experiment. */
    readonly id: string;
    /** "GET /path?query", credential-like values redacted; what was changed. */
    readonly request: string;
    readonly changed: string;
    readonly signature: "fresh" | "garbled" | "none" | "for-the-original" | "other";
    readonly answer: AnswerShape | null;
    /** Why there is no answer. */
    readonly fault: string | null;
    /** The answer held the expected signature, the string to sign or the key: established while gathering. */
    readonly leaked: readonly ("signature" | "string-to-sign" | "key")[];
    /** Round number, from 0, and milliseconds after the start of the experiment. */
    readonly round: number;
    readonly atMs: number;
    /** Server's `Date` minus ours in seconds where it could be told. */
    readonly skewSeconds: number | null;
}
export interface Experiment {
    readonly operation: string;
    /** Name of the scheme, with what tells it from others of that name behind it; `builtin` false for `custom`. */
    readonly scheme: string;
    readonly builtin: boolean;
    readonly direction: "api" | "webhook";
    readonly declared: readonly Component[];
    /** Components that are non-empty on the canary, so that something can be changed. */
    readonly present: readonly Component[];
    /** Without a secret only unsigned, garbled, empty and known keys were tried. */
    readonly withSecret: boolean;
    readonly exchanges: readonly Exchanged[];
    /** Set when the experiment ended early. */
    readonly stopped: string | null;
    /** Secret-free string to sign of the signed control, for comparison when it was refused. Cut at 4,096 characters. */
    readonly stringToSign: string | null;
    readonly place: Place | null;
}
/** The fact `signing`: what policy or description say about how requests are signed. */
export interface SigningFact {
    readonly schemes: readonly DeclaredScheme[];
}
export interface DeclaredScheme {
    readonly name: string;
    readonly builtin: boolean;
    readonly direction: "api" | "webhook";
    readonly algorithm: string;
    readonly declared: readonly Component[];
    /** Operations it signs. */
    readonly operations: readonly string[];
    /** Where it is written: description or policy file. */
    readonly place: Place | null;
    /** Pair of different requests with one string to sign, from the template alone; null when there is none. */
    readonly ambiguity: {
        readonly why: string;
        readonly first: string;
        readonly second: string;
        readonly stringToSign: string;
    } | null;
    /** "given", or why there is no secret. */
    readonly secret: "given" | {
        readonly missing: string;
    };
}
/** The fact `secretStrength`: judged locally, never the material. */
export interface SecretStrength {
    readonly scheme: string;
    /** Sentences: "it is 6 bytes long", "it is a documented example key". Empty: nothing to object. */
    readonly weaknesses: readonly string[];
    readonly confidence: "proven" | "likely";
}
export type Observed = "covered" | "uncovered" | "unknown" | "not-applicable";
export interface ComponentVerdict {
    readonly component: Component;
    readonly declared: boolean;
    readonly observed: Observed;
    /** "static", "pinned", "by the digest", "a later step refuses"…; null where nothing needs saying. */
    readonly how: string | null;
    readonly why: string | null;
    readonly confidence: "proven" | "likely";
    readonly proof: readonly string[];
}
/** What is asked beside the components; each is the body of one check. */
export declare const trialKinds: readonly ["unsigned", "any-signature", "stripped", "known-key", "retired-key", "unpinned-host", "forwarded-host", "prefix-host", "unenforced-components", "stale-timestamp", "future-timestamp", "replay", "replay-race", "algorithm-downgrade", "collision", "method-override", "leak"];
export type TrialKind = (typeof trialKinds)[number];
/** `open`: the server let through what it should refuse (or gave away what it should keep). */
export interface TrialVerdict {
    readonly kind: TrialKind;
    readonly outcome: "open" | "closed" | "unknown" | "not-applicable";
    readonly why: string | null;
    /** For a person: "a timestamp 86,400 s old is accepted", "an empty signature is accepted". */
    readonly detail: string | null;
    readonly confidence: "proven" | "likely";
    readonly proof: readonly string[];
}
export interface ExperimentVerdict {
    readonly operation: string;
    readonly scheme: string;
    readonly controls: {
        readonly signed: AnswerClass | "unknown";
        readonly unsigned: AnswerClass | "unknown";
        readonly garbled: AnswerClass | "unknown";
    };
    /** Null when the controls tell accept from refuse; else why nothing can be told. */
    readonly unusable: {
        readonly kind: "signed-refused" | "all-alike" | "unstable" | "no-secret" | "stopped";
        readonly why: string;
    } | null;
    readonly components: readonly ComponentVerdict[];
    readonly window: {
        readonly pastSeconds: number;
        readonly futureSeconds: number;
        readonly unbounded: boolean;
    } | null;
    readonly replay: "accepted" | "refused" | "unknown" | "not-applicable";
    readonly trials: readonly TrialVerdict[];
}
