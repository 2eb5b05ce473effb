import type { Experiment, TrialKind, TrialVerdict } from "../../model/experiment.ts";
import { type Trusted } from "./controls.ts";
export declare const judgeTrial: (kind: TrialKind, experiment: Experiment, trusted: Trusted) => TrialVerdict;
