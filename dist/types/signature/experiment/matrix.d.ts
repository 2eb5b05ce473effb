import type { AnswerShape, Observed } from "../../model/experiment.ts";
import { type Learned } from "./alike.ts";
import type { Trusted } from "./controls.ts";
export declare const roles: readonly ["POS", "NEG", "PROBE"];
export type Role = (typeof roles)[number];
export interface Cell {
    readonly observed: Exclude<Observed, "not-applicable">;
    readonly confidence: "proven" | "likely";
    readonly why: string | null;
    readonly how: string | null;
    readonly proof: readonly string[];
    /** Right and wrong signature are answered alike, and that of the original is not: no strict verifier does that, whatever it means. */
    readonly odd?: true;
}
export interface Triple {
    readonly pos: AnswerShape | null;
    readonly neg: AnswerShape | null;
    readonly probe: AnswerShape | null;
}
export declare const shown: (answer: AnswerShape | null) => string;
/** The table of verdicts, in order: what is proven first. */
export declare const judgeTriple: ({ pos, neg, probe }: Triple, learned: Learned, missing?: string, behind?: ReadonlySet<number>) => Omit<Cell, "proof">;
/** The verdict of one variant, first try and confirmation together. */
export declare const judgeVariant: (trusted: Trusted, name: string) => Cell;
