// Did the live target answer at all? If not, the scan knows nothing about it and must not look green. Pure.

import { sameOrigin } from "../model/host.ts";
import type { Evidence } from "../model/evidence.ts";
import { whatIsHeld, whatIsMissing } from "../model/share.ts";
import type { Fault, Visit } from "../model/visit.ts";
import type { Situation } from "../score/verdict.ts";

export const situationOf = (evidence: Evidence): Situation => {
  const target = evidence.facts.target;
  const offline = target.state === "known" && target.value.offline;
  const unanswered = offline ? null : unansweredReason(evidence);
  const stopped = evidence.stopped ?? gaveUp(evidence);
  return {
    offline,
    missing: missing(evidence),
    unanswered,
    stopped: stopped === null || unanswered !== null ? null : `the scan ended early: ${sentence(stopped)}`,
  };
};

/** Parts of a scan are judged together, and one alone is no measurement of the whole. */
const missing = ({ parts }: Evidence): string | null => {
  const lacking = parts === undefined ? null : whatIsMissing(parts);
  return parts === undefined || lacking === null ? null : `this is ${whatIsHeld(parts)}, and ${lacking}: they are judged together (merge)`;
};

/** A target that answers at first and then no more leaves every check of live answers unknown; that alone would not keep a build from turning green. */
const gaveUp = ({ facts }: Evidence): Fault | null => {
  for (const { end } of facts.visits.state === "known" ? facts.visits.value.visits : [])
    if (end.kind === "fault" && end.fault.reason === "target-gave-up") return end.fault;
  return null;
};

const unansweredReason = ({ facts, stopped, parts }: Evidence): string | null => {
  const baseUrl = facts.target.state === "known" ? facts.target.value.baseUrl : null;
  const name = baseUrl ?? "the base URL";
  if (facts.visits.state !== "known")
    return stopped?.reason === "unreachable" ? `${name} never answered: ${sentence(stopped)}` : `${name} was not reached: ${facts.visits.why}`;
  const { visits } = facts.visits.value;
  // A part may have got few visits or none; before it calls the target silent it asks the base URL, which is no visit of its own.
  if (parts !== undefined && stopped?.reason !== "unreachable") return null;
  if (baseUrl !== null && visits.some(({ steps }) => steps.some(({ url }) => sameOrigin(url, baseUrl))))
    return parts === undefined && !answersSigned(facts) ? nothingThere(visits, name) : null;
  const fault = stopped ?? visits.map(({ end }) => (end.kind === "fault" ? end.fault : null)).find((found) => found !== null) ?? null;
  return fault === null ? `${name} never answered` : `${name} never answered: ${sentence(fault)}`;
};

/**
 * Something answers, but not this API: a wrong base path (404 everywhere) or a service that is down behind its proxy (5xx everywhere). A path parameter's
 * example may simply not exist, so only fixed paths are evidence of a wrong base path. 401 and 403 are answers of an API that wants a key.
 */
const nothingThere = (visits: readonly Visit[], name: string): string | null => {
  const statuses = visits.flatMap(({ entry, steps: [first] }) =>
    entry.kind === "operation" && first !== undefined ? [{ operation: entry.operation, status: first.status }] : [],
  );
  const fixed = statuses.filter(({ operation }) => !operation.includes("{"));
  if (fixed.length > 0 && statuses.every(({ status }) => status === 404))
    return `no operation of the description is at ${name}: every one that was visited answered 404; is the path of the base URL right?`;
  if (statuses.length > 0 && statuses.every(({ status }) => status >= 500))
    return `${name} is not at work: every operation that was visited answered with a server error`;
  return null;
};

/** Visits carry no signature, and an API may refuse them with 404 or 500. One that takes a signed request is there and at work. */
const answersSigned = ({ experiments }: Evidence["facts"]): boolean =>
  experiments.state === "known" &&
  experiments.value.some(({ exchanges }) => exchanges.some(({ signature, answer }) => signature === "fresh" && answer !== null && answer.status < 300));

const sentence = ({ reason, detail }: Fault): string => detail.replace(/\.$/, "") || reason;
