// Experiment → verdict. Pure.

import type { Experiment, ExperimentVerdict } from "../../model/experiment.ts";

export const judgeExperiment = (experiment: Experiment): ExperimentVerdict => ({
  operation: experiment.operation,
  scheme: experiment.scheme,
  controls: { signed: "unknown", unsigned: "unknown", garbled: "unknown" },
  unusable: { kind: "stopped", why: "not judged yet" },
  components: [],
  window: null,
  replay: "unknown",
  trials: [],
});
