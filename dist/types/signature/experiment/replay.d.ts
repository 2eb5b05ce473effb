import type { Experiment } from "../../model/experiment.ts";
import { type Trusted } from "./controls.ts";
import { type Told } from "./told.ts";
export declare const judgeReplay: (experiment: Experiment, trusted: Trusted) => Told;
export declare const race: (experiment: Experiment, trusted: Trusted) => Told;
