import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";
import type { Outcome } from "../../src/model/check.ts";
import { anyFacts, anyPolicy } from "../arbitraries.ts";

const ids = checks.map(({ id }) => id);
const names = (folder: string, ending: string): string[] =>
  readdirSync(join(import.meta.dirname, "..", "..", folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));

describe("the array of checks", () => {
  it("names each check once", () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ["src/checks", ".ts", "index"],
    ["test/checks", ".test.ts", "index"],
    ["docs/checks", ".md", "README"],
  ])("has a file for each check and no other under %s", (folder, ending, index) => {
    expect(
      names(folder, ending)
        .filter((name) => name !== index)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  it("keeps the categories together, as the report does", () => {
    const runs = checks.map(({ category }) => category).filter((category, i, all) => category !== all[i - 1]);
    expect(runs).toEqual(["contract", "hosts", "traffic", "signature", "names", "transport"].filter((category) => runs.some((run) => run === category)));
  });
});

const sentences = /^[A-Z].*[.]$/s;

describe.each(checks.map((check) => [check.id, check] as const))("%s", (id, check) => {
  it("is a noun phrase in kebab case", () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    expect(id).not.toMatch(/^(?:no|has|is|check|detect|find|missing-no)-/);
  });

  it("says what, why and how to fix in whole sentences", () => {
    for (const text of [check.doc.what, check.doc.why, check.doc.fix]) {
      expect(text).toMatch(sentences);
      expect(text.split(" ").length).toBeGreaterThan(8);
    }
    expect(check.title).toMatch(/^[A-Z][^.]*[^.]$/);
  });

  it("cites at least one page over https, and classes that exist", () => {
    expect(check.doc.references.length).toBeGreaterThan(0);
    for (const url of check.doc.references) expect(new URL(url).protocol).toBe("https:");
    for (const cwe of check.doc.cwe ?? []) expect(Number.isInteger(cwe)).toBe(true);
    for (const owasp of check.doc.owasp ?? []) expect(owasp).toMatch(/^API(?:[1-9]|10):2023$/);
  });

  it("shows what to change: before and after differ", () => {
    expect(check.doc.example?.before).not.toBe(check.doc.example?.after);
    expect(check.doc.example).toBeDefined();
  });
});

const findingsOf = (outcome: Outcome) => (outcome.outcome === "fail" ? outcome.findings : []);

describe("whatever the facts are", () => {
  it("no check throws, and every finding has a message, a proof and a subject of its own", () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, policy) => {
        for (const check of checks) {
          for (const finding of findingsOf(check.run(facts, policy))) {
            expect(finding.message).not.toBe("");
            expect(finding.proof.length).toBeGreaterThan(0);
            expect(finding.subject).not.toBe("");
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("the same facts give the same outcome, byte for byte, and are not changed", () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, policy) => {
        const before = JSON.stringify(facts);
        const twice = [0, 1].map(() => JSON.stringify(checks.map((check) => check.run(facts, policy))));
        expect(twice[0]).toBe(twice[1]);
        expect(JSON.stringify(facts)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });

  it("a check of experiments passes only where an experiment was run with a secret, or a question of its own was answered", () => {
    const live = checks.filter(({ category, id }) => category === "signature" && id !== "weak-secret");
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, policy) => {
        for (const check of live) expect(check.run({ ...facts, experiments: [] }, policy).outcome).not.toBe("pass");
      }),
      { numRuns: 100 },
    );
  });

  it("a live check without any visited operation never passes", () => {
    const live = checks.filter(({ category }) => category === "hosts");
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, policy) => {
        const asleep = {
          ...facts,
          visits: { ...facts.visits, visits: facts.visits.visits.filter(({ entry }) => entry.kind !== "operation") },
          reflections: facts.reflections.filter(({ entry }) => entry.kind !== "operation"),
        };
        for (const check of live) expect(check.run(asleep, policy).outcome).not.toBe("pass");
      }),
      { numRuns: 100 },
    );
  });
});
