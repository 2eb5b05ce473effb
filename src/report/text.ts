// The report for a person at a terminal: the verdict first, then what to mend, worst first. Pure.

import picocolors from "picocolors";
import type { Coverage, Report, ReportedFinding, ReportedHost, ReportedProblem } from "../model/report.ts";
import type { Severity } from "../model/severity.ts";
import { certificateWords } from "./certificates.ts";
import { nameWords, unaskedWords } from "./names.ts";
import { controlWords, coverageLines, type CoverageLine, freshnessWords, whyNothing } from "./coverage.ts";
import { inert } from "./inert.ts";
import { columns, quote, wrap } from "./layout.ts";
import { count, type Failure, failures, isRemark, measuredWords, scoreWords, verdictWord, waivedFindings } from "./order.ts";

export interface TextOptions {
  readonly color: boolean;
  /** Every finding, place, proof line and operation, not only the first few. */
  readonly verbose: boolean;
  /** Columns; lines are wrapped to it, words are not broken. */
  readonly width?: number;
  /** False where the caller says itself what to run next, as the demo does: its API has stopped by then. */
  readonly next?: boolean;
}

type Paint = ReturnType<typeof picocolors.createColors>;
interface Style extends TextOptions {
  readonly width: number;
  readonly paint: Paint;
}

const shownFindings = 3;
const shownProofs = 6;

