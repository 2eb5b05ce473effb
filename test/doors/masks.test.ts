// What the runner is asked to hide: every form in which a secret usually turns up, and nothing so short that it would hide the log.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { maskedForms, secretsIn } from "../../src/doors/masks.ts";
import type { ScanRequest } from "../../src/model/policy.ts";
import { secretOf } from "../../src/model/secret.ts";

const nasty = 'k+/=%"\n8f1c';

it.each([
  ["as it is", nasty],
  ["its lines", 'k+/=%"'],
  ["in a URL", encodeURIComponent(nasty)],
  ["in JSON", 'k+/=%\\"\\n8f1c'],
  ["in hex", Buffer.from(nasty).toString("hex")],
  ["in upper-case hex", Buffer.from(nasty).toString("hex").toUpperCase()],
  ["in base64", Buffer.from(nasty).toString("base64")],
  ["in base64url", Buffer.from(nasty).toString("base64url")],
])("%s", (_what, form) => expect(maskedForms(secretOf(nasty))).toContain(form));

it("the key that a base64 secret stands for, with and without its prefix", () => {
  const key = Buffer.from("a key of some length");
  expect(maskedForms(secretOf(`whsec_${key.toString("base64")}`))).toContain(key.toString("hex"));
});

it("each line of a PEM key, because a log is masked line by line", () => {
  expect(maskedForms(secretOf("-----BEGIN PRIVATE KEY-----\nMIIabc/def+ghi\n-----END PRIVATE KEY-----\n"))).toContain("MIIabc/def+ghi");
});

it("never a form of three characters or fewer", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      for (const form of maskedForms(secretOf(text))) expect(form.trim().length).toBeGreaterThan(3);
    }),
  );
});

it("finds keys, retired keys and the secret headers of canaries", () => {
  const canary = { operation: "GET /", path: {}, query: [], body: null, alternate: null, acceptedWhen: null };
  const setup = { form: { scheme: "stripe" }, keyId: null, operations: null, missing: null, place: null };
  const signing = {
    setups: [
      { ...setup, secret: secretOf("one"), previous: secretOf("two") },
      { ...setup, secret: null, previous: null },
    ],
    canaries: [
      {
        ...canary,
        headers: [
          ["A", "plain"],
          ["B", secretOf("three")],
        ] as const,
      },
    ],
    quick: false,
  };
  expect(secretsIn({ signing } as unknown as ScanRequest).map((secret) => Buffer.from(secret.reveal()).toString())).toEqual(["one", "two", "three"]);
  expect(secretsIn({} as ScanRequest)).toEqual([]);
});
