// Did the live target answer at all? If not, the scan knows nothing about it and must not look green. Pure.

import { sameOrigin } from "../model/host.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Fault } from "../model/visit.ts";
import type { Situation } from "../score/verdict.ts";

export const situationOf = (evidence: Evidence): Situation => {
  const target = evidence.facts.target;
  const offline = target.state === "known" && target.value.offline;
  const unanswered = offline ? null : unansweredReason(evidence);
  const { stopped } = evidence;
  return { offline, unanswered, stopped: stopped === null || unanswered !== null ? null : `the scan ended early: ${sentence(stopped)}` };
};

const unansweredReason = ({ facts, stopped }: Evidence): string | null => {
  const baseUrl = facts.target.state === "known" ? facts.target.value.baseUrl : null;
  const name = baseUrl ?? "the base URL";
  if (stopped?.reason === "unreachable") return `${name} never answered: ${sentence(stopped)}`;
  if (facts.visits.state !== "known") return `${name} was not reached: ${facts.visits.why}`;
  const { visits } = facts.visits.value;
  if (baseUrl !== null && visits.some(({ steps }) => steps.some(({ url }) => sameOrigin(url, baseUrl)))) return null;
  const fault = stopped ?? visits.map(({ end }) => (end.kind === "fault" ? end.fault : null)).find((found) => found !== null) ?? null;
  return fault === null ? `${name} never answered` : `${name} never answered: ${sentence(fault)}`;
};

const sentence = ({ reason, detail }: Fault): string => detail.replace(/\.$/, "") || reason;
