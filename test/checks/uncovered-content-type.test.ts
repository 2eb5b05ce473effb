import { expect, it } from "vitest";
import { uncoveredContentType } from "../../src/checks/uncovered-content-type.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "content-type"], present: ["method", "content-type"] } as const;
const require = { covers: ["content-type"] } as const;

judges(uncoveredContentType, {
  open: experiment(triple("content-type/changed", yes, no, yes), bound),
  closed: experiment(triple("content-type/changed", yes, no, no), bound),
  says: /custom signs the content type, and the server does not check it/,
  require,
});
needsControl(uncoveredContentType, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["content-type"] } as const;
  const outcome = run(uncoveredContentType, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [
      { subject: "custom content-type", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the content type") },
    ],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["content-type"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredContentType, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredContentType, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
