// RFC 9421 against every vector of its appendix B, the examples of its section 2, and another implementation.

import { createPrivateKey } from "node:crypto";
import { createSigner, createVerifier, httpbis } from "http-message-signatures";
import { parseItem } from "structured-headers";
import { describe, expect, it } from "vitest";
import { secretOf } from "../../../src/model/secret.ts";
import { verifyWith } from "../../../src/signature/algorithm.ts";
import { baseFor, contentDigest, rfc9421, signaturesIn } from "../../../src/signature/engines/rfc9421.ts";
import { componentValue, MissingComponent, readComponent, signatureBase } from "../../../src/signature/engines/rfc9421-base.ts";
import { headerOf, type Message, messageTo, wireOf, withBody, withHeader } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { Rfc9421Scheme } from "../../../src/signature/scheme.ts";
import { verify } from "../../../src/signature/verify.ts";
import { keys, proxyVector, request, requestVectors, response, responseVector, transformations } from "../rfc9421-vectors.ts";
import { webBotAuthKeys, webBotAuthVectors } from "../web-bot-auth-vectors.ts";

const scheme = (more: Partial<Rfc9421Scheme>): Rfc9421Scheme => ({
  name: "rfc9421",
  engine: "rfc9421",
  keyId: "",
  key: { encoding: "jwk", "strip-prefix": null, prepend: null, append: null },
  algorithm: "ed25519",
  components: ["@method", "@authority", "@path", "@query", "content-digest"],
  created: true,
  expires: null,
  nonce: null,
  tag: null,
  alg: null,
  label: "sig1",
  digest: "sha-256",
  ...more,
});

const secretFor = (key: keyof typeof keys) => secretOf(key === "shared" ? keys.shared : JSON.stringify(keys[key]));
const formFor = (key: keyof typeof keys) => ({ encoding: key === "shared" ? "base64" : "jwk", "strip-prefix": null, prepend: null, append: null }) as const;
const testRequest = (): Message => messageTo(request.method, request.url, { headers: request.headers, body: request.body });
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

describe("appendix B.2, requests", () => {
  it.each(requestVectors)("$section: the signature base is the RFC's own, and its signature verifies", (vector) => {
    const using = scheme({ algorithm: vector.algorithm, key: formFor(vector.key), label: vector.label });
    const list = `(${vector.components.map((each) => (each.startsWith('"') ? each : `"${each}"`)).join(" ")})${vector.parameters}`;
    const sent = [
      ["Signature-Input", `${vector.label}=${list}`],
      ["Signature", `${vector.label}=:${vector.signature}:`],
    ].reduce<Message>((message, [name = "", value = ""]) => withHeader(message, name, value), testRequest());
    const reading = rfc9421.read(sent, using);
    expect(reading.found && text(reading.stringToSign).split("\n")).toEqual([...vector.base, `"@signature-params": ${list}`]);
    expect(verify(sent, using, secretFor(vector.key))).toMatchObject({ ok: true, timestamp: { epochMs: 1618884473000 } });
    expect(
      verify(
        withHeader(sent, "Signature", `${vector.label}=:${Buffer.alloc(Buffer.from(vector.signature, "base64").length).toString("base64")}:`),
        using,
        secretFor(vector.key),
      ),
    ).toMatchObject({ ok: false, part: "signature" });
  });

  it.each(requestVectors)("$section: signing gives the RFC's own headers", (vector) => {
    const using = scheme({
      algorithm: vector.algorithm,
      key: formFor(vector.key),
      label: vector.label,
      components: vector.components,
      keyId: vector.keyId,
      nonce: vector.nonce === undefined ? null : "uuid",
      tag: vector.tag ?? null,
    });
    const signed = rfc9421.sign(testRequest(), using, secretFor(vector.key), { epochMs: 1618884473000, nonce: vector.nonce ?? "" });
    const list = `(${vector.components.map((each) => (each.startsWith('"') ? each : `"${each}"`)).join(" ")})${vector.parameters}`;
    expect(headerOf(signed.message, "Signature-Input")).toBe(`${vector.label}=${list}`);
    if (vector.repeatable) expect(headerOf(signed.message, "Signature")).toBe(`${vector.label}=:${vector.signature}:`);
    expect(verify(signed.message, using, secretFor(vector.key))).toMatchObject({ ok: true });
  });
});

describe("appendix B.2.4, a response", () => {
  it("verifies with the P-256 key, and with the body's digest", () => {
    const [found] = signaturesIn(responseVector.input, responseVector.signature) ?? [];
    if (found === undefined) throw new Error("the vector holds one signature");
    const base = baseFor({ kind: "response", status: response.status, headers: response.headers, request: null }, found);
    expect(text(base).split("\n")[0]).toBe('"@status": 200');
    const key = { kind: "object", object: createPrivateKey({ key: keys.ecP256, format: "jwk" }) } as const;
    expect(verifyWith("ecdsa-p256-sha256", key, base, found.signature)).toBe(true);
    expect(
      verifyWith("ecdsa-p256-sha256", key, baseFor({ kind: "response", status: 201, headers: response.headers, request: null }, found), found.signature),
    ).toBe(false);
    expect(headerOf({ ...testRequest(), headers: response.headers }, "content-digest")).toBe(contentDigest(new TextEncoder().encode(response.body), "sha-512"));
  });
});

