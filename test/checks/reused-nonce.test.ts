import { expect, it } from "vitest";
import { reusedNonce } from "../../src/checks/reused-nonce.ts";
import type { CapturedNonce, CaptureFacts } from "../../src/model/call.ts";
import type { Policy } from "../../src/model/policy.ts";
import { captures, use, watched } from "../captures.ts";
import { operation, policy, spec } from "../facts.ts";

const run = (more: Partial<CaptureFacts>, require: Partial<Policy["require"]> = {}) =>
  reusedNonce.run({ captures: captures(more), spec: spec({ operations: [operation("POST /api/data")] }) }, policy({ require }));

const nonce = (more: Partial<CapturedNonce> = {}): CapturedNonce => ({
  scheme: "custom",
  at: "header X-Nonce",
  host: "api.example.com",
  requests: 3,
  different: 3,
  reused: null,
  ...more,
});
const reused = { first: use(1), second: use(2) };

it("fails where a nonce came twice, with both requests", () => {
  expect(run({ schemes: [watched()], nonces: [nonce({ different: 2, reused })] })).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "header X-Nonce to api.example.com",
        confidence: "proven",
        message: "api.example.com accepted different signed requests with one nonce in header X-Nonce",
        proof: [
          "POST https://api.example.com/api/data → HTTP 200 (calls.har, entry 1)",
          "POST https://api.example.com/api/data → HTTP 200 (calls.har, entry 2)",
          "3 accepted requests, 2 different nonces",
        ],
      },
    ],
  });
});

it("says when it is always the same", () => {
  expect(run({ nonces: [nonce({ different: 1, reused })] })).toMatchObject({
    findings: [{ message: "the nonce in header X-Nonce is the same in all 3 signed requests that api.example.com accepted" }],
  });
});

it("is likely where only the name says that it is a nonce", () =>
  expect(run({ nonces: [nonce({ scheme: null, different: 1, reused })] })).toMatchObject({ findings: [{ confidence: "likely" }] }));

it("passes where every request has its own", () => expect(run({ nonces: [nonce()] })).toEqual({ outcome: "pass" }));

it("lets webhooks repeat their ids, unless the policy refuses replays", () => {
  const facts = { schemes: [watched({ direction: "webhook" })], nonces: [nonce({ different: 2, reused })] };
  expect(run(facts)).toEqual({ outcome: "pass" });
  expect(run(facts, { replay: "refuse" }).outcome).toBe("fail");
});

it("is unknown where nothing was accepted", () =>
  expect(run({ accepted: 0 })).toEqual({ outcome: "unknown", why: "no captured call with a signature was accepted" }));

it("does not apply without signatures or nonces", () => {
  expect(run({ signed: 0, accepted: 0 })).toEqual({ outcome: "not-applicable", why: "no captured call carries a signature" });
  expect(run({}).outcome).toBe("not-applicable");
});
