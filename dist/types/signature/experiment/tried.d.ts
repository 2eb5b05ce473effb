import { type Finding, type Outcome } from "../../model/check.ts";
import type { SignatureFacts } from "../../model/evidence.ts";
import type { DeclaredScheme, Experiment, ExperimentVerdict } from "../../model/experiment.ts";
/** One experiment and what it shows. */
export interface Attempt {
    readonly experiment: Experiment;
    readonly verdict: ExperimentVerdict;
}
export interface Tried {
    readonly schemes: readonly DeclaredScheme[];
    readonly attempts: readonly Attempt[];
}
/** `judge` is `judgeExperiment`; it is passed in, so that this file can be tested with verdicts as literals. */
export declare const triedWith: ({ signing, experiments }: Pick<SignatureFacts, "signing" | "experiments">, judge: (experiment: Experiment) => ExperimentVerdict) => Tried;
/** What one question says about one operation or scheme. */
export type Part = {
    readonly kind: "finding";
    readonly finding: Finding;
} | {
    readonly kind: "closed";
} | {
    readonly kind: "unknown";
    readonly why: string;
} | {
    readonly kind: "not-applicable";
    readonly why: string;
};
export declare const nothingSigned = "nothing says that requests are signed: neither `signing` in the policy nor `x-signature` in the description";
/** Findings always count. Without one, a single gap makes the outcome unknown: a question that was not answered everywhere is not answered with no. */
export declare const conclude: (tried: Tried, parts: readonly Part[]) => Outcome;
/** As one line: escapes for what is not visible, cut where it is long. */
export declare const shownStringToSign: (text: string) => string;
/** Why nothing, or nothing more, can be told from an experiment; null when its controls tell accept from refuse. */
export declare const whyUnusable: ({ experiment, verdict }: Attempt) => string | null;
