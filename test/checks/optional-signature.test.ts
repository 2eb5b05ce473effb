import { describe, expect, it } from "vitest";
import { optionalSignature } from "../../src/checks/optional-signature.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Operation, SecurityScheme } from "../../src/model/spec.ts";
import { hmac, operation, parameter, policy, scheme, signed, signedByScheme, spec } from "../facts.ts";

const schemes = [
  hmac,
  scheme("keyId", "apiKey", { in: "header", detail: "X-Api-Key" }),
  scheme("session", "apiKey", { in: "cookie", detail: "session" }),
  scheme("oauth", "oauth2"),
  scheme("tls", "mutualTLS"),
];
const judge = (one: Operation, require: Partial<Policy["require"]> = {}, all: SecurityScheme[] = schemes) =>
  optionalSignature.run({ spec: spec({ operations: [one], schemes: all }) }, policy({ require }));

describe("parameters", () => {
  it.each(["signature", "timestamp", "nonce"] as const)("an optional %s is a finding on the parameter's line", (role) => {
    const loose = parameter("X-It", { role, required: false });
    expect(judge(signed("GET /a", { parameters: [parameter("X-Signature", { role: "signature" }), loose] }))).toMatchObject({
      outcome: "fail",
      findings: [
        {
          subject: "GET /a header X-It",
          confidence: "proven",
          where: { place: loose.place, operation: "GET /a" },
          proof: [expect.stringContaining("not `required: true`")],
        },
      ],
    });
  });

  it.each([
    ["a required signature", parameter("X-Signature", { role: "signature" })],
    ["an optional digest", parameter("Digest", { role: "digest", required: false })],
    ["an optional parameter of no role", parameter("page", { in: "query", required: false })],
  ])("%s is fine", (_what, one) => {
    expect(judge(signed("GET /a", { parameters: [one] }))).toEqual({ outcome: "pass" });
  });

  it.each(["S2", "S3"] as const)("parameters that carry the signature of a scheme (%s) another way are no findings: presigned URLs", (rule) => {
    const presigned = ["X-Amz-Signature", "X-Amz-Date"].map((name, i) => parameter(name, { required: false, role: i === 0 ? "signature" : "timestamp" }));
    const one = signedByScheme("GET /a", { parameters: presigned });
    expect(judge({ ...one, signature: { rule, name: "hmac", schemes: ["hmac"], place: one.place } })).toEqual({ outcome: "pass" });
  });

  it("an optional timestamp beside a scheme that carries the signature is one", () => {
    expect(judge(signedByScheme("GET /a", { parameters: [parameter("X-Timestamp", { role: "timestamp", required: false })] })).outcome).toBe("fail");
  });
});

describe("headers that the policy requires", () => {
  it("declared and not required is a finding, once even where the role says the same", () => {
    const one = signed("GET /a", { parameters: [parameter("X-Signature", { role: "signature", required: false }), parameter("X-Key", { required: false })] });
    const outcome = judge(one, { headers: ["x-signature", "x-key"] });
    expect(outcome.outcome === "fail" && outcome.findings.map(({ subject }) => subject)).toEqual(["GET /a header X-Signature", "GET /a header x-key"]);
  });

  it("a missing one is the business of undeclared-signature", () => {
    expect(judge(signed("GET /a"), { headers: ["x-key"] })).toEqual({ outcome: "pass" });
  });

  it("a scheme that carries it makes it required", () => {
    expect(judge(signedByScheme("GET /a"), { headers: ["x-signature"] })).toEqual({ outcome: "pass" });
  });
});

describe("alternatives under `security`", () => {
  it.each([
    ["nobody at all", [], "anonymous", "proven"],
    ["a bare key id", ["keyId"], "keyId", "likely"],
  ])("the signature or %s is a finding", (_what, names, said, confidence) => {
    expect(judge(signedByScheme("GET /a", { security: [["hmac", "keyId"], names] }))).toMatchObject({
      outcome: "fail",
      findings: [{ subject: `GET /a security ${said}`, confidence, proof: [expect.stringContaining("hmac and keyId, or ")] }],
    });
  });

  it.each([[["oauth"]], [["tls"]], [["session"]], [["unheard-of"]]])("the signature or %s is a choice between proofs", (names) => {
    expect(judge(signedByScheme("GET /a", { security: [["hmac"], names] }))).toEqual({ outcome: "pass" });
  });
});

it("is not applicable when nothing says that requests are signed", () => {
  expect(judge(operation("GET /a", { parameters: [parameter("page", { required: false })] })).outcome).toBe("not-applicable");
});
