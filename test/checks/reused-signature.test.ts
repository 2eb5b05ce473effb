import { expect, it } from "vitest";
import { reusedSignature } from "../../src/checks/reused-signature.ts";
import type { CaptureFacts, ReusedSignature } from "../../src/model/call.ts";
import type { Policy } from "../../src/model/policy.ts";
import { captures, use, watched } from "../captures.ts";
import { operation, policy, spec } from "../facts.ts";

const run = (more: Partial<CaptureFacts>, require: Partial<Policy["require"]> = {}) =>
  reusedSignature.run({ captures: captures(more), spec: spec({ operations: [operation("POST /api/data")] }) }, policy({ require }));

const reused = (more: Partial<ReusedSignature> = {}): ReusedSignature => ({
  scheme: "custom",
  at: "header x-api-signature",
  host: "api.example.com",
  differs: ["query"],
  first: use(1),
  second: use(2, { url: "https://api.example.com/api/data?amount=…" }),
  more: 0,
  ...more,
});

it("fails with both requests and what differs, and says that the scheme does not bind it", () => {
  expect(run({ schemes: [watched()], signatures: [reused()] })).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "header x-api-signature on POST /api/data: query",
        confidence: "proven",
        message: "api.example.com accepted one signature on two requests that differ in query; custom does not bind query",
        where: { operation: "POST /api/data", host: "api.example.com" },
        proof: [
          "the same signature in header x-api-signature:",
          "POST https://api.example.com/api/data → HTTP 200 (calls.har, entry 1)",
          "POST https://api.example.com/api/data?amount=… → HTTP 200 (calls.har, entry 2)",
          "different: query",
        ],
      },
    ],
  });
});

it("says that the server does not verify what the scheme binds", () => {
  expect(run({ schemes: [watched()], signatures: [reused({ differs: ["query", "body"], more: 3 })] })).toMatchObject({
    findings: [
      { message: "api.example.com accepted one signature on two requests that differ in query and body; custom binds body, so the server does not verify it" },
    ],
  });
});

it("takes what a vendor's scheme never binds for its limitation", () => {
  const stripe = watched({ name: "stripe", builtin: true, declared: ["timestamp", "body"] });
  expect(run({ schemes: [stripe], signatures: [reused({ scheme: "stripe" })] })).toMatchObject({ findings: [{ severity: "low", limitation: true }] });
});

it("is likely where only the name says that it is a signature", () => {
  expect(run({ signatures: [reused({ scheme: null })] })).toMatchObject({
    findings: [{ confidence: "likely", message: "api.example.com accepted one signature on two requests that differ in query" }],
  });
});

it("passes without one, and where only what nobody asks for differs", () => {
  expect(run({})).toEqual({ outcome: "pass" });
  expect(run({ signatures: [reused({ differs: ["content-type"] })] })).toEqual({ outcome: "pass" });
  expect(run({ signatures: [reused()] }, { covers: ["body"] })).toEqual({ outcome: "pass" });
});

it("is unknown where nothing was accepted, and does not apply without signatures", () => {
  expect(run({ accepted: 0 }).outcome).toBe("unknown");
  expect(run({ signed: 0, accepted: 0 }).outcome).toBe("not-applicable");
});
