// The questions beside the components (is an unsigned request accepted, is a replay?) → the outcome of the check that asks. Pure.

import { type Finding, type Outcome } from "../../model/check.ts";
import type { TrialKind, TrialVerdict } from "../../model/experiment.ts";
import { type Attempt, conclude, type Part, type Tried, whyUnusable } from "./tried.ts";

/** `open`: what the server lets through, for where the verdict has no words of its own. */
export const trialOutcome = (tried: Tried, kind: TrialKind, open: string): Outcome =>
  conclude(
    tried,
    tried.attempts.map((attempt) => trialPart(attempt, kind, open)),
  );

export const trialPart = (attempt: Attempt, kind: TrialKind, open: string): Part => {
  const trial = attempt.verdict.trials.find((one) => one.kind === kind);
  const { operation } = attempt.experiment;
  if (trial?.outcome === "open") return { kind: "finding", finding: trialFinding(attempt, trial, trial.detail ?? open) };
  const unusable = whyUnusable(attempt);
  if (trial === undefined || trial.outcome === "unknown") return { kind: "unknown", why: unusable ?? `${operation}: ${trial?.why ?? "this was not tried"}` };
  return trial.outcome === "closed" ? { kind: "closed" } : { kind: "not-applicable", why: `${operation}: ${trial.why ?? "there is nothing to try"}` };
};

export const trialFinding = ({ experiment }: Attempt, trial: Pick<TrialVerdict, "confidence" | "proof">, says: string): Finding => ({
  subject: `${experiment.operation} ${experiment.scheme}`,
  message: `${experiment.operation}: ${says}`,
  confidence: trial.confidence,
  where: { place: experiment.place, operation: experiment.operation },
  proof: [`scheme: ${experiment.scheme}`, ...trial.proof],
});
