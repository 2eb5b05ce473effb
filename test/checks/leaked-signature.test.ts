import { expect, it } from "vitest";
import { leakedSignature } from "../../src/checks/leaked-signature.ts";
import { experiment, facts, no, refused, run, scheme, sent } from "../experiments.ts";

const leaking = sent("garbled#2", no, { leaked: ["signature", "string-to-sign"] });

it("fails with proof, and quotes nothing of what leaked", () => {
  expect(run(leakedSignature, facts(experiment([leaking])))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        confidence: "proven",
        message: "GET /orders: an answer contains the expected signature and the string to sign",
        proof: ["scheme: custom", expect.stringContaining("garbled#2")],
      },
    ],
  });
});

it("needs no accepted control: a refusal that leaks is the flaw", () => {
  expect(run(leakedSignature, facts(refused({ exchanges: [leaking] }))).outcome).toBe("fail");
});

it("passes where no answer held anything", () => expect(run(leakedSignature, facts(experiment()))).toEqual({ outcome: "pass" }));

it("is unknown without the secret, and where nothing was tried", () => {
  expect(run(leakedSignature, facts(experiment([], { withSecret: false }))).outcome).toBe("unknown");
  expect(run(leakedSignature, { ...facts(), signing: { schemes: [scheme()] } }).outcome).toBe("unknown");
});

it("does not apply where nothing is signed", () => expect(run(leakedSignature, facts()).outcome).toBe("not-applicable"));
