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
const valid = new Ajv({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true }).compile(schema);
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
  ["version: 1\nsigning: { scheme: stripe, secret: { env: KEY } }\n", true],
  [
    "version: 1\nsigning: [{ scheme: custom, string-to-sign: '{body}', send: [{ in: header, name: X, value: '{signature}' }], operations: [POST /a/**] }]\n",
    true,
  ],
  [
    "version: 1\nsigning: { scheme: hawk, key-id: { env: ID }, secret: { env: KEY, previous: { env: OLD } }, derive: ['{date}', { step: x, encode: hex }] }\n",
    true,
  ],
  ["version: 1\nrequire: { max-age: 90s, replay: accept }\n", true],
  [
    "version: 1\ncanaries: [{ operation: getPet, path: { id: 7 }, query: { a: [1, b] }, headers: { X-A: b, Authorization: { env: TOKEN } }, body: { json: { a: [1] } }, alternate: { text: x }, accepted-when: { status: 200, json: { ok: true } } }]\n",
    true,
  ],
  ["version: 1\nsigning: { scheme: stripe, secret: whsec_x }\n", false],
  ["version: 1\nsigning: { scheme: stripe, secret: { env: 'A B' } }\n", false],
  ["version: 1\nsigning: []\n", false],
  ["version: 1\nsigning: { scheme: custom, algorithm: md4 }\n", false],
  ["version: 1\nsigning: { scheme: custom, string_to_sign: x }\n", false],
  ["version: 1\nsigning: { scheme: custom, timestamp: { format: unix-seconds } }\n", false],
  ["version: 1\nsigning: [{ scheme: stripe, operations: [everything] }]\n", false],
  ["version: 1\nrequire: { max-age: 5 }\n", false],
  ["version: 1\nrequire: { replay: maybe }\n", false],
  ["version: 1\ncanaries: [{ path: { id: 7 } }]\n", false],
  ["version: 1\ncanaries: [{ operation: a, body: { json: 1, text: x } }]\n", false],
  ["version: 1\ncanaries: [{ operation: a, headers: { 'X A': b } }]\n", false],
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
