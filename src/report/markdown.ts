// The report as Markdown for the job summary: the verdict first, everything remote inside code, whole findings up to a byte budget. Pure.

import type { Coverage, Report, ReportedFinding, ReportedHost, ReportedProblem, Result } from "../model/report.ts";
import { certificateWords } from "./certificates.ts";
import { nameWords, unaskedWords } from "./names.ts";
import { controlWords, coverageLines, freshnessWords, whyNothing } from "./coverage.ts";
import { inert } from "./inert.ts";
import { quote } from "./layout.ts";
import { count, type Failure, failures, isRemark, measuredWords, scoreWords, verdictWord, waivedFindings } from "./order.ts";

export interface MarkdownOptions {
  /** UTF-8 bytes. GitHub drops a step summary of more than 1,048,576 whole, and a comment of more than 65,536 characters. */
  readonly maxBytes?: number;
}

const defaultBytes = 900_000;
const reservedForTheCut = 160;

/**
 * At most `maxBytes` bytes (at least 1,000): what does not fit is left out as whole findings or sections, and their number is said.
 * Remote text stands only in code spans and fences, so that no mention, link, image, HTML or closing keyword in it comes alive.
 */
export const toMarkdown = (report: Report, { maxBytes = defaultBytes }: MarkdownOptions = {}): string => {
  const first = `## ${headline(report)}\n`;
  const optional = [...summary(report), ...grave(report).flatMap(failureBlocks), ...closing(report)];
  let left = Math.max(1_000, maxBytes) - bytes(first) - reservedForTheCut;
  const kept: string[] = [];
  let cutFindings = 0;
  let cutSections = 0;
  let heading: string | null = null;
  for (const { kind, text } of optional) {
    // A heading is worth its bytes only together with a finding under it.
    if (kind === "heading") {
      heading = text;
      continue;
    }
    const block: string = kind === "finding" && heading !== null ? `${heading}\n${text}` : text;
    const size = bytes(block) + 1;
    const fits = size <= left && !(kind === "finding" && cutFindings > 0);
    if (fits) {
      kept.push(block);
      left -= size;
      if (kind === "finding") heading = null;
    } else if (kind === "finding") cutFindings += 1;
    else cutSections += 1;
  }
  const cut = [...(cutFindings > 0 ? [count(cutFindings, "finding")] : []), ...(cutSections > 0 ? [count(cutSections, "section")] : [])].join(" and ");
  return [first, ...kept, ...(cut === "" ? [] : [`_Left out to stay within the size limit: ${cut}. The JSON report has everything._\n`])].join("\n");
};

interface Block {
  readonly kind: "heading" | "finding" | "section";
  readonly text: string;
}
const section = (lines: readonly string[]): Block[] => (lines.length === 0 ? [] : [{ kind: "section", text: `${lines.join("\n")}\n` }]);

const bytes = (text: string): number => Buffer.byteLength(text, "utf8");

const headline = (report: Report): string => {
  const word = verdictWord(report);
  const mark = { passed: "✅", failed: "❌", "not measured": "⚠️" }[word];
  return `${mark} sigproof ${word}: ${scoreWords(report)}, ${measuredWords(report)}`;
};

const summary = (report: Report): Block[] => {
  const { target, verdict } = report;
  const live = target.offline ? "offline" : target.baseUrl === null ? "without a base URL" : `against ${code(target.baseUrl)}`;
  const alias = target.alias === null ? "" : `, standing for ${code(target.alias)}`;
  const proxy = target.proxy === null ? "" : `, through the proxy ${code(target.proxy)}`;
  return [
    ...section(verdict.reasons.map((reason) => `- ${code(reason)}`)),
    ...section([
      `${code(target.spec)} ${live}${alias}${proxy}: ${target.offline ? "" : `${target.visited} of `}${count(target.operations, "operation")}${target.offline ? "" : ` visited, ${count(report.requests, "request")}`}.`,
    ]),
    ...section(table(report)),
    ...report.coverage.flatMap((coverage) => section(matrix(coverage))),
  ];
};

const matrix = (coverage: Coverage): string[] => {
  const title = `### What the signature binds on ${code(coverage.operation)}`;
  const nothing = whyNothing(coverage);
  if (nothing !== null) return [title, "", `Scheme ${code(coverage.scheme)}; ${controlWords(coverage)}. Nothing else can be told:`, "", `- ${code(nothing)}`];
  return [
    title,
    "",
    `Scheme ${code(coverage.scheme)}; ${[controlWords(coverage), ...freshnessWords(coverage)].join("; ")}.`,
    "",
    "| component | required | declared | observed |",
    "| --- | --- | --- | --- |",
    ...coverageLines(coverage).map(({ component, required, declared, observed }) => `| ${cell(component)} | ${required} | ${declared} | ${cell(observed)} |`),
  ];
};

const grave = (report: Report): Failure[] => failures(report).filter((failure) => !isRemark(failure));

const table = (report: Report): string[] => {
  const rows = grave(report);
  if (rows.length === 0) return [];
  const cost = new Map(report.score.deductions.map((deduction) => [deduction.check, deduction.cost]));
  return [
    "| severity | check | findings | first place | cost |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(
      ({ result, findings }) =>
        `| ${findings[0].severity} | ${checkLink(result)} | ${findings.length} | ${cell(placeOf(findings[0]))} | ${cost.get(result.check) ?? 0} |`,
    ),
  ];
};

const placeOf = ({ location }: ReportedFinding): string => `${location.file}:${location.line}`;

const checkLink = ({ check, helpUri }: Result): string => (/^https:\/\/[\w./-]+$/.test(helpUri) ? `[${code(check)}](${helpUri})` : code(check));

