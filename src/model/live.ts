// What every check of live answers shares: when silence may count as a pass, and how an answer is quoted. Pure.

import { type Finding, type Outcome, outcomeOf, unknown, type Where } from "./check.ts";
import type { VisitFacts } from "./evidence.ts";
import type { SpecFacts } from "./spec.ts";
import type { Entry, Fault, ForwardedProbe, NotVisited, Step, Visit } from "./visit.ts";

/** One attempt to see something: what it started from, the best status that came back (null: none), and what was missed. */
interface Look {
  readonly entry: Entry;
  readonly status: number | null;
  readonly missed: Fault | null;
}

/**
 * Findings always count. Without findings it takes a complete look to say "pass": at least one operation answered with more than an
 * error, and nothing broke off on the way. A wrong base path answers 404 to everything, an API that wants a key 401: neither shows where answers lead. Otherwise the outcome is unknown and says why, because what was not seen is not clean.
 */
const judge = (findings: readonly Finding[], looks: readonly Look[], notVisited: readonly NotVisited[]): Outcome => {
  if (findings.length > 0) return outcomeOf(findings);
  const operations = looks.filter(({ entry }) => entry.kind === "operation");
  const broken = looks.flatMap(({ missed }) => (missed === null ? [] : [missed]));
  if (!operations.some(({ status }) => status !== null && status < 400)) {
    const refused = operations.find(({ status }) => status !== null);
    if (refused !== undefined)
      return unknown(
        `no operation answered with anything but an error: ${refused.status}${refused.status === 404 ? " (is the path of the base URL right?)" : ""}`,
      );
    const reason = operations.find(({ missed }) => missed !== null)?.missed?.detail ?? notVisited[0]?.why ?? broken[0]?.detail;
    return unknown(`no operation could be visited${reason === undefined ? "" : `: ${reason}`}`);
  }
  const [first] = broken;
  return first === undefined
    ? outcomeOf([])
    : unknown(`${broken.length} of ${looks.length} visits were incomplete, the first because of this: ${first.detail}`);
};

/** What a check reads: only how chains end, where each hop leads too (then a redirect to nowhere leaves a gap), or the bodies too. */
type Depth = "ends" | "hops" | "bodies";

export const judgeVisits = (findings: readonly Finding[], facts: VisitFacts, depth: Depth): Outcome => judge(findings, looksOf(facts, depth), facts.notVisited);

/** Only what named a host when it was visited is probed, so the visits count too: one that broke off was not probed. */
export const judgeProbes = (findings: readonly Finding[], probes: readonly ForwardedProbe[], facts: VisitFacts): Outcome =>
  judge(findings, [...looksOf(facts, "hops"), ...probes.map(({ entry, status, fault }) => ({ entry, status, missed: fault }))], facts.notVisited);

const looksOf = ({ visits }: VisitFacts, depth: Depth): Look[] =>
  visits.map(({ entry, steps, end }) => ({
    entry,
    status: steps.length === 0 ? null : Math.min(...steps.map(({ status }) => status)),
    missed: end.kind === "fault" ? end.fault : end.kind === "bad-location" && depth !== "ends" ? lost : depth === "bodies" ? unreadBody(steps) : null,
  }));

/** Where such a redirect leads is each client's guess: two addresses, none, or one of another protocol. */
const lost: Fault = { reason: "protocol-error", detail: "a redirect does not say with one http(s) address in Location where it leads" };

const unreadBody = (steps: readonly Step[]): Fault | null => {
  for (const { body } of steps) if (typeof body !== "string") return body;
  return null;
};

/** A stable name for where a visit started; part of a finding's subject. */
export const entryName = (spec: SpecFacts, entry: Entry): string => {
  if (entry.kind === "operation") return entry.operation;
  return entry.kind === "server" ? `server ${spec.servers[entry.server]?.template ?? entry.server}` : "base URL";
};

/** The line that answers for a visit: the operation, the server, or for the base URL the first server. */
export const whereOf = (spec: SpecFacts, entry: Entry): Where => {
  if (entry.kind !== "operation") return { place: spec.servers[entry.kind === "server" ? entry.server : 0]?.place ?? null };
  return { place: spec.operations.find(({ id }) => id === entry.operation)?.place ?? null, operation: entry.operation };
};

/** The exchange as a person would write it down. */
export const quote = (visit: Pick<Visit, "method">, step: Step): string[] => [
  `${visit.method} ${step.url}`,
  `HTTP ${step.status}`,
  ...(step.location === null ? [] : [`Location: ${step.location}`]),
];
