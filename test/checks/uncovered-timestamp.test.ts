import { expect, it } from "vitest";
import { uncoveredTimestamp } from "../../src/checks/uncovered-timestamp.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "timestamp"], present: ["method", "timestamp"] } as const;
const require = { covers: ["timestamp"] } as const;

judges(uncoveredTimestamp, {
  open: experiment(triple("timestamp/changed", yes, no, yes), bound),
  closed: experiment(triple("timestamp/changed", yes, no, no), bound),
  says: /custom signs the timestamp, and the server does not check it/,
  require,
});
needsControl(uncoveredTimestamp, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["timestamp"] } as const;
  const outcome = run(uncoveredTimestamp, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "custom timestamp", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the timestamp") }],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["timestamp"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredTimestamp, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredTimestamp, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
