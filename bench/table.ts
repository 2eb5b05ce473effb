// Measured against the goal: one row per statement, and the two ways to print them. Pure.

export interface Row {
  /** "G3". */
  readonly goal: string;
  /** What was compared, as a person says it. */
  readonly what: string;
  /** Null when it could not be measured; `note` says why. */
  readonly measured: number | null;
  /** Upper bound; null for rows that only inform. */
  readonly limit: number | null;
  /** Shown after both numbers: "×", "s", "ms", "MB". */
  readonly unit: string;
  /** The figures behind a ratio, or the reason why there is none. */
  readonly note: string;
}

export type Verdict = "ok" | "over" | "not measured" | "info";

/** `slack` 1.3 lets a row be a third over its goal, for machines shared with others. */
export const verdictOf = (row: Row, slack = 1): Verdict => {
  if (row.measured === null || Number.isNaN(row.measured)) return "not measured";
  if (row.limit === null) return "info";
  return row.measured <= row.limit * slack ? "ok" : "over";
};

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value < 1 ? 3 : 2));
const figure = (value: number | null, unit: string): string => (value === null || Number.isNaN(value) ? "–" : `${digits(value)} ${unit}`);

const cells = (rows: readonly Row[], slack: number): readonly (readonly string[])[] =>
  rows.map((row) => [
    row.goal,
    row.what,
    figure(row.measured, row.unit),
    row.limit === null ? "" : `≤ ${figure(row.limit, row.unit)}`,
    verdictOf(row, slack),
    row.note,
  ]);

const head = ["goal", "what", "measured", "limit", "", "figures"];

export const toText = (rows: readonly Row[], slack = 1): string => {
  const lines = [head, ...cells(rows, slack)];
  const widths = head.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? "").length)));
  return lines.map((line) => line.map((cell, i) => (i === line.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join("  ")).join("\n");
};

export const toMarkdown = (rows: readonly Row[], slack = 1): string => {
  const line = (values: readonly string[]): string => `| ${values.map((value) => value.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...cells(rows, slack).map(line)].join("\n");
};

/** Ratio of two measurements, null when one is missing. */
export const ratio = (a: number | null | undefined, b: number | null | undefined): number | null =>
  a === null || a === undefined || b === null || b === undefined ? null : a / b;

export const seconds = (ms: number | null | undefined): string => {
  if (ms === null || ms === undefined || Number.isNaN(ms)) return "nothing";
  return ms < 995 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`;
};

/** "61 ms against 34 ms", or what is missing. */
export const against = (a: number | null | undefined, b: number | null | undefined, show: (value: number) => string = seconds): string =>
  [a, b].map((value) => (value === null || value === undefined ? "nothing" : show(value))).join(" against ");
