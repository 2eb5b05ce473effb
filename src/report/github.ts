// The report as annotations for GitHub: as data for the Action, and as workflow commands for `--format github`. Pure.

import type { Location } from "../model/place.ts";
import type { Report, ReportedFinding, Result } from "../model/report.ts";
import type { Severity } from "../model/severity.ts";
import { inert } from "./inert.ts";
import { failures } from "./order.ts";
import { repositoryPath, type Workspace } from "./paths.ts";

export const levels = ["error", "warning", "notice"] as const;
export type Level = (typeof levels)[number];

export interface Annotation {
  readonly level: Level;
  /** From the root of the checkout, forward slashes. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
  /** 1-based; null where `line` and `endLine` differ, as the runner then drops it. */
  readonly column: number | null;
  readonly title: string;
  readonly message: string;
}

/** How many annotations of each level may be used. GitHub shows ten of each for one step and drops the others in silence. */
export type Budget = Readonly<Record<Level, number>>;
export const githubBudget: Budget = { error: 10, warning: 10, notice: 10 };

const levelOf: Readonly<Record<Severity, Level>> = { critical: "error", high: "error", medium: "warning", low: "warning", info: "notice" };
const longestMessage = 4_096;

/** Findings worst first, then problems, then what could not be reached. Waived findings have none. Where a level has more than its budget, its last slot says how many. */
export const toAnnotations = (report: Report, budget: Budget = githubBudget, at: Workspace | null = null): Annotation[] => {
  const all = [...unreached(report, at), ...fromFindings(report, at), ...fromProblems(report, at)];
  return levels.flatMap((level) =>
    within(
      budget[level],
      all.filter((annotation) => annotation.level === level),
    ),
  );
};

const within = (most: number, annotations: readonly Annotation[]): Annotation[] => {
  if (annotations.length <= most) return [...annotations];
  const shown = annotations.slice(0, Math.max(0, most - 1));
  const next = annotations[shown.length];
  const left = annotations.length - shown.length;
  if (next === undefined || most < 1) return [];
  return [
    ...shown,
    { ...next, title: "sigproof: more", message: `${left} more of this kind, the first of them here. The job summary and the reports list all.` },
  ];
};

const place = (location: Location, at: Workspace | null): Pick<Annotation, "file" | "line" | "endLine" | "column"> => {
  const line = Math.max(1, Math.trunc(location.line) || 1);
  const endLine = Math.max(line, Math.trunc(location.endLine) || 1);
  return { file: shownPath(location.file, at), line, endLine, column: line === endLine ? Math.max(1, Math.trunc(location.column) || 1) : null };
};

/** Findings that cost nothing (info, such as a localhost entry among the servers) and, where the gate looks at new ones only, known ones: a mark on every pull request would teach people to look away. */
const fromFindings = (report: Report, at: Workspace | null): Annotation[] =>
  failures(report).flatMap(({ result, findings }) =>
    findings
      .filter((finding) => finding.severity !== "info" && !(report.gate.newOnly && finding.new === false))
      .map((finding) => fromFinding(result, finding, at)),
  );

const fromFinding = (result: Result, finding: ReportedFinding, at: Workspace | null): Annotation => ({
  level: levelOf[finding.severity],
  ...place(finding.location, at),
  title: `sigproof: ${inert(result.check, 200)}`,
  message: cut(
    [
      `${inert(finding.message, 1_500)}${finding.confidence === "likely" ? " (likely, not proven)" : ""}`,
      ...finding.proof.slice(0, 4).map((line) => inert(line, 400)),
      `Fix: ${inert(result.help, 600)}`,
      inert(result.helpUri),
    ].join("\n"),
  ),
});

const fromProblems = ({ problems, target }: Report, at: Workspace | null): Annotation[] =>
  problems.map(({ kind, message, location }) => ({
    level: kind === "hint" ? "notice" : "warning",
    ...(location === null ? firstLine(target.spec, at) : place(location, at)),
    title: `sigproof: ${kind}`,
    message: cut(inert(message, 1_500)),
  }));

const unreached = ({ verdict, target }: Report, at: Workspace | null): Annotation[] =>
  verdict.exitCode === 3
    ? [
        {
          level: "error",
          ...firstLine(target.spec, at),
          title: "sigproof: not measured",
          message: cut(verdict.reasons.map((reason) => inert(reason)).join("\n")),
        },
      ]
    : [];

const firstLine = (file: string, at: Workspace | null): ReturnType<typeof place> => ({ file: shownPath(file, at), line: 1, endLine: 1, column: 1 });

const shownPath = (file: string, at: Workspace | null): string => inert(repositoryPath(file, at), 1_000);

const cut = (text: string): string => (text.length <= longestMessage ? text : `${text.slice(0, longestMessage - 1)}…`);

/** One line per annotation, escaped as the runner unescapes: data `%`, CR and LF; properties also `:` and `,`. Ends with a newline unless empty. */
export const toWorkflowCommands = (annotations: readonly Annotation[]): string =>
  annotations
    .map(({ level, file, line, endLine, column, title, message }) => {
      const properties = [
        ["file", file],
        ["line", String(line)],
        ["endLine", String(endLine)],
        ...(column === null ? [] : [["col", String(column)]]),
        ["title", title],
      ];
      return `::${level} ${properties.map(([name = "", value = ""]) => `${name}=${property(value)}`).join(",")}::${data(message)}\n`;
    })
    .join("");

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
