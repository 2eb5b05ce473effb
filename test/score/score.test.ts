import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReportedFinding, Result } from "../../src/model/report.ts";
import { severities } from "../../src/model/severity.ts";
import { score } from "../../src/score/score.ts";
import { finding, gate, result } from "../report/samples.ts";

const failing = (...findings: readonly Partial<ReportedFinding>[]): Result => result({ findings: findings.map(finding) });
const answered = { answered: true };
const waived = { reason: "known", until: "2027-01-01" };

describe("the cost of one failed check", () => {
  it.each([
    ["critical", 50],
    ["high", 80],
    ["medium", 90],
    ["low", 97],
    ["info", 100],
  ] as const)("%s leaves %d", (severity, value) => expect(score([failing({ severity })], gate, answered).value).toBe(value));

  it.each<[string, readonly Partial<ReportedFinding>[], number]>([
    ["is taken once, however many findings", [{}, {}, {}], 80],
    ["follows the most severe finding", [{ severity: "low" }, { severity: "high" }], 80],
    ["is halved when every finding is likely", [{ confidence: "likely" }, { confidence: "likely" }], 90],
    ["keeps its half point", [{ severity: "low", confidence: "likely" }], 98.5],
    ["is not halved when one is proven, even a lesser one", [{ confidence: "likely" }, { severity: "info" }], 80],
    ["leaves waived findings out", [{ waived }, { severity: "low" }], 97],
    ["leaves waived proven findings out of the halving", [{ waived }, { confidence: "likely" }], 90],
    ["is nothing when all are waived", [{ waived }], 100],
    ["counts known findings as long as the gate does not look at new ones only", [{ new: false }], 80],
  ])("%s", (_what, findings, value) => expect(score([failing(...findings)], gate, answered).value).toBe(value));

  it("leaves findings of the baseline out when only new ones count", () => {
    const newOnly = { ...gate, newOnly: true };
    expect(score([failing({ new: false })], newOnly, answered).value).toBe(100);
    expect(score([failing({ new: false }, { new: true, severity: "low" })], newOnly, answered).value).toBe(97);
  });
});

describe("the score", () => {
  it("does not fall below 0", () =>
    expect(
      score(
        ["a", "b", "c"].map((check) => result({ check, findings: [finding({ severity: "critical" })] })),
        gate,
        answered,
      ).value,
    ).toBe(0));

  it("lists deductions by weight, then by name", () => {
    const results = [
      { ...failing({ severity: "low" }), check: "c" },
      { ...failing({}), check: "b" },
      { ...failing({}), check: "a" },
      { ...failing({ severity: "info" }), check: "d" },
    ];
    expect(score(results, gate, answered).deductions).toEqual([
      { check: "a", severity: "high", cost: 20 },
      { check: "b", severity: "high", cost: 20 },
      { check: "c", severity: "low", cost: 3 },
    ]);
  });

  it.each([
    [100, "A", []],
    [90, "A", ["medium"]],
    [87, "B", ["medium", "low"]],
    [80, "B", ["high"]],
    [70, "C", ["high", "medium"]],
    [60, "D", ["high", "high"]],
    [50, "F", ["critical"]],
  ] as const)("%d is grade %s", (value, grade, found) => {
    const results = found.length === 0 ? [result()] : found.map((severity, i) => ({ ...failing({ severity }), check: `check-${i}` }));
    expect(score(results, gate, answered)).toMatchObject({ value, grade });
  });

  it("has no grade when less than half was measured, and keeps it at exactly half", () => {
    const unknown = result({ outcome: "unknown", why: "no answer" });
    expect(score([result(), unknown], gate, answered)).toMatchObject({ value: 100, grade: "A", measured: 1, measurable: 2 });
    expect(score([result(), unknown, unknown], gate, answered)).toMatchObject({ value: 100, grade: null, measured: 1, measurable: 3 });
  });

  it("leaves what does not apply out of measurable", () =>
    expect(score([result(), result({ outcome: "not-applicable", why: "offline" })], gate, answered)).toMatchObject({ measured: 1, measurable: 1 }));

  it("has no value when nothing was measured, or the target never answered", () => {
    expect(score([result({ outcome: "unknown", why: "x" })], gate, answered)).toMatchObject({ value: null, grade: null });
    expect(score([], gate, answered)).toMatchObject({ value: null, grade: null });
    expect(score([failing({})], gate, { answered: false })).toMatchObject({ value: null, grade: null, measured: 1 });
  });
});

describe("what always holds", () => {
  const anyFinding = fc
    .record({
      severity: fc.constantFrom(...severities),
      confidence: fc.constantFrom("proven" as const, "likely" as const),
      waived: fc.constantFrom(null, waived),
      new: fc.constantFrom(null, true, false),
    })
    .map(finding);
  const anyResult = fc.record({
    findings: fc.array(anyFinding, { maxLength: 4 }),
    idle: fc.constantFrom("pass" as const, "unknown" as const, "not-applicable" as const),
  });
  const anyResults = fc
    .array(anyResult, { maxLength: 8 })
    .map((all) => all.map(({ findings, idle }, i) => result({ check: `check-${i}`, findings, outcome: findings.length > 0 ? "fail" : idle })));
  const anyGate = fc.constantFrom(gate, { ...gate, newOnly: true });

  it("adding a finding never raises the score", () =>
    fc.assert(
      fc.property(anyResults, anyGate, fc.nat(), anyFinding, (results, rules, pick, more) => {
        const at = results.length === 0 ? -1 : pick % results.length;
        const after = results.map((one, i): Result => (i === at ? { ...one, outcome: "fail", findings: [...one.findings, more] } : one));
        const [before, then] = [score(results, rules, answered), score(after, rules, answered)];
        if (before.value !== null) expect(then.value).toBeLessThanOrEqual(before.value);
      }),
    ));

  it("the order of checks and findings does not matter", () =>
    fc.assert(
      fc.property(
        anyResults.chain((results) => fc.tuple(fc.constant(results), fc.shuffledSubarray(results, { minLength: results.length }))),
        anyGate,
        ([results, shuffled], rules) => {
          const turned = shuffled.map((one) => ({ ...one, findings: [...one.findings].reverse() }));
          expect(score(turned, rules, answered)).toEqual(score(results, rules, answered));
        },
      ),
    ));

  it("turning a pass into unknown never raises what was measured, nor the value", () =>
    fc.assert(
      fc.property(anyResults, fc.nat(), (results, pick) => {
        const passes = results.filter(({ outcome }) => outcome === "pass");
        const chosen = passes[pick % Math.max(1, passes.length)];
        const after = results.map((one): Result => (one === chosen ? { ...one, outcome: "unknown", why: "x" } : one));
        const [before, then] = [score(results, gate, answered), score(after, gate, answered)];
        expect(then.measured).toBe(before.measured - (chosen === undefined ? 0 : 1));
        expect(then.measurable).toBe(before.measurable);
        if (then.value !== null) expect(then.value).toBe(before.value);
      }),
    ));
});
