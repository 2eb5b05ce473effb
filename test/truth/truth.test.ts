// The truth set: what a scan says of verifiers that nobody here wrote, compared cell by cell with what their source says.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { withParts } from "../../scripts/tables.ts";
import { need } from "../lab/lab.ts";
import { budget, costOf, examine } from "./examine.ts";
import type { TruthRow } from "./expected.ts";
import { truth } from "./rows.ts";
import { type Cell, compare, sumOf, toTable } from "./table.ts";

const cells: Cell[] = [];
const page = join(import.meta.dirname, "..", "..", "docs", "truth-set.md");

/** Measured windows differ by a second or two from run to run; that they fit is asserted row by row. */
const withoutSeconds = (text: string): string => text.replace(/\b\d+ s (?=back|ahead)/g, "… s ");

const examined = async (row: TruthRow): Promise<readonly Cell[]> => {
  const running = await row.start();
  try {
    const { verdicts, experiments } = await examine({
      origin: running.origin,
      signing: row.signing,
      keyId: row.keyId,
      secret: row.secret,
      canary: row.canary,
      operations: [row.canary.operation, ...(row.sibling === undefined ? [] : [row.sibling])],
    });
    const [verdict] = verdicts;
    if (verdict === undefined) throw new Error(`${row.name}: no experiment was run`);
    expect(verdict.unusable).toBeNull();
    const [cost] = experiments.map(costOf);
    expect(cost?.asking).toBeLessThanOrEqual(budget.asking);
    expect(cost?.rounds).toBeLessThanOrEqual(budget.rounds);
    return compare(row, verdict);
  } finally {
    await running.stop();
  }
};

describe("verifiers that nobody here wrote", () => {
  it.for(truth)("$name", { timeout: 120_000 }, async (row, context) => {
    need(context, ...(row.needs ?? []));
    const found = await examined(row);
    cells.push(...found);
    const told = ({ asked, found: said, expected, why }: Cell): string => `${asked}: ${said}, not ${expected} (${why ?? ""})`;
    expect(found.filter(({ outcome }) => outcome === "wrong").map(told)).toEqual([]);
    // An unknown has to be one that was foreseen, with its reason, when the row was written.
    expect(found.filter(({ foreseen }) => !foreseen).map(told)).toEqual([]);
  });

  it("is what the page says", (context) => {
    if (new Set(cells.map(({ verifier }) => verifier)).size < truth.length) context.skip("not every verifier could be run here");
    const now = readFileSync(page, "utf8");
    const text = withParts(now, { table: toTable(cells) });
    if (process.env["UPDATE_TRUTH"] === "1" && sumOf(cells).wrong === 0) writeFileSync(page, text);
    else expect(withoutSeconds(text)).toBe(withoutSeconds(now));
  });

  afterAll(() => {
    if (cells.length > 0) process.stdout.write(`\n${toTable(cells)}\n`);
  });
});