/** Ends with a newline. Everything that a server or a description said passes `inert`; colour comes only from our own palette. */
export const toText = (report: Report, options: TextOptions): string => {
  const style: Style = { ...options, width: Math.max(40, options.width ?? 96), paint: picocolors.createColors(options.color) };
  const failed = failures(report);
  const full = failed.filter((failure) => style.verbose || !isRemark(failure));
  const blocks = [
    head(report, style),
    ...report.coverage.map((coverage) => coverageBlock(coverage, style)),
    ...full.map((failure) => failureBlock(report, failure, style)),
    foot(
      report,
      failed.filter((failure) => !full.includes(failure)),
      style,
    ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()).join("\n"))
    .join("\n\n")}\n`;
};

const head = (report: Report, style: Style): string[] => {
  const { paint } = style;
  const { target, verdict } = report;
  const live = target.offline ? "offline" : target.baseUrl === null ? "no base URL" : inert(target.baseUrl);
  const alias = target.alias === null ? "" : `, standing for ${inert(target.alias)}`;
  const proxy = target.proxy === null ? "" : `, through the proxy ${inert(target.proxy)}`;
  const word = verdictWord(report);
  const mark = { passed: paint.green("✓ PASSED"), failed: paint.red("✗ FAILED"), "not measured": paint.yellow("? NOT MEASURED") }[word];
  return [
    paint.dim(`sigproof ${inert(report.tool.version)}: ${inert(target.spec)} · ${live}${alias}${proxy}`),
    "",
    `${paint.bold(mark)}  ${paint.bold(scoreWords(report))} · ${measuredWords(report)}`,
    ...verdict.reasons.flatMap((reason) => hang("  - ", inert(reason), style.width)),
    ...arithmetic(report).flatMap((sum) => hang("  ", sum, style.width).map((line) => paint.dim(line.replaceAll(unbroken, " ")))),
  ];
};

/** Keeps the parts of a term on one line while wrapping. */
const unbroken = "\u00a0";

/** How the score came about, in one line that anyone can redo. */
const arithmetic = ({ score }: Report): string[] => {
  if (score.value === null || score.deductions.length === 0) return [];
  const terms = score.deductions.map(({ check, cost }) => ["−", cost, inert(check)].join(unbroken));
  return [`100 ${terms.join(" ")} ${["=", score.value].join(unbroken)}${overdrawn(score.deductions) ? ", the least there is" : ""}`];
};

const overdrawn = (deductions: Report["score"]["deductions"]): boolean => deductions.reduce((sum, { cost }) => sum + cost, 0) > 100;

/** The first line behind a label, the others under it. */
const hang = (label: string, text: string, width: number): string[] =>
  wrap(text, Math.max(20, width - columns(label))).map((line, index) => (index === 0 ? label : " ".repeat(columns(label))) + line);

/** What the signature binds on one operation, as a table. */
const coverageBlock = (coverage: Coverage, style: Style): string[] => {
  const { paint, width } = style;
  const titles: CoverageLine = { component: "component", required: "required", declared: "declared", observed: "observed", state: "quiet" };
  const lines = coverageLines(coverage);
  const first = Math.max(...[titles, ...lines].map(({ component }) => columns(inert(component, 60))));
  const row = (line: CoverageLine): string =>
    `    ${inert(line.component, 60)}${" ".repeat(first - columns(inert(line.component, 60)))}  ${line.required.padEnd(8)}  ${line.declared.padEnd(8)}  `;
  const nothing = whyNothing(coverage);
  const painted = { good: paint.green, bad: paint.red, open: paint.yellow, quiet: paint.dim };
  const title = [
    `${paint.bold(`What the signature binds on ${inert(coverage.operation)}`)} ${paint.dim(`(${inert(coverage.scheme)})`)}`,
    ...hang("  ", controlWords(coverage), width),
  ];
  if (nothing !== null) return [...title, ...hang("  ", `nothing else can be told: ${inert(nothing, 600)}`, width).map(painted.open)];
  return [
    ...title,
    ...(lines.length === 0 ? [] : [paint.dim(row(titles) + titles.observed)]),
    ...lines.flatMap((line) =>
      hang(row(line), inert(line.observed, 300), width).map((text, index) =>
        index === 0 ? row(line) + painted[line.state](text.slice(row(line).length)) : painted[line.state](text),
      ),
    ),
    ...freshnessWords(coverage).flatMap((words) => hang("  ", words, width)),
  ];
};

const severityPaint = (paint: Paint, severity: Severity): ((text: string) => string) =>
  ({ critical: paint.magenta, high: paint.red, medium: paint.yellow, low: paint.cyan, info: paint.blue })[severity];

const failureBlock = (report: Report, { result, findings }: Failure, style: Style): string[] => {
  const { paint, width } = style;
  const { severity } = findings[0];
  const colored = severityPaint(paint, severity);
  const shown = style.verbose ? findings : findings.slice(0, shownFindings);
  const hidden = findings.length - shown.length;
  return [
    `${colored(paint.bold(severity.toUpperCase()))}  ${paint.bold(inert(result.check))}${paint.dim(costWords(report, result.check))}`,
    ...hang("  ", inert(result.title), width),
    ...shown.flatMap((finding) => [[""], findingLines(finding, severity, style)]).flat(),
    ...(hidden > 0 ? ["", `    … and ${hidden} more (--verbose shows all)`] : []),
    "",
    ...hang("  fix   ", inert(result.help, 2_000), width),
    paint.dim(`  page  ${inert(result.helpUri)}`),
  ];
};

const costWords = ({ score }: Report, check: string): string => {
  const deduction = score.deductions.find((one) => one.check === check);
  return deduction === undefined || score.value === null ? "" : `  −${deduction.cost}`;
};

const findingLines = (finding: ReportedFinding, usual: Severity, style: Style): string[] => {
  const { paint, width, verbose } = style;
  const remarks = [
    ...(finding.severity === usual ? [] : [finding.severity]),
    ...(finding.confidence === "likely" ? ["likely, not proven"] : []),
    ...(finding.limitation ? ["a limitation of the scheme"] : []),
    ...(finding.new === null ? [] : [finding.new ? "new" : "known from the baseline"]),
  ];
  const proof = verbose ? finding.proof : finding.proof.slice(0, shownProofs);
  const left = finding.proof.length - proof.length;
  return [
    ...hang("    ", inert(finding.message, verbose ? 4_000 : 500) + (remarks.length === 0 ? "" : ` (${remarks.join("; ")})`), width),
    ...sourceLines(finding, style),
    ...proof.flatMap((line) => hang("    = ", inert(line, verbose ? 4_000 : 500), width)),
    ...(left > 0 ? [`    = … and ${count(left, "more line")}`] : []),
    ...(verbose ? [paint.dim(`    # ${inert(finding.fingerprint)}  ${inert(finding.reproduce, 1_000)}`)] : []),
  ];
};

