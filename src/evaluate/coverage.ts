// The coverage matrix, and whether a configured secret was refused everywhere. Pure.

import type { Evidence } from "../model/evidence.ts";
import type { ExperimentVerdict } from "../model/experiment.ts";
import type { Component, Policy } from "../model/policy.ts";
import type { Coverage, CoveredComponent } from "../model/report.ts";
import { requiredOf } from "../signature/experiment/required.ts";
import { type Attempt, triedWith, whyUnusable } from "../signature/experiment/tried.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";

const attemptsOf = ({ facts: { signing, experiments } }: Evidence): readonly Attempt[] =>
  experiments.state !== "known"
    ? []
    : triedWith({ signing: signing.state === "known" ? signing.value : { schemes: [] }, experiments: experiments.value }, judgeExperiment).attempts;

export const coverageOf = (evidence: Evidence, policy: Policy): Coverage[] =>
  attemptsOf(evidence).map(({ experiment, verdict }) => {
    const required = requiredOf(experiment, policy.require);
    const { operation, scheme, controls, window, replay } = verdict;
    return {
      operation,
      scheme,
      controls: { signed: controls.signed, unsigned: controls.unsigned, garbled: controls.garbled },
      components: componentsOf(verdict, experiment.declared, required),
      window: window === null ? null : { pastSeconds: window.pastSeconds, futureSeconds: window.futureSeconds, unbounded: window.unbounded },
      replay,
    };
  });

/** In the order of the verdict; what is required and was not looked at comes last. No name can be `__proto__`: only headers are free, and they have a prefix. */
const componentsOf = (verdict: ExperimentVerdict, declared: readonly Component[], required: readonly Component[]): Coverage["components"] => {
  const seen = verdict.components.map((one): [string, CoveredComponent] => [
    one.component,
    { required: required.includes(one.component), declared: one.declared, observed: one.observed, how: one.how, why: one.why },
  ]);
  const unseen = required
    .filter((component) => !verdict.components.some((one) => one.component === component))
    .map((component): [string, CoveredComponent] => [
      component,
      { required: true, declared: declared.includes(component), observed: "unknown", how: null, why: verdict.unusable?.why ?? "it was not tried" },
    ]);
  return Object.fromEntries([...seen, ...unseen]);
};

/**
 * Schemes whose secret was given and whose right signature was let in nowhere, or answered nowhere, one sentence each. Three equal answers that let nobody in are the same mistake.
 * Equal answers that let everybody in are a finding and no mistake of the user's.
 */
export const refusedSchemes = (evidence: Evidence): string[] => {
  const byScheme = new Map<string, Attempt[]>();
  for (const attempt of attemptsOf(evidence)) {
    const { scheme, withSecret } = attempt.experiment;
    if (withSecret) byScheme.set(scheme, [...(byScheme.get(scheme) ?? []), attempt]);
  }
  return [...byScheme].flatMap(([scheme, attempts]) => {
    const [first] = attempts;
    if (first === undefined || !attempts.every((each) => isRefused(each) || isUnheard(each))) return [];
    const where = attempts.map(({ experiment }) => experiment.operation).join(", ");
    const refused = attempts.find(isRefused);
    return refused === undefined
      ? [`no request that was signed with ${scheme} got an answer on ${where} (${whyUnusable(first) ?? "no reason"})`]
      : [`the right signature of ${scheme} was refused on ${where}: secret or template is another than the server's (${whyUnusable(refused) ?? "no reason"})`];
  });
};

const isRefused = ({ verdict: { unusable, controls } }: Attempt): boolean =>
  unusable?.kind === "signed-refused" || (unusable?.kind === "all-alike" && controls.signed !== "accepted");

/** Nothing was learned at all: what nobody answered must not look green. */
const isUnheard = ({ verdict: { unusable, controls } }: Attempt): boolean => unusable?.kind === "stopped" && controls.signed !== "accepted";
