import { expect, it } from "vitest";
import { uncoveredHeader } from "../../src/checks/uncovered-header.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "header:x-tenant"], present: ["method", "header:x-tenant"] } as const;
const require = { covers: ["header:x-tenant"] } as const;

judges(uncoveredHeader, {
  open: experiment(triple("header:x-tenant/changed", yes, no, yes), bound),
  closed: experiment(triple("header:x-tenant/changed", yes, no, no), bound),
  says: /custom signs the header x-tenant, and the server does not check it/,
  require,
});
needsControl(uncoveredHeader, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["header:x-tenant"] } as const;
  const outcome = run(uncoveredHeader, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [
      { subject: "custom header:x-tenant", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the header x-tenant") },
    ],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["header:x-tenant"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredHeader, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredHeader, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
