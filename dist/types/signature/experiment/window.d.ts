import type { Experiment } from "../../model/experiment.ts";
import { type Trusted } from "./controls.ts";
import { type Told } from "./told.ts";
/** `86399 s`, and from a year on `10 years`. */
export declare const spokenAge: (value: number) => string;
export declare const border: (experiment: Experiment, trusted: Trusted, side: "stale" | "future") => Told;
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
