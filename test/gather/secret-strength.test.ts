// A secret judged here, in sentences that hold nothing of it.

import { describe, expect, it } from "vitest";
import { strengthOf } from "../../src/gather/secret-strength.ts";
import { secretOf } from "../../src/model/secret.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";

const custom = resolveScheme({ scheme: "custom", "string-to-sign": "{body}", send: [{ in: "header", name: "X-Signature", value: "{signature}" }] });
const judge = (text: string, scheme = custom) => strengthOf(secretOf(text), scheme);

describe("a secret", () => {
  it.each([
    ["random text", "k7Vq2xT9mZr4Lw8Yc3Nf6Hs1Jd5Gb0Pa", []],
    ["random hex", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", []],
    ["a short one", "k7Vq2xT9", ["8 bytes long"]],
    ["a phrase from tutorials", "super-secret-key", ["phrase from tutorials"]],
    ["a default in capitals", "CHANGEME", ["phrase from tutorials", "8 bytes long"]],
    ["a documented example", "It's a Secret to Everybody", ["documentation"]],
    ["one character many times", "aaaaaaaaaaaaaaaaaaaaaaaa", ["different bytes"]],
    ["digits", "8273645182736451", ["bits"]],
    ["words", "correct-horse-battery", ["words"]],
  ])("%s", (_name, text, says) => {
    const { weaknesses } = judge(text);
    expect(weaknesses.length).toBe(says.length);
    for (const [index, part] of says.entries()) expect(weaknesses[index]).toContain(part);
    expect(JSON.stringify(weaknesses)).not.toContain(text);
  });

  it("is measured as the scheme decodes it", () => {
    const base64 = resolveScheme({
      scheme: "custom",
      "string-to-sign": "{body}",
      secret: { encoding: "base64" },
      send: [{ in: "header", name: "X-Signature", value: "{signature}" }],
    });
    expect(judge(Buffer.from("twelve bytes").toString("base64"), base64).weaknesses.join()).toContain("12 bytes");
  });

  it("short ones are proven, guesses about words are likely", () => {
    expect(judge("k7Vq2xT9").confidence).toBe("proven");
    expect(judge("correct-horse-battery").confidence).toBe("likely");
  });
});
