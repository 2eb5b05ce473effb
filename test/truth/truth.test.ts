// The truth set: what a scan says of verifiers that nobody here wrote, compared cell by cell with what their source says.

import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { need } from "../lab/lab.ts";
import { budget, costOf, examine } from "./examine.ts";
import type { TruthRow } from "./expected.ts";
import { truth } from "./rows.ts";
import { type Cell, compare, sumOf, toTable } from "./table.ts";

const cells: Cell[] = [];

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

  afterAll(() => {
    if (cells.length === 0) return;
    const table = toTable(cells);
    process.stdout.write(`\n${table}\n`);
    const file = process.env["SIGPROOF_TRUTH_TABLE"];
    if (file !== undefined && sumOf(cells).wrong === 0) writeFileSync(file, table);
  });
});
