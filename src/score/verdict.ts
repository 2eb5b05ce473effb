// Score, results and gate → verdict: pass or fail, the exit code, and why in sentences. Pure.

import type { Policy } from "../model/policy.ts";
import type { Result, Score, Verdict } from "../model/report.ts";
import { severityRank, worst } from "../model/severity.ts";
import { counts } from "./score.ts";

/** What evaluate found out about the scan itself. */
export interface Situation {
  /** No socket was opened on purpose: what could not be measured then fails the gate, it does not make the scan impossible. */
  readonly offline: boolean;
  /** Which parts of a divided scan are not there, as a sentence; null or absent when it is whole. */
  readonly missing?: string | null;
  /** Why the base URL counts as never answered, as a sentence; null when it answered or was not asked for. */
  readonly unanswered: string | null;
  /** Why gathering ended early, as a sentence; null when it ran to its end. */
  readonly stopped: string | null;
  /** Schemes whose right signature was let in nowhere: secret or template is wrong, and what they protect was not measured. */
  readonly refused?: readonly string[];
}

/** Reasons why the scan could not do its work: exit 3 unless offline. */
const obstacles = ({ measured, measurable }: Score, { missing = null, unanswered, stopped, refused = [] }: Situation): string[] => {
  const told = [missing, unanswered, stopped, ...(missing === null ? refused : [])].filter((reason) => reason !== null);
  if (told.length > 0) return told;
  return measured === 0 && measurable > 0 ? [`none of the ${measurable} checks could be measured`] : [];
};

/** Reasons why the gate stays shut: exit 1. */
const failures = (score: Score, results: readonly Result[], gate: Policy["gate"]): string[] => {
  const reasons: string[] = [];
  if (score.measurable === 0) reasons.push("no check is both enabled and applicable, so nothing is known");
  if (gate.failOn !== "none") {
    const limit = severityRank(gate.failOn);
    const reached = results.flatMap((result) => {
      const proven = result.findings.filter((finding) => finding.confidence === "proven" && counts(finding, gate));
      const severity = worst(proven.map((finding) => finding.severity));
      return severity !== null && severityRank(severity) <= limit ? [{ check: result.check, severity }] : [];
    });
    reached.sort((a, b) => severityRank(a.severity) - severityRank(b.severity) || (a.check < b.check ? -1 : 1));
    reasons.push(...reached.map(({ check, severity }) => `${check} is ${severity}, and fail-on is ${gate.failOn}`));
  }
  if (score.value !== null && score.value < gate.threshold) reasons.push(`the score ${score.value} is below the threshold ${gate.threshold}`);
  // Multiplied, not divided: 0.3 of 10 must be met by exactly 3.
  if (score.measurable > 0 && score.measured < gate.minMeasured * score.measurable - 1e-9)
    reasons.push(`${score.measured} of ${score.measurable} checks were measured, and min-measured asks for ${gate.minMeasured}`);
  return reasons;
};

/** The first that applies: 3 could not measure (never offline), 1 gate failed, 0 passed. */
export const verdict = (score: Score, results: readonly Result[], gate: Policy["gate"], situation: Situation): Verdict => {
  const blocked = obstacles(score, situation);
  const reasons = [...blocked, ...failures(score, results, gate)];
  const exitCode = blocked.length > 0 && !situation.offline ? 3 : reasons.length > 0 ? 1 : 0;
  return { ok: exitCode === 0, exitCode, reasons };
};
