import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { ReferenceSource } from "../../src/model/visit.ts";
import type { Report, ReportedProblem, Result, Score } from "../../src/model/report.ts";
import { project } from "../../src/model/project.ts";
import { categories, severities } from "../../src/model/severity.ts";
import { finding, hostile, report, result } from "./samples.ts";
import { scenes } from "../scenes/scenes.ts";

const schema = JSON.parse(readFileSync(new URL("../../docs/report.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const valid = ajv.compile(schema);
const errors = (value: unknown) => (valid(value) ? [] : valid.errors);

/** The keys of a record that the compiler holds equal to a union of the model. */
const keys = (record: Readonly<Record<string, true>>): string[] => Object.keys(record).sort();
const sorted = (values: readonly string[]): string[] => [...values].sort();

const row: Report["coverage"][number] = {
  operation: "GET /",
  scheme: "custom",
  controls: { signed: "accepted", unsigned: "refused", garbled: "unknown" },
  components: {
    host: { required: true, declared: false, observed: "uncovered", how: "x", why: null },
    "header:x-a": { required: false, declared: true, observed: "not-applicable", how: null, why: "y" },
  },
  window: { pastSeconds: 300, futureSeconds: 0, unbounded: true },
  replay: "not-applicable",
};

describe("docs/report.schema.json", () => {
  it.each([
    ["findings, waived and not", report([result({ findings: [finding(), finding({ waived: { reason: "x", until: "2027-01-01" }, new: false })] })])],
    ["no results", report([])],
    ["a coverage matrix", report([result()], { coverage: [row, { ...row, window: null, components: {} }] })],
    ["a problem without a place", report([result()], { problems: [{ kind: "hint", message: "x", location: null }] })],
  ])("takes a report with %s", (_what, given) => expect(errors(given)).toEqual([]));

  it("refuses a component that is none, and a cell with a field too many", () => {
    const { host } = row.components;
    for (const components of [{ hots: host }, { host: { ...host, sure: true } }, { host: { ...host, observed: "maybe" } }])
      expect(errors({ ...report([]), coverage: [{ ...row, components }] })).not.toEqual([]);
  });

  it("takes any words from outside, but for sources, which are ours", () => expect(errors({ ...hostile("\u202e::x"), hosts: [] })).toEqual([]));

  it.each(Object.keys(scenes))("takes the golden report %s", (name) => {
    expect(errors(JSON.parse(readFileSync(new URL(`../golden/${name}/report.json`, import.meta.url), "utf8")))).toEqual([]);
  });

  it("refuses a field too many and a field too few, at every depth", () => {
    const given = report([result({ findings: [finding()] })], {
      notVisited: [{ operation: "GET /", why: "x" }],
      problems: [{ kind: "spec", message: "x", location: finding().location }],
    });
    const objects: Record<string, unknown>[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if (!Array.isArray(value)) objects.push(value as Record<string, unknown>);
      for (const inner of Object.values(value)) collect(inner);
    };
    const copy = structuredClone(given);
    collect(copy);
    expect(objects.length).toBeGreaterThan(10);
    for (const object of objects) {
      object["surplus"] = 1;
      expect(errors(copy), JSON.stringify(Object.keys(object))).not.toEqual([]);
      delete object["surplus"];
      for (const key of Object.keys(object)) {
        const value = object[key];
        delete object[key];
        expect(errors(copy), key).not.toEqual([]);
        object[key] = value;
      }
    }
    expect(errors(copy)).toEqual([]);
  });

  it("knows the words of the model, all of them and no others", () => {
    const { definitions, properties } = schema;
    const outcomes: Record<Result["outcome"], true> = { pass: true, fail: true, "not-applicable": true, unknown: true };
    const kinds: Record<ReportedProblem["kind"], true> = { spec: true, policy: true, waiver: true, hint: true, traffic: true };
    const sources: Record<ReferenceSource | "redirect" | "request" | "call", true> = {
      location: true,
      "content-location": true,
      link: true,
      refresh: true,
      cors: true,
      csp: true,
      "set-cookie": true,
      body: true,
      redirect: true,
      request: true,
      call: true,
    };
    const grades: Record<NonNullable<Score["grade"]>, true> = { A: true, B: true, C: true, D: true, F: true };
    const gates: Record<Report["gate"]["failOn"], true> = { critical: true, high: true, medium: true, low: true, info: true, none: true };
    expect(definitions.severity.enum).toEqual(severities);
    expect(definitions.result.properties.category.enum).toEqual(categories);
    expect(sorted(definitions.result.properties.outcome.enum)).toEqual(keys(outcomes));
    expect(sorted(properties.problems.items.properties.kind.enum)).toEqual(keys(kinds));
    expect(sorted(properties.hosts.items.properties.observed.items.enum)).toEqual(keys(sources));
    expect(sorted(properties.score.properties.grade.enum.filter((grade: string | null) => grade !== null))).toEqual(keys(grades));
    expect(sorted(properties.gate.properties.failOn.enum)).toEqual(keys(gates));
  });

  it("is found where it says", () => expect(schema.$id).toBe(`${project.repository}/blob/main/docs/report.schema.json`));
});
