// G7 and G8: large descriptions, descriptions that grow, and a description in thousands of files.

import { type Bench, compare, input, lintRun } from "../bench.ts";
import { redoclyBundle, scanOffline } from "../subjects.ts";
import { against, ratio, type Row, seconds } from "../table.ts";

export const seriesSizes = [2500, 5000, 10_000, 20_000] as const;

/** Time per operation of the whole process, start-up of Node taken off, so that the fixed cost does not hide a step that is not linear. */
const perOperation = (wallMs: number | undefined, emptyMs: number | undefined, operations: number): number | null =>
  wallMs === undefined || emptyMs === undefined ? null : (wallMs - emptyMs) / operations;

const perOperationRow = (what: string, small: number | null, large: number | null): Row => ({
  goal: "G7",
  what,
  measured: ratio(large, small),
  limit: 1.5,
  unit: "×",
  note: against(large, small, (ms) => `${ms.toFixed(3)} ms/operation`),
});

export const growth = async (bench: Bench, fileOf: (operations: number) => string): Promise<readonly Row[]> => {
  const times = new Map<number, number | null>();
  for (const operations of seriesSizes) {
    const run = await lintRun(bench, fileOf(operations), "every operation", "without Spectral");
    times.set(operations, perOperation(run.ours?.wallMs, run.empty?.wallMs, operations));
  }
  const [smallest, , , largest] = seriesSizes;
  return [
    perOperationRow(
      `the same API with ${smallest} and with ${largest} operations: time per operation`,
      times.get(smallest) ?? null,
      times.get(largest) ?? null,
    ),
  ];
};

export const g7 = async (bench: Bench): Promise<readonly Row[]> => {
  const github = await lintRun(bench, "github.json", "every operation", "with Spectral");
  const large = await lintRun(bench, "msgraph-beta.json", "every operation", "without Spectral");
  return [
    perOperationRow(
      "msgraph-beta.json (22,361 operations): time per operation, against github.json (1,223)",
      perOperation(github.ours?.wallMs, github.empty?.wallMs, 1223),
      perOperation(large.ours?.wallMs, large.empty?.wallMs, 22_361),
    ),
    {
      goal: "G7",
      what: "msgraph-beta.json (47 MB): whole run",
      measured: large.ours?.wallMs ?? null,
      limit: 2500,
      unit: "ms",
      note: `read + JSON.parse ${seconds(large.load?.wallMs)}; Redocly, three rules ${seconds(large.redocly?.wallMs)}`,
    },
    ...(await growth({ ...bench, peers: false }, (operations) => `series-${operations}.json`)),
  ];
};

export const g8 = async (bench: Bench): Promise<readonly Row[]> => {
  bench.say("  2,850 files");
  const file = input(bench, "split/openapi.yml");
  const ours = scanOffline(file, "every operation", bench.scratch);
  const bundle = redoclyBundle(file, bench.scratch);
  const results = await compare(bench, [ours, ...(bench.peers ? [bundle] : [])], true);
  const mine = results.get(ours.name);
  const theirs = results.get(bundle.name);
  return [
    {
      goal: "G8",
      what: "2,850 files: time, against redocly bundle",
      measured: ratio(mine?.wallMs, theirs?.wallMs),
      limit: 1 / 2,
      unit: "×",
      note: against(mine?.wallMs, theirs?.wallMs),
    },
    {
      goal: "G8",
      what: "2,850 files: whole run",
      measured: mine?.wallMs ?? null,
      limit: 1250,
      unit: "ms",
      note: "absolute, for a quiet machine with two cores",
    },
    {
      goal: "G8",
      what: "2,850 files: peak memory",
      measured: mine?.peakMb ?? null,
      limit: 150,
      unit: "MB",
      note: theirs?.peakMb === undefined || theirs.peakMb === null ? "" : `redocly bundle ${theirs.peakMb.toFixed(0)} MB`,
    },
  ];
};