describe("appendix B.3, a proxy that signs the client's certificate", () => {
  it("verifies with the P-256 key", () => {
    const sent = messageTo("POST", proxyVector.url, { headers: proxyVector.headers, body: request.body });
    expect(verify(sent, scheme({ algorithm: "ecdsa-p256-sha256", label: "ttrp" }), secretFor("ecP256"))).toMatchObject({ ok: true });
  });
});

// https://github.com/cloudflare/web-bot-auth/tree/main/packages/web-bot-auth/test/test_data
describe("Web Bot Auth", () => {
  it("has all vectors of both editions", () => {
    expect(webBotAuthVectors).toHaveLength(8);
  });

  it.each(webBotAuthVectors)("$file, $kty, agent $agent: verifies, and for no other host", ({ kty, url, input, signature, agent }) => {
    const using = resolveScheme({ scheme: "web-bot-auth", algorithm: kty === "RSA" ? "rsa-pss-sha512" : "ed25519" }, "k");
    const agents = agent === null ? [] : [["Signature-Agent", agent] as const];
    const headers = [["Signature-Input", input] as const, ["Signature", signature] as const, ...agents];
    const sent = messageTo("GET", url, { headers });
    const key = secretOf(JSON.stringify(kty === "RSA" ? webBotAuthKeys.RSA : webBotAuthKeys.OKP));
    expect(verify(sent, using, key)).toMatchObject({ ok: true, timestamp: { epochMs: 1735689600000 } });
    expect(verify({ ...sent, host: "example.org" }, using, key)).toMatchObject({ ok: false, part: "signature" });
    if (agent !== null) expect(verify(withHeader(sent, "Signature-Agent", agent.replace("test", "example")), using, key)).toMatchObject({ ok: false });
  });
});

describe("appendix B.4, changes on the way", () => {
  it.each(transformations)("$says: valid $valid", ({ method, url, headers, valid }) => {
    const sent = messageTo(method, url, { headers });
    expect(verify(sent, scheme({ label: "transform" }), secretFor("ed25519")).ok).toBe(valid);
  });
});

describe('RFC 9530, digests of {"hello": "world"}', () => {
  const body = new TextEncoder().encode('{"hello": "world"}');
  it.each([
    ["sha-256", "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"],
    ["sha-512", "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"],
  ] as const)("%s", (algorithm, expected) => {
    expect(contentDigest(body, algorithm)).toBe(expected);
  });

  it("a right signature over a digest of another body does not verify (RFC 9421 §7.2.8)", () => {
    const using = scheme({});
    const signed = rfc9421.sign(messageTo("POST", "https://example.com/", { body: "one" }), using, secretFor("ed25519"), { epochMs: 0, nonce: "" });
    expect(verify(signed.message, using, secretFor("ed25519"))).toMatchObject({ ok: true });
    expect(verify(withBody(signed.message, new TextEncoder().encode("two")), using, secretFor("ed25519"))).toMatchObject({
      ok: false,
      part: "digest",
      differs: ["body"],
    });
    expect(verify(rfc9421.redigest(withBody(signed.message, new TextEncoder().encode("two")), using), using, secretFor("ed25519"))).toMatchObject({
      ok: false,
      part: "signature",
    });
  });
});

