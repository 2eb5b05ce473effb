// What the plan knows between two rounds: the canary, all answers so far, and what follows from them for signing. Pure.

import type { Experiment } from "../../model/experiment.ts";
import type { Component } from "../../model/policy.ts";
import { classOf } from "./alike.ts";
import { baseOf, trustedOf } from "./controls.ts";
import { type Canary, fresh, garbled, type Note, type Original, type Planned, type PlanOptions, unsigned } from "./request.ts";
import { judgeExperiment } from "./verdict.ts";
import { sideOf } from "./window.ts";
import { withAddedQuery } from "./wire.ts";

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

export const startPlan = (canary: Canary, options: PlanOptions, present: readonly Component[], experiment: Experiment): PlanState => ({
  canary,
  options,
  present,
  experiment,
  step: 0,
  trouble: 0,
  known: new Map(),
});

export const isSafe = ({ message }: Canary): boolean => message.method === "GET" || message.method === "HEAD";

/** GET and HEAD carry a query key of their own, unless the API does not tolerate one. */
export const originalOf = (state: PlanState): Original => {
  const { canary } = state;
  const tried = state.experiment.exchanges.find(({ id }) => id === "cache-buster")?.answer;
  const busts = isSafe(canary) && (state.step === 0 || !state.options.withSecret || (tried !== undefined && tried !== null && tried.status < 400));
  return busts ? (hand) => withAddedQuery(canary.message, "sigproof", hand.hex(6)) : () => canary.message;
};

export const control = (state: PlanState, name: "signed" | "unsigned" | "garbled", ahead = 0): Planned => {
  const number = state.experiment.exchanges.filter(({ id }) => baseOf(id) === name).length + 1 + ahead;
  const original = originalOf(state);
  if (name === "unsigned") return unsigned(`unsigned#${number}`, "no signature", original);
  return name === "signed" ? fresh(`signed#${number}`, "nothing", original) : garbled(`garbled#${number}`, "a wrong signature", original);
};

export const isReplayRefused = (state: PlanState): boolean => judgeExperiment(state.experiment).replay === "refused";

/** Whether the server was seen to remember no signatures. */
export const forgets = ({ experiment }: PlanState): boolean => {
  if (judgeExperiment(experiment).replay === "accepted") return true;
  const { answers, controls } = trustedOf(experiment);
  return [1, 2].every((time) => {
    const answer = answers.get(`same-moment/${time}`)?.answer;
    return answer !== undefined && classOf(answer, controls.learned) === "accepted";
  });
};

/** Before the window is known: far enough for a round, near enough for a short window. */
export const leastReach = 20;
const mostReach = 150;

export const reachOf = (state: PlanState): number | null =>
  forgets(state) ? null : Math.min(mostReach, Math.max(leastReach, Math.floor(sideOf(state.experiment, trustedOf(state.experiment), "stale").within / 2)));
