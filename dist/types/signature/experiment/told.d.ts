import type { AnswerShape, Exchanged, Experiment, TrialVerdict } from "../../model/experiment.ts";
import { type Trusted } from "./controls.ts";
export type Answered = Exchanged & {
    readonly answer: AnswerShape;
};
export type Told = Omit<TrialVerdict, "kind">;
export declare const told: (outcome: Told["outcome"], why: string | null, more?: Partial<Told>) => Told;
export declare const line: (exchange: Answered) => string;
/** Records of one kind: ids that start with `kind/`. */
export declare const asked: (experiment: Experiment, kind: string) => readonly Exchanged[];
export declare const naming = "not applicable: ";
/** Nothing was sent: the record says why, and whether there was anything to send. */
export declare const unsent: (experiment: Experiment, kind: string) => Told;
export declare const accepts: (trusted: Trusted, exchange: Answered | undefined) => boolean;
/** A refusal for another reason than the signature may look different, so any error counts between two accepted controls. */
export declare const refuses: (trusted: Trusted, { answer }: Answered) => boolean;
/** Requests that must all be refused: one that is accepted, twice, is the finding. */
export declare const mustRefuse: (experiment: Experiment, trusted: Trusted, kind: string, says: (variant: string) => string) => Told;
