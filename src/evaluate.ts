// Evidence → Report: run the checks, locate, waive, score, gate. Pure.

import { checks as builtIn } from "./checks/index.ts";
import { fingerprints } from "./evaluate/fingerprint.ts";
import { coverageOf, refusedSchemes } from "./evaluate/coverage.ts";
import { hintsOn } from "./evaluate/hints.ts";
import { seenHosts } from "./evaluate/hosts.ts";
import { type Judged, judgeAll, policyFor } from "./evaluate/outcomes.ts";
import { type Locator, locator } from "./evaluate/places.ts";
import { reproduce } from "./evaluate/reproduce.ts";
import { situationOf } from "./evaluate/answered.ts";
import { acceptancesOf, waive, type Waived, type WaiverPlace } from "./evaluate/waivers.ts";
import type { Check, Finding } from "./model/check.ts";
import type { Evidence, Facts, Target } from "./model/evidence.ts";
import type { Location } from "./model/place.ts";
import type { Policy } from "./model/policy.ts";
import { helpUri } from "./model/project.ts";
import { missingParts } from "./model/share.ts";
import type { Report, ReportedFinding, ReportedProblem, Result } from "./model/report.ts";
import { severityRank } from "./model/severity.ts";
import { score } from "./score/score.ts";
import { verdict } from "./score/verdict.ts";

export interface Judgement {
  readonly policy: Policy;
  /** Fingerprints of an earlier report (`--baseline`); null without one. */
  readonly baseline: ReadonlySet<string> | null;
  /** The words of a command line that choose this policy, for the line that looks at a finding again: `["--policy", "strict.yml"]`. None by default. */
  readonly policyWords?: readonly string[];
  /** The caller's own list; the built-in checks by default. */
  readonly checks?: readonly Check[];
}

/** Sends nothing, reads no clock: the same evidence and judgement give the same report, on any day. What a check throws is our bug and passes through. */
export const evaluate = (evidence: Evidence, { policy, baseline, policyWords = [], checks = builtIn }: Judgement): Report => {
  const target = knownOr(evidence, "target", nowhere);
  const spec = knownOr(evidence, "spec", null);
  const visits = knownOr(evidence, "visits", { visits: [], notVisited: [] });
  const traffic = knownOr(evidence, "calls", { sources: [], calls: [] }).sources.map(({ file }) => file);
  const judged = judgeAll(evidence, policy, checks);
  const hosts = seenHosts(evidence, policy);
  const main = evidence.documents[0]?.file ?? null;
  const remarks = [...evidence.problems, ...hintsOn(evidence, policy)];
  const waived = waive(acceptancesOf(policy.waivers, spec), evidence.startedAt.slice(0, 10));
  const locate = locator(evidence, [
    ...judged.flatMap(({ outcome }) => (outcome.outcome === "fail" ? outcome.findings.map(({ where }) => where.place) : [])),
    ...remarks.map(({ place }) => place),
    ...(spec?.ignores ?? []).map(({ place }) => place),
    ...hosts.flatMap(({ places }) => places),
  ]);
  const results = judged.map((one) => resultOf(one, { policy, baseline, policyWords, traffic, waived, locate, target }));
  const situation = { ...situationOf(evidence), refused: refusedSchemes(evidence) };
  const scored = score(results, policy.gate, { answered: situation.unanswered === null && situation.missing === null });
  const { threshold, failOn, minMeasured, newOnly } = policy.gate;
  return {
    schema: "sigproof.report/1",
    tool: evidence.tool,
    target: {
      baseUrl: target.baseUrl,
      alias: target.alias,
      spec: target.spec,
      operations: spec?.operations.length ?? 0,
      visited: new Set(visits.visits.flatMap(({ entry, steps }) => (entry.kind === "operation" && steps.length > 0 ? [entry.operation] : []))).size,
      offline: target.offline,
      proxy: evidence.proxy,
    },
    ...partsOf(evidence),
    startedAt: evidence.startedAt,
    durationMs: evidence.durationMs,
    requests: evidence.requests,
    gate: { threshold, failOn, minMeasured, newOnly },
    score: scored,
    verdict: verdict(scored, results, policy.gate, situation),
    problems: [
      ...remarks.map(({ kind, message, place }) => ({ kind, message, location: place === null ? null : unquoted(locate(place), main) })),
      ...strangers(policy, checks),
      ...waived.problems(checks, measuredIn(results)).map(({ kind, message, at }) => ({ kind, message, location: locationOf(at, locate) })),
    ],
    results,
    coverage: coverageOf(evidence, policy),
    notVisited: visits.notVisited.map(({ operation, why }) => ({ operation, why })),
    hosts: hosts.map(({ host, declared, allowed, contacted, calls, clients, observed, places, names, certificates }) => ({
      host,
      declared,
      allowed,
      contacted,
      calls,
      clients,
      observed,
      locations: places.map(locate),
      names,
      certificates,
    })),
  };
};

