import { expect, it } from "vitest";
import { expiredTimestampUsed } from "../../src/checks/expired-timestamp-used.ts";
import type { CapturedAge, CaptureFacts } from "../../src/model/call.ts";
import { captures, use } from "../captures.ts";
import { operation, policy, spec } from "../facts.ts";

const run = (more: Partial<CaptureFacts>, maxAge?: number) =>
  expiredTimestampUsed.run(
    { captures: captures(more), spec: spec({ operations: [operation("POST /api/data")] }) },
    policy({ require: maxAge === undefined ? {} : { maxAge } }),
  );

const age = (oldest: number, newest: number, scheme: string | null = "custom"): CapturedAge => ({
  scheme,
  at: "header X-Timestamp",
  host: "api.example.com",
  oldest: { seconds: oldest, use: use(1) },
  newest: { seconds: newest, use: use(2) },
});

it("fails with the age and what is allowed", () => {
  expect(run({ ages: [age(301, 0)] })).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "header X-Timestamp to api.example.com: old",
        confidence: "proven",
        message: "api.example.com accepted a signed request whose timestamp in header X-Timestamp was 301 s old; 300 s are allowed",
        proof: [
          "POST https://api.example.com/api/data → HTTP 200 (calls.har, entry 1)",
          "timestamp in header X-Timestamp: 301 s before the request",
          "require.max-age: 300 s",
        ],
      },
    ],
  });
});

it("fails for a time too far ahead too", () =>
  expect(run({ ages: [age(0, -301)] })).toMatchObject({ findings: [{ subject: "header X-Timestamp to api.example.com: ahead" }] }));

it("passes within the window, whichever the policy sets", () => {
  expect(run({ ages: [age(300, -300)] })).toEqual({ outcome: "pass" });
  expect(run({ ages: [age(900, 0)] }, 900)).toEqual({ outcome: "pass" });
});

it("is likely where only the name says that it is the time", () =>
  expect(run({ ages: [age(999, 0, null)] })).toMatchObject({ findings: [{ confidence: "likely" }] }));

it("is unknown where nothing was accepted, and does not apply without times or signatures", () => {
  expect(run({ accepted: 0 }).outcome).toBe("unknown");
  expect(run({}).outcome).toBe("not-applicable");
  expect(run({ signed: 0, accepted: 0 }).outcome).toBe("not-applicable");
});
