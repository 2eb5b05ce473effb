// The experiment as a state machine: what to ask next, given all answers so far. Pure; a round is sent by whoever brings a hand that signs.

import type { Exchanged, Experiment } from "../../model/experiment.ts";
import type { Component } from "../../model/policy.ts";
import { isOrdered } from "../sign.ts";
import { alike, classOf } from "./alike.ts";
import { baseOf, controlsOf, trustedOf } from "./controls.ts";
import { planCollision } from "./plan-collision.ts";
import { planComparison } from "./plan-comparison.ts";
import { type Part, planComponents } from "./plan-components.ts";
import { planAlternateDate, planLadder, planRace, planReplay, planRespelled, planSameMoment, planSameNonce, planSections } from "./plan-freshness.ts";
import { planHost } from "./plan-host.ts";
import { type Canary, fresh, garbled, type Hand, notApplicable, type Note, type Original, type Planned, type PlanOptions, unsigned } from "./request.ts";
import { withAddedQuery } from "./wire.ts";
import { withHeader } from "../message.ts";
import { sideOf } from "./trials.ts";
import { judgeExperiment } from "./verdict.ts";

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

const safe = ({ message }: Canary): boolean => message.method === "GET" || message.method === "HEAD";

/** GET and HEAD carry a query key of their own, unless the API does not tolerate one. */
const originalOf = (state: PlanState): Original => {
  const { canary } = state;
  const tried = state.experiment.exchanges.find(({ id }) => id === "cache-buster")?.answer;
  const busts = safe(canary) && (state.step === 0 || !state.options.withSecret || (tried !== undefined && tried !== null && tried.status < 400));
  return busts ? (hand) => withAddedQuery(canary.message, "sigproof", hand.hex(6)) : () => canary.message;
};

const control = (state: PlanState, name: "signed" | "unsigned" | "garbled", ahead = 0): Planned => {
  const number = state.experiment.exchanges.filter(({ id }) => baseOf(id) === name).length + 1 + ahead;
  const original = originalOf(state);
  if (name === "unsigned") return unsigned(`unsigned#${number}`, "no signature", original);
  return name === "signed" ? fresh(`signed#${number}`, "nothing", original) : garbled(`garbled#${number}`, "a wrong signature", original);
};

const batch = ({ requests, notes }: Part): Step => ({ batches: requests.length === 0 ? [] : [requests], notes });

interface Step {
  readonly batches: readonly (readonly Planned[])[];
  readonly notes: readonly Note[];
}
const nothing: Step = { batches: [], notes: [] };

const merge = (...steps: readonly Step[]): Step => {
  const side = steps.flatMap(({ batches }) => batches.flat());
  return { batches: side.length === 0 ? [] : [side], notes: steps.flatMap(({ notes }) => notes) };
};

const override = (original: Original): Part => ({
  requests: [
    {
      id: "method-override/QXPROBE",
      changed: "X-HTTP-Method-Override: QXPROBE beside a right signature",
      signature: "fresh",
      make: (hand: Hand) => ({
        message: ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"].reduce(
          (each, name) => withHeader(each, name, "QXPROBE"),
          hand.sign(original(hand)).message,
        ),
        right: null,
      }),
    },
  ],
  notes: [],
});

const isReplayRefused = (state: PlanState): boolean => judgeExperiment(state.experiment).replay === "refused";

/** Whether the server was seen to remember no signatures. */
const forgets = ({ experiment }: PlanState): boolean => {
  if (judgeExperiment(experiment).replay === "accepted") return true;
  const { answers, controls } = trustedOf(experiment);
  return [1, 2].every((time) => {
    const answer = answers.get(`same-moment/${time}`)?.answer;
    return answer !== undefined && classOf(answer, controls.learned) === "accepted";
  });
};

/** Before the window is known: far enough for a round, near enough for a short window. */
const leastReach = 20;
const mostReach = 150;

const reachOf = (state: PlanState): number | null =>
  forgets(state) ? null : Math.min(mostReach, Math.max(leastReach, Math.floor(sideOf(state.experiment, trustedOf(state.experiment), "stale").within / 2)));

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
  if (options.quick) return { batches, notes: [{ id: "replay-race", why: "left out by --quick" }] };
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
  if (canary.declared.has("nonce") && !isOrdered(canary.scheme)) batches.push([planSameNonce(original)]);
  return { batches, notes };
};

