import { expect, it } from "vitest";
import { unresolvedReference } from "../../src/checks/unresolved-reference.ts";
import type { UnresolvedReference } from "../../src/model/spec.ts";
import { at, operation, policy, spec } from "../facts.ts";

const judge = (...unresolved: UnresolvedReference[]) => unresolvedReference.run({ spec: spec({ unresolved, operations: [operation("GET /a")] }) }, policy());
const dangling: UnresolvedReference = {
  ref: "#/components/parameters/Signatur",
  remote: false,
  why: "there is no such parameter",
  place: at("/paths/~1a/get/parameters/0"),
};

it("a dangling reference is a finding where it stands, on the operation it belongs to", () => {
  expect(judge(dangling)).toMatchObject({
    outcome: "fail",
    findings: [
      {
        confidence: "proven",
        where: { place: dangling.place, operation: "GET /a" },
        proof: ["$ref: #/components/parameters/Signatur"],
        message: expect.stringContaining("there is no such parameter"),
      },
    ],
  });
  const outcome = judge(dangling);
  expect(outcome.outcome === "fail" && outcome.findings[0].severity).toBe(undefined);
});

it("a remote one that was not fetched is only noted", () => {
  expect(judge({ ...dangling, ref: "https://example.com/common.yaml#/x", remote: true, why: "remote references are off" })).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "info" }],
  });
});

it("the same reference in two places makes two findings that can be told apart", () => {
  const outcome = judge(dangling, { ...dangling, place: at("/components/x") });
  expect(new Set(outcome.outcome === "fail" ? outcome.findings.map(({ subject }) => subject) : []).size).toBe(2);
});

it("passes without any", () => {
  expect(judge()).toEqual({ outcome: "pass" });
});
