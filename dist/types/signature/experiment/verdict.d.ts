import { type Experiment, type ExperimentVerdict } from "../../model/experiment.ts";
export declare const judgeExperiment: (experiment: Experiment) => ExperimentVerdict;
