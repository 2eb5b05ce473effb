// What every goal is given: where the descriptions are, how often to run, and where to say what went wrong.

import path from "node:path";
import { type Measured, race, type Subject } from "./measure.ts";
import { emptyNode, type Findings, readJson, readYaml, redoclyThree, scanOffline, spectralThree } from "./subjects.ts";

export interface Bench {
  readonly runs: number;
  /** Empty directory that is the working directory of everything measured, so that no stray policy or configuration is found. */
  readonly scratch: string;
  /** Where `make-inputs.ts` has put the descriptions. */
  readonly inputs: string;
  /** False: only us and the yardsticks. */
  readonly peers: boolean;
  /** Bundles of other actions, for G11. */
  readonly actions: readonly string[];
  say(sentence: string): void;
}

export const input = (bench: Bench, name: string): string => path.join(bench.inputs, name);

export const compare = (bench: Bench, subjects: readonly Subject[], usage: boolean): Promise<ReadonlyMap<string, Measured>> =>
  race(subjects, { runs: bench.runs, usage, scratch: bench.scratch }, (sentence) => bench.say(`  ! ${sentence}`));

/** One description, everybody on it. */
export interface LintRun {
  readonly empty: Measured | undefined;
  /** Reads and parses the file, nothing more. */
  readonly load: Measured | undefined;
  readonly ours: Measured | undefined;
  readonly redocly: Measured | undefined;
  readonly spectral: Measured | undefined;
}

const remembered = new Map<string, Promise<LintRun>>();

/** Measured once per description: G6 asks for the memory of the runs whose time G3 and G4 asked for. */
export const lintRun = (bench: Bench, name: string, findings: Findings, spectral: "with Spectral" | "without Spectral"): Promise<LintRun> => {
  const key = `${name}, ${findings}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const measuring = measureLint(bench, name, findings, spectral);
  remembered.set(key, measuring);
  return measuring;
};

const measureLint = async (bench: Bench, name: string, findings: Findings, spectral: "with Spectral" | "without Spectral"): Promise<LintRun> => {
  bench.say(`  ${name} (${findings})`);
  const file = input(bench, name);
  const { scratch } = bench;
  const empty = emptyNode(scratch);
  const load = name.endsWith(".json") ? readJson(file, scratch) : readYaml(file, scratch);
  const ours = scanOffline(file, findings, scratch);
  const redocly = redoclyThree(file, scratch);
  const spectralSubject = spectralThree(file, scratch);
  const peers = bench.peers ? [redocly, ...(spectral === "with Spectral" ? [spectralSubject] : [])] : [];
  const results = await compare(bench, [empty, load, ours, ...peers], true);
  return {
    empty: results.get(empty.name),
    load: results.get(load.name),
    ours: results.get(ours.name),
    redocly: results.get(redocly.name),
    spectral: results.get(spectralSubject.name),
  };
};
