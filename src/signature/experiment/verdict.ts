// Experiment → verdict: from the evidence alone, by the same functions with which the plan decides what to ask next. Pure.

import { type Experiment, type ExperimentVerdict, trialKinds } from "../../model/experiment.ts";
import { judgeComponents } from "./components.ts";
import { trustedOf } from "./controls.ts";
import { judgeReplay } from "./replay.ts";
import { judgeTrial } from "./trials.ts";
import { windowOf } from "./window.ts";

const remembered = new WeakMap<Experiment, ExperimentVerdict>();

const replayWords = { open: "accepted", closed: "refused", unknown: "unknown", "not-applicable": "not-applicable" } as const;

export const judgeExperiment = (experiment: Experiment): ExperimentVerdict => {
  const known = remembered.get(experiment);
  if (known !== undefined) return known;
  const trusted = trustedOf(experiment);
  const { controls } = trusted;
  const verdict: ExperimentVerdict = {
    operation: experiment.operation,
    scheme: experiment.scheme,
    controls: { signed: controls.signed, unsigned: controls.unsigned, garbled: controls.garbled },
    unusable: controls.unusable,
    components: judgeComponents(experiment, trusted),
    window: windowOf(experiment, trusted),
    replay: controls.unusable === null ? replayWords[judgeReplay(experiment, trusted).outcome] : "unknown",
    trials: trialKinds.map((kind) => judgeTrial(kind, experiment, trusted)),
  };
  remembered.set(experiment, verdict);
  return verdict;
};
