// JSON Web Signatures against the RFCs' own examples and another implementation.

import { generateKeyPairSync } from "node:crypto";
import * as jose from "jose";
import { describe, expect, it } from "vitest";
import { secretOf } from "../../../src/model/secret.ts";
import { jws, withoutAlgorithm } from "../../../src/signature/engines/jws.ts";
import { headerOf, type Message, messageTo, withBody, withHeader } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { JwsScheme, SigningScheme } from "../../../src/signature/scheme.ts";
import { coverageOf } from "../../../src/signature/sign.ts";
import { verify } from "../../../src/signature/verify.ts";

const resolved = (form: SigningScheme, keyId = "k1"): JwsScheme => {
  const scheme = resolveScheme(form, keyId);
  if (scheme.engine !== "jws") throw new Error("another engine");
  return scheme;
};

/** RFC 7515 appendix A.1. */
const rfcKey = secretOf(JSON.stringify({ kty: "oct", k: "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow" }));
const moment = { epochMs: Date.UTC(2026, 0, 2, 3, 4, 5), nonce: "n1" };
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

describe("the RFCs' examples", () => {
  const detached = (token: string): Message => messageTo("POST", "https://example.com/", { body: "$.02", headers: [["X-JWS-Signature", token]] });
  const scheme = resolved({ scheme: "jws", secret: { encoding: "jwk" } }, "");

  it("RFC 7797 §4.1: detached, the payload encoded", () => {
    const signed = jws.sign(messageTo("POST", "https://example.com/", { body: "$.02" }), scheme, rfcKey, moment);
    expect(headerOf(signed.message, "x-jws-signature")).toBe("eyJhbGciOiJIUzI1NiJ9..5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ");
    expect(verify(signed.message, scheme, rfcKey)).toMatchObject({ ok: true });
  });

  it("RFC 7797 §4.2: detached, the payload as it is", () => {
    const message = detached("eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY");
    expect(verify(message, scheme, rfcKey)).toMatchObject({ ok: true });
    expect(verify(withBody(message, new TextEncoder().encode("$.03")), scheme, rfcKey)).toMatchObject({ ok: false, part: "signature" });
  });

  it("RFC 7797 §4: the same payload attached must still be the body", () => {
    const message = detached("eyJhbGciOiJIUzI1NiJ9.JC4wMg.5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ");
    expect(verify(message, resolved({ scheme: "jws", secret: { encoding: "jwk" } }, ""), rfcKey)).toMatchObject({
      ok: false,
      why: expect.stringContaining("no JSON object") as string,
    });
  });
});

const form: SigningScheme = {
  scheme: "jws",
  claims: { iat: "{timestamp}", jti: "{nonce}", method: "{method}", path: "{target}", body: "{body|sha256|hex}" },
  timestamp: { format: "unix-seconds", in: "embedded" },
  nonce: { generate: "uuid", in: "embedded" },
  send: [{ in: "header", name: "Authorization", value: "Bearer {signature}" }],
};
const key = secretOf("a shared secret of enough bytes, 32");
const original = messageTo("POST", "https://example.com/a?b=1", { body: '{"x":1}', headers: [["Content-Type", "application/json"]] });

