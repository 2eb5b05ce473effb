// SigV4 against AWS's own suite, the older suite that escher-auth ships, and two other implementations.

import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { SignatureV4 } from "@smithy/signature-v4";
import { describe, expect, it } from "vitest";
import { secretOf } from "../../../src/model/secret.ts";
import { awsSigV4 } from "../../../src/signature/engines/aws-sigv4.ts";
import { plainKey } from "../../../src/signature/key.ts";
import { headerOf, messageTo, parameterOf, withBody, withHeader } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { AwsSigV4Scheme } from "../../../src/signature/scheme.ts";
import { verify } from "../../../src/signature/verify.ts";
import { awsVectors } from "../aws-vectors.ts";
import { escherCase } from "../builtin/published.ts";

const require = createRequire(import.meta.url);

interface Aws4 {
  sign(request: object, credentials: object): { readonly headers?: Readonly<Record<string, string>> };
}
const aws4 = require("aws4") as Aws4;

/** What the SDK wants to be given as a hash. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      key === undefined
        ? createHash("sha256")
        : createHmac(
            "sha256",
            typeof key === "string" ? key : new Uint8Array(ArrayBuffer.isView(key) ? key.buffer.slice(key.byteOffset, key.byteOffset + key.byteLength) : key),
          );
  }
  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }
  reset(): void {}
}

const secret = secretOf("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
const moment = { epochMs: Date.UTC(2015, 7, 30, 12, 36, 0), nonce: "" };

const scheme = (more: Partial<AwsSigV4Scheme> = {}): AwsSigV4Scheme => ({
  name: "aws-sigv4",
  engine: "aws-sigv4",
  dialect: "aws",
  keyId: "AKIDEXAMPLE",
  key: plainKey,
  algorithm: "hmac-sha256",
  region: "us-east-1",
  service: "service",
  presigned: false,
  expires: 3600,
  sessionToken: null,
  contentHeader: false,
  normalize: true,
  ...more,
});

describe("AWS's own suite", () => {
  it("has all 38 cases", () => {
    expect(awsVectors).toHaveLength(38);
  });

  it.each(awsVectors)("$name, in the header", ({ method, target, headers, raw, body, token, header }) => {
    const using = scheme({ normalize: raw !== true, sessionToken: token ?? null, contentHeader: body !== undefined });
    const signed = awsSigV4.sign(messageTo(method, `https://example.amazonaws.com${target}`, { headers, body: body ?? "" }), using, secret, moment);
    expect(signed.signature).toBe(header);
    expect(headerOf(signed.message, "authorization")).toContain("Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request");
    expect(verify(signed.message, using, secret)).toMatchObject({ ok: true, timestamp: { epochMs: moment.epochMs } });
  });

  it.each(awsVectors)("$name, presigned", ({ method, target, headers, raw, body, token, query }) => {
    const using = scheme({ normalize: raw !== true, sessionToken: token ?? null, presigned: true });
    const signed = awsSigV4.sign(messageTo(method, `https://example.amazonaws.com${target}`, { headers, body: body ?? "" }), using, secret, moment);
    expect(signed.signature).toBe(query);
    expect(parameterOf(signed.message.query, "X-Amz-Signature")).toBe(query);
    expect(verify(signed.message, using, secret)).toMatchObject({ ok: true });
  });
});

const older = readdirSync(join(import.meta.dirname, "../../../node_modules/escher-auth/escher-test-cases/aws4_testsuite")).filter(
  // The first two encode the path once, which only S3 still does; the third has a query with # and spaces, which no client can send.
  (name) => name.endsWith(".json") && !/get-space|get-utf8|query-nonunreserved/.test(name),
);

describe("the older suite, which signs Date instead of X-Amz-Date (npm:escher-auth@4.0.2)", () => {
  it("is there", () => {
    expect(older.length).toBeGreaterThan(24);
  });

  it.each(older)("%s", (file) => {
    const { request, config, expected } = escherCase(`aws4_testsuite/${file}`);
    const host = request.headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? "";
    const message = messageTo(request.method, `https://${host}${request.url}`, { headers: request.headers, body: request.body ?? "" });
    // Its string to sign holds the time that the Date header names; the reader takes it from X-Amz-Date, so that is put beside, unsigned.
    const sent = withHeader(
      withHeader(message, "Authorization", expected.authHeader),
      "X-Amz-Date",
      new Date(config.date).toISOString().replace(/[-:]|\.\d+/g, ""),
    );
    const reading = awsSigV4.read(sent, scheme());
    expect(reading.found && Buffer.from(reading.stringToSign).toString()).toBe(expected.stringToSign);
    expect(verify(sent, scheme(), secretOf(config.apiSecret))).toMatchObject({ ok: true });
  });
});

const calls = [
  ["GET", "https://example.amazonaws.com/", []],
  ["GET", "https://example.amazonaws.com/a%20b/c%2Fd/%E1%88%B4?b=2&a=1&a=0&empty=&flag", []],
  ["DELETE", "https://bucket.s3.amazonaws.com/a//b/./c?versionId=x%2By", []],
  ["POST", "https://example.amazonaws.com:8443/x?q=%7Ea*b", [["Content-Type", "application/json"]]],
] as const;

describe("other implementations", () => {
  it.each(calls)("agree on %s %s: npm:@smithy/signature-v4@5.7.5", async (method, url, headers) => {
    const service = url.includes(".s3.") ? "s3" : "execute-api";
    const body = method === "POST" ? '{"a":1}' : "";
    const using = scheme({ service, contentHeader: true });
    const ours = awsSigV4.sign(messageTo(method, url, { headers, body }), using, secret, moment);
    const signer = new SignatureV4({
      service,
      region: "us-east-1",
      sha256: Sha256,
      applyChecksum: true,
      uriEscapePath: service !== "s3",
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
    });
    const at = new URL(url);
    const query: Record<string, string | string[]> = {};
    for (const name of new Set(at.searchParams.keys()))
      query[name] = at.searchParams.getAll(name).length > 1 ? at.searchParams.getAll(name) : (at.searchParams.get(name) ?? "");
    const theirs = await signer.sign(
      {
        method,
        protocol: at.protocol,
        hostname: at.hostname,
        ...(at.port === "" ? {} : { port: Number(at.port) }),
        path: /^https:\/\/[^/]+([^?]*)/.exec(url)?.[1] ?? "/",
        query,
        headers: { host: at.host, ...Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])) },
        body,
      },
      { signingDate: new Date(moment.epochMs) },
    );
    expect(headerOf(ours.message, "authorization")).toBe(theirs.headers["authorization"]);
  });

  it.each(calls)("agree on %s %s: npm:aws4@1.13.2", (method, url, headers) => {
    const service = url.includes(".s3.") ? "s3" : "execute-api";
    const body = method === "POST" ? '{"a":1}' : "";
    const at = /^https:\/\/([^/]+)(.*)$/.exec(url);
    const theirs = aws4.sign(
      {
        service,
        region: "us-east-1",
        method,
        host: at?.[1] ?? "",
        path: at?.[2] ?? "",
        body,
        headers: { ...Object.fromEntries(headers), "X-Amz-Date": "20150830T123600Z", ...(body === "" ? {} : { "Content-Length": "7" }) },
      },
      { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
    );
    const sent = messageTo(method, url, { headers: Object.entries(theirs.headers ?? {}).map(([name, value]) => [name, value] as const), body });
    expect(verify(sent, scheme({ service, contentHeader: service === "s3" }), secret)).toMatchObject({ ok: true });
    expect(verify({ ...sent, host: "other.amazonaws.com" }, scheme({ service }), secret)).toMatchObject({ ok: false });
  });
});

describe("what it binds", () => {
  it("says that a presigned S3 request leaves its body open, and it does", () => {
    const using = scheme({ service: "s3", presigned: true });
    expect(awsSigV4.coverage(using).components.has("body")).toBe(false);
    const signed = awsSigV4.sign(messageTo("PUT", "https://b.s3.amazonaws.com/k", { body: "one" }), using, secret, moment);
    expect(verify(withBody(signed.message, new TextEncoder().encode("two")), using, secret)).toMatchObject({ ok: true });
  });

  it("names the digest that does not fit the body", () => {
    const using = resolveScheme({ scheme: "aws-sigv4", region: "us-east-1", service: "service" }, "AKIDEXAMPLE");
    if (using.engine !== "aws-sigv4") throw new Error("another engine");
    const signed = awsSigV4.sign(messageTo("PUT", "https://example.amazonaws.com/k", { body: "one" }), using, secret, moment);
    expect(verify(withBody(signed.message, new TextEncoder().encode("two")), using, secret)).toMatchObject({ ok: false, part: "digest" });
    expect(verify(awsSigV4.redigest(withBody(signed.message, new TextEncoder().encode("two")), using), using, secret)).toMatchObject({
      ok: false,
      part: "signature",
    });
  });

  it.each([
    ["no header at all", "GET", [], "neither an Authorization header nor X-Amz-Signature"],
    ["another scheme", "GET", [["Authorization", "Bearer x"]], "not of the form"],
    [
      "a credential of three parts",
      "GET",
      [
        ["Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=00"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      "credential",
    ],
  ] as const)("%s is said in a sentence", (_says, method, headers, sentence) => {
    expect(verify(messageTo(method, "https://example.amazonaws.com/", { headers }), scheme(), secret)).toMatchObject({
      ok: false,
      part: "signature",
      why: expect.stringContaining(sentence) as string,
    });
  });
});