const failureBlocks = ({ result, findings }: Failure): Block[] => [
  // Title and help are the check's own words, not remote ones; they may use Markdown.
  { kind: "heading", text: `### ${findings[0].severity}: ${checkLink(result)}\n\n${result.title}.\n\n**Fix:** ${result.help}\n` },
  ...findings.map((finding): Block => ({ kind: "finding", text: findingText(finding) })),
];

const findingText = (finding: ReportedFinding): string => {
  const { location, operation, host } = finding;
  const facts = [`${location.file}:${location.line}:${location.column}`, operation, host].filter((part) => part !== null).map(code);
  const remarks = [
    ...(finding.confidence === "likely" ? ["likely"] : []),
    ...(finding.limitation ? ["limitation of the scheme"] : []),
    ...(finding.new === null ? [] : [finding.new ? "new" : "known from the baseline"]),
  ];
  const quoted = quote(location, 100);
  const gutter = " ".repeat(quoted?.number.length ?? 0);
  const lines = [
    inert(finding.message, 2_000),
    ...(quoted === null ? [] : ["", `${quoted.number} | ${quoted.line}`, ...(quoted.caret === "" ? [] : [`${gutter} | ${quoted.caret}`])]),
    ...(finding.proof.length === 0 ? [] : ["", ...finding.proof.slice(0, 50).map((line) => `= ${inert(line, 1_000)}`)]),
  ];
  return `${[finding.severity, ...facts, ...remarks].join(" · ")}\n\n${fence(lines)}`;
};

const closing = (report: Report): Block[] => {
  const unknown = report.results.filter(({ outcome }) => outcome === "unknown");
  const waived = waivedFindings(report);
  const strangers = report.hosts.filter(({ declared, allowed }) => !declared && !allowed);
  const remarks = failures(report).filter(isRemark);
  return [
    ...list(
      "Noted",
      remarks.flatMap(({ result, findings }) => findings.map((finding) => `${checkLink(result)} at ${code(placeOf(finding))}: ${code(finding.message)}`)),
    ),
    ...list(
      "Unknown, which is not a pass",
      unknown.map((result) => `${checkLink(result)}: ${code(result.why ?? "")}`),
    ),
    ...list(
      "Waived",
      waived.map(({ check, finding, reason, until }) => `${code(check)} at ${code(placeOf(finding))} until ${code(until)}: ${code(reason)}`),
    ),
    ...list("Problems", report.problems.map(problemText)),
    ...(report.hosts.some(({ calls }) => calls > 0)
      ? hostMap([...strangers, ...report.hosts.filter((host) => !strangers.includes(host))])
      : list(
          "Hosts neither declared nor allowed",
          strangers.map(({ host, observed }) => `${code(host)}${observed.length === 0 ? "" : `, seen in ${code(observed.join(", "))}`}`),
        )),
    ...list(
      "What DNS says about hosts",
      [...report.hosts.flatMap((host) => nameWords(host) ?? []), ...unaskedWords(report.hosts)].map((words) => code(words)),
    ),
    ...list(
      "What hosts show in TLS handshakes",
      report.hosts.flatMap(certificateWords).map((words) => code(words)),
    ),
    ...list(
      "Not visited",
      report.notVisited.map(({ operation, why }) => `${code(operation)}: ${code(why)}`),
    ),
  ];
};

const longestList = 100;

/** Who declares each host, and who was seen calling it. */
const hostMap = (hosts: readonly ReportedHost[]): Block[] =>
  section([
    "### Hosts",
    "",
    "| host | declared | calls | called by | seen in |",
    "| --- | --- | --- | --- | --- |",
    ...hosts.slice(0, longestList).map(({ host, declared, allowed, calls, clients, observed, locations: [first] }) => {
      const place = first === undefined ? "yes" : cell(`${first.file}:${first.line}`);
      const who = clients.length === 0 ? "" : cell(clients.slice(0, 5).join(", "));
      return `| ${cell(host)} | ${declared ? place : allowed ? "allowed" : "**no**"} | ${calls} | ${who} | ${observed.length === 0 ? "" : cell(observed.join(", "))} |`;
    }),
    ...(hosts.length > longestList ? ["", `and ${hosts.length - longestList} more`] : []),
  ]);

const list = (title: string, entries: readonly string[]): Block[] =>
  entries.length === 0
    ? []
    : section([
        `### ${title}`,
        "",
        ...entries.slice(0, longestList).map((entry) => `- ${entry}`),
        ...(entries.length > longestList ? [`- and ${entries.length - longestList} more`] : []),
      ]);

const problemText = ({ kind, message, location }: ReportedProblem): string =>
  `${kind}: ${code(message)}${location === null ? "" : ` at ${code(`${location.file}:${location.line}`)}`}`;

const longestRun = (text: string): number => (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);

/** A code span whose fence is longer than any run of back-ticks inside. Padded where the content begins or ends with one, as CommonMark strips one blank on both sides. */
export const code = (text: string): string => {
  const shown = inert(text);
  if (shown.trim() === "") return "`(empty)`";
  const ticks = "`".repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
  return `${ticks}${pad}${shown}${pad}${ticks}`;
};

/** A code span inside a table, where a pipe would end the cell even in code, and parsers disagree about a backslash before it. */
export const cell = (text: string): string => code(text.replaceAll("|", "\\x7c"));

const fence = (lines: readonly string[]): string => {
  const ticks = "`".repeat(Math.max(3, lines.reduce((most, line) => Math.max(most, longestRun(line)), 0) + 1));
  return `${ticks}text\n${lines.join("\n")}\n${ticks}\n`;
};