const partsOf = ({ parts }: Evidence): Pick<Report, "parts"> =>
  parts === undefined ? {} : { parts: { of: parts.of, held: parts.held.map(({ index }) => index), missing: missingParts(parts) } };

/** A mistake in another file than the description shows no line of it: a `$ref` may have drawn in a file that was never meant to be read aloud. */
const unquoted = (location: Location, main: string | null): Location => (location.file === main ? location : { ...location, excerpt: "" });

const nowhere: Target = { baseUrl: null, alias: null, spec: "", offline: false };

const knownOr = <N extends keyof Facts, T>(evidence: Evidence, name: N, otherwise: T): Facts[N] | T => {
  const fact = evidence.facts[name];
  return fact.state === "known" ? fact.value : otherwise;
};

const measuredIn = (results: readonly Result[]): ReadonlySet<string> =>
  new Set(results.filter(({ outcome }) => outcome === "pass" || outcome === "fail").map(({ check }) => check));

/** `checks:` entries of the policy that name no check: config.ts cannot know the checks, and a typing mistake must not pass in silence. */
const strangers = (policy: Policy, checks: readonly Check[]): ReportedProblem[] =>
  Object.keys(policy.checks)
    .filter((name) => !checks.some(({ id }) => id === name))
    .map((name) => ({ kind: "policy", message: `checks.${name} names a check that does not exist`, location: null }));

const locationOf = (at: WaiverPlace, locate: Locator): Location =>
  "place" in at ? locate(at.place) : { file: at.file, line: Math.max(1, at.line), column: 1, endLine: Math.max(1, at.line), excerpt: "", pointer: "" };

interface Surroundings extends Pick<Judgement, "policy" | "baseline"> {
  readonly waived: Waived;
  readonly locate: Locator;
  readonly target: Target;
  readonly policyWords: readonly string[];
  readonly traffic: readonly string[];
}

const resultOf = ({ check, outcome }: Judged, around: Surroundings): Result => {
  const named = policyFor(around.policy, check.id);
  const severity = named === undefined || named === "off" ? check.severity : named;
  const findings = outcome.outcome === "fail" ? outcome.findings : [];
  const prints = fingerprints(check.id, findings);
  return {
    check: check.id,
    title: check.title,
    category: check.category,
    severity,
    description: `${check.doc.what} ${check.doc.why}`,
    help: check.doc.fix,
    helpUri: helpUri(check.id),
    cwe: check.doc.cwe ?? [],
    owasp: check.doc.owasp ?? [],
    outcome: outcome.outcome,
    why: outcome.outcome === "not-applicable" || outcome.outcome === "unknown" ? outcome.why : null,
    findings: findings
      .map((finding, index) => reported(check, { ...finding, severity: finding.severity ?? severity }, prints[index] ?? "", around))
      .sort(worstFirst),
  };
};

const reported = (
  { id: check, category }: Check,
  finding: Finding & Pick<ReportedFinding, "severity">,
  fingerprint: string,
  around: Surroundings,
): ReportedFinding => {
  const { message, severity, confidence, where, proof } = finding;
  const acceptance = around.waived.acceptanceOf(check, finding);
  return {
    fingerprint,
    message,
    severity,
    confidence,
    limitation: finding.limitation ?? false,
    waived: acceptance === null ? null : { reason: acceptance.reason, until: acceptance.until },
    new: around.baseline === null ? null : !around.baseline.has(fingerprint),
    location: around.locate(where.place),
    operation: where.operation ?? null,
    host: where.host ?? null,
    url: where.url ?? null,
    proof,
    reproduce: reproduce(category === "traffic" ? around : { ...around, traffic: [] }, check, category === "signature" ? (where.operation ?? null) : null),
  };
};

/** Unwaived before waived, then severity, then certainty, then place. Fingerprints are unique, so the order is total. */
const worstFirst = (a: ReportedFinding, b: ReportedFinding): number =>
  Number(a.waived !== null) - Number(b.waived !== null) ||
  severityRank(a.severity) - severityRank(b.severity) ||
  Number(a.confidence === "likely") - Number(b.confidence === "likely") ||
  compare(a.location.file, b.location.file) ||
  a.location.line - b.location.line ||
  a.location.column - b.location.column ||
  compare(a.fingerprint, b.fingerprint);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
