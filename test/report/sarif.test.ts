import { describe, expect, it } from "vitest";
import type { Report, ReportedFinding } from "../../src/model/report.ts";
import { toSarif } from "../../src/report/sarif.ts";
import { commandsIn } from "./runner.ts";
import { attacks, controls, finding, hostile, report, result } from "./samples.ts";
import { sarifErrors } from "./sarif-schema.ts";

const run = (given: Report, at?: Parameters<typeof toSarif>[1]) => JSON.parse(toSarif(given, at)).runs[0];
const firstResult = (more: Partial<ReportedFinding>) => run(report([result({ findings: [finding(more)] })])).results[0];

describe("the log", () => {
  it("knows what is no SARIF", () => expect(sarifErrors({ version: "2.1.0", runs: [{}] })).not.toEqual([]));

  it.each([
    ["findings", report([result({ findings: [finding(), finding({ fingerprint: "1", waived: { reason: "x", until: "2027-01-01" } })] })])],
    ["nothing", report([])],
    ["a target that never answered", report([result()], {}, { offline: false, unanswered: "gone", stopped: null })],
    ["hostile words", hostile("]( \u202e")],
  ])("of %s is valid SARIF 2.1.0", (_what, given) => expect(sarifErrors(JSON.parse(toSarif(given)))).toEqual([]));

  it("has a category per description that does not change from run to run", () =>
    expect(run(report([])).automationDetails).toEqual({ id: "sigproof/openapi.yaml/" }));

  it("has a rule for every check, found or not", () => {
    const { rules } = run(report([result({ findings: [finding()] }), result({ check: "redirect-loop", severity: "low", cwe: [], owasp: [] })])).tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(["undeclared-redirect-host", "redirect-loop"]);
    expect(rules[0]).toMatchObject({
      name: "UndeclaredRedirectHost",
      helpUri: expect.stringContaining("undeclared-redirect-host.md"),
      help: { text: expect.stringContaining("Declare the host"), markdown: expect.stringContaining("**Fix:**") },
      properties: { "security-severity": "8.0", precision: "high", tags: ["security", "hosts", "external/cwe/cwe-601", "owasp-api/API8:2023"] },
    });
    expect(rules[1].properties).toMatchObject({ "security-severity": "2.0" });
  });

  it.each([
    ["critical", "9.5", "error"],
    ["high", "8.0", "error"],
    ["medium", "5.5", "warning"],
    ["low", "2.0", "warning"],
  ] as const)("a %s finding weighs %s and is an %s", (severity, weight, level) => {
    const { tool, results } = run(report([result({ severity: "medium", findings: [finding({ severity })] })]));
    expect(tool.driver.rules[0].properties["security-severity"]).toBe(weight);
    expect(results[0].level).toBe(level);
  });

  it("an info finding is a note and no security alert", () => {
    const { tool, results } = run(report([result({ findings: [finding({ severity: "info" })] })]));
    expect(tool.driver.rules[0].properties["security-severity"]).toBeUndefined();
    expect(tool.driver.rules[0].properties["problem.severity"]).toBe("recommendation");
    expect(results[0].level).toBe("note");
  });

  it("keeps descriptions within what GitHub takes", () => {
    const [rule] = run(report([result({ title: "t".repeat(3_000), description: "d".repeat(3_000) })])).tool.driver.rules;
    expect(rule.shortDescription.text.length).toBe(1_024);
    expect(rule.fullDescription.text.length).toBe(1_024);
  });

  it("tells how the run ended, and what went wrong or stayed unknown", () => {
    const given = report([result({ check: "a" }), result({ check: "b", outcome: "unknown", why: "no visit" })], {
      problems: [{ kind: "waiver", message: "expired", location: finding().location }],
    });
    expect(run(given).invocations).toEqual([
      {
        executionSuccessful: true,
        exitCode: 0,
        startTimeUtc: "2026-11-05T10:00:00.000Z",
        toolExecutionNotifications: [
          {
            level: "warning",
            message: { text: "waiver: expired" },
            locations: [{ physicalLocation: { artifactLocation: { uri: "openapi.yaml" }, region: { startLine: 8, startColumn: 5, endLine: 8 } } }],
          },
          { level: "note", message: { text: "could not be measured: no visit" }, associatedRule: { id: "b", index: 1 } },
        ],
      },
    ]);
    expect(run(report([result()], {}, { offline: false, unanswered: "gone", stopped: null })).invocations[0]).toMatchObject({
      executionSuccessful: false,
      exitCode: 3,
      exitCodeDescription: "gone",
    });
  });

  it("keeps the worst 5,000 results and says how many went", () => {
    const low = Array.from({ length: 5_000 }, (_, i) => finding({ fingerprint: String(i), severity: "low" }));
    const { results, invocations } = run(report([result({ check: "a", findings: low }), result({ check: "b", findings: [finding()] })]));
    expect(results.length).toBe(5_000);
    expect(results[0].ruleId).toBe("b");
    expect(invocations[0].toolExecutionNotifications).toEqual([{ level: "warning", message: { text: "1 finding left out: code scanning keeps 5000" } }]);
  });
});

describe("a result", () => {
  it("stands on a line of the repository and carries both fingerprints", () =>
    expect(firstResult({})).toMatchObject({
      ruleId: "undeclared-redirect-host",
      ruleIndex: 0,
      locations: [{ physicalLocation: { artifactLocation: { uri: "openapi.yaml" }, region: { startLine: 8, startColumn: 5, endLine: 8 } } }],
      partialFingerprints: { primaryLocationLineHash: "0123456789abcdef:1", "sigproof/v1": "0123456789abcdef" },
      message: {
        text: "GET /export redirects to evil.example, which no server declares\nGET http://127.0.0.1:5000/export\n302, Location: https://evil.example/export",
      },
    }));

  it.each([
    ["./api/open api#1.yaml", "api/open%20api%231.yaml"],
    ["https://example.com/v1/openapi.json?key=1", "openapi.json"],
    ["/tmp/openapi.yaml", "openapi.yaml"],
    ["a\ud800.yaml", "a%EF%BF%BD.yaml"],
  ])("of %j has the relative uri %s", (file, uri) =>
    expect(firstResult({ location: { ...finding().location, file } }).locations[0].physicalLocation.artifactLocation.uri).toBe(uri),
  );

  it("is relative to the checkout where the Action says where it runs", () =>
    expect(run(report([result({ findings: [finding()] })]), { workspace: "/w", directory: "/w/app" })).toMatchObject({
      automationDetails: { id: "sigproof/app/openapi.yaml/" },
      results: [{ locations: [{ physicalLocation: { artifactLocation: { uri: "app/openapi.yaml" } } }] }],
    }));

  it("of a waived finding is suppressed, with the reason", () =>
    expect(firstResult({ waived: { reason: "agreed", until: "2027-01-01" } }).suppressions).toEqual([
      { kind: "external", status: "accepted", justification: "agreed (until 2027-01-01)" },
    ]));

  it("knows the baseline", () => {
    expect(firstResult({ new: true }).baselineState).toBe("new");
    expect(firstResult({ new: false }).baselineState).toBe("unchanged");
    expect(firstResult({}).baselineState).toBeUndefined();
  });

  it("makes no link of hostile words", () => expect(firstResult({ message: "[x](https://evil.example/)" }).message.text).not.toContain("]("));

  it.each(attacks)("of %j is valid, and harmless when shown", (attack) => {
    const text = toSarif(hostile(attack));
    expect(sarifErrors(JSON.parse(text))).toEqual([]);
    expect(text).not.toMatch(controls);
    expect(commandsIn(text)).toEqual([]);
  });
});
