// Runs the enabled checks on the facts they need. A check that throws is our bug and is not caught here. Pure.

import type { Check, Outcome } from "../model/check.ts";
import type { Evidence, Fact, Facts } from "../model/evidence.ts";
import type { Policy } from "../model/policy.ts";
import { gapIn } from "../model/share.ts";

export interface Judged {
  readonly check: Check;
  readonly outcome: Outcome;
}

/** In the order of `checks`; those that the policy turns off are left out. */
export const judgeAll = (evidence: Evidence, policy: Policy, checks: readonly Check[]): Judged[] =>
  checks.filter(({ id }) => policyFor(policy, id) !== "off").map((check) => ({ check, outcome: whole(check, evidence, judge(check, evidence, policy)) }));

/** Findings count wherever they were found. Everything else needs the whole scan: nothing was found in a part of it only says that much. */
const whole = ({ needs, uses = [] }: Check, evidence: Evidence, outcome: Outcome): Outcome => {
  const gap = outcome.outcome === "fail" ? null : ([...needs, ...uses].map((name) => gapIn(evidence, name)).find((why) => why !== null) ?? null);
  return gap === null ? outcome : { outcome: "unknown", why: gap };
};

/** Own keys only: a check may be called anything, `constructor` too. */
export const policyFor = (policy: Policy, check: string): Policy["checks"][string] | undefined =>
  Object.hasOwn(policy.checks, check) ? policy.checks[check] : undefined;

const judge = (check: Check, evidence: Evidence, policy: Policy): Outcome => {
  const needed = check.needs.map((name) => ({ name, fact: evidence.facts[name] }));
  // A missing fact that should be there outweighs one that was rightly left out: not knowing must show.
  const broken = needed.find(({ fact }) => fact.state === "failed");
  if (broken?.fact.state === "failed") return { outcome: "unknown", why: broken.fact.why };
  const absent = needed.find(({ fact }) => fact.state === "skipped");
  if (absent?.fact.state === "skipped") return { outcome: "not-applicable", why: absent.fact.why };
  const used = (check.uses ?? []).map((name) => ({ name, fact: evidence.facts[name] }));
  const gap = used.find(({ fact }) => fact.state === "failed")?.fact;
  if (used.length > 0 && !used.some(({ fact }) => fact.state === "known")) return silence(gap ?? used[0]?.fact);
  const facts = Object.fromEntries([...needed, ...used].flatMap(({ name, fact }) => (fact.state === "known" ? [[name, fact.value]] : [])));
  const outcome = check.run(facts as unknown as Facts, policy, evidence.startedAt);
  return outcome.outcome === "pass" && gap?.state === "failed" ? { outcome: "unknown", why: gap.why } : outcome;
};

const silence = (fact: Fact<unknown> | undefined): Outcome =>
  fact?.state === "failed"
    ? { outcome: "unknown", why: fact.why }
    : { outcome: "not-applicable", why: fact?.state === "skipped" ? fact.why : "nothing was looked at" };
