// Parts of a scan against the scan in one run: the same report, the same evidence, in whatever order they are given.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.ts";
import { merge } from "../../src/evaluate/merge.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Report } from "../../src/model/report.ts";
import { policyWith } from "../gather/request.ts";
import { type Behaviour, behaviours, gathered, partsOf } from "../shards.ts";

const judged = (evidence: Evidence): Report => evaluate(evidence, { policy: policyWith(), baseline: null });
const merged = (evidences: readonly Evidence[]): Evidence => {
  const result = merge(evidences as [Evidence, ...Evidence[]]);
  if (result.kind === "merged") return result.evidence;
  throw new Error(`${result.first} and ${result.second} ${result.what}`);
};
const mismatch = (...evidences: readonly Evidence[]): string => {
  const result = merge(evidences as unknown as [Evidence, ...Evidence[]]);
  return result.kind === "merged" ? "merged" : `${result.first} and ${result.second} ${result.what}`;
};
const outcomes = (report: Report) => Object.fromEntries(report.results.map(({ check, outcome }) => [check, outcome]));

const plan: readonly Behaviour[] = ["plain", "links", "redirects", "signed", "careless", "echoes", "posts", "loops"];

describe("all parts together are the scan in one run", () => {
  it.each([2, 3, 4, 8, 20])("with %i parts, to the byte", async (of) => {
    const whole = await gathered(plan);
    const evidence = merged(await partsOf(plan, of));
    expect(JSON.stringify(evidence)).toBe(JSON.stringify(whole));
    expect(JSON.stringify(judged(evidence))).toBe(JSON.stringify(judged(whole)));
    expect(outcomes(judged(evidence))).toMatchObject({
      "undeclared-redirect-host": "fail",
      "any-signature-accepted": "fail",
      "uncovered-query": "fail",
      "redirect-loop": "fail",
    });
  });

  it("whatever the plan, the number of parts and the order in which they are given", { timeout: 120_000 }, async () => {
    const anyPlan = fc
      .array(fc.constantFrom(...behaviours), { maxLength: 14 })
      // A target that stops answering is given up by each run for itself.
      .filter((each) => each.filter((one) => one === "breaks").length <= 3 && each.filter((one) => one === "signed" || one === "careless").length <= 3);
    await fc.assert(
      fc.asyncProperty(anyPlan, fc.integer({ min: 2, max: 6 }), fc.infiniteStream(fc.nat()), async (given, of, random) => {
        const whole = await gathered(given);
        const parts = await partsOf(given, of);
        const keys = new Map(parts.map((part) => [part, random.next().value ?? 0]));
        const evidence = merged(parts.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0)));
        // A part whose operations all break asks the base URL once more, and that is all that may differ.
        const same = given.includes("breaks") ? { ...evidence, requests: whole.requests } : evidence;
        expect(same).toEqual(whole);
        expect(judged(same)).toEqual(judged(whole));
        // In two steps, too.
        expect(merged([merged(parts.slice(1)), ...parts.slice(0, 1)])).toEqual(evidence);
      }),
      { numRuns: 25 },
    );
  });

  it("with more operations that name hosts than are probed, but for the number of requests", async () => {
    const given = Array.from({ length: 130 }, (): Behaviour => "echoes");
    const whole = judged(await gathered(given));
    const report = judged(merged(await partsOf(given, 4)));
    expect(report.requests).toBeGreaterThan(whole.requests);
    expect({ ...report, requests: 0 }).toEqual({ ...whole, requests: 0 });
  });

  it("each operation falls to the same part, in whatever order the description lists them", async () => {
    const looked = async (index: number, order?: readonly number[]) => {
      const { facts } = await gathered(plan, { index, of: 3 }, order === undefined ? {} : { order });
      return facts.visits.state === "known" ? facts.visits.value.visits.map(({ url }) => url).sort() : [];
    };
    for (const index of [1, 2, 3]) expect(await looked(index, [...plan.keys()].reverse())).toEqual(await looked(index));
  });
});

describe("a part alone", () => {
  it("says which it is, passes nothing, and claims nothing that it did not look at", async () => {
    const report = judged(await gathered(plan, { index: 2, of: 4 }));
    expect(report.parts).toEqual({ of: 4, held: [2], missing: [1, 3, 4] });
    expect(report.verdict).toMatchObject({ ok: false, exitCode: 3 });
    expect(report.verdict.reasons[0]).toBe("this is part 2 of 4, and parts 1, 3 and 4 of 4 are missing: they are judged together (merge)");
    expect(report.score.value).toBeNull();
    const live = report.results.filter(({ category }) => category === "hosts" || category === "signature");
    expect(live.filter(({ outcome }) => outcome === "pass" || outcome === "not-applicable").map(({ check }) => check)).toEqual([]);
    expect(live.find(({ outcome }) => outcome === "unknown")?.why).toBe("parts 1, 3 and 4 of 4 are missing");
  });

  it("to which nothing fell is no silent target", async () => {
    const report = judged(await gathered(["plain"], { index: 3, of: 3 }));
    expect(report.verdict.reasons).toEqual(["this is part 3 of 3, and parts 1 and 2 of 3 are missing: they are judged together (merge)"]);
  });

  it("leaves what the whole scan asks once to the first", async () => {
    const { facts } = await gathered(plan, { index: 2, of: 2 });
    expect(facts.calls).toEqual({ state: "failed", why: "part 1 of 2 looks at it" });
    expect(facts.visits.state === "known" && facts.visits.value.visits.some(({ entry }) => entry.kind === "base-url")).toBe(false);
  });
});

