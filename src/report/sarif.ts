// The report as SARIF 2.1.0, within what GitHub code scanning reads of it. Pure.

import type { Location } from "../model/place.ts";
import { project } from "../model/project.ts";
import type { Report, ReportedFinding, ReportedHost, ReportedProblem, Result } from "../model/report.ts";
import { type Severity, severityRank, worst } from "../model/severity.ts";
import { inert } from "./inert.ts";
import { safeJson } from "./json.ts";
import { count } from "./order.ts";
import { isUrl, repositoryPath, type Workspace } from "./paths.ts";

/** GitHub keeps 5,000 results of a run and drops the others unseen. */
const mostResults = 5_000;
/** GitHub's limit for the two descriptions of a rule. */
const longestDescription = 1_024;
const mostTags = 10;

/** On GitHub's scale: above 9.0 critical, from 7.0 high, from 4.0 medium, below low. */
const securitySeverity: Readonly<Record<Severity, string | null>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0", info: null };
const levelOf: Readonly<Record<Severity, "error" | "warning" | "note">> = { critical: "error", high: "error", medium: "warning", low: "warning", info: "note" };

interface Found {
  readonly result: Result;
  readonly ruleIndex: number;
  readonly finding: ReportedFinding;
}

/** JSON with a newline at its end. Every result stands on a line of a file of the repository; addresses from the web are text, never locations. */
export const toSarif = (report: Report, at: Workspace | null = null): string => {
  const found = worstFirst(report);
  const spec = repositoryPath(report.target.spec, at);
  return safeJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            informationUri: project.repository,
            rules: report.results.map(rule),
          },
        },
        // The trailing slash makes it a category: one per description, the same on every rerun.
        automationDetails: { id: `sigproof/${spec}/` },
        columnKind: "utf16CodeUnits",
        invocations: [invocation(report, found.length, at)],
        results: found.slice(0, mostResults).map((one) => resultOf(one, at)),
        properties: { score: report.score, verdict: report.verdict, target: report.target, hosts: report.hosts.map(hostOf) },
      },
    ],
  });
};

/** Unwaived before waived, then by severity, so that a cut takes the least. */
const worstFirst = ({ results }: Report): Found[] =>
  results
    .flatMap((result, ruleIndex) => result.findings.map((finding) => ({ result, ruleIndex, finding })))
    .map((found, index) => ({ found, index }))
    .sort(
      (a, b) =>
        Number(a.found.finding.waived !== null) - Number(b.found.finding.waived !== null) ||
        severityRank(a.found.finding.severity) - severityRank(b.found.finding.severity) ||
        a.index - b.index,
    )
    .map(({ found }) => found);

const rule = (result: Result): object => {
  const { check, title, severity, description, help, helpUri, cwe, owasp, category } = result;
  const score = securitySeverity[ruleSeverity(result)];
  return {
    id: check,
    name: check.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: short(title) },
    fullDescription: { text: short(description) },
    help: { text: `${help}\n${helpUri}`, markdown: `${description}\n\n**Fix:** ${help}\n\n[About ${check}](${helpUri})` },
    helpUri,
    defaultConfiguration: { level: levelOf[severity] },
    properties: {
      tags: ["security", category, ...cwe.map((id) => `external/cwe/cwe-${String(id).padStart(3, "0")}`), ...owasp.map((name) => `owasp-api/${name}`)].slice(
        0,
        mostTags,
      ),
      precision: result.findings.length > 0 && result.findings.every(({ confidence }) => confidence === "likely") ? "medium" : "high",
      ...(score === null ? { "problem.severity": "recommendation" } : { "security-severity": score }),
    },
  };
};

/** Code scanning knows a severity per rule only: that of its worst finding, or the check's own where nothing was found. */
const ruleSeverity = ({ severity, findings }: Result): Severity => worst(findings.map((finding) => finding.severity)) ?? severity;

const short = (text: string): string => (text.length <= longestDescription ? text : `${text.slice(0, longestDescription - 1)}…`);

