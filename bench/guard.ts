// The nightly guard: our goals by ratio to yardsticks that run in the same minute on the same machine. Needs no peer, no download and nothing installed but
// the project itself; the descriptions are made up on the spot. Fails where a figure is more than 1.3 times its goal. See README.md.

import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { dump } from "js-yaml";
import { type Bench, lintRun } from "./bench.ts";
import { g11 } from "./goals/action.ts";
import { locatedFindings, peakRow, timeRow } from "./goals/lint.ts";
import { g10, g12, g9 } from "./goals/live.ts";
import { positionRows } from "./goals/positions.ts";
import { growth, seriesSizes } from "./goals/scale.ts";
import { g13 } from "./goals/traffic.ts";
import { ours } from "./subjects.ts";
import { synthetic } from "./synthetic.ts";
import { type Row, toText, verdictOf } from "./table.ts";

const slack = 1.3;
/** As many operations and bytes as GitHub's description has. */
const operations = 1200;
const bytesPerOperation = 10_000;

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const { values: flags } = parseArgs({ options: { runs: { type: "string", default: "5" } } });

const offline = async (bench: Bench): Promise<readonly Row[]> => {
  const small = await lintRun(bench, "petstore.yaml", "as they come", "without Spectral");
  const json = await lintRun(bench, "large.json", "every operation", "without Spectral");
  const yaml = await lintRun(bench, "large.yaml", "every operation", "without Spectral");
  const found = locatedFindings(json.ours);
  return [
    timeRow("G1", "petstore.yaml", small, "empty", 2.5),
    timeRow("G3", "large.json", json, "load", 3),
    {
      goal: "G3",
      what: "large.json: operations without a finding at line and column",
      measured: found === null ? null : Math.max(0, operations - found),
      limit: 0,
      unit: "",
      note: "",
    },
    timeRow("G4", "large.yaml", yaml, "load", 1.6),
    ...(await positionRows(bench, "large.yaml", "large.json")),
    peakRow("petstore.yaml", small, 65),
    peakRow("large.json", json, 200),
    peakRow("large.yaml", yaml, 265),
    ...(await growth(bench, (count) => `series-${count}.json`)),
  ];
};

if (!existsSync(ours.cli) || !existsSync(ours.action)) {
  say("dist is not built: run `npm run build` first.");
  process.exit(2);
}
const scratch = mkdtempSync(path.join(tmpdir(), "sigproof-guard-"));
try {
  const large = synthetic(operations, bytesPerOperation);
  writeFileSync(path.join(scratch, "large.json"), JSON.stringify(large, null, 2));
  writeFileSync(path.join(scratch, "large.yaml"), dump(large, { lineWidth: -1, noRefs: true }));
  copyFileSync(path.join(import.meta.dirname, "petstore.yaml"), path.join(scratch, "petstore.yaml"));
  for (const count of seriesSizes) writeFileSync(path.join(scratch, `series-${count}.json`), JSON.stringify(synthetic(count, 0), null, 2));

  const bench: Bench = { runs: Number(flags.runs), scratch, inputs: scratch, peers: false, actions: [], say };
  const rows: Row[] = [];
  for (const measure of [offline, g9, g10, g11, g12, g13]) rows.push(...(await measure(bench)));
  // What needs a peer is not measured here; it is no failure.
  const shown = rows.filter((row) => !(row.measured === null && /peer|other actions/.test(row.what)));
  process.stdout.write(`${toText(shown, slack)}\n`);
  const bad = shown.filter((row) => row.limit !== null && verdictOf(row, slack) !== "ok");
  say(bad.length === 0 ? `All within ${slack} times the goal.` : `${bad.length} figures are missing or more than ${slack} times the goal.`);
  process.exitCode = bad.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
