import { expect, it } from "vitest";
import { anySignatureAccepted } from "../../src/checks/any-signature-accepted.ts";
import { uncoveredPath } from "../../src/checks/uncovered-path.ts";
import { unsignedAccepted } from "../../src/checks/unsigned-accepted.ts";
import { experiment, facts, judges, no, run, sent, triple, yes } from "../experiments.ts";

judges(anySignatureAccepted, {
  open: experiment([], { exchanges: [sent("signed", yes), sent("unsigned", no), sent("garbled", yes), sent("garbled#2", yes), sent("signed#2", yes)] }),
  closed: experiment(),
  says: /GET \/orders: a wrong signature is accepted/,
});

it("is likely where one of two wrong signatures was accepted, and then nothing else is told", () => {
  const exchanges = [
    sent("signed", yes),
    sent("unsigned", no),
    sent("garbled", yes),
    sent("garbled#2", no),
    ...triple("path/child", yes, no, yes),
    sent("signed#2", yes),
  ];
  const wavering = facts(experiment([], { exchanges }));
  expect(run(anySignatureAccepted, wavering)).toMatchObject({
    outcome: "fail",
    findings: [{ confidence: "likely", message: expect.stringContaining("a wrong signature is accepted now and then") }],
  });
  expect(run(unsignedAccepted, wavering).outcome).toBe("pass");
  expect(run(uncoveredPath, wavering, { covers: ["path"] })).toMatchObject({
    outcome: "unknown",
    why: expect.stringContaining("garbled signatures are accepted at one time and refused at another"),
  });
});
