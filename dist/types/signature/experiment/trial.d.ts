import { type Finding, type Outcome } from "../../model/check.ts";
import type { TrialKind, TrialVerdict } from "../../model/experiment.ts";
import { type Attempt, type Part, type Tried } from "./tried.ts";
/** `open`: what the server lets through, for where the verdict has no words of its own. */
export declare const trialOutcome: (tried: Tried, kind: TrialKind, open: string) => Outcome;
export declare const trialPart: (attempt: Attempt, kind: TrialKind, open: string) => Part;
export declare const trialFinding: ({ experiment }: Attempt, trial: Pick<TrialVerdict, "confidence" | "proof">, says: string) => Finding;
