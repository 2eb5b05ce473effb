// The published JSON Schema and the parser agree: what an editor accepts is accepted, what it underlines is refused.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parsePolicy } from "../../src/config/policy.ts";
import { checkIds } from "../../src/doors/prepare.ts";

const docs = join(import.meta.dirname, "..", "..", "docs");
const page = readFileSync(join(docs, "policy.md"), "utf8");
const schema = JSON.parse(readFileSync(join(docs, "policy.schema.json"), "utf8")) as object;
const valid = new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
const accepted = (text: string): boolean => {
  try {
    parsePolicy(text, "sigproof.yml", checkIds);
    return true;
  } catch {
    return false;
  }
};

it("the page's example is right in both", () => {
  const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  expect(example).toContain("version: 1");
  expect([valid(parse(example)), accepted(example)]).toEqual([true, true]);
});

describe.each([
  ["version: 1\n", true],
  ["version: 1\nlimits: { rate: 10/s, deadline: 5m, concurrency: 4 }\n", true],
  ["version: 1\nlimits: { rate: 10 }\n", true],
  ["version: 1\nchecks: { insecure-server: off, redirect-loop: high }\n", true],
  ["version: 1\nwaivers: [{ check: redirect-loop, path: /a/**, reason: x, until: 2027-01-01 }]\n", true],
  ["gate: { threshold: 1 }\n", false],
  ["version: 1\nsigning: {}\n", false],
  ["version: 1\ngate: { treshold: 1 }\n", false],
  ["version: 1\ngate: { threshold: 101 }\n", false],
  ["version: 1\ngate: { fail-on: severe }\n", false],
  ["version: 1\nlimits: { deadline: 5 }\n", false],
  ["version: 1\nlimits: { concurrency: 0 }\n", false],
  ["version: 1\nchecks: { no-such-check: off }\n", false],
  ["version: 1\nwaivers: [{ check: redirect-loop, reason: x, until: 2027-01-01 }]\n", false],
  ["version: 1\nrequire: { signed-operations: [everything] }\n", false],
])("%j", (text, right) => {
  it(right ? "is accepted by both" : "is refused by both", () => {
    expect([valid(parse(text)), accepted(text)]).toEqual([right, right]);
  });
});

it("the page names every field", () => {
  const names = Object.keys((schema as { properties: object }).properties);
  expect(names.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
});
