// Evidence from anybody: what our own program wrote is read whole, everything else is refused by name.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";
import { configure } from "../../src/config.ts";
import { parseEvidence } from "../../src/doors/evidence-file.ts";
import { offlinePorts } from "../../src/doors/offline-ports.ts";
import { demoDescription } from "../../src/doors/demo-api.ts";
import { evaluate } from "../../src/evaluate.ts";
import { ScanError } from "../../src/errors.ts";
import { gather } from "../../src/gather/gather.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { anyExperiment, anySigning } from "../arbitraries.ts";

const request = await configure({ settings: { spec: "demo.yaml", offline: "true" }, policy: null, checkIds: checks.map(({ id }) => id) });
const gathered = await gather(request, { ...offlinePorts(), readFile: (path) => ({ kind: "text", text: demoDescription, path }) });
const live: Evidence = {
  ...gathered,
  facts: {
    ...gathered.facts,
    target: { state: "known", value: { baseUrl: "http://127.0.0.1:5000", alias: null, spec: "demo.yaml", offline: false } },
    visits: {
      state: "known",
      value: {
        visits: [
          {
            entry: { kind: "server", server: 0 },
            method: "GET",
            url: "http://127.0.0.1:5000/",
            steps: [
              {
                url: "http://127.0.0.1:5000/",
                status: 302,
                location: "http://evil.example/",
                redirect: "http://evil.example/",
                references: [{ source: "link", host: "cdn.example", value: "https://cdn.example/x", detail: "next", count: 2 }],
                body: { reason: "truncated", detail: "cut" },
                cached: false,
              },
            ],
            end: { kind: "left", to: "http://evil.example/" },
          },
        ],
        notVisited: [{ operation: "POST /x", why: "not GET" }],
      },
    },
    reflections: { state: "failed", why: "deadline" },
  },
};
const parse = (value: unknown): Evidence => parseEvidence(typeof value === "string" ? value : JSON.stringify(value), "evidence.json");
const refusal = (value: unknown): ScanError => {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error("it was accepted");
};

it.each([
  ["offline", gathered],
  ["live", live],
])("reads what was gathered %s without loss", (_what, evidence) => {
  expect(parse(evidence)).toEqual(JSON.parse(JSON.stringify(evidence)));
});

