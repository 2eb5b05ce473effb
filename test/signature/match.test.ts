// Signatures, times and nonces read back out of headers, the right ones and hostile ones.

import { describe, expect, it } from "vitest";
import { match } from "../../src/signature/match.ts";
import { parseDefinitions, parseTemplate } from "../../src/signature/template.ts";

const read = (template: string, value: string, define: Readonly<Record<string, string>> = {}) => {
  const defined = parseDefinitions(define);
  return match(parseTemplate(template, "t", new Set(defined.keys())), value, "hex", defined);
};

describe("a header is read backwards", () => {
  it.each([
    ["{signature}", "abcd", { signatures: ["abcd"], timestamp: null, nonce: null }],
    ["sha256={signature}", "sha256=abcd", { signatures: ["abcd"], timestamp: null, nonce: null }],
    ["t={timestamp},v1={signature}", "t=12,v1=abcd", { signatures: ["abcd"], timestamp: "12", nonce: null }],
    ["t={timestamp},v1={signature}", "t=12,v1=abcd,v1=ef01", { signatures: ["abcd", "ef01"], timestamp: "12", nonce: null }],
    ["v1,{signature}", "v1,abcd v1,ef01 v1a,zz", { signatures: ["abcd", "ef01"], timestamp: null, nonce: null }],
    [
      "ts={timestamp};n={nonce};h={signature}",
      "ts=Tue, 21 Aug 2012 17:29:18 GMT;n=a-b;h=00",
      { signatures: ["00"], timestamp: "Tue, 21 Aug 2012 17:29:18 GMT", nonce: "a-b" },
    ],
    ["{signature|urlencode}", "ab%63d", { signatures: ["abcd"], timestamp: null, nonce: null }],
  ])("%s in %s", (template, value, expected) => {
    expect(read(template, value)).toEqual({ named: new Map(), ...expected });
  });

  it("goes through definitions and encodings", () => {
    expect(read("Basic {both|base64}", `Basic ${Buffer.from("key:abcd").toString("base64")}`, { both: "{key-id}:{signature}" })).toEqual({
      signatures: ["abcd"],
      timestamp: null,
      nonce: null,
      named: new Map([["key-id", "key"]]),
    });
  });

  it.each([
    ["sha256={signature}", "sha1=abcd"],
    ["t={timestamp},v1={signature}", "v1=abcd"],
    ["{signature}", "not hex"],
    ["{signature}", "a".repeat(9000)],
  ])("%s is not in %s", (template, value) => {
    expect(read(template, value)).toBeNull();
  });

  it("takes no long time over a value made to take one", () => {
    const template = 'Hawk id="{key-id}", ts="{timestamp}", nonce="{nonce}", hash="{inner}", mac="{signature}"';
    const hostile = `Hawk id="${'", ts="", nonce="", hash="'.repeat(300)}x`;
    const before = performance.now();
    expect(read(template, hostile, { inner: "{body}" })).toBeNull();
    expect(performance.now() - before).toBeLessThan(500);
  });
});
