import { describe, expect, it } from "vitest";
import {
  companionRole,
  isAwsAuthType,
  isSignatureKey,
  isSignatureKeyName,
  isSignatureScheme,
  mentionsIn,
  signatureRule,
} from "../../src/openapi/signature-words.ts";
import { cpuMs } from "../cpu.ts";

describe("P2: a header is a signature", () => {
  it.each([
    "Signature",
    "X-Signature",
    "x-amz-signature",
    "X-Hub-Signature",
    "X-Hub-Signature-256",
    "WM_SEC.AUTH_SIGNATURE",
    "x-jws-signature",
    "hmac",
    "x-digilocker-hmac",
    "X-Up-Authenticity-Signature",
    "X-Sig",
    "sig",
    "X-Mist-Signature-v2",
    "X-Signature-Ed25519",
    "X-Request-Signature-Sha256",
    "x-signature-primary",
    "X_HMAC",
  ])("when it is called %s", (name) => expect(signatureRule(name, "header")).toBe("P2"));
  it.each([
    "filter_by_assignee",
    "filter_by_assigned",
    "X-Design",
    "signal",
    "X-Signature-Input",
    "TPP-Signature-Certificate",
    "include-signatures",
    "X-Config",
    "assignature",
    "X-Signed-Headers",
    "Authorization",
    "X-Signature-Timestamp",
    "signin",
    "x-sigproof",
  ])("not when it is called %s", (name) => expect(signatureRule(name, "header")).toBeNull());
});

describe("P4: a query parameter is a signature", () => {
  it.each([
    "signature",
    "Signature",
    "sig",
    "sign",
    "hmac",
    "oauth_signature",
    "auth_signature",
    "api_sig",
    "request_signature",
    "X-Amz-Signature",
    "X-Goog-Signature",
  ])("when it is called %s", (name) => expect(signatureRule(name, "query")).toBe("P4"));
  it.each([
    "assignee",
    "filter_by_assignee",
    "design",
    "signal",
    "include_signature",
    "signature_method",
    "oauth_signature_method",
    "signed",
    "signup",
    "significant",
  ])("not when it is called %s", (name) => expect(signatureRule(name, "query")).toBeNull());
  it("also where it is the checksum of an upload: the one miss in five that was measured (Vimeo), and why a heuristic alone never fails a build", () =>
    expect(signatureRule("signature", "query")).toBe("P4"));
  it.each(["path", "cookie", "body", "formData"])("never in %s", (place) => expect(signatureRule("signature", place)).toBeNull());
});

describe("P5 to P9: what stands beside a signature", () => {
  it.each([
    ["Digest", "header", "digest"],
    ["Content-Digest", "header", "digest"],
    ["Content-MD5", "header", "digest"],
    ["X-Amz-Content-Sha256", "header", "digest"],
    ["X-Timestamp", "header", "timestamp"],
    ["WM_SEC.TIMESTAMP", "header", "timestamp"],
    ["X-Amz-Date", "header", "timestamp"],
    ["X-Date", "header", "timestamp"],
    ["Date", "header", "timestamp"],
    ["x-time-stamp", "header", "timestamp"],
    ["timestamp", "query", "timestamp"],
    ["oauth_timestamp", "query", "timestamp"],
    ["ts", "query", "timestamp"],
    ["X-Nonce", "header", "nonce"],
    ["nonce", "query", "nonce"],
    ["oauth_nonce", "query", "nonce"],
    ["limit", "query", null],
    ["status", "query", null],
    ["posts", "query", null],
    ["end-date", "header", null],
    ["Content-Type", "header", null],
    ["digest", "query", null],
    ["nonce", "path", null],
  ])("%s in the %s is %s", (name, place, role) => expect(companionRole(name, place)).toBe(role));
});

describe("S1 to S3: a security scheme is a signature", () => {
  it.each(["payone-hmac-sha256", "hawk", "oauth", "OAuth", "signature", "hmac", "AWS4-HMAC-SHA256"])("http scheme %s is", (scheme) =>
    expect(isSignatureScheme(scheme)).toBe(true),
  );
  it.each([
    "basic",
    "Bearer",
    "digest",
    "dpop",
    "gnap",
    "hoba",
    "mutual",
    "Negotiate",
    "privatetoken",
    "scram-sha-256",
    "vapid",
    "concealed",
    "token",
    "JWT",
    "apikey",
    "",
    "bearer token",
  ])("http scheme %j is not", (scheme) => expect(isSignatureScheme(scheme)).toBe(false));
  it.each(["hmac", "HmacAuth", "signature", "requestSignature", "sig", "sigv4", "SignatureAuth"])("an API key called %s is", (key) =>
    expect(isSignatureKey(key)).toBe(true),
  );
  it.each(["apiKey", "design", "signin", "config", "X-MBX-APIKEY"])("an API key called %s is not", (key) => expect(isSignatureKey(key)).toBe(false));
  it.each(["X-AIO-Signature", "sig", "x-sig", "X-HMAC-Token"])("an API key sent as %s is", (name) => expect(isSignatureKeyName(name)).toBe(true));
  it.each(["Authorization", "X-Api-Key", "token", "design", "signature_version"])("an API key sent as %s is not", (name) =>
    expect(isSignatureKeyName(name)).toBe(false),
  );
  it("AWS says so itself", () => expect([isAwsAuthType("awsSigv4"), isAwsAuthType("custom")]).toEqual([true, false]));
});

describe("D2, D5, D6: prose mentions signing", () => {
  const rules = (text: string): string[] => mentionsIn(text).map(({ rule, text: found }) => `${rule} ${found}`);
  it("names the header", () => expect(rules("Compare `X-Bunq-Client-Signature` with your own.")).toEqual(["D5 X-Bunq-Client-Signature"]));
  it("names a header once, whatever its case", () =>
    expect(rules("x-foo-signature, X-Foo-Signature, x-bar-signature-v2")).toEqual(["D5 x-foo-signature", "D5 x-bar-signature-v2"]));
  it("quotes HMAC with some words around", () =>
    expect(rules(`${"word ".repeat(30)}an HMAC over\n the body ${"word ".repeat(30)}`)[0]).toMatch(/^D2 ….*an HMAC over the body.*…$/));
  it("knows webhook signatures in either order", () => {
    expect(rules("Each webhook carries a signature.")).toEqual(["D6 Each webhook carries a signature."]);
    expect(rules("A signature protects the webhook.")).toEqual(["D6 A signature protects the webhook."]);
  });
  it.each([
    "AWS4-HMAC-SHA256 in a presigned URL",
    "hmac-sha1-96 for SNMP",
    "X-Amz-Signature=…",
    "x-goog-signature",
    "a certificate signing request",
    "assign requests",
  ])("is not taken in by: %s", (text) => expect(mentionsIn(text)).toEqual([]));
  it.each(["a", "webhook ", "signature ", "x-", "x-signature-", "hmac", "X-A-"])("takes linear time on 100,000 characters of %j", (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    expect(cpuMs(() => mentionsIn(text))).toBeLessThan(500);
  });
});
