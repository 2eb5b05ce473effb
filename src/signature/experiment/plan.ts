// The experiment as a state machine: what to ask next, given all answers so far. Pure; a round is sent by whoever brings a hand that signs.

import type { Exchanged, Experiment } from "../../model/experiment.ts";
import { isOrdered } from "../sign.ts";
import { classOf } from "./alike.ts";
import { baseOf, controlsOf, trustedOf } from "./controls.ts";
import { planCollision } from "./plan-collision.ts";
import { planComparison } from "./plan-comparison.ts";
import { type Part, planComponents } from "./plan-components.ts";
import { confirmations } from "./plan-confirmations.ts";
import {
  planAlternateDate,
  planLadder,
  planRace,
  planRepeatedDate,
  planRepeatedNonce,
  planReplay,
  planRespelled,
  planSameMoment,
  planSameNonce,
  planSections,
  thirdTime,
} from "./plan-freshness.ts";
import { planHost } from "./plan-host.ts";
import { planMethodField, planOverrides } from "./plan-override.ts";
import { control, isReplayRefused, isSafe, leastReach, originalOf, type PlanState, reachOf, type Round, type Step } from "./plan-state.ts";
import { fresh, notApplicable, type Note, type Planned } from "./request.ts";
import { judgeExperiment } from "./verdict.ts";

const batch = ({ requests, notes }: Part): Step => ({ batches: requests.length === 0 ? [] : [requests], notes });

const nothing: Step = { batches: [], notes: [] };

const merge = (...steps: readonly Step[]): Step => {
  const side = steps.flatMap(({ batches }) => batches.flat());
  return { batches: side.length === 0 ? [] : [side], notes: steps.flatMap(({ notes }) => notes) };
};

const late = (state: PlanState): Step => {
  const original = originalOf(state);
  const { canary, options } = state;
  const verdict = judgeExperiment(state.experiment);
  const notes: Note[] = [];
  const batches: (readonly Planned[])[] = [];
  const stale = verdict.trials.find(({ kind }) => kind === "stale-timestamp");
  if (stale?.outcome === "closed") {
    const alternate = planAlternateDate(canary, original, options);
    if (alternate.length > 0) batches.push(alternate);
  }
  const repeated = stale?.outcome === "closed" ? planRepeatedDate(canary, original, options) : [];
  if (options.quick) return { batches, notes: [{ id: "replay-race", why: "left out by --quick" }] };
  if (repeated.length > 0) batches.push(repeated);
  const open = new Set(verdict.components.flatMap(({ component, observed }) => (observed === "uncovered" ? [component] : [])));
  const fields = planMethodField(canary, open, original);
  if (fields.length > 0) batches.push(fields);
  if (!isReplayRefused(state)) {
    const why =
      verdict.replay === "accepted"
        ? notApplicable("replay-race", "the same request is accepted one after the other already")
        : { id: "replay-race", why: "whether a replay is accepted could not be told" };
    return { batches, notes: [why] };
  }
  if (isOrdered(canary.scheme)) notes.push(notApplicable("replay-race", "requests of this scheme go one at a time"));
  else batches.push(planRace(original, 1));
  batches.push(...planRespelled(original, 1));
  const renewed = planRepeatedNonce(canary, original);
  if (renewed.length > 0) batches.push(renewed);
  if (canary.declared.has("nonce") && !isOrdered(canary.scheme)) batches.push([planSameNonce(original)]);
  return { batches, notes };
};

/** In order; each may find nothing to do. Noisy ones last. */
const steps: readonly ((state: PlanState) => Step)[] = [
  (state) => {
    const original = originalOf(state);
    const tolerance = state.options.withSecret && isSafe(state.canary) ? [[fresh("cache-buster", "a query key against caches", original)]] : [];
    return { batches: [[control(state, "unsigned")], ...tolerance], notes: [] };
  },
  (state) =>
    state.options.withSecret
      ? {
          batches: [
            [control(state, "signed")],
            [control(state, "garbled"), ...(state.options.quick ? [] : [control(state, "garbled", 1), control(state, "unsigned")])],
          ],
          notes: [],
        }
      : { batches: [[control(state, "garbled"), control(state, "garbled", 1), control(state, "unsigned")]], notes: [] },
  (state) => {
    const original = originalOf(state);
    const shared = state.present.includes("nonce") && !state.canary.declared.has("nonce") ? planSameMoment(original) : [];
    // In a quick look the third time is asked only where the second was accepted.
    const replays = planReplay(state.canary, original).filter(({ id }) => !(state.options.quick && id === thirdTime));
    return { batches: [...replays.map((each) => [each]), ...shared], notes: [] };
  },
  (state) => {
    const original = originalOf(state);
    const { canary, options } = state;
    const skipped: Part = {
      requests: [],
      notes: [
        { id: "collision", why: "left out by --quick" },
        { id: "method-override", why: "left out by --quick" },
      ],
    };
    return merge(
      batch(planLadder(canary, original, options)),
      ...(options.quick
        ? [batch(planHost(canary, original, options)), batch(skipped)]
        : [batch(planCollision(canary, original)), batch({ requests: planOverrides(canary, original, options.quick), notes: [] })]),
    );
  },
  (state) => batch(planComponents(state.canary, state.present, originalOf(state), state.options)),
  (state) => (state.options.quick ? nothing : batch(planHost(state.canary, originalOf(state), state.options))),
  (state) => sections(state),
  (state) => sections(state),
  (state) => sections(state),
  (state) => sections(state),
  late,
  (state) => batch(planComparison(state.canary, originalOf(state), state.options)),
  (state) => confirmations(state),
];