const sourceLines = ({ location, severity }: ReportedFinding, { paint, width }: Style): string[] => {
  const quoted = quote(location, width - 8 - String(location.line).length);
  const gutter = " ".repeat(String(location.line).length);
  const place = `${paint.blue(`   ${gutter}-->`)} ${inert(location.file, 1_000)}:${location.line}:${location.column}`;
  if (quoted === null) return [place];
  const bar = paint.blue("|");
  return [
    place,
    `    ${paint.blue(quoted.number)} ${bar} ${quoted.line}`,
    ...(quoted.caret === "" ? [] : [`    ${gutter} ${bar} ${severityPaint(paint, severity)(quoted.caret)}`]),
  ];
};

/** Label, then lines hanging under it. */
const section = (label: string, entries: readonly string[], { paint, width }: Style): string[] =>
  entries.flatMap((entry, index) =>
    wrap(entry, width - 14).map((line, at) =>
      index === 0 && at === 0 ? `${paint.bold(label)}${" ".repeat(Math.max(1, 12 - columns(label)))}${line}` : `${" ".repeat(at === 0 ? 12 : 14)}${line}`,
    ),
  );

const foot = (report: Report, remarks: readonly Failure[], style: Style): string[] => [
  ...section(
    "info",
    limited(
      remarks.flatMap(({ result, findings }) => findings.map((finding) => remarkLine(result.check, finding))),
      8,
      "remark",
    ),
    style,
  ),
  ...section("waived", waivedLines(report), style),
  ...section("unknown", whyLines(report, "unknown", style), style),
  ...(style.verbose ? [...section("not needed", whyLines(report, "not-applicable", style), style), ...section("passed", passedLines(report), style)] : []),
  ...section("problems", limited(report.problems.map(problemLine), style.verbose ? Infinity : 8, "problem"), style),
  ...section("hosts", hostLines(report, style), style),
  ...section(
    "identity",
    limited(
      [...report.hosts.flatMap((host) => [nameWords(host) ?? [], certificateWords(host)].flat()), ...unaskedWords(report.hosts)].map((words) =>
        inert(words, 600),
      ),
      style.verbose ? Infinity : 8,
      "host",
    ),
    style,
  ),
  ...section("visited", visitedLines(report, style), style),
  ...(style.next === false ? [] : nextLines(report, style)),
];

const limited = (lines: readonly string[], most: number, noun: string): string[] =>
  lines.length <= most ? [...lines] : [...lines.slice(0, most), `… and ${count(lines.length - most, `more ${noun}`)} (--verbose shows all)`];

const remarkLine = (check: string, { message, location }: ReportedFinding): string =>
  `${inert(check)}: ${inert(message)} (${inert(location.file, 1_000)}:${location.line})`;

const waivedLines = (report: Report): string[] =>
  [...grouped(waivedFindings(report), ({ check, reason, until }) => JSON.stringify([check, reason, until])).values()].map(
    ([first, ...rest]) => `${inert(first.check)}, ${count(rest.length + 1, "finding")} until ${inert(first.until)}: ${inert(first.reason)}`,
  );

const passedLines = ({ results }: Report): string[] => {
  const passed = results.filter(({ outcome }) => outcome === "pass").map(({ check }) => inert(check));
  return passed.length === 0 ? [] : [passed.join(", ")];
};

/** Checks with one and the same reason share a line. */
const whyLines = ({ results }: Report, outcome: "unknown" | "not-applicable", { verbose }: Style): string[] => {
  const silent = results.filter((result) => result.outcome === outcome);
  return limited(
    [...grouped(silent, ({ why }) => why ?? "").entries()].map(([why, group]) => `${group.map(({ check }) => inert(check)).join(", ")}: ${inert(why)}`),
    verbose ? Infinity : 8,
    "reason",
  );
};

