// G1 to G4, G6: one whole offline run on descriptions of every size, beside linters with three comparable rules and beside programs that only load.

import { readFileSync } from "node:fs";
import { type Bench, type LintRun, lintRun } from "../bench.ts";
import type { Measured } from "../measure.ts";
import { against, ratio, type Row } from "../table.ts";

type Other = "empty" | "load" | "redocly" | "spectral";
const names: Readonly<Record<Other, string>> = {
  empty: "node -e 0",
  load: "read + parse only",
  redocly: "Redocly, three rules",
  spectral: "Spectral, three rules",
};

/** CPU time holds still on a machine that others use too, so it stands beside the wall clock. */
const cpuNote = (a: Measured | undefined, b: Measured | undefined): string => {
  const value = ratio(a?.cpuMs, b?.cpuMs);
  return value === null ? "" : `; ${value.toPrecision(2)} × in CPU time`;
};

export const timeRow = (goal: string, name: string, run: LintRun, other: Other, limit: number | null): Row => ({
  goal,
  what: `${name}: time, against ${names[other]}`,
  measured: ratio(run.ours?.wallMs, run[other]?.wallMs),
  limit,
  unit: "×",
  note: `${against(run.ours?.wallMs, run[other]?.wallMs)}${cpuNote(run.ours, run[other])}`,
});

const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
const memoryRow = (name: string, run: LintRun, limit: number): Row => ({
  goal: "G6",
  what: `${name}: peak memory, against Redocly, three rules`,
  measured: ratio(run.ours?.peakMb, run.redocly?.peakMb),
  limit,
  unit: "×",
  note: against(run.ours?.peakMb, run.redocly?.peakMb, megabytes),
});
export const peakRow = (name: string, run: LintRun, limit: number): Row => ({
  goal: "G6",
  what: `${name}: peak memory`,
  measured: run.ours?.peakMb ?? null,
  limit,
  unit: "MB",
  note: run.empty === undefined ? "" : `node -e 0: ${megabytes(run.empty.peakMb ?? Number.NaN)}`,
});
const wallRow = (goal: string, name: string, run: LintRun, limitMs: number): Row => ({
  goal,
  what: `${name}: whole run`,
  measured: run.ours?.wallMs ?? null,
  limit: limitMs,
  unit: "ms",
  note: "absolute, for a quiet machine with two cores",
});

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** How many findings of our report name a line and a column: the race is only fair if there is about one for every operation, as the peers have. */
export const locatedFindings = (measured: Measured | undefined): number | null => {
  if (measured === undefined) return null;
  const report: unknown = JSON.parse(readFileSync(measured.output, "utf8"));
  return list(isMap(report) ? report["results"] : [])
    .flatMap((result) => list(isMap(result) ? result["findings"] : []))
    .map((finding) => (isMap(finding) && isMap(finding["location"]) ? finding["location"] : {}))
    .filter((location) => Number(location["line"]) > 0 && Number(location["column"]) > 0).length;
};

/** A bound from below, told as one from above: the share of expected findings that is missing. */
const findingsRow = (goal: string, name: string, run: LintRun, expected: number): Row => {
  const found = locatedFindings(run.ours);
  return {
    goal,
    what: `${name}: operations without a finding at line and column`,
    measured: found === null ? null : Math.max(0, expected - found),
    limit: 0,
    unit: "",
    note: `${found ?? 0} findings with line and column, ${expected} operations`,
  };
};

const githubOperations = 1223;

export const g1 = async (bench: Bench): Promise<readonly Row[]> => {
  const run = await lintRun(bench, "petstore.yaml", "as they come", "with Spectral");
  const policy = await lintRun(bench, "petstore.yaml", "every operation", "without Spectral");
  return [
    timeRow("G1", "petstore.yaml", run, "empty", 2.5),
    wallRow("G1", "petstore.yaml", run, 85),
    timeRow("G1", "petstore.yaml", run, "redocly", 1 / 3),
    timeRow("G1", "petstore.yaml", run, "spectral", 1 / 7),
    timeRow("G1", "petstore.yaml with a policy file", policy, "empty", null),
  ];
};

export const g2 = async (bench: Bench): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const [name, limitMs] of [
    ["p50.yaml", 140],
    ["p90.yaml", 200],
  ] as const) {
    const run = await lintRun(bench, name, "as they come", "with Spectral");
    rows.push(timeRow("G2", name, run, "redocly", 1 / 2.5), timeRow("G2", name, run, "spectral", 1 / 6), wallRow("G2", name, run, limitMs));
  }
  return rows;
};

export const g3 = async (bench: Bench): Promise<readonly Row[]> => {
  const run = await lintRun(bench, "github.json", "every operation", "with Spectral");
  const plain = await lintRun({ ...bench, peers: false }, "github.json", "as they come", "without Spectral");
  return [
    timeRow("G3", "github.json without a policy file", plain, "load", null),
    timeRow("G3", "github.json", run, "load", 3),
    timeRow("G3", "github.json", run, "redocly", 1 / 3),
    timeRow("G3", "github.json", run, "spectral", 1 / 8),
    findingsRow("G3", "github.json", run, githubOperations),
  ];
};

export const g4 = async (bench: Bench): Promise<readonly Row[]> => {
  const run = await lintRun(bench, "github.yaml", "every operation", "with Spectral");
  const plain = await lintRun({ ...bench, peers: false }, "github.yaml", "as they come", "without Spectral");
  return [
    timeRow("G4", "github.yaml without a policy file", plain, "load", null),
    timeRow("G4", "github.yaml", run, "load", 1.6),
    timeRow("G4", "github.yaml", run, "redocly", 1 / 2.2),
    timeRow("G4", "github.yaml", run, "spectral", 1 / 6),
    findingsRow("G4", "github.yaml", run, githubOperations),
  ];
};

export const g6 = async (bench: Bench): Promise<readonly Row[]> => {
  const json = await lintRun(bench, "github.json", "every operation", "with Spectral");
  const yaml = await lintRun(bench, "github.yaml", "every operation", "with Spectral");
  const large = await lintRun(bench, "msgraph-beta.json", "every operation", "without Spectral");
  const small = await lintRun(bench, "petstore.yaml", "as they come", "with Spectral");
  return [
    memoryRow("github.json", json, 0.5),
    memoryRow("github.yaml", yaml, 0.8),
    peakRow("github.json", json, 200),
    peakRow("github.yaml", yaml, 265),
    peakRow("msgraph-beta.json (47 MB)", large, 600),
    peakRow("petstore.yaml", small, 65),
  ];
};

/** Descriptions without a goal of their own, so that the choice of the others can be judged. */
export const more = async (bench: Bench): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const name of ["p99.yaml", "twilio.yaml", "plaid.yaml", "stripe.json", "stripe.yaml", "kubernetes.json", "msgraph.json"]) {
    const run = await lintRun(bench, name, "every operation", "without Spectral");
    rows.push(timeRow("more", name, run, "load", null), timeRow("more", name, run, "redocly", null));
  }
  return rows;
};
