import type { Experiment } from "../../model/experiment.ts";
import type { Component } from "../../model/policy.ts";
import { type Canary, type Note, type Original, type Planned, type PlanOptions } from "./request.ts";
export interface Step {
    readonly batches: readonly (readonly Planned[])[];
    readonly notes: readonly Note[];
}
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
export declare const isSafe: ({ message }: Canary) => boolean;
/** GET and HEAD carry a query key of their own, unless the API does not tolerate one. */
export declare const originalOf: (state: PlanState) => Original;
export declare const control: (state: PlanState, name: "signed" | "unsigned" | "garbled", ahead?: number) => Planned;
export declare const isReplayRefused: (state: PlanState) => boolean;
/** Whether the server was seen to remember no signatures. */
export declare const forgets: ({ experiment }: PlanState) => boolean;
/** Before the window is known: far enough for a round, near enough for a short window. */
export declare const leastReach = 20;
export declare const reachOf: (state: PlanState) => number | null;