const resultOf = ({ result, ruleIndex, finding }: Found, at: Workspace | null): object => ({
  ruleId: result.check,
  ruleIndex,
  level: levelOf[finding.severity],
  message: { text: [message(finding.message), ...finding.proof.slice(0, 20).map(message)].join("\n") },
  locations: [{ physicalLocation: physical(finding.location, at) }],
  partialFingerprints: {
    // Without one of this name GitHub hashes the line: two findings of a check on one line become one alert, and every edit of the line opens it anew.
    // codeql-action says for each that it would have computed another one, and keeps ours.
    primaryLocationLineHash: `${finding.fingerprint}:1`,
    "sigproof/v1": finding.fingerprint,
  },
  ...(finding.waived === null
    ? {}
    : {
        suppressions: [{ kind: "external", status: "accepted", justification: `${message(finding.waived.reason)} (until ${message(finding.waived.until)})` }],
      }),
  ...(finding.new === null ? {} : { baselineState: finding.new ? "new" : "unchanged" }),
  properties: {
    severity: finding.severity,
    confidence: finding.confidence,
    ...(finding.limitation ? { limitation: true } : {}),
    ...(finding.operation === null ? {} : { operation: inert(finding.operation) }),
    ...(finding.host === null ? {} : { host: inert(finding.host) }),
    ...(finding.url === null ? {} : { url: inert(finding.url, 2_048) }),
    ...(isUrl(finding.location.file) ? { description: inert(finding.location.file, 2_048) } : {}),
    pointer: inert(finding.location.pointer, 2_048),
    reproduce: inert(finding.reproduce, 2_048),
  },
});

const physical = (location: Location, at: Workspace | null): object => ({
  // A path is no URI: blanks, `#`, `?` and `%` in it must be written as such.
  artifactLocation: { uri: repositoryPath(location.file, at).split("/").map(segment).join("/") },
  region: { startLine: Math.max(1, location.line), startColumn: Math.max(1, location.column), endLine: Math.max(1, location.line, location.endLine) },
});

/** `encodeURIComponent` throws on a lone surrogate. */
const segment = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("%40", "@");

/** Messages of SARIF know links, `[text](target)` (§3.11.6); hostile text must not make one. */
const message = (text: string): string => inert(text, 2_000).replaceAll("](", "]\\x28");

const invocation = (report: Report, found: number, at: Workspace | null): object => {
  const unknown = report.results.flatMap(({ outcome, why }, index) => (outcome === "unknown" ? [{ index, why: why ?? "" }] : []));
  return {
    executionSuccessful: report.verdict.exitCode !== 3,
    exitCode: report.verdict.exitCode,
    startTimeUtc: report.startedAt,
    ...(report.verdict.reasons.length === 0 ? {} : { exitCodeDescription: report.verdict.reasons.map(message).join("; ") }),
    toolExecutionNotifications: [
      ...report.problems.map((problem) => notification(problem, at)),
      ...unknown.map(({ index, why }) => ({
        level: "note",
        message: { text: `could not be measured: ${message(why)}` },
        associatedRule: { id: report.results[index]?.check, index },
      })),
      ...(found > mostResults
        ? [{ level: "warning", message: { text: `${count(found - mostResults, "finding")} left out: code scanning keeps ${mostResults}` } }]
        : []),
    ],
  };
};

const notification = ({ kind, message: text, location }: ReportedProblem, at: Workspace | null): object => ({
  level: kind === "hint" ? "note" : "warning",
  message: { text: `${kind}: ${message(text)}` },
  ...(location === null ? {} : { locations: [{ physicalLocation: physical(location, at) }] }),
});

/** The map of hosts, without what SARIF says at its own places. */
const hostOf = ({ host, declared, allowed, contacted, calls, clients, observed }: ReportedHost): object => ({
  host,
  declared,
  allowed,
  contacted,
  calls,
  clients,
  observed,
});
