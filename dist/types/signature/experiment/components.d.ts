import type { ComponentVerdict, Experiment } from "../../model/experiment.ts";
import { type Trusted } from "./controls.ts";
/** Every component, and every header that the scheme declares or that was asked for. */
export declare const judgeComponents: (experiment: Experiment, trusted: Trusted) => readonly ComponentVerdict[];
