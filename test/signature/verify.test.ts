// A captured request that does not verify: which part is it?

import { describe, expect, it } from "vitest";
import { ScanError } from "../../src/errors.ts";
import { secretOf } from "../../src/model/secret.ts";
import { type Message, messageTo, withBody, withHeader, withoutHeader } from "../../src/signature/message.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import type { SigningScheme } from "../../src/signature/scheme.ts";
import { isOrdered, momentAt, sign } from "../../src/signature/sign.ts";
import { engineOf } from "../../src/signature/engine-of.ts";
import { expectedSignature, verify } from "../../src/signature/verify.ts";

const custom = (more: Partial<SigningScheme> = {}) =>
  resolveScheme({
    scheme: "custom",
    "string-to-sign": "{method}\n{url}\n{timestamp}\n{nonce}\n{body}",
    timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
    nonce: { generate: "uuid", in: "header", name: "X-Nonce" },
    digests: [{ in: "header", name: "Content-Digest", value: "sha-256=:{body|sha256|base64}:" }],
    send: [{ in: "header", name: "X-Signature", value: "{signature}" }],
    ...more,
  });

const scheme = custom();
const secret = secretOf("s3cret");
const moment = { epochMs: 1_700_000_000_000, nonce: "n1" };
const original = messageTo("POST", "https://api.example.com/a%41/b/?b=2&a=1+2", { body: '{ "a": 1 }' });
const signed = (message = original, using = scheme): Message => sign(message, using, secret, moment).message;

describe("a request as it was signed", () => {
  it("verifies, and says when and with which nonce", () => {
    expect(verify(signed(), scheme, secret)).toEqual({ ok: true, timestamp: { text: "1700000000", epochMs: moment.epochMs }, nonce: "n1" });
  });

  it("needs no particular order of headers, and none of their case", () => {
    const sent = signed();
    expect(verify({ ...sent, headers: sent.headers.map(([name, value]) => [name.toUpperCase(), value] as const).reverse() }, scheme, secret)).toMatchObject({
      ok: true,
    });
  });
});

describe("what differs is said", () => {
  const sent = signed();
  it.each<readonly [string, Message, string]>([
    ["a query that was added", { ...signed({ ...original, query: null }), query: "b=2" }, "without the query"],
    ["parameters in another order", { ...signed({ ...original, query: "a=1+2&b=2" }), query: "b=2&a=1+2" }, "with the query's parameters sorted"],
    ["a plus that was a %20", { ...signed({ ...original, query: "a=1%202" }), query: "a=1+2" }, "with %20 for + in the query"],
    ["a path that was decoded", { ...signed({ ...original, path: "/aA/b/" }), path: "/a%41/b/" }, "with the path percent-decoded"],
    ["a slash at the end", { ...signed({ ...original, path: "/a/b" }), path: "/a/b/" }, "without the slash at the end of the path"],
    ["a port that was added", { ...sent, host: "api.example.com:443" }, "without the port in the host"],
    ["a port that was dropped", { ...signed({ ...original, host: "api.example.com:443" }), host: "api.example.com" }, "with the default port in the host"],
    ["a host in upper case", { ...sent, host: "API.example.com" }, "with the host in lower case"],
    ["TLS that was taken off", { ...sent, scheme: "http" }, "with https for http"],
    ["a method in lower case", { ...sent, method: "post" }, "with the method in upper case"],
  ])("%s", (_says, message, expected) => {
    const verdict = verify(message, scheme, secret);
    expect(verdict).toMatchObject({ ok: false, part: "signature" });
    expect(verdict.ok ? [] : verdict.differs).toContain(expected);
  });

  it("a body that was written anew", () => {
    const using = custom({ digests: [] });
    const verdict = verify(withBody(signed({ ...original, body: new TextEncoder().encode('{"a":1}') }, using), original.body), using, secret);
    expect(verdict).toMatchObject({ ok: false, part: "signature", differs: ["with the body parsed as JSON and written anew"] });
  });

  it.each([
    ["a newline at the end of the secret", "s3cret\n", {}, "with the white space around the secret removed"],
    ["a secret that was base64", "czNjcmV0", {}, "with the secret read as base64"],
    ["a secret that was hex", "733363726574", {}, "with the secret read as hex"],
  ] as const)("%s", (_says, given, _more, expected) => {
    const verdict = verify(sent, scheme, secretOf(given));
    expect(verdict.ok ? [] : verdict.differs).toContain(expected);
    expect(JSON.stringify(verdict)).not.toContain(given.trim());
  });

  it("a digest of another body", () => {
    const using = custom({ "string-to-sign": "{method}\n{header.content-digest}" });
    expect(verify(withBody(signed(original, using), new TextEncoder().encode("{}")), using, secret)).toMatchObject({
      ok: false,
      part: "digest",
      why: "the signature is right, but header Content-Digest is not the digest of this body",
    });
  });

  it.each([
    ["signature", withoutHeader(sent, "X-Signature"), "the request has no header X-Signature"],
    ["signature", withHeader(sent, "X-Signature", "sha1=zz"), "the header X-Signature is not of the form {signature}"],
    ["timestamp", withoutHeader(sent, "X-Timestamp"), "the request has no header X-Timestamp"],
    ["nonce", withoutHeader(sent, "X-Nonce"), "the request has no header X-Nonce"],
    ["signature", withHeader(sent, "X-Signature", "00"), "the signature is not the one that this secret gives for this message"],
  ] as const)("%s: %#", (part, message, why) => {
    expect(verify(message, scheme, secret)).toMatchObject({ ok: false, part, why });
  });

  it("never shows the secret in the string to sign", () => {
    const using = resolveScheme({ scheme: "hubspot-v2" });
    const verdict = verify(withHeader(messageTo("POST", "https://x.example/", { body: "b" }), "X-HubSpot-Signature", "00"), using, secretOf("very-secret"));
    expect(Buffer.from(verdict.ok ? [] : (verdict.stringToSign ?? [])).toString()).toBe("POSThttps://x.example/b");
  });
});

