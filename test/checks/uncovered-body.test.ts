import { expect, it } from "vitest";
import { uncoveredBody } from "../../src/checks/uncovered-body.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "body"], present: ["method", "body"] } as const;
const require = { covers: ["body"] } as const;

judges(uncoveredBody, {
  open: experiment(triple("body/last-value", yes, no, yes), bound),
  closed: experiment(triple("body/last-value", yes, no, no), bound),
  says: /custom signs the body, and the server does not check it/,
  require,
});
needsControl(uncoveredBody, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["body"] } as const;
  const outcome = run(uncoveredBody, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "custom body", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the body") }],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["body"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredBody, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredBody, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
