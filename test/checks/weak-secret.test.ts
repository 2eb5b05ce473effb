import { expect, it } from "vitest";
import { weakSecret } from "../../src/checks/weak-secret.ts";
import { captures, use } from "../captures.ts";
import { facts, run, scheme } from "../experiments.ts";

const signing = { schemes: [scheme()] };

it("fails with what is weak about it, proven or likely as it was established", () => {
  const weak = {
    ...facts(),
    signing,
    secretStrength: [{ scheme: "custom", weaknesses: ["it is 6 bytes long", "it is one word"], confidence: "likely" as const }],
  };
  expect(run(weakSecret, weak)).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "secret of custom",
        confidence: "likely",
        message: "the secret of custom is weak: it is 6 bytes long, it is one word",
        proof: ["scheme: custom", "it is 6 bytes long", "it is one word"],
      },
    ],
  });
});

it("passes where there is nothing to object", () => {
  expect(run(weakSecret, { ...facts(), signing, secretStrength: [{ scheme: "custom", weaknesses: [], confidence: "proven" }] })).toEqual({ outcome: "pass" });
});

it("is unknown without a secret, with the reason", () => {
  const missing = { schemes: [scheme({ secret: { missing: "KEY is not set" } })] };
  expect(run(weakSecret, { ...facts(), signing: missing })).toEqual({ outcome: "unknown", why: "custom: KEY is not set" });
  expect(run(weakSecret, { ...facts(), signing }).outcome).toBe("unknown");
});

it("does not apply where nothing is signed", () => expect(run(weakSecret, facts()).outcome).toBe("not-applicable"));

it("fails where a public word explains a captured signature, and does not name the word", () => {
  const weak = { scheme: "custom", list: "defaults" as const, use: use(4) };
  expect(run(weakSecret, { ...facts(), signing, captures: captures({ weak: [weak] }) })).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "secret of custom, captured",
        confidence: "proven",
        message: "a captured signature of custom was made with a well-known default or a phrase from tutorials",
        proof: [
          "POST https://api.example.com/api/data → HTTP 200 (calls.har, entry 4)",
          "its signature is the one that a well-known default or a phrase from tutorials gives",
        ],
      },
    ],
  });
});