describe("claims over parts of the request", () => {
  const scheme = resolved(form);
  const { message } = jws.sign(original, scheme, key, moment);

  it("are what another implementation reads (npm:jose@6.2.17)", async () => {
    const token = (headerOf(message, "authorization") ?? "").replace("Bearer ", "");
    const { payload, protectedHeader } = await jose.compactVerify(token, new Uint8Array(key.reveal()));
    expect(protectedHeader).toEqual({ alg: "HS256", typ: "JWT", kid: "k1" });
    expect(JSON.parse(text(payload))).toEqual({
      iat: 1767323045,
      jti: "n1",
      method: "POST",
      path: "/a?b=1",
      body: "5041bf1f713df204784353e82f6a4a535931cb64f1f4b4a5aeaffcb720918b22",
    });
  });

  it("are read from a token that another implementation made, in any order", async () => {
    const token = await new jose.SignJWT({
      body: "5041bf1f713df204784353e82f6a4a535931cb64f1f4b4a5aeaffcb720918b22",
      extra: true,
      path: "/a?b=1",
      method: "POST",
      jti: "z",
    })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuedAt(1_767_323_045)
      .sign(new Uint8Array(key.reveal()));
    expect(verify(withHeader(original, "Authorization", `Bearer ${token}`), scheme, key)).toEqual({
      ok: true,
      timestamp: { text: "1767323045", epochMs: moment.epochMs },
      nonce: "z",
    });
  });

  it("derive what is bound", () => {
    expect([...coverageOf(scheme).components].toSorted()).toEqual(["body", "method", "nonce", "path", "query", "timestamp"]);
  });

  it.each([
    ["body", withBody(message, new TextEncoder().encode('{"x":2}')), "claim body is not the digest of this body"],
    ["method", { ...message, method: "PUT" }, "claim method is not what the method of this request gives"],
    ["path", { ...message, path: "/b" }, "claim path is not what the path of this request gives"],
  ] as const)("say that the %s differs", (part, changed, why) => {
    expect(verify(changed, scheme, key)).toMatchObject({ ok: false, part: "digest", differs: [part], why: `the signature is right, but ${why}` });
    expect(verify(jws.redigest(changed, scheme), scheme, key)).toMatchObject({ ok: false, part: "signature" });
  });

  it.each([
    ["no header", messageTo("POST", "https://example.com/"), "the request has no header Authorization"],
    ["another word", withHeader(original, "Authorization", "Basic eA=="), "not of the form"],
    ["a head that is no JSON", withHeader(original, "Authorization", "Bearer eA.eA.eA"), "no JSON object"],
    [
      "claims that are no JSON",
      withHeader(original, "Authorization", `Bearer ${Buffer.from('{"alg":"HS256"}').toString("base64url")}.eA.eA`),
      "no JSON object",
    ],
    ["no claims", withHeader(original, "Authorization", `Bearer ${Buffer.from('{"alg":"HS256"}').toString("base64url")}..eA`), "has no claims"],
    ["no time", withHeader(original, "Authorization", `Bearer ${Buffer.from('{"alg":"HS256"}').toString("base64url")}.e30.eA`), "no claim iat"],
  ])("%s is said in a sentence", (_says, wrong, why) => {
    expect(verify(wrong, scheme, key)).toMatchObject({ ok: false, why: expect.stringContaining(why) as string });
  });

  it("never follow the algorithm that the token names", () => {
    const bare = withoutAlgorithm(message, scheme);
    const [head = "", , signature] = (headerOf(bare, "authorization") ?? "").replace("Bearer ", "").split(".");
    expect([JSON.parse(Buffer.from(head, "base64url").toString()), signature]).toEqual([{ alg: "none", typ: "JWT", kid: "k1" }, ""]);
    expect(verify(bare, scheme, key)).toMatchObject({ ok: false, part: "signature", why: 'the token names the algorithm "none", and the scheme says HS256' });
  });
});

describe("key pairs", () => {
  it.each([
    ["ed25519", "EdDSA", generateKeyPairSync("ed25519")],
    ["ecdsa-p256-sha256", "ES256", generateKeyPairSync("ec", { namedCurve: "P-256" })],
    ["ecdsa-p384-sha384", "ES384", generateKeyPairSync("ec", { namedCurve: "P-384" })],
    ["rsa-v1_5-sha256", "RS256", generateKeyPairSync("rsa", { modulusLength: 2048 })],
  ] as const)("%s is %s to others", async (algorithm, alg, pair) => {
    const scheme = resolved({ ...form, algorithm, secret: { encoding: "pem" } });
    const pem = secretOf(pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    const { message } = jws.sign(original, scheme, pem, moment);
    const { protectedHeader } = await jose.jwtVerify((headerOf(message, "authorization") ?? "").replace("Bearer ", ""), pair.publicKey, { algorithms: [alg] });
    expect(protectedHeader.alg).toBe(alg);
    expect(verify(message, scheme, secretOf(pair.publicKey.export({ type: "spki", format: "pem" }).toString()))).toMatchObject({ ok: true });
  });
});

describe("a scheme that is not whole", () => {
  it.each([
    [{ ...form, algorithm: "hmac-sha1" }, /hmac-sha1 has no name in JWS/],
    [{ ...form, claims: { ...form.claims, iat: "x", jti: "x" } }, /timestamp is in no claim/],
    [{ ...form, claims: { ...form.claims, body: "{bdy}" } }, /claims\.body: there is no variable \{bdy\}/],
    [{ ...form, send: [{ in: "header", name: "X", value: "x" }] }, /no entry holds \{signature\}/],
  ] as const)("%#", (declared, why) => {
    expect(() => resolveScheme(declared as SigningScheme)).toThrow(why);
  });
});
