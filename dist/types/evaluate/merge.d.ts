import { type Evidence } from "../model/evidence.ts";
export type Merged = {
    readonly kind: "merged";
    readonly evidence: Evidence;
}
/** Places of the two in what was given (equal where one alone is the trouble), and a sentence that follows their names. */
 | {
    readonly kind: "mismatch";
    readonly first: number;
    readonly second: number;
    readonly what: string;
};
/** The order of `evidences` changes nothing. Where parts are missing, the result says so and can be merged further. */
export declare const merge: (evidences: readonly [Evidence, ...Evidence[]]) => Merged;
