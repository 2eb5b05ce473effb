import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report, Result } from "../../src/model/report.ts";
import { severities } from "../../src/model/severity.ts";
import { score } from "../../src/score/score.ts";
import { type Situation, verdict } from "../../src/score/verdict.ts";
import { finding, gate, live, result } from "../report/samples.ts";

const judge = (results: readonly Result[], rules: Partial<Report["gate"]> = {}, situation: Partial<Situation> = {}) => {
  const full = { ...live, ...situation };
  const all = { ...gate, ...rules };
  return verdict(score(results, all, { answered: full.unanswered === null }), results, all, full);
};
const offline = { offline: true };
const pass = result({ check: "a" });
const unknown = result({ check: "b", outcome: "unknown", why: "no answer" });
const absent = result({ check: "c", outcome: "not-applicable", why: "offline" });
const high = result({ check: "d", findings: [finding()] });
const medium = result({ check: "e", severity: "medium", findings: [finding({ severity: "medium" })] });
const critical = result({ check: "f", severity: "critical", findings: [finding({ severity: "critical" })] });
const likely = result({ check: "g", severity: "critical", findings: [finding({ severity: "critical", confidence: "likely" })] });
const waived = result({ check: "h", severity: "critical", findings: [finding({ severity: "critical", waived: { reason: "known", until: "2027-01-01" } })] });
const known = result({ check: "i", severity: "critical", findings: [finding({ severity: "critical", new: false })] });
const gone = { unanswered: "http://127.0.0.1:1 never answered: connection refused" };
const cut = { stopped: "the scan ended early: the deadline of 5 s has passed" };

describe("the verdict, line by line", () => {
  it.each<[string, readonly Result[], Partial<Report["gate"]>, Partial<Situation>, 0 | 1 | 3, readonly string[]]>([
    ["nothing found", [pass], {}, {}, 0, []],
    ["nothing found, offline", [pass, absent], {}, offline, 0, []],
    ["one high at the default gate", [pass, high], {}, {}, 0, []],
    ["the score below the threshold", [pass, high, medium], {}, {}, 1, ["the score 70 is below the threshold 80"]],
    ["the score at the threshold", [pass, high], { threshold: 80 }, {}, 0, []],
    ["a proven finding at fail-on", [pass, high], { failOn: "high" }, {}, 1, ["d is high, and fail-on is high"]],
    ["a proven finding above fail-on", [pass, critical], { failOn: "medium", threshold: 0 }, {}, 1, ["f is critical, and fail-on is medium"]],
    ["a finding below fail-on", [pass, medium], { failOn: "high" }, {}, 0, []],
    ["only a likely finding at fail-on", [pass, likely], { threshold: 0 }, {}, 0, []],
    ["only a waived finding at fail-on", [pass, waived], {}, {}, 0, []],
    ["a finding of the baseline", [pass, known], {}, {}, 1, ["i is critical, and fail-on is critical", "the score 50 is below the threshold 80"]],
    ["a finding of the baseline where only new ones count", [pass, known], { newOnly: true }, {}, 0, []],
    ["fail-on none", [pass, critical], { failOn: "none", threshold: 0 }, {}, 0, []],
    ["less than min-measured", [pass, unknown], { minMeasured: 0.6 }, {}, 1, ["1 of 2 checks were measured, and min-measured asks for 0.6"]],
    ["exactly min-measured", [pass, unknown], { minMeasured: 0.5 }, {}, 0, []],
    ["min-measured leaves out what does not apply", [pass, absent], { minMeasured: 1 }, offline, 0, []],
    ["the target never answered", [pass], {}, gone, 3, [gone.unanswered]],
    ["never answered comes before a failed gate", [critical], {}, gone, 3, [gone.unanswered, "f is critical, and fail-on is critical"]],
    ["the scan ended early", [pass], {}, cut, 3, [cut.stopped]],
    ["the scan ended early, offline", [pass], {}, { ...cut, ...offline }, 1, [cut.stopped]],
    ["nothing could be measured", [unknown], {}, {}, 3, ["none of the 1 checks could be measured"]],
    ["nothing could be measured, offline", [unknown], {}, offline, 1, ["none of the 1 checks could be measured"]],
    ["no check applies", [absent], {}, {}, 1, ["no check is both enabled and applicable, so nothing is known"]],
    ["no check applies, offline", [absent], {}, offline, 1, ["no check is both enabled and applicable, so nothing is known"]],
    ["no check at all", [], {}, {}, 1, ["no check is both enabled and applicable, so nothing is known"]],
  ])("%s", (_what, results, rules, situation, exitCode, reasons) =>
    expect(judge(results, rules, situation)).toEqual({ ok: exitCode === 0, exitCode, reasons }),
  );

  it("is met by 3 of 10 when min-measured is 0.3", () =>
    expect(judge([...Array.from({ length: 3 }, () => pass), ...Array.from({ length: 7 }, () => unknown)], { minMeasured: 0.3 }).ok).toBe(true));
});

describe("what always holds", () => {
  const anyResults = fc
    .array(
      fc.record({
        idle: fc.constantFrom("pass" as const, "unknown" as const, "not-applicable" as const),
        findings: fc.array(
          fc.record({ severity: fc.constantFrom(...severities), confidence: fc.constantFrom("proven" as const, "likely" as const) }).map(finding),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 6 },
    )
    .map((all) => all.map(({ idle, findings }, i) => result({ check: `check-${i}`, outcome: findings.length > 0 ? "fail" : idle, findings })));
  const anyGate = fc.record({
    threshold: fc.integer({ min: 0, max: 100 }),
    failOn: fc.constantFrom(...severities, "none" as const),
    minMeasured: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const anySituation = fc.record({ offline: fc.boolean(), unanswered: fc.constantFrom(null, "gone"), stopped: fc.constantFrom(null, "cut") });

  it("ok, the exit code and the reasons agree; exit 3 is never offline", () =>
    fc.assert(
      fc.property(anyResults, anyGate, anySituation, (results, rules, situation) => {
        const { ok, exitCode, reasons } = judge(results, rules, situation);
        expect(ok).toBe(exitCode === 0);
        expect(reasons.length === 0).toBe(ok);
        if (situation.offline) expect(exitCode).not.toBe(3);
        if (!situation.offline && (situation.unanswered !== null || situation.stopped !== null)) expect(exitCode).toBe(3);
      }),
    ));

  it("turning a pass into unknown never turns red to green", () =>
    fc.assert(
      fc.property(anyResults, anyGate, anySituation, (results, rules, situation) => {
        for (const pass of results.filter(({ outcome }) => outcome === "pass")) {
          const after = results.map((one): Result => (one === pass ? { ...one, outcome: "unknown", why: "x" } : one));
          if (!judge(results, rules, situation).ok) expect(judge(after, rules, situation).ok).toBe(false);
        }
      }),
    ));

  it("adding a proven finding never turns red to green, and the order does not matter", () =>
    fc.assert(
      fc.property(anyResults, anyGate, anySituation, fc.constantFrom(...severities), (results, rules, situation, severity) => {
        const before = judge(results, rules, situation);
        expect(judge([...results].reverse(), rules, situation)).toEqual(before);
        const [first, ...rest] = results.filter(({ outcome }) => outcome === "pass" || outcome === "fail");
        if (first === undefined || before.ok) return;
        const others = results.filter((one) => one !== first && !rest.includes(one));
        const more: Result = { ...first, outcome: "fail", findings: [...first.findings, finding({ severity })] };
        expect(judge([more, ...rest, ...others], rules, situation).ok).toBe(false);
      }),
    ));
});
