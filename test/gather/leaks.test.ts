// What an answer must not hold, found in every spelling and taken out of what is kept.

import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { leaksIn, scrubbed, signatureSpellings, spellingsOf } from "../../src/gather/leaks.ts";
import { bytesOf, messageTo, toWire } from "../../src/signature/message.ts";

const secret = 'pa+ss/wo=rd%"\n1';
const wire = toWire(secret);
const hex = createHmac("sha256", secret).update("x").digest("hex");
const right = { signature: hex, stringToSign: bytesOf("POST\n/orders\n1767225600") };
const sent = messageTo("POST", "https://api.example.com/orders?a=1", { headers: [["X-Signature", "0000"]], body: '{"item":"book"}' });
const found = (text: string, more: Partial<Parameters<typeof leaksIn>[3]> = {}) => leaksIn(text, sent, right, { secrets: [wire], ...more });

describe("a leak", () => {
  it.each([
    ["the expected signature", `expected ${hex}`, ["signature"]],
    ["in capitals", `expected ${hex.toUpperCase()}`, ["signature"]],
    ["in base64", `expected ${Buffer.from(hex, "hex").toString("base64")}`, ["signature"]],
    ["in base64url", `expected ${Buffer.from(hex, "hex").toString("base64url")}`, ["signature"]],
    ["the string to sign", "signed: POST\n/orders\n1767225600", ["string-to-sign"]],
    ["as JSON escapes it", String.raw`{"signed":"POST\n/orders\n1767225600"}`, ["string-to-sign"]],
    ["in hex", Buffer.from("POST\n/orders\n1767225600").toString("hex"), ["string-to-sign"]],
    ["the key", `key ${secret}`, ["key"]],
    ["the key as JSON escapes it", JSON.stringify({ key: secret }), ["key"]],
    ["the key in base64", Buffer.from(secret).toString("base64"), ["key"]],
    ["the key in hex", Buffer.from(secret).toString("hex"), ["key"]],
    ["the key percent-encoded", encodeURIComponent(secret), ["key"]],
    ["nothing", '{"error":"bad_signature"}', []],
    ["a part of the signature", hex.slice(0, 20), []],
  ] as const)("%s", (_name, text, expected) => expect(found(text)).toEqual(expected));

  it("is not what the request itself held", () => {
    const echoed = messageTo("POST", "https://api.example.com/orders", { headers: [["X-Signature", hex]] });
    expect(leaksIn(`you sent ${hex}`, echoed, right, { secrets: [] })).toEqual([]);
  });

  it("is not a string to sign that is the body as it stands", () => {
    const bodyOnly = { signature: hex, stringToSign: bytesOf('{"item":"book"}') };
    expect(leaksIn('you sent {"item":"book"}', sent, bodyOnly, { secrets: [] })).toEqual([]);
  });

  it("is not a key that is an ordinary word", () => expect(found("wrong secret", { secrets: ["secret"] })).toEqual([]));
});

describe("what is kept", () => {
  it("holds none of it in any spelling", () => {
    const needles = [...spellingsOf(wire, 3), ...signatureSpellings(hex)];
    for (const each of needles) expect(scrubbed(`before ${each} after`, needles)).not.toContain(each);
  });
});
