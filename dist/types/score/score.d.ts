import type { Policy } from "../model/policy.ts";
import type { ReportedFinding, Result, Score } from "../model/report.ts";
import { type Severity } from "../model/severity.ts";
/** Points that one failed check costs, by its most severe finding. */
export declare const costs: Readonly<Record<Severity, number>>;
/** Lowest value of each grade, best first. */
export declare const grades: readonly [readonly ["A", 90], readonly ["B", 80], readonly ["C", 70], readonly ["D", 60], readonly ["F", 0]];
/** Neither accepted by a waiver nor, where the gate looks at new findings only, known from the baseline. */
export declare const counts: (finding: ReportedFinding, gate: Policy["gate"]) => boolean;
/**
 * 100 minus what each failed check costs, not below 0, halves kept. `answered` is false when a live target never did: then there is no value.
 * Measurable leaves out what does not apply; what is unknown stays measurable and is not measured.
 */
export declare const score: (results: readonly Result[], gate: Policy["gate"], { answered }: {
    readonly answered: boolean;
}) => Score;
