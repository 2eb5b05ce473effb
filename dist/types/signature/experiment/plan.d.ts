import type { Exchanged, Experiment } from "../../model/experiment.ts";
import type { Component } from "../../model/policy.ts";
import { type Canary, type Planned, type PlanOptions } from "./request.ts";
export interface Round {
    /** One after the other; the requests of a batch side by side, except where the scheme wants order. */
    readonly batches: readonly (readonly Planned[])[];
    readonly ordered: boolean;
    /** Wait this long first: the server has just refused a right signature. */
    readonly pauseMs: number;
    /** How many seconds the moments of a round may reach back, so that no two signatures have the same: the server may remember signatures. Null: it does not. */
    readonly reach: number | null;
}
export interface PlanState {
    readonly canary: Canary;
    readonly options: PlanOptions;
    readonly present: readonly Component[];
    readonly experiment: Experiment;
    readonly step: number;
    /** Recoveries tried since the last accepted signed control. */
    readonly trouble: number;
    readonly known: ReadonlyMap<string, Planned>;
}
export declare const startPlan: (canary: Canary, options: PlanOptions, present: readonly Component[], experiment: Experiment) => PlanState;
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
