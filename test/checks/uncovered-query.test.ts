import { expect, it } from "vitest";
import { uncoveredQuery } from "../../src/checks/uncovered-query.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "query"], present: ["method", "query"] } as const;
const require = { covers: ["query"] } as const;

judges(uncoveredQuery, {
  open: experiment(triple("query/added", yes, no, yes), bound),
  closed: experiment(triple("query/added", yes, no, no), bound),
  says: /custom signs the query, and the server does not check it/,
  require,
});
needsControl(uncoveredQuery, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["query"] } as const;
  const outcome = run(uncoveredQuery, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "custom query", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the query") }],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["query"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredQuery, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredQuery, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
