// What every check of captured calls shares: when silence may count as a pass, and how a call is quoted. Pure.

import type { CallFacts, ObservedCall, TrafficSource } from "./call.ts";
import { type Finding, notApplicable, type Outcome, outcomeOf, unknown } from "./check.ts";

/** Findings always count. What could not be read is not clean, so without findings it takes traffic that was read to its end to say "pass". */
export const judgeCalls = (findings: readonly Finding[], { sources, calls }: CallFacts): Outcome => {
  if (findings.length > 0) return outcomeOf(findings);
  const [gap] = sources.flatMap(gapsOf);
  if (gap !== undefined) return unknown(`the traffic could not be read completely: ${gap}`);
  return calls.length === 0 ? notApplicable("the traffic holds no call") : outcomeOf([]);
};

/** What of a file was not read, in words. */
export const gapsOf = ({ file, format, unread, missed, cut }: TrafficSource): string[] => {
  if (format === null) return [`${file}: ${cut ?? "it holds neither HAR nor OpenTelemetry traces"}`];
  const [first] = unread;
  return [
    ...(cut === null ? [] : [`${file}: ${cut}`]),
    ...(missed === 0
      ? []
      : [`${file}: ${missed} ${missed === 1 ? "entry" : "entries"} could not be read${first === undefined ? "" : `, ${first.entry} because ${first.why}`}`]),
  ];
};

/** A report with more than these is read by nobody; a hostile capture may name fifty thousand hosts. */
const mostFindings = 500;

/** The first findings, and one that speaks for the others. */
export const upTo = (findings: readonly Finding[], others: string): readonly Finding[] => {
  const left = findings.slice(mostFindings - 1);
  const [first] = left;
  if (first === undefined || left.length === 1) return findings;
  const rest: Finding = {
    subject: "others",
    message: `${left.length} ${others}`,
    confidence: first.confidence,
    ...(first.severity === undefined ? {} : { severity: first.severity }),
    where: { place: first.where.place },
    proof: left.slice(0, 20).map(({ subject }) => subject),
  };
  return [...findings.slice(0, mostFindings - 1), rest];
};

/** One call on one line: what was asked, what came back, by whom, and where that is written. */
export const quoteCall = ({ method, url, tunnel, status, count, client, first }: ObservedCall): string => {
  const said = [
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(count > 1 ? [`${count} times`] : []),
    ...(client === null ? [] : [`by ${client}`]),
    `${first.file}, ${first.entry}`,
  ];
  return `${tunnel ? "CONNECT" : method || "?"} ${url} (${said.join("; ")})`;
};

const shownCalls = 5;

/** The first few calls, and how many more there are. */
export const quoteCalls = (calls: readonly ObservedCall[]): string[] => {
  const more = calls.slice(shownCalls).reduce((sum, { count }) => sum + count, 0);
  return [...calls.slice(0, shownCalls).map(quoteCall), ...(more === 0 ? [] : [`and ${more} more`])];
};

export const countOf = (calls: readonly ObservedCall[]): number => calls.reduce((sum, { count }) => sum + count, 0);

/** Calls by what `name` says of them, in the order in which they were first seen. */
export const groupCalls = (calls: readonly ObservedCall[], name: (call: ObservedCall) => string): ReadonlyMap<string, readonly ObservedCall[]> => {
  const groups = new Map<string, ObservedCall[]>();
  for (const call of calls) {
    const key = name(call);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [call]);
    else known.push(call);
  }
  return groups;
};

/** "once" · "12 times". */
export const times = (count: number): string => (count === 1 ? "once" : `${count} times`);
