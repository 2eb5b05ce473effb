import { methodOverrideHonoured } from "../../src/checks/method-override-honoured.ts";
import { experiment, judges, needsControl, no, run, sent, yes, facts } from "../experiments.ts";
import { expect, it } from "vitest";

const routed = { status: 405, type: "text/html", code: "", body: "" };
const id = "method-override/headers";

judges(methodOverrideHonoured, {
  open: experiment([sent(id, routed), sent(`${id}/NEG`, no), sent(`${id}/X-Method-Override`, routed), sent(`${id}/X-HTTP-Method`, yes)]),
  closed: experiment([sent(id, yes)]),
  says: /: X-Method-Override changes the method/,
});
needsControl(methodOverrideHonoured);

it("an answer that a wrong signature gets too says nothing of what is behind the check", () => {
  const outcome = run(methodOverrideHonoured, facts(experiment([sent(id, routed), sent(`${id}/NEG`, routed), sent(`${id}/X-Method-Override`, routed)])));
  expect(outcome).toMatchObject({ outcome: "unknown", why: expect.stringContaining("stands before the check") });
});

it("`_method` in a query that nobody signs is named", () => {
  const field = "method-override/_method in the query";
  const outcome = run(
    methodOverrideHonoured,
    facts(experiment([sent(id, yes), sent(field, routed), sent(`${field}/NEG`, no), sent(`${field}/again`, routed)])),
  );
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ confidence: "proven", message: expect.stringContaining("_method in the query changes the method after the signature was checked") }],
  });
});
