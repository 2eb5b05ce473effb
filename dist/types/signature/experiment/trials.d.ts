import type { Experiment, TrialKind, TrialVerdict } from "../../model/experiment.ts";
import { type Trusted } from "./controls.ts";
type Told = Omit<TrialVerdict, "kind">;
export interface Side {
    /** Furthest age that was accepted; 0 when none was. */
    readonly within: number;
    /** Nearest age that was refused; null when nothing was. */
    readonly beyond: number | null;
    readonly measured: boolean;
}
export declare const sideOf: (experiment: Experiment, trusted: Trusted, side: "stale" | "future") => Side;
/** Null without a timestamp, or where a side could not be measured. */
export declare const windowOf: (experiment: Experiment, trusted: Trusted) => {
    readonly pastSeconds: number;
    readonly futureSeconds: number;
    readonly unbounded: boolean;
} | null;
export declare const judgeReplay: (experiment: Experiment, trusted: Trusted) => Told;
export declare const judgeTrial: (kind: TrialKind, experiment: Experiment, trusted: Trusted) => TrialVerdict;
export {};
