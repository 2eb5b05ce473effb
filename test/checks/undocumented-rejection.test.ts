import { expect, it } from "vitest";
import { undocumentedRejection } from "../../src/checks/undocumented-rejection.ts";
import type { Operation } from "../../src/model/spec.ts";
import { operation, policy, signed, spec } from "../facts.ts";

const judge = (...operations: Operation[]) => undocumentedRejection.run({ spec: spec({ operations }) }, policy());

it.each(["400", "401", "403", "4XX", "4xx", "default"])("%s documents a refusal", (status) => {
  expect(judge(signed("GET /a", { responses: ["200", status] }))).toEqual({ outcome: "pass" });
});

it.each([
  [["200"], "documented responses: 200"],
  [["200", "404", "5XX"], "documented responses: 200, 404, 5XX"],
  [[], "documented responses: none"],
])("%j does not", (responses, proof) => {
  const one = signed("GET /a", { responses });
  expect(judge(one)).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "GET /a", confidence: "proven", where: { place: one.place, operation: "GET /a" }, proof: [proof] }],
  });
});

it("is not applicable when nothing says that requests are signed", () => {
  expect(judge(operation("GET /a")).outcome).toBe("not-applicable");
});
