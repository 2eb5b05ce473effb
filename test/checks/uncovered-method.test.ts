import { expect, it } from "vitest";
import { uncoveredMethod } from "../../src/checks/uncovered-method.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method"], present: ["method"] } as const;
const require = { covers: ["method"] } as const;

judges(uncoveredMethod, {
  open: experiment(triple("method/PROPFIND", yes, no, yes), bound),
  closed: experiment(triple("method/PROPFIND", yes, no, no), bound),
  says: /custom signs the method, and the server does not check it/,
  require,
});
needsControl(uncoveredMethod, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["method"] } as const;
  const outcome = run(uncoveredMethod, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "custom method", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the method") }],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["method"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredMethod, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredMethod, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
