// The coverage matrix in the report, the way back to one canary, and what a secret that is refused everywhere means for the verdict.

import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.ts";
import { known } from "../../src/model/evidence.ts";
import type { Experiment } from "../../src/model/experiment.ts";
import { experiment, facts, no, refused, sent, triple, twice, yes } from "../experiments.ts";
import { evidence, policy } from "./samples.ts";

const reportOf = (experiments: readonly Experiment[], require: Partial<ReturnType<typeof policy>["require"]> = {}, offline = false) => {
  const { signing } = facts(...experiments);
  const target = { baseUrl: "http://127.0.0.1:5000", alias: null, spec: "openapi.yaml", offline };
  return evaluate(evidence({ target: known(target), signing: known(signing), experiments: known(experiments), secretStrength: known([]) }), {
    policy: policy({ require: { covers: null, headers: [], signedOperations: null, ...require } }),
    baseline: null,
  });
};

describe("the matrix", () => {
  const asked = [...triple("query/added", yes, no, yes), ...triple("path/child", yes, no, no), sent("replay/first", yes), ...twice("replay/again", no)];

  it("has a row per canary: required, declared, observed", () => {
    const [row] = reportOf([experiment(asked, { declared: ["method", "path", "query", "timestamp"] })]).coverage;
    expect(row).toMatchObject({
      operation: "GET /orders",
      scheme: "custom",
      controls: { signed: "accepted", unsigned: "refused", garbled: "refused" },
      window: null,
      replay: "refused",
    });
    expect(row?.components["path"]).toEqual({ required: true, declared: true, observed: "covered", how: null, why: null });
    expect(row?.components["query"]).toMatchObject({ required: true, declared: true, observed: "uncovered" });
    expect(row?.components["host"]).toMatchObject({ required: true, declared: false, observed: "uncovered" });
    expect(row?.components["body"]).toMatchObject({ required: true, declared: false, observed: "not-applicable" });
    expect(row?.components["nonce"]).toMatchObject({ required: false, declared: false });
  });

  it("shows what the policy requires although nobody looked at it", () => {
    const [row] = reportOf([experiment(asked)], { covers: ["header:x-tenant"] }).coverage;
    expect(row?.components["header:x-tenant"]).toMatchObject({ required: true, declared: false, observed: "unknown" });
    expect(row?.components["host"]?.required).toBe(false);
  });

  it("is empty where nothing was tried", () => expect(reportOf([]).coverage).toEqual([]));

  it("each finding names its canary in the command that looks again", () => {
    const report = reportOf([experiment(asked)]);
    const finding = report.results.find(({ check }) => check === "uncovered-query")?.findings[0];
    expect(finding?.reproduce).toBe("sigproof scan http://127.0.0.1:5000 --spec openapi.yaml --canary 'GET /orders' --only uncovered-query");
    const other = report.results.flatMap(({ category, findings }) => (category === "signature" ? [] : findings));
    expect(other.filter(({ reproduce }) => reproduce.includes("--canary"))).toEqual([]);
  });

  it("a limitation of a vendor's scheme is marked, low, and costs three", () => {
    const report = reportOf([experiment([], { scheme: "stripe", builtin: true, declared: ["body", "timestamp"] })], { covers: ["host"] });
    expect(report.results.find(({ check }) => check === "uncovered-host")?.findings).toMatchObject([{ limitation: true, severity: "low" }]);
    expect(report.score.deductions).toContainEqual({ check: "uncovered-host", severity: "low", cost: 3 });
  });
});

describe("a right signature that is refused", () => {
  it("everywhere is exit 3 with one sentence, the string to sign in it, and no finding", () => {
    const report = reportOf([refused(), refused({ operation: "GET /other" })]);
    expect(report.verdict).toMatchObject({ ok: false, exitCode: 3 });
    expect(report.verdict.reasons[0]).toMatch(/the right signature of custom was refused on GET \/orders, GET \/other.*"GET\\napi\.example\.com/);
    expect(report.results.filter(({ category }) => category === "signature").flatMap(({ findings }) => findings)).toEqual([]);
  });

  it("that nobody answers is exit 3 too, with what went wrong", () => {
    const unheard = (answer: typeof yes | null) => experiment([], { exchanges: ["signed", "unsigned", "garbled"].map((id) => sent(id, answer)) });
    const { verdict } = reportOf([unheard(null)]);
    expect(verdict).toMatchObject({ ok: false, exitCode: 3 });
    expect(verdict.reasons[0]).toMatch(
      /^no request that was signed with custom got an answer on GET \/orders \(GET \/orders: the controls got no answer: the connection was reset/,
    );
    expect(reportOf([unheard({ ...yes, status: 503 })]).verdict.exitCode).toBe(3);
    expect(reportOf([unheard(null), experiment([], { operation: "GET /other" })]).verdict.exitCode).not.toBe(3);
  });

  it("on one canary of two is unknown there, and no exit 3", () => {
    const report = reportOf([refused(), experiment([], { operation: "GET /other" })]);
    expect(report.verdict.exitCode).not.toBe(3);
    expect(report.results.find(({ check }) => check === "unpinned-host")?.outcome).toBe("unknown");
  });

  it("of one scheme of two is exit 3: what it protects was not measured", () => {
    expect(reportOf([refused({ scheme: "hawk", builtin: true }), experiment()]).verdict.exitCode).toBe(3);
  });

  it("is none without a secret, offline, or where every signature is accepted", () => {
    expect(reportOf([refused({ withSecret: false })]).verdict.exitCode).not.toBe(3);
    expect(reportOf([refused()], {}, true).verdict.exitCode).not.toBe(3);
    const open = ["signed", "unsigned", "garbled", "signed#2"].map((id) => sent(id, yes));
    const report = reportOf([experiment([], { exchanges: open })]);
    expect(report.verdict.exitCode).toBe(1);
    expect(report.results.filter(({ outcome, category }) => outcome === "fail" && category === "signature").map(({ check }) => check)).toEqual([
      "unsigned-accepted",
      "any-signature-accepted",
    ]);
  });
});
