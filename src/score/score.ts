// Results → score: published, subtractive, versioned. docs/scoring.md redoes it by hand. Pure.

import type { Policy } from "../model/policy.ts";
import type { Deduction, ReportedFinding, Result, Score } from "../model/report.ts";
import { type Severity, worst } from "../model/severity.ts";

/** Points that one failed check costs, by its most severe finding. */
export const costs: Readonly<Record<Severity, number>> = { critical: 50, high: 20, medium: 10, low: 3, info: 0 };

/** Lowest value of each grade, best first. */
export const grades = [
  ["A", 90],
  ["B", 80],
  ["C", 70],
  ["D", 60],
  ["F", 0],
] as const;

/** Neither accepted by a waiver nor, where the gate looks at new findings only, known from the baseline. */
export const counts = (finding: ReportedFinding, gate: Policy["gate"]): boolean => finding.waived === null && !(gate.newOnly && finding.new === false);

/** What one check costs; null when it costs nothing. */
const deductionOf = (result: Result, gate: Policy["gate"]): Deduction | null => {
  const counting = result.findings.filter((finding) => counts(finding, gate));
  const severity = worst(counting.map((finding) => finding.severity));
  if (severity === null) return null;
  const full = costs[severity];
  const cost = counting.every((finding) => finding.confidence === "likely") ? full / 2 : full;
  return cost === 0 ? null : { check: result.check, severity, cost };
};

/**
 * 100 minus what each failed check costs, not below 0, halves kept. `answered` is false when a live target never did: then there is no value.
 * Measurable leaves out what does not apply; what is unknown stays measurable and is not measured.
 */
export const score = (results: readonly Result[], gate: Policy["gate"], { answered }: { readonly answered: boolean }): Score => {
  const measurable = results.filter(({ outcome }) => outcome !== "not-applicable").length;
  const measured = results.filter(({ outcome }) => outcome === "pass" || outcome === "fail").length;
  const deductions = results
    .map((result) => deductionOf(result, gate))
    .filter((deduction) => deduction !== null)
    .sort((a, b) => b.cost - a.cost || (a.check < b.check ? -1 : 1));
  const value = measured === 0 || !answered ? null : deductions.reduce((rest, { cost }) => Math.max(0, rest - cost), 100);
  return { version: 1, value, grade: value === null || measured * 2 < measurable ? null : gradeOf(value), measured, measurable, deductions };
};

const gradeOf = (value: number): Score["grade"] => grades.find(([, least]) => value >= least)?.[0] ?? "F";
