// What is required of a signature, against what the scheme declares and what the server really compares → the outcome of `uncovered-<component>`. Pure.

import type { Finding, Outcome } from "../../model/check.ts";
import type { ComponentVerdict } from "../../model/experiment.ts";
import type { Component, Policy } from "../../model/policy.ts";
import { expectedOf, isLimited } from "./required.ts";
import { type Attempt, conclude, type Part, shownStringToSign, type Tried, whyUnusable } from "./tried.ts";

/** `method` and the like; `header` stands for every `header:<name>`. */
export type ComponentKind = Exclude<Component, `header:${string}`> | "header";

const kindOf = (component: Component): ComponentKind => (component.startsWith("header:") ? "header" : (component as ComponentKind));

export const componentName = (component: Component): string =>
  component.startsWith("header:") ? `header ${component.slice("header:".length)}` : component === "content-type" ? "content type" : component;

/** One finding per scheme where the scheme does not bind it, one per operation where the server ignores what the scheme binds. */
export const componentOutcome = (tried: Tried, kind: ComponentKind, require: Policy["require"]): Outcome => {
  const told = new Set<string>();
  const parts = tried.attempts.flatMap((attempt): Part[] => {
    const expected = [...expectedOf(attempt.experiment, require)].filter((component) => kindOf(component) === kind);
    if (expected.length === 0) return [{ kind: "not-applicable", why: unasked(attempt, kind, require) }];
    return expected.map((component) => componentPart(attempt, component)).filter((part) => part.kind !== "finding" || isNew(told, part.finding.subject));
  });
  return conclude(tried, parts);
};

const isNew = (told: Set<string>, subject: string): boolean => !told.has(subject) && told.add(subject) !== undefined;

const unasked = ({ experiment }: Attempt, kind: ComponentKind, { covers }: Policy["require"]): string => {
  const what = kind === "header" ? "a header" : `the ${componentName(kind)}`;
  if (covers !== null) return `\`require.covers\` does not name ${what}`;
  return isLimited(experiment)
    ? `${experiment.scheme} does not sign ${what}, and \`require.covers\` does not ask for it`
    : `neither the scheme nor \`require.covers\` asks for ${what}`;
};

const componentPart = (attempt: Attempt, component: Component): Part => {
  const { experiment, verdict } = attempt;
  const seen = verdict.components.find((one) => one.component === component);
  const declared = experiment.declared.includes(component);
  const unusable = whyUnusable(attempt);
  if (!declared && verdict.unusable === null && verdict.controls.signed === "accepted" && lacks(component, seen))
    return { kind: "finding", finding: undeclared(attempt, component, seen) };
  if (seen?.observed === "uncovered") return { kind: "finding", finding: declared ? ignored(attempt, seen) : undeclared(attempt, component, seen) };
  if (seen?.observed === "covered") return { kind: "closed" };
  if (seen?.observed === "not-applicable")
    return { kind: "not-applicable", why: `${experiment.operation}: ${seen.why ?? `there is no ${componentName(component)} to change`}` };
  return { kind: "unknown", why: unusable ?? `${experiment.operation}: ${seen?.why ?? `the ${componentName(component)} was not tried`}` };
};

/** A missing timestamp or nonce is the flaw itself, although there is nothing to change on the wire; an empty query or body is not. */
const lacks = (component: Component, seen: ComponentVerdict | undefined): boolean =>
  seen?.observed === "uncovered" || ((component === "timestamp" || component === "nonce") && (seen === undefined || seen.observed === "not-applicable"));

const undeclared = ({ experiment, verdict }: Attempt, component: Component, seen: ComponentVerdict | undefined): Finding => {
  const name = componentName(component);
  const limited = isLimited(experiment);
  return {
    subject: `${experiment.scheme} ${component}`,
    message: limited
      ? `${experiment.scheme} never signs the ${name}, whoever uses it: ${consequence(component)}`
      : `the string to sign does not contain the ${name}: ${consequence(component)}`,
    confidence: "proven",
    ...(limited ? { severity: "low" as const, limitation: true } : {}),
    where: { place: experiment.place, operation: experiment.operation },
    proof: [
      `${experiment.scheme} signs: ${experiment.declared.join(", ") || "nothing"}`,
      ...(experiment.stringToSign === null ? [] : [`string to sign of ${experiment.operation}: ${shownStringToSign(experiment.stringToSign)}`]),
      ...(seen === undefined || seen.proof.length === 0 ? [`the signed control was ${verdict.controls.signed}`] : seen.proof),
    ],
  };
};

const ignored = ({ experiment }: Attempt, seen: ComponentVerdict): Finding => ({
  subject: `${experiment.operation} ${experiment.scheme} ${seen.component}`,
  message: `${experiment.operation}: ${experiment.scheme} signs the ${componentName(seen.component)}, and the server does not check it: ${consequence(seen.component)}`,
  confidence: seen.confidence,
  where: { place: experiment.place, operation: experiment.operation },
  proof: [`${experiment.scheme} signs: ${experiment.declared.join(", ")}`, ...(seen.how === null ? [] : [`how: ${seen.how}`]), ...seen.proof],
});

const consequences: Readonly<Record<ComponentKind, string>> = {
  method: "a signature made for reading also opens what writes or deletes",
  scheme: "a signature made for https is as good over http",
  host: "a signature made for one host is as good at every other that knows the key",
  path: "a signature made for one path opens the others",
  query: "parameters can be added and changed under a valid signature",
  body: "the content can be exchanged under a valid signature",
  timestamp: "a signature never grows old",
  nonce: "two equal requests cannot be told from a replay",
  "content-type": "the same bytes can be passed off as another format",
  header: "its value can be changed under a valid signature",
};
const consequence = (component: Component): string => consequences[kindOf(component)];
