// Google's V4 signatures against Google's own conformance suite, and their HMAC form against an implementation whose words can be chosen.

import { createHash, createPublicKey } from "node:crypto";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { secretOf } from "../../../src/model/secret.ts";
import { headerOf, messageTo, parameterOf, withBody, withHeader, withQuery } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { SigningScheme } from "../../../src/signature/scheme.ts";
import { coverageOf, redigest, sign } from "../../../src/signature/sign.ts";
import { verify } from "../../../src/signature/verify.ts";
import { googleEmail, googleKey, googleVectors } from "../google-vectors.ts";

const require = createRequire(import.meta.url);

const scheme = (more: Omit<SigningScheme, "scheme"> = {}) => resolveScheme({ ...more, scheme: "gcs-v4" }, googleEmail);
const secret = secretOf(googleKey);
const publicKey = secretOf(createPublicKey(googleKey).export({ type: "spki", format: "pem" }).toString());
const moment = { epochMs: Date.UTC(2019, 1, 1, 9), nonce: "" };

describe("Google's conformance suite", () => {
  it("has all 29 signing cases", () => {
    expect(googleVectors).toHaveLength(29);
  });

  it.each(googleVectors)("$name", ({ method, url, headers, expires, timestamp, hash, signature }) => {
    const signed = sign(messageTo(method, url, { headers }), scheme({ expires }), secret, { ...moment, timestamp });
    expect(Buffer.from(signed.stringToSign).toString()).toBe(`GOOG4-RSA-SHA256\n${timestamp}\n${timestamp.slice(0, 8)}/auto/storage/goog4_request\n${hash}`);
    expect(signed.signature).toBe(signature);
    const query = (name: string): string | null => parameterOf(signed.message.query, name);
    expect([query("X-Goog-Signature"), query("X-Goog-Algorithm"), query("X-Goog-Date"), query("X-Goog-Expires")]).toEqual([
      signature,
      "GOOG4-RSA-SHA256",
      timestamp,
      String(expires),
    ]);
    expect(query("X-Goog-Credential")).toBe(`${googleEmail}/${timestamp.slice(0, 8)}/auto/storage/goog4_request`);
    const verdict = verify(signed.message, scheme(), publicKey);
    // One case sends a hash that is none of any body.
    if (headers.some(([name]) => name === "X-Goog-Content-SHA256")) expect(verdict).toMatchObject({ ok: false, part: "digest" });
    else expect(verdict).toMatchObject({ ok: true });
    expect(verify({ ...signed.message, path: `${signed.message.path}x` }, scheme(), publicKey)).toMatchObject({ ok: false, part: "signature" });
  });
});

describe("the HMAC form and the header", () => {
  interface Client {
    signRequest(request: object, body: string, headers: readonly string[]): { readonly headers: readonly (readonly [string, string])[] };
  }
  const Escher = require("escher-auth") as new (options: object) => Client;
  const key = "an HMAC key of forty characters, no less";

  it("agree with npm:escher-auth@4.0.2, told Google's words", () => {
    const using = resolveScheme({ scheme: "gcs-v4", algorithm: "hmac-sha256", presigned: false }, "GOOG1EXAMPLE");
    const client = new Escher({
      algoPrefix: "GOOG4",
      vendorKey: "Goog",
      accessKeyId: "GOOG1EXAMPLE",
      apiSecret: key,
      credentialScope: "auto/storage/goog4_request",
      authHeaderName: "Authorization",
      dateHeaderName: "X-Goog-Date",
    });
    const hash = createHash("sha256").update("hello").digest("hex");
    const headers = [
      ["Host", "storage.googleapis.com"],
      ["X-Goog-Content-Sha256", hash],
    ] as const;
    const theirs = new Map(
      client
        .signRequest({ method: "PUT", url: "/b/o%20p?x=1&a=2", headers: [...headers] }, "hello", ["x-goog-content-sha256"])
        .headers.map(([name, value]) => [name.toLowerCase(), value] as const),
    );
    const message = messageTo("PUT", "https://storage.googleapis.com/b/o%20p?x=1&a=2", { body: "hello" });
    // The time is its own clock's.
    const signed = sign(message, using, secretOf(key), { ...moment, timestamp: theirs.get("x-goog-date") ?? "" });
    expect(headerOf(signed.message, "authorization")).toBe(theirs.get("authorization"));
    expect(verify(signed.message, using, secretOf(key))).toMatchObject({ ok: true });
  });

  it("bind the body in the header form, and name what differs", () => {
    const using = resolveScheme({ scheme: "gcs-v4", presigned: false }, googleEmail);
    expect(coverageOf(using).components.has("body")).toBe(true);
    expect(coverageOf(scheme()).components.has("body")).toBe(false);
    const { message } = sign(messageTo("PUT", "https://storage.googleapis.com/b/o", { body: "one" }), using, secret, moment);
    const other = withBody(message, new TextEncoder().encode("two"));
    expect(verify(other, using, publicKey)).toMatchObject({ ok: false, part: "digest" });
    expect(verify(redigest(other, using), using, publicKey)).toMatchObject({ ok: false, part: "signature" });
    expect(verify({ ...message, host: "storage.example.com" }, using, publicKey)).toMatchObject({ ok: false, part: "signature" });
  });

  it("are not the request's to choose", () => {
    const { message } = sign(messageTo("GET", "https://storage.googleapis.com/b/o"), scheme(), secret, moment);
    expect(verify(withQuery(message, "X-Goog-Algorithm", "GOOG4-HMAC-SHA256"), scheme(), publicKey)).toMatchObject({
      ok: false,
      part: "signature",
      why: 'the request names the algorithm "GOOG4-HMAC-SHA256", and the scheme says GOOG4-RSA-SHA256',
    });
    expect(
      verify(
        withHeader(
          messageTo("GET", "https://storage.googleapis.com/b/o"),
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00",
        ),
        scheme(),
        publicKey,
      ),
    ).toMatchObject({
      ok: false,
      why: expect.stringContaining("not of the form GOOG4-RSA-SHA256") as string,
    });
    expect(() => scheme({ algorithm: "ed25519" })).toThrow(/gcs-v4 cannot sign with ed25519/);
  });
});
