// Runs other programs and measures them: whole-process wall time, peak memory, CPU time, the time until the first line.

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readSync } from "node:fs";
import path from "node:path";

/** One program that takes part in a comparison. */
export interface Subject {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that mean the work was done (a linter that found something exits 1). Anything else spoils the sample. */
  readonly accept: readonly number[];
  /** Text near the start of standard output that proves that the work was done; without it a crash would win every race. */
  readonly prints?: string;
}

export interface Measured {
  readonly name: string;
  /** Median of the whole process, from spawn to exit. */
  readonly wallMs: number;
  readonly samples: readonly number[];
  readonly peakMb: number | null;
  readonly cpuMs: number | null;
  /** Where the last run's standard output was kept. */
  readonly output: string;
}

export interface Options {
  readonly runs: number;
  /** Measure peak memory and CPU time in extra runs: the probe that reads them must not sit in the timed ones. */
  readonly usage: boolean;
  readonly scratch: string;
}

/** A process that takes longer than this is run `slowRuns` times, because five runs of Spectral on a large file are an hour. */
const slowMs = 20_000;
const slowRuns = 2;
const timeoutMs = 600_000;

export class BenchError extends Error {}

/** What a CI runner or a shell adds must not reach the measured process: extra CA certificates alone add 55 ms to a Node 20 start. */
const base: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  HOME: process.env["HOME"] ?? "/",
  LANG: "C.UTF-8",
  NO_COLOR: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

const usageProbe = path.join(import.meta.dirname, "yardsticks/usage.cjs");

interface Sample {
  readonly wallMs: number;
  readonly usage: { readonly peakKb: number; readonly cpuMs: number } | null;
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code));
  });

const headOf = (file: string): string => {
  const head = Buffer.alloc(65_536);
  const descriptor = openSync(file, "r");
  const length = readSync(descriptor, head);
  closeSync(descriptor);
  return head.toString("utf8", 0, length);
};

/** The line of standard error that says most: the first with the word "error", or the first at all. */
const complaint = (output: string): string => {
  const lines = headOf(`${output}.err`)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return (lines.find((line) => /error/i.test(line)) ?? lines[0] ?? "nothing on standard error").slice(0, 300);
};

const runOnce = async (subject: Subject, output: string, probe: "clock" | "usage"): Promise<Sample> => {
  const stdout = openSync(output, "w");
  const stderr = openSync(`${output}.err`, "w");
  const isNode = subject.command === process.execPath;
  const args = probe === "usage" && isNode ? ["--require", usageProbe, ...subject.args] : subject.args;
  const began = performance.now();
  const child = spawn(subject.command, args, {
    cwd: subject.cwd,
    env: { ...base, ...subject.env },
    stdio: ["ignore", stdout, stderr, "pipe"],
    timeout: timeoutMs,
  });
  let line = "";
  const pipe = child.stdio[3];
  if (pipe !== null && pipe !== undefined && "on" in pipe) pipe.on("data", (chunk: Buffer) => (line += chunk.toString("latin1")));
  const closed = new Promise((resolve) => child.on("close", resolve));
  const code = await exitOf(child);
  const wallMs = performance.now() - began;
  await closed;
  closeSync(stdout);
  closeSync(stderr);
  if (code === null || !subject.accept.includes(code)) {
    throw new BenchError(`${subject.name} exited with ${code ?? "a signal"} instead of ${subject.accept.join(" or ")}: ${complaint(output)}`);
  }
  if (subject.prints !== undefined && !headOf(output).includes(subject.prints)) {
    throw new BenchError(`${subject.name} did not print ${subject.prints}: ${complaint(output)}`);
  }
  return { wallMs, usage: line === "" ? null : (JSON.parse(line) as Sample["usage"]) };
};

/**
 * Runs the subjects side by side: round after round, each once per round, so that a machine that drifts drifts for all of them. One round more than asked
 * goes first and is thrown away (page cache). A subject that fails is left out of the result, and `onFault` says why.
 */
export const race = async (subjects: readonly Subject[], options: Options, onFault: (sentence: string) => void): Promise<ReadonlyMap<string, Measured>> => {
  const lanes = subjects.map((subject) => ({
    subject,
    output: path.join(options.scratch, `${subject.name.replaceAll(/[^a-z0-9]+/gi, "-")}.out`),
    samples: [] as number[],
    peaks: [] as number[],
    cpus: [] as number[],
    broken: false,
  }));
  const attempt = async (lane: (typeof lanes)[number], probe: "clock" | "usage"): Promise<Sample | null> => {
    if (lane.broken) return null;
    try {
      return await runOnce(lane.subject, lane.output, probe);
    } catch (error) {
      lane.broken = true;
      onFault(error instanceof Error ? error.message : String(error));
      return null;
    }
  };

  for (let round = options.runs === 1 ? 1 : 0; round <= options.runs; round++) {
    for (const lane of lanes) {
      if ((lane.samples[0] ?? 0) > slowMs && lane.samples.length >= slowRuns) continue;
      const sample = await attempt(lane, "clock");
      // The warm-up of a slow process is kept as its first sample: the disk is no longer what it waits for.
      if (sample !== null && (round > 0 || sample.wallMs > slowMs)) lane.samples.push(sample.wallMs);
    }
  }
  for (let round = 0; options.usage && round < Math.min(3, options.runs); round++) {
    for (const lane of lanes) {
      if (lane.subject.command !== process.execPath || (round > 0 && (lane.samples[0] ?? 0) > slowMs)) continue;
      const sample = await attempt(lane, "usage");
      if (sample === null || sample.usage === null) continue;
      lane.peaks.push(sample.usage.peakKb / 1024);
      lane.cpus.push(sample.usage.cpuMs);
    }
  }
  return new Map(
    lanes
      .filter((lane) => !lane.broken && lane.samples.length > 0)
      .map((lane) => [
        lane.subject.name,
        {
          name: lane.subject.name,
          wallMs: median(lane.samples),
          samples: lane.samples,
          peakMb: lane.peaks.length === 0 ? null : median(lane.peaks),
          cpuMs: lane.cpus.length === 0 ? null : median(lane.cpus),
          output: lane.output,
        },
      ]),
  );
};

/** Lines by which an action talks to the runner and not to a person. */
const bookkeeping = /^::(save-state|add-mask|add-matcher|debug)/;

/** Milliseconds from spawn until the first line on standard output that tells a person something; the process is left to end by itself. */
export const firstLine = async (subject: Subject): Promise<{ readonly ms: number; readonly line: string }> => {
  const began = performance.now();
  const child = spawn(subject.command, subject.args, {
    cwd: subject.cwd,
    env: { ...base, ...subject.env },
    stdio: ["ignore", "pipe", "ignore"],
    timeout: timeoutMs,
  });
  let text = "";
  let first: { readonly ms: number; readonly line: string } | null = null;
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8");
    if (first !== null) return;
    const line = text
      .split("\n")
      .slice(0, -1)
      .find((candidate) => candidate.trim() !== "" && !bookkeeping.test(candidate));
    if (line !== undefined) first = { ms: performance.now() - began, line };
  });
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve());
  });
  if (first === null) throw new BenchError(`${subject.name} wrote no line`);
  return first;
};
