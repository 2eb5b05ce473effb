// Emulates what the GitHub runner does with a JavaScript action: reads commands from both streams, keeps files by which a step talks back, applies the
// limits. Tests assert on what a user would see, not on what was printed. Written after the runner's ActionCommand, ActionCommandManager and FileCommandManager.

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { parse } from "yaml";

export const root = join(import.meta.dirname, "..", "..");
export const node24 = join(root, "node_modules", "node", "bin", "node");

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const knownCommands = new Set(
  "add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice remove-matcher save-state set-env set-output stop-commands warning".split(
    " ",
  ),
);

const unescape = (text: string, table: readonly (readonly [string, string])[]): string =>
  table.reduce((result, [from, to]) => result.replaceAll(from, to), text);
const dataEscapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
] as const;
const propertyEscapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
] as const;
const oldEscapes = [
  ["%3B", ";"],
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%5D", "]"],
  ["%25", "%"],
] as const;

const properties = (text: string, separator: string, escapes: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(
    text
      .split(separator)
      .map((pair) => pair.trim())
      .filter((pair) => pair.includes("="))
      .map((pair) => [pair.slice(0, pair.indexOf("=")), unescape(pair.slice(pair.indexOf("=") + 1), escapes)]),
  );

const header = (text: string): [name: string, rest: string] => {
  const space = text.indexOf(" ");
  return space < 0 ? [text, ""] : [text.slice(0, space), text.slice(space + 1)];
};

/** `::name key=value,key=value::data` at the start of a line. */
const newForm = (line: string): Command | null => {
  const text = line.trimStart();
  if (!text.startsWith("::")) return null;
  const end = text.indexOf("::", 2);
  if (end < 0) return null;
  const [name, rest] = header(text.slice(2, end));
  return { name: name.toLowerCase(), properties: properties(rest, ",", propertyEscapes), data: unescape(text.slice(end + 2), dataEscapes) };
};

/** `##[name key=value;key=value]data` anywhere in a line. */
const oldForm = (line: string): Command | null => {
  const start = line.indexOf("##[");
  if (start < 0) return null;
  const end = line.indexOf("]", start);
  if (end < 0) return null;
  const [name, rest] = header(line.slice(start + 3, end));
  return { name: name.toLowerCase(), properties: properties(rest, ";", oldEscapes), data: unescape(line.slice(end + 1), oldEscapes) };
};

export interface Stream {
  readonly commands: readonly Command[];
  /** Lines that are shown as they are. */
  readonly log: readonly string[];
}

/** One output stream as the runner reads it: LF, CRLF and a lone CR all end a line. */
export const readStream = (text: string): Stream => {
  const commands: Command[] = [];
  const log: string[] = [];
  let resume: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const found = [newForm(line), oldForm(line)].find((command) => command !== null && (knownCommands.has(command.name) || command.name === resume)) ?? null;
    if (resume !== null) {
      if (found?.name === resume) resume = null;
      else log.push(line);
    } else if (found === null) log.push(line);
    else {
      commands.push(found);
      if (found.name === "stop-commands") resume = found.data.toLowerCase();
    }
  }
  return { commands, log };
};

/** `name=value` lines and `name<<DELIMITER` blocks. Throws as the runner fails the step. */
export const readOutputs = (text: string): Map<string, string> => {
  const outputs = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      outputs.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const [name, mark] = [line.slice(0, heredoc), line.slice(heredoc + 2)];
    if (name === "" || mark === "") throw new Error(`Invalid format '${line}'`);
    const end = lines.indexOf(mark, at + 1);
    if (end < 0) throw new Error(`Matching delimiter not found '${mark}'`);
    outputs.set(name, lines.slice(at + 1, end).join("\n"));
    at = end;
  }
  return outputs;
};

export const levels = ["error", "warning", "notice"] as const;
export type Level = (typeof levels)[number];

export interface Annotation {
  readonly message: string;
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
  readonly column: number | undefined;
}

const mostPerLevel = 10;
const longestMessage = 4_096;
const largestSummary = 1_024 * 1_024;

const annotationOf = ({ properties: given, data }: Command): Annotation => {
  const number = (name: string): number | undefined => (/^\d+$/.test(given[name] ?? "") ? Number(given[name]) : undefined);
  const line = number("line") ?? number("endLine");
  const endLine = number("endLine") ?? line;
  // The runner drops columns without a line, and columns where the lines differ.
  const column = line === undefined || line !== endLine ? undefined : number("col");
  return { message: data.slice(0, longestMessage), title: given["title"], file: given["file"], line, endLine, column };
};

/** The first ten of each level are kept; the others vanish. */
export const annotationsOf = (commands: readonly Command[]): { readonly kept: Readonly<Record<Level, readonly Annotation[]>>; readonly dropped: number } => {
  const all = Object.fromEntries(levels.map((level) => [level, commands.filter(({ name }) => name === level).map(annotationOf)])) as Record<
    Level,
    Annotation[]
  >;
  const dropped = levels.reduce((sum, level) => sum + Math.max(0, all[level].length - mostPerLevel), 0);
  return { kept: { error: all.error.slice(0, mostPerLevel), warning: all.warning.slice(0, mostPerLevel), notice: all.notice.slice(0, mostPerLevel) }, dropped };
};

