// The command lines: ours, the peers' and the yardsticks'. All of them run on the Node that runs the benchmark.

import { existsSync } from "node:fs";
import path from "node:path";
import type { Subject } from "./measure.ts";

const here = import.meta.dirname;
const modules = path.join(here, "node_modules");
const rules = (file: string): string => path.join(here, "rules", file);

/** `SIGPROOF_BENCH_DIST` names another build, to compare two or to keep one still while the tree changes. */
const dist = process.env["SIGPROOF_BENCH_DIST"] ?? path.join(here, "../dist");
export const ours = { cli: path.join(dist, "cli.js"), action: path.join(dist, "action.js") };
export const peersInstalled = (): boolean => existsSync(path.join(modules, "@redocly/cli/package.json"));

const node = (name: string, args: readonly string[], cwd: string, accept: readonly number[], prints?: string): Subject => ({
  name,
  command: process.execPath,
  args,
  cwd,
  accept,
  ...(prints === undefined ? {} : { prints }),
});

const report = '"sigproof.report/1"';

export const emptyNode = (cwd: string): Subject => node("node -e 0", ["-e", "0"], cwd, [0]);
export const readJson = (file: string, cwd: string): Subject => node("read + JSON.parse", [path.join(here, "yardsticks/read-json.mjs"), file], cwd, [0]);
export const readYaml = (file: string, cwd: string): Subject => node("read + js-yaml load", [path.join(here, "yardsticks/read-yaml.mjs"), file], cwd, [0]);

/** `every operation`: a policy under which each operation gives a finding, so that as many places have to be found as the peers find. */
export type Findings = "every operation" | "as they come";

export const scanOffline = (file: string, findings: Findings, cwd: string): Subject =>
  node(
    findings === "every operation" ? "sigproof (a finding per operation)" : "sigproof",
    [
      ours.cli,
      "scan",
      "--offline",
      "--spec",
      file,
      "--format",
      "json",
      ...(findings === "every operation" ? ["--policy", rules("signed.yml")] : ["--no-policy"]),
    ],
    cwd,
    [0, 1],
    report,
  );

export const scanTraffic = (spec: string, file: string, cwd: string): Subject =>
  node("sigproof", [ours.cli, "scan", "--offline", "--spec", spec, "--no-policy", "--traffic", file, "--format", "json"], cwd, [0, 1], report);

export const redoclyThree = (file: string, cwd: string): Subject =>
  node(
    "Redocly, three rules",
    [path.join(modules, "@redocly/cli/bin/cli.js"), "lint", file, "--config", rules("redocly.yaml"), "--format", "json", "--max-problems", "1000000"],
    cwd,
    [0, 1],
    '"totals"',
  );

export const redoclyBundle = (file: string, cwd: string): Subject =>
  node("redocly bundle", [path.join(modules, "@redocly/cli/bin/cli.js"), "bundle", file, "--output", path.join(cwd, "bundled.yaml")], cwd, [0]);

export const spectralThree = (file: string, cwd: string): Subject =>
  node(
    "Spectral, three rules",
    [path.join(modules, "@stoplight/spectral-cli/dist/index.js"), "lint", file, "--ruleset", rules("spectral.yaml"), "--format", "json", "--quiet"],
    cwd,
    [0, 1],
    "[",
  );

/** The scan of a live base URL; `more` holds the flags that the goal is about. */
export const scanLive = (name: string, baseUrl: string, file: string, more: readonly string[], cwd: string): Subject =>
  node(name, [ours.cli, "scan", baseUrl, "--spec", file, "--format", "json", "--no-policy", ...more], cwd, [0, 1], report);

export const curlParallel = (config: string, cwd: string): Subject => ({
  name: "curl --parallel-max 16",
  command: "curl",
  args: ["--silent", "--parallel", "--parallel-max", "16", "--config", config],
  cwd,
  accept: [0],
});

export const dredd = (file: string, baseUrl: string, cwd: string): Subject =>
  node("dredd", [path.join(modules, "dredd/bin/dredd"), file, baseUrl, "--loglevel", "error"], cwd, [0]);

export const respect = (workflow: string, cwd: string): Subject =>
  node("Redocly Respect", [path.join(modules, "@redocly/cli/bin/cli.js"), "respect", workflow], cwd, [0]);
