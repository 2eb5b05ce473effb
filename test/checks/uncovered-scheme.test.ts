import { expect, it } from "vitest";
import { uncoveredScheme } from "../../src/checks/uncovered-scheme.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "scheme"], present: ["method", "scheme"] } as const;
const require = { covers: ["scheme"] } as const;

judges(uncoveredScheme, {
  open: experiment(triple("scheme/changed", yes, no, yes), bound),
  closed: experiment(triple("scheme/changed", yes, no, no), bound),
  says: /custom signs the scheme, and the server does not check it/,
  require,
});
needsControl(uncoveredScheme, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["scheme"] } as const;
  const outcome = run(uncoveredScheme, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "custom scheme", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the scheme") }],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["scheme"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredScheme, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredScheme, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