export interface Step {
  readonly conclusion: "success" | "failure";
  /** Why the runner itself fails the step, beside the exit code. */
  readonly faults: readonly string[];
  readonly exitCode: number | null;
  readonly annotations: Readonly<Record<Level, readonly Annotation[]>>;
  readonly dropped: number;
  readonly outputs: ReadonlyMap<string, string>;
  /** What the step keeps for its own last act. */
  readonly state: ReadonlyMap<string, string>;
  readonly summary: string;
  /** Every command of both streams, in order per stream. */
  readonly commands: readonly Command[];
  readonly log: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly workspace: string;
  readonly temp: string;
}

export interface Scenario {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: string;
  readonly payload?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** Path below the workspace → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Prepares the workspace further, such as links or a git repository. */
  readonly prepare?: (workspace: string, temp: string) => void;
  readonly withSummary?: boolean;
  /** Sends this signal so long after the start. */
  readonly interrupt?: { readonly signal: NodeJS.Signals; readonly afterMs: number };
  readonly main?: string;
  /** Runs the step's last act instead, with what its first one kept. */
  readonly post?: true;
  readonly state?: Readonly<Record<string, string>>;
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly main: string; readonly post: string };
}

/** What the steps of one job share: the workspace, RUNNER_TEMP, and the variables that steps leave for the next. */
export interface Job {
  readonly home: string;
  readonly env: Map<string, string>;
  readonly done: () => void;
}

export const openJob = (): Job => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "sigproof-runner-")));
  return { home, env: new Map(), done: () => rmSync(home, { recursive: true, force: true }) };
};

/** Runs one step `uses: ./` with these inputs, in a job of its own or a given one. The job's folder is removed when the returned `done` is called. */
export const runStep = async (scenario: Scenario, job: Job = openJob()): Promise<Step & { readonly done: () => void }> => {
  const { home } = job;
  const workspace = join(home, "work", "repo", "repo");
  const temp = join(home, "work", "_temp");
  const commands = join(temp, "_runner_file_commands");
  const eventPath = join(temp, "_github_workflow", "event.json");
  for (const folder of [workspace, commands, dirname(eventPath)]) mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(scenario.files ?? {})) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), text);
  }
  writeFileSync(eventPath, JSON.stringify(scenario.payload ?? {}));
  const run = randomUUID();
  const talk = Object.fromEntries(["OUTPUT", "STEP_SUMMARY", "ENV", "PATH", "STATE"].map((name) => [name, join(commands, `${name.toLowerCase()}_${run}`)]));
  for (const file of Object.values(talk)) writeFileSync(file, "");
  scenario.prepare?.(workspace, temp);

  const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as ActionFile;
  const inputs = {
    ...Object.fromEntries(
      Object.entries(action.inputs).map(([name, { default: value = "" }]) => [name, value.replace("${{ github.token }}", scenario.token ?? "")]),
    ),
    ...scenario.inputs,
  };
  const env: Record<string, string> = {
    PATH: [dirname(node24), process.env["PATH"] ?? ""].join(delimiter),
    HOME: home,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: scenario.event ?? "push",
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REPOSITORY: "octo/repo",
    GITHUB_WORKSPACE: workspace,
    GITHUB_SHA: "b".repeat(40),
    GITHUB_API_URL: "http://127.0.0.1:9",
    GITHUB_SERVER_URL: "http://127.0.0.1:9",
    RUNNER_TEMP: temp,
    RUNNER_OS: "Linux",
    ...Object.fromEntries(job.env),
    ...Object.fromEntries(Object.entries(talk).map(([name, file]) => [`GITHUB_${name}`, file])),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value])),
    ...Object.fromEntries(Object.entries(scenario.state ?? {}).map(([name, value]) => [`STATE_${name}`, value])),
    ...scenario.env,
  };
  if (scenario.withSummary === false) delete env["GITHUB_STEP_SUMMARY"];

  const { exitCode, stdout, stderr } = await new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(node24, [scenario.main ?? join(root, scenario.post === true ? action.runs.post : action.runs.main)], {
      cwd: workspace,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ exitCode: code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }));
    if (scenario.interrupt !== undefined) setTimeout(() => child.kill(scenario.interrupt?.signal), scenario.interrupt.afterMs).unref();
  });

  const faults: string[] = [];
  const told = (name: string): Map<string, string> => {
    try {
      return readOutputs(readFileSync(talk[name] ?? "", "utf8"));
    } catch (error) {
      faults.push(String(error));
      return new Map();
    }
  };
  const [outputs, state] = [told("OUTPUT"), told("STATE")];
  for (const [name, value] of told("ENV")) job.env.set(name, value);
  const written = readFileSync(talk["STEP_SUMMARY"] ?? "");
  if (written.length > largestSummary) faults.push(`$GITHUB_STEP_SUMMARY supports content up to a size of 1024k, got ${Math.ceil(written.length / 1024)}k`);
  const streams = [readStream(stdout), readStream(stderr)];
  const all = streams.flatMap((stream) => stream.commands);
  const { kept, dropped } = annotationsOf(all);
  return {
    conclusion: exitCode === 0 && faults.length === 0 ? "success" : "failure",
    faults,
    exitCode,
    annotations: kept,
    dropped,
    outputs,
    summary: written.length > largestSummary ? "" : written.toString("utf8"),
    commands: all,
    log: streams.flatMap((stream) => stream.log).join("\n"),
    stdout,
    stderr,
    workspace,
    temp,
    state,
    done: job.done,
  };
};
