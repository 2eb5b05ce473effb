import type { Check, Outcome } from "../model/check.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Policy } from "../model/policy.ts";
export interface Judged {
    readonly check: Check;
    readonly outcome: Outcome;
}
/** In the order of `checks`; those that the policy turns off are left out. */
export declare const judgeAll: (evidence: Evidence, policy: Policy, checks: readonly Check[]) => Judged[];
/** Own keys only: a check may be called anything, `constructor` too. */
export declare const policyFor: (policy: Policy, check: string) => Policy["checks"][string] | undefined;
