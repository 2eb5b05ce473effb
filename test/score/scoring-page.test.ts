import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ReportedFinding, Result } from "../../src/model/report.ts";
import { type Severity, severities } from "../../src/model/severity.ts";
import { costs, grades, score } from "../../src/score/score.ts";
import { finding, gate, result } from "../report/samples.ts";

const page = readFileSync(new URL("../../docs/scoring.md", import.meta.url), "utf8");

/** The rows of the table whose header begins with these cells. */
const table = (...header: readonly string[]): string[][] => {
  const rows = page.split("\n").map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const start = rows.findIndex((cells) => header.every((name, i) => cells[i] === name));
  expect(start, header.join()).toBeGreaterThan(-1);
  const end = rows.findIndex((cells, i) => i > start && cells.length === 0);
  return rows.slice(start + 2, end);
};

const findingOf = (words: string): ReportedFinding => {
  const [severity, state] = words.split(" ") as [Severity, string];
  expect(severities).toContain(severity);
  return finding({ severity, confidence: state === "likely" ? "likely" : "proven", waived: state === "waived" ? { reason: "x", until: "2027-01-01" } : null });
};
const idle = ["pass", "unknown", "not-applicable"] as const;
const resultOf = (words: string, index: number): Result => {
  const outcome = idle.find((one) => one === words);
  return outcome === undefined ? result({ check: `check-${index}`, findings: words.split(", ").map(findingOf) }) : result({ check: `check-${index}`, outcome });
};

describe("docs/scoring.md", () => {
  it.each(table("checks", "sum"))("%s: %s is %s, grade %s", (checks = "", sum = "", value = "", grade = "") => {
    const made = score(checks.split("; ").map(resultOf), gate, { answered: true });
    expect([String(made.value ?? "none"), made.grade ?? "none"]).toEqual([value, grade]);
    if (made.value !== null) {
      const [start = "", ...terms] = sum.split(" − ");
      expect([Number(start), ...terms.map(Number)]).toEqual([100, ...made.deductions.map(({ cost }) => cost)]);
    }
  });

  it("names the costs and the grades of the code", () => {
    expect(table("severity", "cost")).toEqual(severities.map((severity) => [severity, String(costs[severity])]));
    expect(table("grade", "from")).toEqual(grades.map(([grade, least]) => [grade, String(least)]));
  });
});
