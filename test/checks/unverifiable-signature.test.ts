import { expect, it } from "vitest";
import { unverifiableSignature } from "../../src/checks/unverifiable-signature.ts";
import type { CaptureFacts } from "../../src/model/call.ts";
import { captures, use, watched } from "../captures.ts";
import { operation, policy, spec } from "../facts.ts";

const run = (more: Partial<CaptureFacts>) =>
  unverifiableSignature.run({ captures: captures(more), spec: spec({ operations: [operation("POST /api/data")] }) }, policy());
const wrong = { scheme: "custom", host: "api.example.com", why: "the signature is right only without the query", use: use(3) };

it("fails with the reason, on the line of the operation", () => {
  expect(run({ schemes: [watched({ right: 1, wrong: 1 })], mismatches: [wrong] })).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "custom on POST /api/data",
        confidence: "proven",
        message: "a captured signature of custom does not verify: the signature is right only without the query",
        where: { operation: "POST /api/data", host: "api.example.com", place: { pointer: "/paths/~1api~1data/post" } },
        proof: [
          "POST https://api.example.com/api/data → HTTP 200 (calls.har, entry 3)",
          "the signature is right only without the query",
          "1 captured signatures of custom are right, 1 are not",
        ],
      },
    ],
  });
});

it("names an operation once", () => {
  const outcome = run({ schemes: [watched({ wrong: 2 })], mismatches: [wrong, { ...wrong, use: use(4) }] });
  expect(outcome.outcome === "fail" ? outcome.findings.length : 0).toBe(1);
});

it("passes where all are right", () => expect(run({ schemes: [watched()] })).toEqual({ outcome: "pass" }));

it("passes where the only wrong ones were refused", () => expect(run({ schemes: [watched({ right: 1, wrong: 1, refused: 1 })] })).toEqual({ outcome: "pass" }));

it("is unknown without the secret, with a key of another name, or without the bodies", () => {
  expect(run({ schemes: [watched({ right: 0, secret: { missing: "KEY is not set" } })] })).toEqual({ outcome: "unknown", why: "custom: KEY is not set" });
  expect(run({ schemes: [watched({ right: 0, foreign: 2 })] })).toMatchObject({ outcome: "unknown" });
  expect(run({ schemes: [watched({ right: 0 })] })).toEqual({ outcome: "unknown", why: "the capture does not hold the bodies that custom signs" });
});

it("does not apply where no scheme is known, or none is carried", () => {
  expect(run({}).outcome).toBe("not-applicable");
  expect(run({ schemes: [watched({ signed: 0 })] }).outcome).toBe("not-applicable");
});
