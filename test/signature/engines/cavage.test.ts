// Cavage signatures against another implementation; the draft's own vectors are in builtin/published.ts.

import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { ScanError } from "../../../src/errors.ts";
import { secretOf } from "../../../src/model/secret.ts";
import { cavage } from "../../../src/signature/engines/cavage.ts";
import { headerOf, messageTo, withBody, withHeader } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { CavageScheme } from "../../../src/signature/scheme.ts";
import { verify } from "../../../src/signature/verify.ts";

interface HttpSignature {
  parseRequest(request: object, options: object): object;
  verifyHMAC(parsed: object, secret: string): boolean;
}
const require = createRequire(import.meta.url);
const httpSignature = require("http-signature") as HttpSignature;

const scheme = (more: Partial<CavageScheme> = {}): CavageScheme => ({ ...(resolveScheme({ scheme: "cavage" }, "k1") as CavageScheme), ...more });
const secret = secretOf("a shared secret");
const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const sent = (using: CavageScheme) =>
  cavage.sign(messageTo("POST", "https://example.com/a?b=c", { body: '{"a":1}' }), using, secret, { epochMs: now, nonce: "" });

describe("another implementation (npm:http-signature@1.4.0)", () => {
  const check = (using: CavageScheme, changed: Record<string, string> = {}): boolean => {
    const { message } = sent(using);
    const headers = { host: message.host, ...Object.fromEntries(message.headers.map(([name, value]) => [name.toLowerCase(), value])), ...changed };
    const parsed = httpSignature.parseRequest(
      { method: message.method, url: "/a?b=c", httpVersion: "1.1", headers },
      { clockSkew: 1e9, ...(using.header === "Signature" ? { authorizationHeaderName: "signature" } : {}) },
    );
    return httpSignature.verifyHMAC(parsed, "a shared secret");
  };

  it.each(["Authorization", "Signature"] as const)("accepts what we sign in %s, and no other host", (header) => {
    expect(check(scheme({ header }))).toBe(true);
    expect(check(scheme({ header }), { host: "example.org" })).toBe(false);
  });
});

describe("what it signs", () => {
  it("puts created and expires into the header and into the string", () => {
    const using = scheme({ components: ["(request-target)", "(created)", "(expires)", "host"], expires: 300 });
    const signed = sent(using);
    expect(Buffer.from(signed.stringToSign).toString()).toBe("(request-target): post /a?b=c\n(created): 1767323045\n(expires): 1767323345\nhost: example.com");
    expect(headerOf(signed.message, "signature")).toContain('created=1767323045,expires=1767323345,headers="(request-target) (created) (expires) host"');
    expect(verify(signed.message, using, secret)).toMatchObject({ ok: true, timestamp: { epochMs: now } });
  });

  it("binds the body through Digest, which a verifier has to compare", () => {
    const signed = sent(scheme());
    expect([...cavage.coverage(scheme()).components]).toEqual(["body", "header:date", "header:digest", "host", "method", "path", "query", "timestamp"]);
    const changed = withBody(signed.message, new TextEncoder().encode("{}"));
    expect(verify(changed, scheme(), secret)).toMatchObject({ ok: false, part: "digest" });
    expect(verify(cavage.redigest(changed, scheme()), scheme(), secret)).toMatchObject({ ok: false, part: "signature" });
  });

  it.each([
    ["no header", (value: string) => value.slice(0, 0), "no header Signature"],
    ["no signature in it", () => 'keyId="a"', "no signature"],
    ["a listed header that is absent", () => 'keyId="a",headers="host x-none",signature="AAAA"', "x-none is listed"],
  ])("%s is said in a sentence", (_says, change, sentence) => {
    const { message } = sent(scheme());
    const value = change(headerOf(message, "signature") ?? "");
    const broken = value === "" ? { ...message, headers: message.headers.filter(([name]) => name !== "Signature") } : withHeader(message, "Signature", value);
    expect(verify(broken, scheme(), secret)).toMatchObject({ ok: false, why: expect.stringContaining(sentence) as string });
  });

  it("a header that is to be signed and is not there is the user's to mend", () => {
    expect(() => sent(scheme({ components: ["x-none"] }))).toThrow(ScanError);
  });
});
