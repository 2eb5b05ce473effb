import type { Policy } from "../model/policy.ts";
import type { Result, Score, Verdict } from "../model/report.ts";
/** What evaluate found out about the scan itself. */
export interface Situation {
    /** No socket was opened on purpose: what could not be measured then fails the gate, it does not make the scan impossible. */
    readonly offline: boolean;
    /** Which parts of a divided scan are not there, as a sentence; null or absent when it is whole. */
    readonly missing?: string | null;
    /** Why the base URL counts as never answered, as a sentence; null when it answered or was not asked for. */
    readonly unanswered: string | null;
    /** Why gathering ended early, as a sentence; null when it ran to its end. */
    readonly stopped: string | null;
    /** Schemes whose right signature was let in nowhere: secret or template is wrong, and what they protect was not measured. */
    readonly refused?: readonly string[];
}
/** The first that applies: 3 could not measure (never offline), 1 gate failed, 0 passed. */
export declare const verdict: (score: Score, results: readonly Result[], gate: Policy["gate"], situation: Situation) => Verdict;