describe("the signature that a message should carry", () => {
  it("is known for a MAC, and unknown where signing twice gives two", () => {
    const reading = engineOf(scheme).read(signed(), scheme);
    if (!reading.found) throw new Error(reading.why);
    expect(expectedSignature(reading, secret)).toBe(sign(original, scheme, secret, moment).signature);
    expect(expectedSignature({ ...reading, algorithm: "ed25519" }, secret)).toBeNull();
  });
});

describe("key rotation", () => {
  it("one right signature among several is enough", () => {
    const using = resolveScheme({ scheme: "stripe" });
    const sent = sign(original, using, secret, moment).message;
    const value = sent.headers.find(([name]) => name === "Stripe-Signature")?.[1] ?? "";
    const two = withHeader(sent, "Stripe-Signature", value.replace(",v1=", `,v1=${"00".repeat(32)},v1=`));
    expect(verify(two, using, secret)).toMatchObject({ ok: true });
    expect(verify(two, using, secretOf("other"))).toMatchObject({ ok: false });
  });
});

describe("signing for probes", () => {
  it("puts any text where the clock's would stand, signed", () => {
    const sent = sign(original, scheme, secret, { ...moment, timestamp: "NaN" }).message;
    expect(verify(sent, scheme, secret)).toMatchObject({ ok: true, timestamp: { text: "NaN", epochMs: null } });
  });

  it("keeps wire bytes: a raw path, doubled headers, a lower-case method", () => {
    const odd = messageTo("post", "http://h.example/a/../%2e//c;x?y=%zz&y", {
      headers: [
        ["X-A", "1"],
        ["X-A", "2"],
      ],
    });
    const { message } = sign(odd, scheme, secret, moment);
    expect([message.method, message.path, message.query]).toEqual(["post", "/a/../%2e//c;x", "y=%zz&y"]);
    expect(message.headers.filter(([name]) => name === "X-A")).toHaveLength(2);
  });

  it("knows which schemes have to go in order, and draws the nonce they want", () => {
    expect(isOrdered(resolveScheme({ scheme: "kraken" }))).toBe(true);
    expect(isOrdered(scheme)).toBe(false);
    expect(momentAt(scheme, 5, new Uint8Array(32)).nonce).toMatch(/^[0-9a-f-]{36}$/);
    expect(momentAt(resolveScheme({ scheme: "github" }), 5, new Uint8Array(32)).nonce).toBe("");
  });
});

describe("a scheme that is not whole", () => {
  it.each([
    ["no string to sign", { scheme: "custom" }, /custom needs string-to-sign/],
    ["nowhere to send the signature", { scheme: "custom", "string-to-sign": "{body}" }, /custom needs send/],
    [
      "a send without the signature",
      { scheme: "custom", "string-to-sign": "{body}", send: [{ in: "header", name: "X", value: "x" }] },
      /no entry holds \{signature\}/,
    ],
    [
      "the signature in its own string",
      { scheme: "custom", "string-to-sign": "{signature}", send: [{ in: "header", name: "X", value: "{signature}" }] },
      /made from it/,
    ],
    [
      "a header with a space in its name",
      { scheme: "stripe", send: [{ in: "header", name: "X Sig", value: "{signature}" }] },
      /send\[0\]\.name: "X Sig" is no name/,
    ],
    ["a header without a name", { scheme: "stripe", nonce: { generate: "uuid", in: "header", name: "" } }, /nonce\.name: "" is no name of a header/],
    [
      "a header of two lines",
      { scheme: "stripe", send: [{ in: "header", name: "X-S", value: "{signature}\r\nX: 1" }] },
      /send\[0\]\.value: holds a line break/,
    ],
    ["a timestamp without a name", { scheme: "stripe", timestamp: { format: "unix-seconds", in: "header" } }, /timestamp: in header needs a name/],
    ["SigV4 without a region", { scheme: "aws-sigv4", service: "s" }, /aws-sigv4 needs region/],
    ["an unknown built-in", { scheme: "githib" }, /no signing scheme "githib"/],
    ["a component that no request has", { scheme: "rfc9421", components: ["@authorty"] }, /there is no component @authorty/],
    ["a component that is none", { scheme: "rfc9421", components: ['"x'] }, /no component identifier/],
  ] as const)("%s", (_says, declared, why) => {
    expect(() => resolveScheme(declared as SigningScheme)).toThrow(why);
    expect(() => resolveScheme(declared as SigningScheme)).toThrow(ScanError);
  });
});