const grouped = <T>(items: readonly T[], key: (item: T) => string): Map<string, [T, ...T[]]> => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
};

const problemLine = ({ kind, message, location }: ReportedProblem): string =>
  `${kind}: ${inert(message)}${location === null ? "" : ` (${inert(location.file, 1_000)}:${location.line})`}`;

const hostLines = ({ hosts, target }: Report, { verbose }: Style): string[] => {
  const strangers = hosts.filter(({ declared, allowed }) => !declared && !allowed);
  const known = hosts.length - strangers.length;
  const summary = `${known} declared or allowed, ${strangers.length} neither`;
  if (hosts.length === 0) return [];
  // With traffic the map is the answer to "who calls whom", so what is in order is shown too, behind what is not.
  const mapped = hosts.some(({ calls }) => calls > 0);
  const listed = verbose || mapped ? [...strangers, ...hosts.filter((host) => !strangers.includes(host))] : strangers;
  return [
    summary,
    ...limited(
      listed.map((host) => `${inert(host.host)}  ${hostWords(host, target.offline).join("; ")}`),
      verbose ? Infinity : 8,
      "host",
    ),
  ];
};

const hostWords = ({ declared, allowed, contacted, calls, clients, observed, locations: [first] }: ReportedHost, offline: boolean): string[] => [
  declared ? `declared${first === undefined ? "" : ` at ${inert(first.file, 1_000)}:${first.line}`}` : allowed ? "allowed" : "not declared",
  ...(calls === 0
    ? []
    : [`called ${calls === 1 ? "once" : `${calls} times`}${clients.length === 0 ? "" : ` by ${clients.map((client) => inert(client, 80)).join(", ")}`}`]),
  ...(observed.every((source) => source === "call") ? [] : [`seen in ${observed.map((source) => inert(source)).join(", ")}`]),
  ...(offline ? [] : [contacted ? "contacted" : "not contacted"]),
];

const visitedLines = ({ target, requests, durationMs, notVisited }: Report, { verbose }: Style): string[] => {
  if (target.offline) return [];
  const summary = `${target.visited} of ${count(target.operations, "operation")}, ${count(requests, "request")}, ${(durationMs / 1000).toFixed(1)} s`;
  if (notVisited.length === 0) return [summary];
  return verbose
    ? [summary, ...notVisited.map(({ operation, why }) => `not ${inert(operation)}: ${inert(why)}`)]
    : [`${summary}; ${notVisited.length} not visited (--verbose says why)`];
};

/** A command stays on one line, so that it can be copied. */
const nextLines = (report: Report, style: Style): string[] => {
  const { verdict, target } = report;
  const first = failures(report).find((failure) => !isRemark(failure));
  if (verdict.exitCode === 3)
    return section(
      "next",
      [
        (report.parts?.missing.length ?? 0) > 0
          ? "Keep the evidence of every part, and judge them together with `sigproof merge`."
          : report.coverage.some(({ controls }) => controls.signed === "refused")
            ? "Compare the string to sign above with the one that the server builds, byte by byte, and the secret with the server's."
            : "See that the service runs and answers; --wait-for waits until it does, --deadline allows more time.",
      ],
      style,
    );
  if (first !== undefined) {
    if (report.results.length === 1) return [];
    const command = `            ${inert(first.findings[0].reproduce, 1_000)}`;
    return [...section("next", ["Mend the worst first, then look at it alone:"], style), command];
  }
  if (target.offline) return section("next", ["Give a base URL, and sigproof compares what the live API does with its description."], style);
  if (verdict.ok && report.results.some(({ outcome }) => outcome === "unknown"))
    return section("next", ["What is unknown has passed nothing. With --min-measured 1 it stops the build."], style);
  return verdict.ok && report.gate.failOn === "critical"
    ? section("next", ["With --fail-on high, one new finding of that weight stops the build by itself."], style)
    : [];
};
