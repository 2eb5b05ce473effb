import type { Evidence, FactName } from "./evidence.ts";
import type { Entry, ForwardedProbe } from "./visit.ts";
/** `--shard 2/4`. */
export interface Share {
    /** From 1. */
    readonly index: number;
    readonly of: number;
}
/** More runs than anybody starts for one scan. */
export declare const mostParts = 256;
/** Facts that are gathered in parts. The others say something about the scan as a whole. */
export declare const dividedFacts: readonly ["visits", "reflections", "experiments"];
export type DividedFact = (typeof dividedFacts)[number];
/** Per fact the places in the plan of the whole scan that this part has looked at, ascending; or why it could not look. */
export interface Part extends Readonly<Record<DividedFact, readonly number[] | string>> {
    readonly index: number;
}
/** Says of evidence that it is not the whole. Without it, it is. */
export interface Parts {
    readonly of: number;
    /** Digests of the settings that decide what is asked, by the name that a user knows; none of a secret. Parts of one scan have the same. */
    readonly settings: Readonly<Record<string, string>>;
    /** Ascending by index. */
    readonly held: readonly Part[];
}
/** Probes of forwarded names in one scan. Where one answer takes its host from a header, the framework does, and the next hundred say the same. */
export declare const mostForwardedProbes = 101;
/** What is past the limit is on record as not asked: it counts as unknown and never as a pass. */
export declare const notProbed: (entry: Entry, url: string) => ForwardedProbe;
export declare const missingParts: ({ of, held }: Parts) => number[];
/** "parts 1 and 3 of 4 are missing"; null when all are there. */
export declare const whatIsMissing: (parts: Parts) => string | null;
/** "part 2 of 4", for the evidence of one run. */
export declare const whatIsHeld: ({ of, held }: Parts) => string;
/** Why a fact that is there is not all of it; null when nothing is missing. What was rightly not looked at is missing nowhere. */
export declare const gapIn: ({ parts, facts }: Pick<Evidence, "parts" | "facts">, name: FactName) => string | null;
