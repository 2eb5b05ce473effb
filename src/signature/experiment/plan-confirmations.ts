// Everything that would be a finding, asked once more with fresh values and nothing else in flight. Pure.

import { alike, classOf } from "./alike.ts";
import { trustedOf } from "./controls.ts";
import { planPadded } from "./plan-components.ts";
import { turned } from "./override.ts";
import { planRace, planReplay, planRespelled, thirdTime } from "./plan-freshness.ts";
import { planOverridesAgain } from "./plan-override.ts";
import { originalOf, type PlanState, type Step } from "./plan-state.ts";
import type { Planned } from "./request.ts";
import { judgeExperiment } from "./verdict.ts";

/** At most so many of one kind: two are as good a proof as nine. */
const mostConfirmed = 3;

/** Everything that would be a finding, once more, alone. */
export const confirmations = (state: PlanState): Step => {
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
        if (kind === "stale-timestamp") return [...one("stale-border/"), ...one("stale-alternate/"), ...one("stale-repeated/")];
        if (kind === "future-timestamp") return one("future-border/");
        if (kind === "unpinned-host") return again("host/foreign/POS");
        if (kind === "collision") return variants("collision/");
        if (kind === "method-override") return [];
        if (kind === "replay")
          return asked.has(thirdTime) ? one("replay-repeated/") : planReplay(state.canary, originalOf(state)).filter(({ id }) => id === thirdTime);
        if (kind === "replay-race") return [];
        return one(`${kind}/`);
      }),
  ];
  // Where only an error shows that a longer body passed, one that is as good as the original shows it for certain.
  const short = trusted.answers.get("body/appended/PROBE");
  const padded =
    short !== undefined &&
    !asked.has("body/padded/PROBE") &&
    verdict.components.some(({ component, observed, confidence }) => component === "body" && observed === "uncovered" && confidence === "likely")
      ? planPadded(originalOf(state))
      : [];
  const overridden = (["method-override", "path-override"] as const)
    .flatMap((kind) => turned(experiment, trusted, kind))
    .filter((id) => !asked.has(`${id}/NEG`))
    .flatMap((id) => planOverridesAgain(id, originalOf(state)));
  const raced = verdict.trials.some(({ kind, outcome }) => kind === "replay-race" && outcome === "open") && !asked.has("replay-race/1#2");
  const respelled =
    verdict.trials.some(({ kind, outcome }) => kind === "replay" && outcome === "open") &&
    asked.has("replay-respelled/1") &&
    !asked.has("replay-respelled/1#2");
  const alone = [...requests, ...padded, ...overridden].map((each) => [each]);
  return {
    batches: [...alone, ...(respelled ? planRespelled(originalOf(state), 2) : []), ...(raced ? [planRace(originalOf(state), 2)] : [])],
    notes: [],
  };
};
