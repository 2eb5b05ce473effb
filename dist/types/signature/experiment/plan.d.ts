import type { Exchanged } from "../../model/experiment.ts";
import { type PlanState, type Round } from "./plan-state.ts";
export type Next = {
    readonly round: Round;
    readonly state: PlanState;
} | {
    readonly round: null;
    readonly state: PlanState;
};
/** The next round, or none; the state then holds the whole experiment. */
export declare const nextRound: (given: PlanState) => Next;
/** The state with the answers of a round. `stopped`: why nothing more can be asked. */
export declare const withAnswers: (state: PlanState, exchanges: readonly Exchanged[], stopped?: string | null) => PlanState;