/** The one step beside the controls that needs no secret. */
const comparison = steps.length - 2;

const sections = (state: PlanState): Step => {
  if (state.options.quick) return nothing;
  const requests = planSections(state.canary, state.experiment, trustedOf(state.experiment), originalOf(state));
  return requests.length === 0 ? nothing : { batches: [requests], notes: [] };
};

const noteOf = ({ id, why }: Note, round: number): Exchanged => ({
  id,
  request: "",
  changed: "not sent",
  signature: "none",
  answer: null,
  fault: why,
  leaked: [],
  round,
  atMs: 0,
  skewSeconds: null,
});

/** Two recoveries, then it is over: a locked key stays locked. */
const mostTrouble = 2;

const lastSigned = (experiment: Experiment): Exchanged | undefined => experiment.exchanges.findLast(({ id }) => baseOf(id) === "signed");

/** True when the last signed control was not accepted, though earlier ones were. */
const drifted = ({ experiment, options }: PlanState): boolean => {
  if (!options.withSecret) return false;
  const last = lastSigned(experiment);
  if (last === undefined) return false;
  return last.answer === null || classOf(last.answer, controlsOf(experiment).learned) !== "accepted";
};

const stop = (state: PlanState, why: string): PlanState => ({
  ...state,
  step: steps.length,
  experiment: { ...state.experiment, stopped: state.experiment.stopped ?? why },
});

export type Next = { readonly round: Round; readonly state: PlanState } | { readonly round: null; readonly state: PlanState };

/** The next round, or none; the state then holds the whole experiment. */
export const nextRound = (given: PlanState): Next => {
  let state = given;
  const done = (end: PlanState): Next => ({ round: null, state: end });
  if (state.experiment.stopped !== null) return done(state);
  if (state.step >= 2) {
    const { unusable } = controlsOf(state.experiment);
    if (unusable !== null && unusable.kind !== "no-secret") return done(unusable.kind === "stopped" ? stop(state, unusable.why) : state);
    if (drifted(state)) {
      if (state.trouble >= mostTrouble) return done(stop(state, "the signed control is refused from here on: locked out, limited, or the key was revoked"));
      return {
        round: { batches: [[control(state, "signed")]], ordered: false, pauseMs: 1000 * (state.trouble + 1), reach: reachOf(state) },
        state: { ...state, trouble: state.trouble + 1 },
      };
    }
    state = state.trouble === 0 ? state : { ...state, trouble: 0 };
  }
  while (state.step < steps.length) {
    const index = state.step;
    const skip = !state.options.withSecret && index >= 2 && index !== comparison;
    const { batches, notes } = skip ? nothing : (steps[index]?.(state) ?? nothing);
    const round = state.experiment.exchanges.reduce((most, each) => Math.max(most, each.round), -1) + 1;
    const known = new Map(state.known);
    for (const each of batches.flat()) known.set(each.id, each);
    const tail =
      state.options.withSecret && index >= 1 && batches.length > 0
        ? [[control(state, "signed", batches.flat().filter(({ id }) => baseOf(id) === "signed").length)]]
        : [];
    state = {
      ...state,
      step: index + 1,
      known,
      experiment: { ...state.experiment, exchanges: [...state.experiment.exchanges, ...notes.map((each) => noteOf(each, round))] },
    };
    if (batches.length > 0)
      return {
        round: { batches: [...batches, ...tail], ordered: isOrdered(state.canary.scheme), pauseMs: 0, reach: index < 2 ? leastReach : reachOf(state) },
        state,
      };
  }
  return done(state);
};

/** The state with the answers of a round. `stopped`: why nothing more can be asked. */
export const withAnswers = (state: PlanState, exchanges: readonly Exchanged[], stopped: string | null = null): PlanState => ({
  ...state,
  experiment: { ...state.experiment, exchanges: [...state.experiment.exchanges, ...exchanges], stopped: state.experiment.stopped ?? stopped },
});
