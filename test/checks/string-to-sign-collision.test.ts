import { stringToSignCollision } from "../../src/checks/string-to-sign-collision.ts";
import { expect, it } from "vitest";
import { experiment, facts, judges, needsControl, no, run, triple, yes } from "../experiments.ts";

judges(stringToSignCollision, {
  open: experiment(triple("collision/query and body", yes, no, yes)),
  closed: experiment(triple("collision/query and body", yes, no, no)),
  says: /two different requests have one string to sign/,
});
needsControl(stringToSignCollision);

it("weighs little where a vendor's own string leaves the border open, for no receiver can mend that", () => {
  const open = triple("collision/nonce may contain what looks like the timestamp", yes, no, yes);
  const found = (scheme: string, builtin: boolean) => run(stringToSignCollision, facts(experiment(open, { scheme, builtin })));
  expect(found("svix", true)).toMatchObject({ outcome: "fail", findings: [{ severity: "low", limitation: true, confidence: "proven" }] });
  for (const own of [found("custom", false), found("jws", true)]) {
    expect(own).toMatchObject({ outcome: "fail" });
    expect(own.outcome === "fail" ? Object.keys(own.findings[0]) : []).not.toContain("severity");
  }
});
