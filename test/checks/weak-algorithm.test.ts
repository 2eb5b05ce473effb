import { expect, it } from "vitest";
import { weakAlgorithm } from "../../src/checks/weak-algorithm.ts";
import { facts, run, scheme } from "../experiments.ts";

const signing = (...all: readonly Parameters<typeof scheme>[0][]) => ({ ...facts(), signing: { schemes: all.map((one) => scheme(one)) } });

it.each([
  ["hmac-md5", /MD5/],
  ["hmac-sha1", /SHA-1/],
  ["sha256-secret-prefix", /length extension/],
])("%s fails, at the place where it is written", (algorithm, says) => {
  const outcome = run(weakAlgorithm, signing({ algorithm }));
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ confidence: "proven", proof: [`algorithm: ${algorithm}`], where: { place: { pointer: "/components/securitySchemes/hmac" } } }],
  });
  expect(outcome.outcome === "fail" && outcome.findings[0].message).toMatch(says);
});

it("a vendor's choice is a limitation of its scheme", () => {
  expect(run(weakAlgorithm, signing({ name: "twilio", builtin: true, algorithm: "hmac-sha1" }))).toMatchObject({
    findings: [{ limitation: true, severity: "low" }],
  });
});

it("passes for what is sound, and for what this version does not know", () => {
  expect(run(weakAlgorithm, signing({}, { name: "other", algorithm: "ed25519" }, { name: "third", algorithm: "constructor" }))).toEqual({ outcome: "pass" });
});

it("does not apply where nothing is signed", () => expect(run(weakAlgorithm, facts()).outcome).toBe("not-applicable"));