describe("with a part missing", () => {
  it("names it, keeps the findings, and leaves the rest unknown", async () => {
    const [first, second, , fourth] = await partsOf(plan, 4);
    const report = judged(merged([fourth, first, second] as Evidence[]));
    expect(report.verdict).toMatchObject({ exitCode: 3 });
    expect(report.verdict.reasons[0]).toContain("part 3 of 4 is missing");
    expect(new Set(report.results.filter(({ category }) => category === "hosts").map(({ outcome }) => outcome))).toEqual(new Set(["fail", "unknown"]));
  });

  it("and one that could not reach its target is named with its reason", async () => {
    const parts = await partsOf(plan, 3);
    const why = "no request to http://127.0.0.1:5000/ got an answer: connection refused";
    const [, second] = parts;
    const blind = {
      ...second,
      stopped: { reason: "unreachable", detail: why },
      parts: { ...second?.parts, held: [{ index: 2, visits: why, reflections: why, experiments: why }] },
      facts: { ...second?.facts, ...Object.fromEntries(["visits", "reflections", "sites", "experiments"].map((name) => [name, { state: "failed", why }])) },
    } as unknown as Evidence;
    const report = judged(merged([blind, parts[0], parts[2]] as Evidence[]));
    expect(report.verdict.reasons[0]).toBe(`the scan ended early: part 2 of 3: ${why}`);
    expect(report.verdict.exitCode).toBe(3);
    expect(report.results.find(({ check, outcome }) => check === "forwarded-host-reflection" && outcome === "unknown")?.why ?? why).toContain(why);
    expect(report.parts).toEqual({ of: 3, held: [1, 2, 3], missing: [] });
  });

  it("and with all of them blind, the target never answered", async () => {
    const why = "no request got an answer";
    const parts = (await partsOf(plan, 2)).map((part) => ({
      ...part,
      stopped: { reason: "unreachable", detail: why },
      parts: { ...part.parts, held: part.parts?.held.map(({ index }) => ({ index, visits: why, reflections: why, experiments: why })) },
      facts: { ...part.facts, ...Object.fromEntries(["visits", "reflections", "sites", "experiments"].map((name) => [name, { state: "failed", why }])) },
    })) as unknown as Evidence[];
    const report = judged(merged(parts));
    expect(report.verdict.reasons[0]).toBe(`http://127.0.0.1:5000/ never answered: ${why}`.replace("5000/", "5000"));
    expect(report.parts).toBeUndefined();
  });
});

describe("what does not belong together is refused, with the two and what differs", () => {
  it.each<[what: string, other: () => Promise<Evidence>, says: RegExp]>([
    ["the same part twice", () => gathered(plan, { index: 1, of: 2 }), /^0 and 1 both hold part 1 of 2$/],
    ["a part of another number", () => gathered(plan, { index: 2, of: 3 }), /one is a part of 2, the other of 3/],
    ["a whole scan", () => gathered(plan), /^1 and 0 do not belong together: the first holds a whole scan/],
    [
      "another version",
      async () => ({ ...(await gathered(plan, { index: 2, of: 2 })), tool: { name: "sigproof", version: "9.9.9" } }),
      /different versions: sigproof .* and sigproof 9\.9\.9/,
    ],
    [
      "another target",
      () => gathered(plan, { index: 2, of: 2 }, { changes: { baseUrl: "http://127.0.0.1:5001" } }),
      /different targets: http:\/\/127\.0\.0\.1:5000 .* and http:\/\/127\.0\.0\.1:5001/,
    ],
    ["another description", () => gathered([...plan, "plain"], { index: 2, of: 2 }), /hold different descriptions: openapi\.json/],
    [
      "other settings",
      () => gathered(plan, { index: 2, of: 2 }, { changes: { policy: policyWith({ allow: ["cdn.example.net"] }) } }),
      /different settings: hosts\.allow$/,
    ],
    ["other canaries", () => gathered(plan, { index: 2, of: 2 }, { changes: { signing: undefined as never } }), /different settings: signing, canaries, quick/],
  ])("%s", async (_what, other, says) => {
    expect(mismatch(await gathered(plan, { index: 1, of: 2 }), await other())).toMatch(says);
  });

  it("places that two parts claim", async () => {
    const [first, second] = await partsOf(plan, 2);
    const forged = { ...second, parts: { ...second?.parts, held: [{ ...second?.parts?.held[0], visits: first?.parts?.held[0]?.visits }] } } as Evidence;
    expect(mismatch(first as Evidence, forged)).toMatch(/were not planned together: both hold number 0 of visits/);
  });
});
