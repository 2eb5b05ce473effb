// What every format shows first: failed checks worst first, and the words for the verdict. Pure.

import type { Report, ReportedFinding, Result } from "../model/report.ts";
import { severityRank } from "../model/severity.ts";

export interface Failure {
  readonly result: Result;
  /** Unwaived, worst first; never empty. */
  readonly findings: readonly [ReportedFinding, ...ReportedFinding[]];
}

/** Checks with at least one unwaived finding: by their worst finding, proven before likely, then in report order. */
export const failures = ({ results }: Report): Failure[] =>
  results
    .flatMap((result): Failure[] => {
      const [first, ...rest] = result.findings.filter(({ waived }) => waived === null);
      return first === undefined ? [] : [{ result, findings: [first, ...rest] }];
    })
    .map((failure, index) => ({ failure, index }))
    .sort((a, b) => rank(a.failure) - rank(b.failure) || a.index - b.index)
    .map(({ failure }) => failure);

// The findings of a result are sorted when it is made; a report read from a file may not be.
const rank = ({ findings }: Failure): number =>
  findings.reduce((least, { severity, confidence }) => Math.min(least, severityRank(severity) * 2 + (confidence === "likely" ? 1 : 0)), Infinity);

/** Information costs nothing and needs no action: it gets a line at the end, so that a healthy scan stays quiet. */
export const isRemark = ({ findings }: Failure): boolean => findings.every(({ severity }) => severity === "info");

export interface Waived {
  readonly check: string;
  readonly finding: ReportedFinding;
  readonly reason: string;
  readonly until: string;
}

export const waivedFindings = ({ results }: Report): Waived[] =>
  results.flatMap(({ check, findings }) =>
    findings.flatMap((finding) => (finding.waived === null ? [] : [{ check, finding, reason: finding.waived.reason, until: finding.waived.until }])),
  );

export const verdictWord = ({ verdict }: Report): "passed" | "failed" | "not measured" =>
  verdict.exitCode === 3 ? "not measured" : verdict.ok ? "passed" : "failed";

/** "score 60 (D)", or why there is none in two words. Beside it always `measuredWords`. */
export const scoreWords = ({ score }: Report): string =>
  score.value === null ? "no score" : `score ${score.value}${score.grade === null ? " (no grade)" : ` (${score.grade})`}`;

export const measuredWords = ({ score }: Report): string => `measured ${score.measured} of ${count(score.measurable, "check")}`;

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** The verdict and its reasons on one line, for logs. */
export const headline = (report: Report): string =>
  `${verdictWord(report)}, ${scoreWords(report)}, ${measuredWords(report)}${report.verdict.reasons.length === 0 ? "" : `: ${report.verdict.reasons.join("; ")}`}`;
