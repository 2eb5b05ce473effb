// Verifiers of tokens and of Kong's lists that follow what the request says: each is found by the one probe that is for it, and a strict one is left alone.

import { createPublicKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { secretOf } from "../../../src/model/secret.ts";
import { judgeExperiment } from "../../../src/signature/experiment/verdict.ts";
import { headerOf, type Message } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { Scheme } from "../../../src/signature/scheme.ts";
import { verify } from "../../../src/signature/verify.ts";
import { canaryFor, play, secretFor, type Server, strictServer } from "./room.ts";

const claims = { iat: "{timestamp}", jti: "{nonce}", method: "{method}", target: "{target}", host: "{host}", body: "{body|sha256|hex}" };
const token = (more: object = {}): Scheme =>
  resolveScheme(
    { scheme: "jws", claims, timestamp: { format: "unix-seconds", in: "embedded" }, nonce: { generate: "uuid", in: "embedded" }, ...more },
    "key-1",
  );

const headOf = (message: Message): { readonly alg?: string } => {
  try {
    return JSON.parse(Buffer.from((headerOf(message, "x-jws-signature") ?? "").split(".")[0] ?? "", "base64url").toString()) as { alg?: string };
  } catch {
    return {};
  }
};

/** What is open after all trials against a strict server that a change has made lax. */
const openAt = (scheme: Scheme, lax: (strict: Server, secret: string) => Server): readonly string[] => {
  const secret = secretFor(scheme);
  const { experiment } = play(canaryFor(scheme, "POST"), secret, (now) => lax(strictServer(scheme, secret, now), secret));
  const verdict = judgeExperiment(experiment);
  expect(verdict.unusable).toBeNull();
  return verdict.trials.filter(({ outcome }) => outcome === "open").map(({ kind }) => kind);
};

const accepted: ReturnType<Server> = { status: 200, type: "application/json", code: "", body: "{id:string}" };

describe("a token", () => {
  it("under a strict verifier leaves nothing open", () => {
    expect(openAt(token(), (strict) => strict)).toEqual([]);
  });

  it("that names `none` is followed: a weaker algorithm", () => {
    const found = openAt(token(), (strict) => (message) => (headOf(message).alg === "none" ? accepted : strict(message)));
    expect(found).toContain("algorithm-downgrade");
  });

  it("is checked against the public key as a shared secret: a known key", () => {
    const scheme = token({ algorithm: "rsa-v1_5-sha256", secret: { encoding: "pem" } });
    const found = openAt(scheme, (strict, secret) => {
      const pem = createPublicKey(secret).export({ type: "spki", format: "pem" }).toString();
      const mac = token({ algorithm: "hmac-sha256" });
      return (message) => (headOf(message).alg === "HS256" && verify(message, mac, secretOf(pem)).ok ? accepted : strict(message));
    });
    expect(found).toEqual(["known-key"]);
  });
});

describe("Kong's hmac-auth", () => {
  const kong = (more: object = {}): Scheme => resolveScheme({ scheme: "kong-hmac-auth", ...more }, "key-1");

  it("with every algorithm allowed takes SHA-1 too", () => {
    const found = openAt(kong(), (strict, secret) => {
      const sha1 = kong({ algorithm: "hmac-sha1" });
      return (message) =>
        (headerOf(message, "authorization") ?? "").includes('algorithm="hmac-sha1"') && verify(message, sha1, secretOf(secret)).ok ? accepted : strict(message);
    });
    expect(found).toContain("algorithm-downgrade");
  });
});
