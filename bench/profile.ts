// Where one of our runs spends its time: runs the command line under V8's sampling profiler and sums the samples by function and by file.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { scanOffline } from "./subjects.ts";

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Text: own time of the 25 heaviest functions, and of each file. */
export const profile = (file: string, scratch: string): string => {
  const subject = scanOffline(file, "every operation", scratch);
  const run = spawnSync(subject.command, ["--cpu-prof", "--cpu-prof-interval", "200", "--cpu-prof-dir", scratch, ...subject.args], {
    cwd: scratch,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (run.status === null || !subject.accept.includes(run.status) || !run.stdout.includes(subject.prints ?? ""))
    throw new Error(`exit ${String(run.status)}: ${run.stderr.slice(-1000)}`);
  const written = readdirSync(scratch).find((name) => name.endsWith(".cpuprofile"));
  if (written === undefined) throw new Error("no profile was written");
  const data = JSON.parse(readFileSync(path.join(scratch, written), "utf8")) as CpuProfile;
  const frames = new Map(data.nodes.map((node) => [node.id, node.callFrame]));
  const functions = new Map<string, number>();
  const files = new Map<string, number>();
  for (const [i, id] of data.samples.entries()) {
    const frame = frames.get(id);
    const ms = (data.timeDeltas[i] ?? 0) / 1000;
    const where = frame === undefined || frame.url === "" ? "" : path.basename(frame.url);
    const name = `${frame?.functionName === undefined || frame.functionName === "" ? "(anonymous)" : frame.functionName}  ${where}${where === "" ? "" : `:${(frame?.lineNumber ?? 0) + 1}`}`;
    functions.set(name, (functions.get(name) ?? 0) + ms);
    files.set(where === "" ? "(engine)" : where, (files.get(where === "" ? "(engine)" : where) ?? 0) + ms);
  }
  const heaviest = (sums: ReadonlyMap<string, number>): string =>
    [...sums]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 25)
      .map(([name, ms]) => `${ms.toFixed(1).padStart(9)} ms  ${name}`)
      .join("\n");
  return `own time by function\n${heaviest(functions)}\n\nown time by file\n${heaviest(files)}\n`;
};
