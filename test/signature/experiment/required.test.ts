// What a signature must bind: the policy's word, else what the scheme can do.

import { expect, it } from "vitest";
import type { Component, Policy } from "../../../src/model/policy.ts";
import { expectedOf, isLimited, requiredOf } from "../../../src/signature/experiment/required.ts";

const scheme = (name: string, ...declared: readonly Component[]) => ({ scheme: name, builtin: name !== "custom", declared });
const require = (...covers: readonly Component[]): Policy["require"] => ({ covers: covers.length === 0 ? null : covers, headers: [], signedOperations: null });
const usual = ["method", "host", "path", "query", "body", "timestamp"];

it.each([
  ["a custom scheme can bind everything, so all of the usual is required", scheme("custom", "body"), require(), usual],
  ["so can rfc9421, where the signer chooses", scheme("rfc9421", "method"), require(), usual],
  ["and cavage", scheme("cavage"), require(), usual],
  ["a vendor's scheme is held to what it binds", scheme("stripe", "body", "timestamp"), require(), ["body", "timestamp"]],
  ["and to no more than the usual", scheme("svix", "body", "timestamp", "nonce"), require(), ["body", "timestamp"]],
  ["the policy's word counts as it stands", scheme("stripe", "body"), require("host", "nonce"), ["host", "nonce"]],
  [
    "a header that is a component is that component",
    scheme("custom"),
    require("header:Host", "header:Content-Type", "header:X-Tenant"),
    ["host", "content-type", "header:x-tenant"],
  ],
] as const)("%s", (_what, experiment, wanted, components) => {
  expect(requiredOf(experiment, wanted)).toEqual(components);
});

it("without a policy the server is held to what the scheme claims to bind, with one only to that", () => {
  const signed = scheme("stripe", "body", "timestamp", "header:x-tenant", "header:content-type");
  expect([...expectedOf(signed, require())]).toEqual(["body", "timestamp", "header:x-tenant", "content-type"]);
  expect([...expectedOf(signed, require("host"))]).toEqual(["host"]);
});

it("only a vendor's scheme has limits of its own", () => {
  expect([isLimited(scheme("custom")), isLimited(scheme("rfc9421")), isLimited(scheme("twilio"))]).toEqual([false, false, true]);
});