describe("refuses", () => {
  it.each<[what: string, value: unknown, says: RegExp]>([
    ["what is no JSON", "{", /is no JSON/],
    ["nothing", "null", /is no sigproof evidence/],
    ["a report", { schema: "sigproof.report/1" }, /is no sigproof evidence/],
    ["a later version", { ...live, schema: "sigproof.evidence/2" }, /version that this program does not read/],
    ["a missing field", { ...live, requests: undefined }, /wrong at requests/],
    ["a number that is a text", { ...live, durationMs: "1" }, /wrong at durationMs/],
    ["a date that is none", { ...live, startedAt: "yesterday" }, /wrong at startedAt/],
    ["no description", { ...live, documents: [] }, /wrong at documents/],
    ["an unknown fault", { ...live, stopped: { reason: "bored", detail: "" } }, /wrong at stopped\.reason/],
    ["an unknown state", { ...live, facts: { ...live.facts, visits: { state: "guessed", value: [] } } }, /wrong at facts\.visits/],
    ["a missing fact", { ...live, facts: { ...live.facts, sites: undefined } }, /wrong at facts\.sites/],
    ["a server that is not there", JSON.stringify(live).replace('"server":0', '"server":99'), /visits server 99/],
    [
      "an operation that is not there",
      JSON.stringify(live).replace('{"kind":"server","server":0}', '{"kind":"operation","operation":"GET /nowhere"}'),
      /visits GET \/nowhere/,
    ],
    ["deep nesting", `{"schema":"sigproof.evidence/1","x":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, /wrong at|too deeply|no JSON/],
  ])("%s", (_what, value, says) => {
    const error = refusal(value);
    expect(error.code).toBe("evidence-invalid");
    expect(error.message).toMatch(says);
  });
});

it("is not moved by names of the prototype", () => {
  const text = JSON.stringify(live).replace('"sites":{"state":"known","value":{', '"sites":{"state":"known","value":{"__proto__":{"site":null,"unicode":"x"},');
  parse(text);
  expect(({} as Record<string, unknown>)["unicode"]).toBeUndefined();
});

it("whatever is changed in it, it is refused or it can be judged", () => {
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    paths.push(path);
    if (value !== null && typeof value === "object")
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(live, []);
  const odd = fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    0,
    -1,
    1.5,
    1e9,
    "",
    "x",
    "\u0000::error::",
    "http://[",
    [],
    [null],
    {},
    { __proto__: null },
    "2026-01-01T00:00:00Z",
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths.slice(1)), odd, (path, value) => {
      const copy = JSON.parse(JSON.stringify(live)) as Record<string | number, unknown>;
      let at = copy;
      for (const key of path.slice(0, -1)) at = at[key] as typeof copy;
      at[path.at(-1) ?? ""] = value;
      let evidence: Evidence;
      try {
        evidence = parse(copy);
      } catch (error) {
        expect(error).toBeInstanceOf(ScanError);
        return;
      }
      try {
        evaluate(evidence, { policy: request.policy, baseline: null });
      } catch (error) {
        // A description whose text was changed may be unreadable: the user's to mend.
        expect(error).toBeInstanceOf(ScanError);
      }
    }),
    { numRuns: 1_500 },
  );
});

describe("the part of a scan that evidence holds", () => {
  const held = (more: object = {}) => ({
    ...live,
    parts: { of: 3, settings: { quick: "ab" }, held: [{ index: 2, visits: [4], reflections: "deadline", experiments: [] }], ...more },
  });

  it("comes back as it was written", () => expect(parse(held())).toEqual(JSON.parse(JSON.stringify(held()))));

  it.each<[what: string, more: object, says: RegExp]>([
    ["a part that is none", { held: [{ index: 4, visits: [4], reflections: "x", experiments: [] }] }, /holds part 4 of 3, out of order/],
    [
      "a part twice",
      {
        held: [
          { index: 2, visits: [4], reflections: "x", experiments: [] },
          { index: 2, visits: [], reflections: "x", experiments: [] },
        ],
      },
      /out of order/,
    ],
    ["a visit without a place", { held: [{ index: 2, visits: [], reflections: "x", experiments: [] }] }, /holds 1 visits, and names places for 0/],
    ["a place that is none", { held: [{ index: 2, visits: [-1], reflections: "x", experiments: [] }] }, /wrong at parts\.held\.0\.visits/],
    ["more parts than anybody starts", { of: 1_000 }, /wrong at parts\.of/],
  ])("is refused: %s", (_what, more, says) => expect(refusal(held(more)).message).toMatch(says));
});

it("evidence of a scan that could not even read its description is read", () => {
  const silent = {
    ...live,
    documents: [],
    facts: { ...live.facts, spec: { state: "failed", why: "nobody served it" }, visits: { state: "failed", why: "nobody served it" } },
  };
  expect(parse(silent).documents).toEqual([]);
});

it("facts about signatures come back as they were written, every field of them", () => {
  fc.assert(
    fc.property(anySigning, fc.array(anyExperiment, { maxLength: 3 }), (signing, experiments) => {
      const written = { ...live, facts: { ...live.facts, signing: { state: "known", value: signing }, experiments: { state: "known", value: experiments } } };
      const read = parseEvidence(JSON.stringify(written), "evidence.json");
      expect(read.facts.signing).toEqual(JSON.parse(JSON.stringify(written.facts.signing)));
      expect(read.facts.experiments).toEqual(JSON.parse(JSON.stringify(written.facts.experiments)));
    }),
    { numRuns: 100 },
  );
});

it("evidence of a version that knew nothing of signing is read, and says that nobody looked", () => {
  const { signing: _signing, experiments: _experiments, secretStrength: _strength, ...facts } = live.facts;
  expect(parseEvidence(JSON.stringify({ ...live, facts }), "old.json").facts.experiments).toMatchObject({ state: "skipped" });
});
