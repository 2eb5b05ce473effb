import { expect, it } from "vitest";
import { uncoveredPath } from "../../src/checks/uncovered-path.ts";
import { experiment, facts, judges, needsControl, no, run, sent, triple, yes } from "../experiments.ts";

const bound = { declared: ["method", "path"], present: ["method", "path"] } as const;
const require = { covers: ["path"] } as const;

judges(uncoveredPath, {
  open: experiment(triple("path/child", yes, no, yes), bound),
  closed: experiment(triple("path/child", yes, no, no), bound),
  says: /custom signs the path, and the server does not check it/,
  require,
});
needsControl(uncoveredPath, require);

it("fails once for a scheme that does not sign it, with the string to sign as proof", () => {
  const bare = { declared: ["method"], present: ["path"] } as const;
  const outcome = run(uncoveredPath, facts(experiment([], bare), experiment([], { ...bare, operation: "GET /other" })), require);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "custom path", confidence: "proven", message: expect.stringContaining("the string to sign does not contain the path") }],
  });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("is a low limitation where a vendor's scheme does not sign it, and the policy asks for it", () => {
  const vendor = { declared: ["method"], present: ["path"], scheme: "stripe", builtin: true } as const;
  expect(run(uncoveredPath, facts(experiment([], vendor)), require)).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "low", limitation: true, message: expect.stringMatching(/^stripe never signs/) }],
  });
  expect(run(uncoveredPath, facts(experiment([], vendor))).outcome).toBe("not-applicable");
});

it("fails where an unsigned header changes the path behind the check, and only with a wrong signature that was refused", () => {
  const gone = { ...no, status: 404, code: "error=not_found" };
  const id = "path-override/headers";
  const closed = triple("path/child", yes, no, no);
  const overridden = (wrong: typeof no) =>
    run(uncoveredPath, facts(experiment([...closed, sent(id, gone), sent(`${id}/NEG`, wrong), sent(`${id}/X-Rewrite-URL`, gone)], bound)), require);
  expect(overridden(no)).toMatchObject({
    outcome: "fail",
    findings: [
      { confidence: "proven", proof: expect.arrayContaining([expect.stringContaining("X-Rewrite-URL changes the path after the signature was checked")]) },
    ],
  });
  expect(overridden(gone)).toEqual({ outcome: "pass" });
});
