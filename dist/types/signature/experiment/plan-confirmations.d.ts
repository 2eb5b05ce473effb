import { type PlanState, type Step } from "./plan-state.ts";
/** Everything that would be a finding, once more, alone. */
export declare const confirmations: (state: PlanState) => Step;
