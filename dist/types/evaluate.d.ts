import type { Check } from "./model/check.ts";
import type { Evidence } from "./model/evidence.ts";
import type { Policy } from "./model/policy.ts";
import type { Report } from "./model/report.ts";
export interface Judgement {
    readonly policy: Policy;
    /** Fingerprints of an earlier report (`--baseline`); null without one. */
    readonly baseline: ReadonlySet<string> | null;
    /** The words of a command line that choose this policy, for the line that looks at a finding again: `["--policy", "strict.yml"]`. None by default. */
    readonly policyWords?: readonly string[];
    /** The caller's own list; the built-in checks by default. */
    readonly checks?: readonly Check[];
}
/** Sends nothing, reads no clock: the same evidence and judgement give the same report, on any day. What a check throws is our bug and passes through. */
export declare const evaluate: (evidence: Evidence, { policy, baseline, policyWords, checks }: Judgement) => Report;
