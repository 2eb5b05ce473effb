// The Action's inputs, read and checked: what is known, what is not there yet, and where files may be.

import { realpathSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { ScanError } from "../errors.ts";
import type { Said } from "../config.ts";
import { parseBoolean } from "../config/quantities.ts";
import { gathering, harmlessLater, laterInputs, notYet } from "./options.ts";
import { type OutputRules, runnerRules } from "./outputs.ts";
import { type AllSaid, collect } from "./prepare.ts";

export interface ActionInputs {
  readonly said: AllSaid;
  /** One a line. */
  readonly resolver: readonly Said[];
  /** Absolute, links resolved. */
  readonly workspace: string;
  readonly directory: string;
  /** Where files may be read: the workspace and RUNNER_TEMP. */
  readonly roots: readonly string[];
  readonly rules: OutputRules;
  readonly annotate: boolean;
  /** What to record; null for a scan. */
  readonly record: { readonly inspect: boolean } | null;
  readonly traffic: readonly Said[];
  /** Evidence to judge instead of scanning; null for a scan. */
  readonly merge: Said | null;
  readonly token: string;
}

/** As the runner passes them: upper case, spaces as underscores, hyphens kept. */
const inputOf = (env: NodeJS.ProcessEnv, name: string): string => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();

export const readInputs = (env: NodeJS.ProcessEnv): ActionInputs => {
  for (const name of laterInputs) {
    const value = inputOf(env, name);
    if (value !== "" && value.toLowerCase() !== harmlessLater[name])
      throw new ScanError("not-available", notYet(`input ${name}`), { hint: "Remove it for now; it would be ignored otherwise." });
  }
  const workspace = realpathSync(env["GITHUB_WORKSPACE"] || process.cwd());
  const annotate = inputOf(env, "annotations");
  if (annotate !== "" && parseBoolean(annotate) === null) throw new ScanError("usage", `input annotations: "${annotate.slice(0, 60)}" is not true or false`);
  const said = collect(({ name, input }) => (input ? { value: inputOf(env, name), from: `input ${name}` } : null), env);
  return {
    said,
    merge: mergeOf(said),
    record: recordOf(said),
    resolver: linesOf(inputOf(env, "resolver")).map((value) => ({ value, from: "input resolver" })),
    workspace,
    directory: directoryOf(workspace, inputOf(env, "working-directory")),
    roots: [workspace, ...(env["RUNNER_TEMP"] ? [env["RUNNER_TEMP"]] : [])],
    rules: runnerRules(env, workspace),
    traffic: linesOf(inputOf(env, "traffic")).map((value) => ({ value, from: "input traffic" })),
    annotate: parseBoolean(annotate) ?? true,
    token: inputOf(env, "github-token"),
  };
};

/** Inputs that mean something to the step that starts a recorder; others belong to the scan and would be ignored. */
const forRecording = new Set(["mode", "inspect-tls", "ca-file", "working-directory", "annotations", "github-token"]);

const recordOf = (said: AllSaid): ActionInputs["record"] => {
  const mode = said.get("mode")?.value ?? "scan";
  const inspect = said.get("inspect-tls")?.value ?? "false";
  if (mode !== "scan" && mode !== "record") throw new ScanError("usage", `input mode: "${mode.slice(0, 60)}" is neither scan nor record`);
  if (parseBoolean(inspect) === null) throw new ScanError("usage", `input inspect-tls: "${inspect.slice(0, 60)}" is not true or false`);
  if (mode === "scan") {
    if (parseBoolean(inspect) === true)
      throw new ScanError("usage", "input inspect-tls has no effect without mode: record", { hint: "It belongs to the step that starts the recorder." });
    return null;
  }
  const stray = [...said].find(([name, { from }]) => from.startsWith("input ") && !forRecording.has(name));
  if (stray !== undefined) throw new ScanError("usage", `input ${stray[0]} has no effect with mode: record`, { hint: "It belongs to the step that scans." });
  return { inspect: parseBoolean(inspect) === true };
};

const mergeOf = (said: AllSaid): Said | null => {
  const merge = said.get("merge") ?? null;
  const stray = ["base-url", ...gathering].map((name) => said.get(name)).find((given) => given?.from.startsWith("input ") && given.value !== "false");
  if (merge !== null && stray !== undefined)
    throw new ScanError("usage", `${stray.from} has no effect with input merge`, { hint: "Evidence holds what was gathered; nothing is gathered again." });
  return merge;
};

const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const directoryOf = (workspace: string, input: string): string => {
  const wanted = resolve(workspace, input === "" ? "." : input);
  const wrong = (why: string): ScanError => new ScanError("usage", `input working-directory: ${input} ${why}`);
  if (!(statSync(wanted, { throwIfNoEntry: false })?.isDirectory() ?? false)) throw wrong("is no folder of the workspace");
  const real = realpathSync(wanted);
  const way = relative(workspace, real);
  if (way === ".." || way.startsWith(`..${sep}`) || resolve(workspace, way) !== real) throw wrong("leads out of the workspace");
  return real;
};
