import type { Canonical, NoncePlace, TimestampPlace } from "./scheme.ts";
export interface Grammar {
    /** Anchored; over wire text. */
    readonly allowed: RegExp;
    /** Ordinary values, the first one the most ordinary. */
    readonly seeds: readonly string[];
}
interface Context {
    readonly timestamp: TimestampPlace | null;
    readonly nonce: NoncePlace | null;
    readonly canonical: Canonical;
    /** `10.` for the digits of a clock that shows now. */
    readonly now: string;
}
/** The grammar of a variable; null for one whose value is built from others and cannot be chosen freely. */
export declare const grammarOf: (name: string, context: Context) => Grammar | null;
export {};
