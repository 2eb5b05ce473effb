import type { AnswerClass, AnswerShape, Exchanged, Experiment } from "../../model/experiment.ts";
import { type Learned } from "./alike.ts";
export interface Controls {
    readonly signed: AnswerClass | "unknown";
    readonly unsigned: AnswerClass | "unknown";
    readonly garbled: AnswerClass | "unknown";
    readonly learned: Learned;
    readonly unusable: {
        readonly kind: "signed-refused" | "all-alike" | "unstable" | "no-secret" | "stopped";
        readonly why: string;
    } | null;
}
/** `signed#3` → `signed`, `stale/86400#2` → `stale/86400`. */
export declare const baseOf: (id: string) => string;
/** Which time this was asked, from 1. */
export declare const timeOf: (id: string) => number;
export declare const controlNames: readonly ["signed", "unsigned", "garbled"];
/** What accept and refuse look like here. */
export declare const controlsOf: (experiment: Experiment) => Controls;
export interface Trusted {
    readonly controls: Controls;
    /** Exchanges by id whose answers count. */
    readonly answers: ReadonlyMap<string, Exchanged & {
        readonly answer: AnswerShape;
    }>;
    /** Why the one of this id does not count. */
    why(id: string): string;
}
/** A refusal proves nothing where the signed control is refused afterwards: what lies between two controls counts when both were accepted. */
export declare const trustedOf: (experiment: Experiment) => Trusted;
