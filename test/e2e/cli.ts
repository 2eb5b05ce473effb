// Runs the built dist/cli.js as a person would: a child process, a working directory, a Node.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { checks } from "../../src/checks/index.ts";
import type { Report } from "../../src/model/report.ts";

export const root = join(import.meta.dirname, "..", "..");

/** The Node that runs the Action (24, from npm), and the machine's own where it is another one. */
export const nodes: readonly (readonly [version: string, binary: string])[] = (() => {
  const found = new Map<string, string>();
  const own = join(root, "node_modules", ".bin");
  const onPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  for (const binary of [join(own, "node"), ...onPath.map((folder) => join(folder, "node"))]) {
    if (!existsSync(binary)) continue;
    const version = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
    if (Number(/^v(\d+)/.exec(version)?.[1]) >= 20 && !found.has(version)) found.set(version, binary);
  }
  return [...found];
})();

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  /** Names looked up and addresses connected to. */
  readonly touched: readonly { readonly kind: "name" | "connect" | "datagram"; readonly what: string }[];
}

interface How {
  readonly node?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly program?: string;
  /** More modules to load before the program. */
  readonly preload?: readonly string[];
}

export const sigproof = (args: readonly string[], how: How = {}): Promise<Ended> => {
  const witness = join(mkdtempSync(join(tmpdir(), "sigproof-witness-")), "touched.jsonl");
  writeFileSync(witness, "");
  const preload = new URL("./witness.mjs", import.meta.url).href;
  const { node = nodes[0]?.[1] ?? process.execPath, cwd = root, program = join(root, "dist", "cli.js") } = how;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    // A small environment of our own: nothing of the developer's proxy, colour or CI settings reaches the program.
    const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, NO_COLOR: "1", SIGPROOF_WITNESS: witness, ...how.env };
    const child = spawn(node, [...[preload, ...(how.preload ?? [])].flatMap((url) => ["--import", url]), program, ...args], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => {
      const touched = readFileSync(witness, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Ended["touched"][number]);
      resolve({ code, stdout, stderr, ms: performance.now() - started, touched });
    });
  });
};

/** The report of a `--format json` run; says what the program said when it is none. */
export const reportOf = (ended: Ended): Report => {
  try {
    return JSON.parse(ended.stdout) as Report;
  } catch {
    throw new Error(`no JSON report (exit ${ended.code}):\n${ended.stdout.slice(0, 2_000)}\n${ended.stderr.slice(0, 2_000)}`);
  }
};

/** Findings as `check file:line`, for comparison at a glance. */
export const findingsOf = (report: Report): string[] =>
  report.results.flatMap((result) => result.findings.map((finding) => `${result.check} ${finding.location.file}:${finding.location.line}`)).toSorted();

/** Whether there is such a check. Scenes ask before they expect one, so that a check can go with its file, its own test and its line in the array alone. */
export const exists = (check: string): boolean => checks.some(({ id }) => id === check);

/** 1-based number of the first line that contains `text` at or after the first line that contains `after`. */
export const lineOf = (file: string, text: string, after = ""): number => {
  const lines = readFileSync(file, "utf8").split("\n");
  const from = lines.findIndex((line) => line.includes(after));
  const at = lines.findIndex((line, index) => index >= from && line.includes(text));
  if (from < 0 || at < 0) throw new Error(`"${text}" after "${after}" is not in ${file}`);
  return at + 1;
};

/** Everything that was touched and is not this machine. */
export const strangers = (ended: Ended): string[] =>
  ended.touched.map((touch) => touch.what).filter((what) => !["127.0.0.1", "::1", "localhost"].includes(what) && !what.startsWith("/"));
