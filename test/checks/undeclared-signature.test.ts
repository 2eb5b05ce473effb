import { expect, it } from "vitest";
import { undeclaredSignature } from "../../src/checks/undeclared-signature.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Operation, SpecFacts } from "../../src/model/spec.ts";
import { hmac, operation, parameter, policy, scheme, signed, signedByScheme, spec } from "../facts.ts";

const judge = (require: Partial<Policy["require"]>, operations: Operation[], more: Partial<SpecFacts> = {}) =>
  undeclaredSignature.run({ spec: spec({ operations, schemes: [hmac], ...more }) }, policy({ require }));

it("an operation that the policy calls signed and that declares nothing is a finding on its line", () => {
  const payouts = operation("POST /payouts");
  expect(judge({ signedOperations: ["POST /payouts", "GET /reports"] }, [payouts, signed("GET /reports")])).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "POST /payouts",
        confidence: "proven",
        where: { place: payouts.place, operation: "POST /payouts" },
        proof: ["require.signed-operations: POST /payouts"],
      },
    ],
  });
});

it("a declared header that the policy requires passes, a missing one is named", () => {
  expect(judge({ headers: ["x-signature"] }, [signed("GET /a")])).toEqual({ outcome: "pass" });
  expect(judge({ headers: ["x-signature", "x-timestamp"] }, [signed("GET /a")])).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "GET /a header x-timestamp", proof: ["require.headers: x-signature, x-timestamp"] }],
  });
});

it.each([
  ["an apiKey scheme of that name", "x-signature", [["hmac"]]],
  ["a scheme that travels in Authorization", "authorization", [["hmac", "oauth"]]],
])("%s declares the header too", (_what, header, security) => {
  const outcome = judge({ headers: [header] }, [signedByScheme("GET /a", { security })], { schemes: [hmac, scheme("oauth", "oauth2")] });
  expect(outcome).toEqual({ outcome: "pass" });
});

it("a query parameter of the same name is no header", () => {
  expect(judge({ headers: ["sig"] }, [signed("GET /a", { parameters: [parameter("sig", { in: "query" })] })]).outcome).toBe("fail");
});

it("passes when all that has to be signed says so", () => {
  expect(judge({ signedOperations: ["* /**"] }, [signed("GET /a"), signedByScheme("POST /b")])).toEqual({ outcome: "pass" });
});

it("is not applicable when nothing says that requests are signed", () => {
  expect(judge({}, [operation("GET /a")])).toEqual({ outcome: "not-applicable", why: expect.stringContaining("nothing says that requests are signed") });
});

it("is unknown, not passed, when a glob of the policy names no operation: it may be a slip", () => {
  expect(judge({ signedOperations: ["GET /a", "POST /paiouts"] }, [signed("GET /a")])).toEqual({
    outcome: "unknown",
    why: expect.stringContaining("`POST /paiouts`"),
  });
});
