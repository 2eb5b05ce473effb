import { expect, it } from "vitest";
import { uncoveredHost } from "../../src/checks/uncovered-host.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "host"], present: ["method", "host"] } as const;
const require = { covers: ["host"] } as const;

judges(uncoveredHost, {
  open: experiment(triple("host/foreign", yes, no, yes), bound),
  closed: experiment(triple("host/foreign", yes, no, no), bound),
  says: /custom signs the host, and the server does not check it/,
  require,
});
needsControl(uncoveredHost, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["host"] } as const;
  const outcome = run(uncoveredHost, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "custom host", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the host") }],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["host"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredHost, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredHost, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
