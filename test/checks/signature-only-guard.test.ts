import { describe, expect, it } from "vitest";
import { signatureOnlyGuard } from "../../src/checks/signature-only-guard.ts";
import type { Operation } from "../../src/model/spec.ts";
import { hmac, operation, policy, scheme, signed, signedByScheme, spec } from "../facts.ts";

const schemes = [
  hmac,
  scheme("keyId", "apiKey", { in: "header", detail: "X-Access-Key-Id" }),
  scheme("apiKey", "apiKey", { in: "header", detail: "X-API-Key" }),
  scheme("session", "apiKey", { in: "cookie", detail: "session" }),
  scheme("tls", "mutualTLS"),
  scheme("oauth", "oauth2"),
  scheme("oidc", "openIdConnect"),
  scheme("bearer", "http", { detail: "bearer" }),
  scheme("basic", "basic"),
];
const judge = (one: Operation, signedOperations: string[] | null = null) =>
  signatureOnlyGuard.run({ spec: spec({ operations: [one], schemes }) }, policy({ require: { signedOperations } }));
const transfer = "POST /dns/zones/{zone}/transfer";

it("a zone transfer behind nothing but an HMAC header is a finding on the operation", () => {
  const one = signed(transfer);
  expect(judge(one)).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: transfer,
        confidence: "likely",
        where: { place: one.place, operation: transfer },
        proof: ["security: none", "signature: X-Signature"],
        message: expect.stringContaining("administration of names"),
      },
    ],
  });
});

describe("what stands beside the signature", () => {
  it.each([[[["hmac"]]], [[["hmac", "keyId"]]], [[["hmac", "apiKey"]]], [[["hmac", "tls"], ["hmac"]]]])("%j is no second proof", (security) => {
    expect(judge(signedByScheme(transfer, { security }))).toMatchObject({ outcome: "fail" });
  });

  it.each(["tls", "oauth", "oidc", "bearer", "basic", "session", "unheard-of"])("%s in the same requirement is one", (second) => {
    expect(judge(signedByScheme(transfer, { security: [["hmac", second]] }))).toEqual({ outcome: "pass" });
  });

  it.each([
    ["OAuth 1", scheme("hmac", "http", { detail: "oauth", signature: "S1" })],
    ["AWS", scheme("hmac", "apiKey", { in: "header", detail: "Authorization", signature: "S3" })],
  ])("the key of %s belongs to one user or principal, so it is no shared secret", (_what, one) => {
    expect(signatureOnlyGuard.run({ spec: spec({ operations: [signedByScheme(transfer)], schemes: [one] }) }, policy())).toEqual({ outcome: "pass" });
  });

  it("a signature parameter is not alone when every requirement asks for OAuth", () => {
    expect(judge(signed(transfer, { security: [["oauth"]] })).outcome).toBe("pass");
    expect(judge(signed(transfer, { security: [["oauth"], []] })).outcome).toBe("fail");
  });

  it("an operation that only the policy calls signed is judged too", () => {
    expect(judge(operation(transfer), ["POST /dns/**"])).toMatchObject({
      outcome: "fail",
      findings: [{ proof: ["security: none", "signature: the signature that the policy names"] }],
    });
  });
});

describe("words", () => {
  it.each([
    ["POST /v1/domains", "names"],
    ["PUT /zones/{zone}/records", "names"],
    ["GET /zones/{zone}/axfr", "names"],
    ["GET /dns/zones/{zone}/transfer", "names"],
    ["POST /nameservers", "names"],
    ["POST /api-keys", "keys"],
    ["POST /apiKeys", "keys"],
    ["GET /keys", "keys"],
    ["GET /domains/{id}/keys", "keys"],
    ["GET /secrets/{id}", "keys"],
    ["GET /exports/{id}", "exports"],
    ["GET /customers/export", "exports"],
    ["GET /files/download-all", "exports"],
    ["POST /backup", "exports"],
    ["POST /admin/flush", "administration"],
    ["POST /users", "users"],
    ["POST /users/{id}/disable", "users"],
    ["DELETE /accounts/{id}", "users"],
    ["PUT /members/{id}/roles", "users"],
    ["POST /tenants", "tenants"],
    ["PATCH /organisations/{id}", "tenants"],
  ])("%s is about %s", (id, what) => {
    expect(judge(signed(id))).toMatchObject({ outcome: "fail", findings: [{ message: expect.stringContaining(what) }] });
  });

  it.each([
    "GET /zones/{zone}/records",
    "GET /users",
    "GET /admin/status",
    "POST /payments",
    "POST /transfers",
    "GET /transfers/{id}",
    "POST /records",
    "POST /users/{id}/orders",
    "POST /{domain}/orders",
    "POST /monkeys",
    "GET /public-keys",
    "POST /cards/{id}/tokens",
    "GET /.well-known/jwks",
    "POST /oauth/access_token",
    "POST /hooks/:token",
  ])("%s is not", (id) => {
    expect(judge(signed(id))).toEqual({ outcome: "pass" });
  });

  it.each([
    [{ operationId: "rotateAPIKey" }, "keys"],
    [{ operationId: "createUser" }, "users"],
    [{ operationId: "deleteUserById" }, "users"],
    [{ tags: ["DNS"] }, "names"],
    [{ tags: ["Admin tools"] }, "administration"],
  ])("%j says it without the path", (more, what) => {
    expect(judge(signed("POST /rpc", more))).toMatchObject({ outcome: "fail", findings: [{ message: expect.stringContaining(what) }] });
  });
});

it("is not applicable when nothing says that requests are signed", () => {
  expect(judge(operation(transfer)).outcome).toBe("not-applicable");
});
