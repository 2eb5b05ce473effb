import type { Experiment } from "../../model/experiment.ts";
import type { Trusted } from "./controls.ts";
import { type Told } from "./told.ts";
type Kind = "method-override" | "path-override";
/** Ways whose answer turned, so that they have to be asked again. */
export declare const turned: (experiment: Experiment, trusted: Trusted, kind: Kind) => readonly string[];
export declare const judgeOverride: (experiment: Experiment, trusted: Trusted, kind: Kind) => Told;
export {};
