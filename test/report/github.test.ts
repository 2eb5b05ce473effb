import { describe, expect, it } from "vitest";
import { githubBudget, toAnnotations, toWorkflowCommands } from "../../src/report/github.ts";
import { commandsIn } from "./runner.ts";
import { attacks, controls, finding, gate, hostile, report, result } from "./samples.ts";

const many = (number: number, severity: "critical" | "high" | "medium" | "info") =>
  Array.from({ length: number }, (_, i) => finding({ fingerprint: `${severity}${i}`, severity, message: `${severity} ${i}` }));

describe("toAnnotations", () => {
  it("puts a finding on its line, with proof, fix and page", () =>
    expect(toAnnotations(report([result({ findings: [finding()] })]))).toEqual([
      {
        level: "error",
        file: "openapi.yaml",
        line: 8,
        endLine: 8,
        column: 5,
        title: "sigproof: undeclared-redirect-host",
        message: `GET /export redirects to evil.example, which no server declares
GET http://127.0.0.1:5000/export
302, Location: https://evil.example/export
Fix: Declare the host under \`servers\`, or redirect within a declared host.
https://github.com/sigproof/sigproof/blob/main/docs/checks/undeclared-redirect-host.md`,
      },
    ]));

  it.each([
    ["critical", "error"],
    ["high", "error"],
    ["medium", "warning"],
    ["low", "warning"],
  ] as const)("%s is shown as %s", (severity, level) =>
    expect(toAnnotations(report([result({ findings: [finding({ severity })] })])).map((one) => one.level)).toEqual([level]),
  );

  it("leaves info findings alone, which cost nothing and may be there for good", () =>
    expect(toAnnotations(report([result({ findings: [finding({ severity: "info" })] })]))).toEqual([]));

  it("leaves waived findings and passes alone", () =>
    expect(toAnnotations(report([result({ findings: [finding({ waived: { reason: "known", until: "2027-01-01" } })] }), result()]))).toEqual([]));

  it("leaves findings of the baseline alone where only new ones count", () => {
    const results = [result({ findings: [finding({ new: false }), finding({ fingerprint: "1", new: true })] })];
    expect(toAnnotations(report(results)).length).toBe(2);
    expect(toAnnotations(report(results, { gate: { ...gate, newOnly: true } })).length).toBe(1);
  });

  it("keeps to ten of a level, worst first, and the last says how many more", () => {
    const annotations = toAnnotations(
      report([
        result({ check: "a", findings: many(12, "high") }),
        result({ check: "b", findings: many(1, "critical") }),
        result({ check: "c", findings: many(11, "medium") }),
      ]),
    );
    const errors = annotations.filter(({ level }) => level === "error");
    expect(errors.length).toBe(10);
    expect(errors[0]?.message).toMatch(/^critical 0\n/);
    expect(errors[9]).toMatchObject({
      title: "sigproof: more",
      message: "4 more of this kind, the first of them here. The job summary and the reports list all.",
    });
    expect(annotations.findLast(({ level }) => level === "warning")?.message).toMatch(/^2 more/);
  });

  it.each([
    [10, 10, "high 9"],
    [11, 10, "2 more"],
  ])("%d findings make %d annotations, the last begins with %j", (given, shown, begin) => {
    const annotations = toAnnotations(report([result({ findings: many(given, "high") })]));
    expect(annotations.length).toBe(shown);
    expect(annotations.at(-1)?.message.startsWith(begin)).toBe(true);
  });

  it("follows a smaller budget, down to none", () => {
    const given = report([result({ findings: many(5, "high") })]);
    expect(toAnnotations(given, { ...githubBudget, error: 2 }).map(({ title }) => title)).toEqual(["sigproof: undeclared-redirect-host", "sigproof: more"]);
    expect(toAnnotations(given, { ...githubBudget, error: 0 })).toEqual([]);
  });

  it("shows problems after findings, and a target that never answered before all", () => {
    const given = report(
      [result({ findings: [finding()] })],
      {
        problems: [
          { kind: "spec", message: "odd", location: finding().location },
          { kind: "hint", message: "maybe", location: null },
        ],
      },
      { offline: false, unanswered: "http://127.0.0.1:1 never answered", stopped: null },
    );
    expect(toAnnotations(given).map(({ level, title, line }) => [level, title, line])).toEqual([
      ["error", "sigproof: not measured", 1],
      ["error", "sigproof: undeclared-redirect-host", 8],
      ["warning", "sigproof: spec", 8],
      ["notice", "sigproof: hint", 1],
    ]);
  });

  it("gives lines from 1, and a column only on a single line", () => {
    const location = { file: "./api/openapi.yaml", line: 0, column: 0, endLine: 3, excerpt: "", pointer: "" };
    const where = { workspace: "/w", directory: "/w/app" };
    expect(toAnnotations(report([result({ findings: [finding({ location })] })]), githubBudget, where)[0]).toMatchObject({
      file: "app/api/openapi.yaml",
      line: 1,
      endLine: 3,
      column: null,
    });
  });

  it("cuts messages at what the runner keeps", () =>
    expect(
      toAnnotations(report([result({ help: "y".repeat(9_000), findings: [finding({ message: "\u202e".repeat(9_000) })] })]))[0]?.message.length,
    ).toBeLessThanOrEqual(4_096));
});

describe("toWorkflowCommands", () => {
  it("writes what the runner reads back", () => {
    const [annotation] = toAnnotations(report([result({ findings: [finding({ message: "100%: a, b" })] })]));
    const [command, ...rest] = commandsIn(toWorkflowCommands(annotation === undefined ? [] : [annotation]));
    expect(rest).toEqual([]);
    expect(command).toEqual({
      name: "error",
      properties: { file: "openapi.yaml", line: "8", endLine: "8", col: "5", title: "sigproof: undeclared-redirect-host" },
      data: annotation?.message,
    });
  });

  it.each(attacks)("%j adds no command of its own", (attack) => {
    const annotations = toAnnotations(hostile(attack));
    const text = toWorkflowCommands(annotations);
    expect(commandsIn(text).map(({ name, data }) => [name, data])).toEqual(annotations.map(({ level, message }) => [level, message]));
    expect(text).not.toMatch(controls);
  });

  it("of nothing is nothing", () => expect(toWorkflowCommands([])).toBe(""));
});