describe("section 2, component values", () => {
  const message = messageTo("POST", "https://WWW.Example.com:443/path?param=value&foo=bar&baz=batman&qux=&a%20b=c%20d%0Ae&fa%C3%A7ade%22%3A%20=something", {
    headers: [
      ["Date", "Tue, 20 Apr 2021 02:07:56 GMT"],
      ["X-OWS-Header", "   Leading and trailing whitespace.   "],
      ["X-Obs-Fold-Header", "Obsolete\r\n    line folding."],
      ["Cache-Control", "max-age=60"],
      ["Cache-Control", "   must-revalidate"],
      ["Example-Dict", " a=1,    b=2;x=1;y=2,   c=(a   b   c), d"],
      ["Example-Header", "value, with, lots"],
      ["Example-Header", "of, commas"],
      ["X-Empty-Header", ""],
    ],
  });

  it.each([
    ["@method", "POST"],
    ["@target-uri", "https://www.example.com/path?param=value&foo=bar&baz=batman&qux=&a%20b=c%20d%0Ae&fa%C3%A7ade%22%3A%20=something"],
    ["@authority", "www.example.com"],
    ["@scheme", "https"],
    ["@path", "/path"],
    ['"@query-param";name="baz"', "batman"],
    ['"@query-param";name="qux"', ""],
    ['"@query-param";name="a%20b"', "c%20d%0Ae"],
    ['"@query-param";name="fa%C3%A7ade%22%3A%20"', "something"],
    ["x-ows-header", "Leading and trailing whitespace."],
    ["x-obs-fold-header", "Obsolete line folding."],
    ["cache-control", "max-age=60, must-revalidate"],
    ["x-empty-header", ""],
    ["example-dict", "a=1,    b=2;x=1;y=2,   c=(a   b   c), d"],
    ["example-dict;sf", "a=1, b=2;x=1;y=2, c=(a b c), d"],
    ['example-dict;key="a"', "1"],
    ['example-dict;key="d"', "?1"],
    ['example-dict;key="b"', "2;x=1;y=2"],
    ['example-dict;key="c"', "(a b c)"],
    ["example-header", "value, with, lots, of, commas"],
    ["example-header;bs", ":dmFsdWUsIHdpdGgsIGxvdHM=:, :b2YsIGNvbW1hcw==:"],
  ])("%s", (component, expected) => {
    expect(componentValue({ kind: "request", request: message }, readComponent(component))).toBe(expected);
  });

  it("a request without a query has the query ?", () => {
    expect(componentValue({ kind: "request", request: messageTo("GET", "https://example.com/") }, readComponent("@query"))).toBe("?");
  });

  it("a response may sign parts of its request with req, and trailers with tr", () => {
    const subject = { kind: "response", status: 503, headers: [], request: message, trailers: [["Expires", "Wed, 9 Nov 2022 07:28:00 GMT"]] } as const;
    expect(componentValue(subject, parseItem('"@authority";req'))).toBe("www.example.com");
    expect(componentValue(subject, parseItem('"date";req'))).toBe("Tue, 20 Apr 2021 02:07:56 GMT");
    expect(componentValue(subject, parseItem('"expires";tr'))).toBe("Wed, 9 Nov 2022 07:28:00 GMT");
  });

  it.each([
    ["a header that is not there", ["x-missing"]],
    ["the same component twice", ["date", "date"]],
    ["a dictionary member that is not there", ['example-dict;key="z"']],
    ["bs with sf", ["example-header;bs;sf"]],
    ["a parameter nobody knows", ["date;zz"]],
    ["@status of a request", ["@status"]],
    ["a derived component nobody knows", ["@foo"]],
    ["req on a request", ["date;req"]],
    ["a query parameter that is not there", ['"@query-param";name="none"']],
  ])("%s is an error", (_says, components) => {
    expect(() => signatureBase({ kind: "request", request: message }, components.map(readComponent), "()")).toThrow(MissingComponent);
  });

  it("a query parameter that occurs twice cannot be signed by itself (§2.2.8)", () => {
    const twice = messageTo("GET", "https://example.com/?a=1&a=2");
    expect(() => componentValue({ kind: "request", request: twice }, readComponent('"@query-param";name="a"'))).toThrow(/more than one/);
  });
});

describe("another implementation (npm:http-message-signatures@1.0.6)", () => {
  const privateKey = createPrivateKey({ key: keys.ed25519, format: "jwk" });
  const components = ["@method", "@authority", "@path", "@query", "content-digest", "content-type"];
  const using = scheme({ components, keyId: "k1" });
  const plain = {
    method: "POST",
    url: "https://example.com/a/b?x=1&y=2",
    headers: { "content-type": "application/json", "content-digest": contentDigest(new TextEncoder().encode("{}"), "sha-256") },
  };

  it("accepts what we sign", async () => {
    const signed = rfc9421.sign(
      messageTo(plain.method, plain.url, { headers: [["Content-Type", "application/json"]], body: "{}" }),
      using,
      secretFor("ed25519"),
      { epochMs: Date.now(), nonce: "" },
    );
    const headers = Object.fromEntries(signed.message.headers.map(([name, value]) => [name, value]));
    const accepted = await httpbis.verifyMessage(
      { keyLookup: () => Promise.resolve({ verify: createVerifier(privateKey, "ed25519") }) },
      { method: plain.method, url: plain.url, headers },
    );
    expect(accepted).toBe(true);
  });

  it("signs what we accept", async () => {
    const signed = await httpbis.signMessage(
      { key: createSigner(privateKey, "ed25519", "k1"), name: "sig1", fields: components, params: ["created", "keyid"] },
      plain,
    );
    const message = messageTo(plain.method, plain.url, {
      headers: Object.entries(signed.headers).map(([name, value]) => [name, value] as const),
      body: "{}",
    });
    expect(verify(message, using, secretFor("ed25519"))).toMatchObject({ ok: true });
    expect(verify({ ...message, host: "example.org" }, using, secretFor("ed25519"))).toMatchObject({ ok: false, part: "signature" });
  });
});

it("wire text goes into the base byte by byte", () => {
  const message = messageTo("GET", "https://example.com/", { headers: [["X-Name", "Zoë"]] });
  expect(text(Buffer.from(componentValue({ kind: "request", request: message }, readComponent("x-name")), "latin1"))).toBe("Zoë");
  expect(wireOf(new Uint8Array([0xc3, 0xab]))).toBe("\u00c3\u00ab");
});
