// The truth set's table as the README shows it: what was found of each component, and how often that was right. Pure.

import { table } from "./tables.ts";

const cellsOf = (line: string): readonly string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Columns between the verifier's name and the last; what else a scan asks stands on the page itself. */
const components = ["method", "host", "path", "query", "body", "timestamp", "nonce", "content-type"] as const;
const short: Readonly<Record<string, string>> = { bound: "✓", "**open**": "open" };

/** From the text of docs/truth-set.md. @throws Error where its table lacks a column. */
export const truthTable = (page: string): string => {
  const [head = "", , ...rest] = page.split("\n").filter((line) => line.startsWith("|"));
  const names = cellsOf(head);
  const at = (name: string): number => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`the truth set has no column ${name}`);
    return index;
  };
  const told = at("right / wrong / unknown");
  const rows = rest.map(cellsOf).map((cells) => [
    cells[0] ?? "",
    ...components.map((name) => {
      const text = cells[at(name)] ?? "";
      return short[text] ?? text;
    }),
    cells[told] ?? "",
  ]);
  const sum = /^\d+ verifiers, .*$/m.exec(page)?.[0] ?? "";
  return `${table(["verifier", ...components, "right / wrong / unknown"], rows)}\n\n${sum}`;
};