/** In order; each may find nothing to do. Noisy ones last. */
const steps: readonly ((state: PlanState) => Step)[] = [
  (state) => {
    const original = originalOf(state);
    const tolerance = state.options.withSecret && safe(state.canary) ? [[fresh("cache-buster", "a query key against caches", original)]] : [];
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
    return { batches: [...planReplay(state.canary, original).map((each) => [each]), ...shared], notes: [] };
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
      ...(options.quick ? [batch(planHost(canary, original, options)), batch(skipped)] : [batch(planCollision(canary, original)), batch(override(original))]),
    );
  },
  (state) => batch(planComponents(state.canary, state.present, originalOf(state), state.options)),
  (state) => (state.options.quick ? nothing : batch(planHost(state.canary, originalOf(state), state.options))),
  (state) => sections(state),
  (state) => sections(state),
  (state) => sections(state),
  late,
  (state) => batch(planComparison(state.canary, originalOf(state), state.options)),
  (state) => confirmations(state),
];

const sections = (state: PlanState): Step => {
  if (state.options.quick) return nothing;
  const requests = planSections(state.canary, state.experiment, trustedOf(state.experiment), originalOf(state));
  return requests.length === 0 ? nothing : { batches: [requests], notes: [] };
};

/** At most so many of one kind: two are as good a proof as nine. */
const mostConfirmed = 3;

/** Everything that would be a finding, once more, alone. */
const confirmations = (state: PlanState): Step => {
  const { experiment, known } = state;
  const verdict = judgeExperiment(experiment);
  const trusted = trustedOf(experiment);
  const asked = new Set(experiment.exchanges.map(({ id }) => id));
  const again = (id: string): readonly Planned[] => {
    const planned = known.get(id);
    return planned === undefined || asked.has(`${id}#2`) ? [] : [{ ...planned, id: `${id}#2` }];
  };
  const one = (prefix: string): readonly Planned[] =>
    [...known.keys()]
      .filter((id) => id.startsWith(prefix) && !id.includes("#"))
      .filter((id) => {
        const answer = trusted.answers.get(id)?.answer;
        return answer !== undefined && classOf(answer, trusted.controls.learned) === "accepted";
      })
      .slice(0, mostConfirmed)
      .flatMap(again);
  const variant = (name: string): readonly Planned[] => {
    const [neg, probe] = [trusted.answers.get(`${name}/NEG`)?.answer, trusted.answers.get(`${name}/PROBE`)?.answer];
    return neg === undefined || probe === undefined || alike(neg, probe) ? [] : [...again(`${name}/NEG`), ...again(`${name}/PROBE`)];
  };
  const variants = (prefix: string): readonly Planned[] =>
    [...new Set([...known.keys()].filter((id) => id.startsWith(prefix) && id.endsWith("/PROBE")).map((id) => id.slice(0, -"/PROBE".length)))].flatMap(variant);
  const requests = [
    ...verdict.components.filter(({ observed, declared }) => observed === "uncovered" && declared).flatMap(({ component }) => variants(`${component}/`)),
    ...verdict.trials
      .filter(({ outcome }) => outcome === "open")
      .flatMap(({ kind }): readonly Planned[] => {
        if (kind === "stale-timestamp") return [...one("stale-border/"), ...one("stale-alternate/")];
        if (kind === "future-timestamp") return one("future-border/");
        if (kind === "unpinned-host") return again("host/foreign/POS");
        if (kind === "collision") return variants("collision/");
        if (kind === "method-override") return again("method-override/QXPROBE");
        if (kind === "replay") return [];
        if (kind === "replay-race") return [];
        return one(`${kind}/`);
      }),
  ];
  const raced = verdict.trials.some(({ kind, outcome }) => kind === "replay-race" && outcome === "open") && !asked.has("replay-race/1#2");
  const respelled =
    verdict.trials.some(({ kind, outcome }) => kind === "replay" && outcome === "open") &&
    asked.has("replay-respelled/1") &&
    !asked.has("replay-respelled/1#2");
  const alone = requests.map((each) => [each]);
  return {
    batches: [...alone, ...(respelled ? planRespelled(originalOf(state), 2) : []), ...(raced ? [planRace(originalOf(state), 2)] : [])],
    notes: [],
  };
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
    const skip = !state.options.withSecret && index >= 2 && index !== 10;
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
