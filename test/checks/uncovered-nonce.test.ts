import { expect, it } from "vitest";
import { uncoveredNonce } from "../../src/checks/uncovered-nonce.ts";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "nonce"], present: ["method", "nonce"] } as const;
const require = { covers: ["nonce"] } as const;

judges(uncoveredNonce, {
  open: experiment(triple("nonce/changed", yes, no, yes), bound),
  closed: experiment(triple("nonce/changed", yes, no, no), bound),
  says: /custom signs the nonce, and the server does not check it/,
  require,
});
needsControl(uncoveredNonce, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["path"], present: ["nonce"] } as const;
  const outcome = run(uncoveredNonce, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "custom nonce", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the nonce") }],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["path"], present: ["nonce"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredNonce, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredNonce, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});
