// G11: how long the Action takes until it says something, beside other actions or, without them, beside the toolkit alone.

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Bench } from "../bench.ts";
import { firstLine, median, type Subject } from "../measure.ts";
import { ours } from "../subjects.ts";
import { against, ratio, type Row, seconds } from "../table.ts";

/** The runner's environment as far as an action needs it to find out that an input is missing. */
const runner = (scratch: string): Readonly<Record<string, string>> => ({
  CI: "true",
  GITHUB_ACTIONS: "true",
  GITHUB_WORKSPACE: scratch,
  RUNNER_TEMP: scratch,
  RUNNER_OS: "Linux",
  GITHUB_REPOSITORY: "owner/name",
  GITHUB_EVENT_NAME: "push",
  GITHUB_EVENT_PATH: path.join(scratch, "event.json"),
  GITHUB_SHA: "0000000000000000000000000000000000000000",
  GITHUB_REF: "refs/heads/main",
  GITHUB_SERVER_URL: "https://github.com",
});

const action = (name: string, file: string, bench: Bench): Subject => ({
  name,
  command: process.execPath,
  args: [file],
  cwd: bench.scratch,
  env: runner(bench.scratch),
  accept: [],
});

/** The last two folders that mean something: `owner/name` of `…/owner/name/dist/index.js`. */
const nameOf = (file: string): string =>
  path
    .dirname(path.resolve(file))
    .split(path.sep)
    .filter((part) => part !== "dist" && part !== "lib")
    .slice(-2)
    .join("/");

/** Bytes of the entry and of every file of `dist` that it can come to load. */
const reachable = (entry: string): number => {
  const seen = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    for (const [, target = ""] of readFileSync(file, "utf8").matchAll(/["'](\.\.?\/[\w./-]+\.m?js)["']/g)) open.push(path.join(path.dirname(file), target));
  }
  return [...seen].reduce((sum, file) => sum + statSync(file).size, 0);
};

export const g11 = async (bench: Bench): Promise<readonly Row[]> => {
  bench.say("  cold start of the Action");
  writeFileSync(path.join(bench.scratch, "event.json"), "{}");
  const yardsticks = path.join(import.meta.dirname, "../yardsticks");
  const mine = action("sigproof", ours.action, bench);
  const core = action("@actions/core alone", path.join(yardsticks, "action.mjs"), bench);
  const github = action("@actions/core and @actions/github", path.join(yardsticks, "action-github.mjs"), bench);
  const others = bench.actions.map((file) => action(nameOf(file), file, bench));
  const times = new Map<string, number[]>();
  const lines = new Map<string, string>();
  for (let round = 0; round <= Math.max(bench.runs, 9); round++) {
    for (const subject of [mine, core, github, ...others]) {
      try {
        const { ms, line } = await firstLine(subject);
        lines.set(subject.name, line);
        if (round > 0) times.set(subject.name, [...(times.get(subject.name) ?? []), ms]);
      } catch (error) {
        if (round === 0) bench.say(`  ! ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  const of = (subject: Subject): number | undefined => (times.has(subject.name) ? median(times.get(subject.name) ?? []) : undefined);
  const theirs = others.map(of).filter((ms) => ms !== undefined);
  for (const [name, line] of lines) bench.say(`  ${name}: ${seconds(median(times.get(name) ?? []))}, ${line.slice(0, 100)}`);
  const peer = theirs.length === 0 ? undefined : median(theirs);
  return [
    peer === undefined
      ? {
          goal: "G11",
          what: "first line of the Action, against other actions",
          measured: null,
          limit: 1,
          unit: "×",
          note: "no other action at hand; give their bundles with --action",
        }
      : {
          goal: "G11",
          what: `first line of the Action, against the median of ${theirs.length} other actions`,
          measured: ratio(of(mine), peer),
          limit: 1,
          unit: "×",
          note: `${against(of(mine), peer)}; ${others.map((other) => `${other.name} ${seconds(of(other))}`).join(", ")}`,
        },
    {
      goal: "G11",
      what: "first line of the Action, against a script that only imports @actions/core",
      measured: ratio(of(mine), of(core)),
      limit: peer === undefined ? 1 : null,
      unit: "×",
      note: `${against(of(mine), of(core))}; with @actions/github ${seconds(of(github))}`,
    },
    {
      goal: "G11",
      what: "dist/action.js and all that it can load",
      measured: existsSync(ours.action) ? reachable(ours.action) / 1e6 : null,
      limit: 3,
      unit: "MB",
      note: "",
    },
  ];
};
