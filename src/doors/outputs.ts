// Writes reports where the user wants them, and nowhere else: no link is followed, no half file is left, nothing of git or the runner is overwritten.

import { closeSync, constants, lstatSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "../gather/node-fs.ts";
import { randomBytes } from "node:crypto";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Said } from "../config.ts";
import { ScanError } from "../errors.ts";

/** Where output may go. On a person's machine anywhere; in the Action only below the workspace and the runner's temporary folder. */
export interface OutputRules {
  /** Folders that every output must be under; null: anywhere. */
  readonly roots: readonly string[] | null;
  /** Files that are never written to, such as those by which a step talks to the runner; and everything beside them, unless that is a root. */
  readonly forbidden: readonly string[];
}

export const anywhere: OutputRules = { roots: null, forbidden: [] };

/** Below GITHUB_WORKSPACE and RUNNER_TEMP, but not the files that the runner reads commands from. */
export const runnerRules = (env: NodeJS.ProcessEnv, workspace: string): OutputRules => ({
  roots: [workspace, ...(env["RUNNER_TEMP"] ? [env["RUNNER_TEMP"]] : [])],
  forbidden: Object.entries(env).flatMap(([name, value]) =>
    /^(GITHUB|RUNNER|ACTIONS)_/.test(name) && value !== undefined && isAbsolute(value) && isFile(value) ? [value] : [],
  ),
});

const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Resolves and checks a path without writing; throws `output-refused`. Called before anything is sent, so that a typing mistake costs no scan. */
export const planOutput = ({ value, from }: Said, rules: OutputRules): string => {
  const refuse = (why: string, hint?: string): never => {
    throw new ScanError("output-refused", `${from}: ${why}`, hint === undefined ? {} : { hint });
  };
  if (value === "" || value.includes("\0")) return refuse("an output needs a file name");
  if (/[\\/]$/.test(value)) return refuse(`${value} names a folder`);
  const wanted = resolve(value);
  const folder = realFolder(dirname(wanted)) ?? refuse(`${value} lies in no folder that can be used`);
  const target = join(folder, basename(wanted));

  const { roots } = rules;
  const realRoots = (roots ?? []).map((root) => realFolder(root)).filter((root) => root !== null);
  if (roots !== null && !realRoots.some((root) => liesIn(target, root)))
    return refuse(`${value} lies outside the workspace`, "The Action writes only below the workspace and RUNNER_TEMP.");
  const parts = new Set(target.split(sep).map((part) => part.toLowerCase()));
  if (parts.has(".git")) return refuse(`${value} lies in .git`);
  if (roots !== null && parts.has(".github")) return refuse(`${value} lies in .github`);
  for (const file of rules.forbidden) {
    const parent = realFolder(dirname(file));
    if (parent === null) continue;
    if (target === join(parent, basename(file)) || (!realRoots.includes(parent) && dirname(target) === parent))
      return refuse(`${value} is a file that the runner reads`);
  }

  const status = lstatSync(target, { throwIfNoEntry: false });
  if (status?.isSymbolicLink()) return refuse(`${value} is a symbolic link`, "Name the file that it leads to.");
  if (status?.isDirectory()) return refuse(`${value} is a folder`);
  if (status !== undefined && !status.isFile() && roots !== null) return refuse(`${value} is no regular file`);
  return target;
};

/** Throws where an output would replace what the run reads. Names are compared as the system sees them, links resolved; URLs and what does not exist match nothing. */
export const keepInputs = (outputs: readonly Said[], inputs: readonly string[]): void => {
  const status = (path: string) => {
    try {
      return statSync(path, { throwIfNoEntry: false });
    } catch {
      return undefined;
    }
  };
  const read = inputs.flatMap((path) => status(path) ?? []);
  for (const { value, from } of outputs) {
    const target = status(value);
    if (target?.isFile() === true && read.some(({ dev, ino }) => dev === target.dev && ino === target.ino))
      throw new ScanError("output-refused", `${from}: ${value} is an input of this run`, { hint: "Write to another file." });
  }
};

/** Checks again and writes the whole text or nothing. `mode` before the umask. Gives the absolute path. */
export const writeOutput = (said: Said, text: string, rules: OutputRules, mode = 0o644): string => {
  const target = planOutput(said, rules);
  try {
    makeFolder(dirname(target));
    // Folders may have appeared between the look and the step.
    if (planOutput(said, rules) !== target) throw Object.assign(new Error("moved"), { code: "EMOVED" });
    const status = lstatSync(target, { throwIfNoEntry: false });
    // A device or a pipe is written to; a rename would put a file in its place.
    if (status !== undefined && !status.isFile()) writeTo(target, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0), text, mode);
    else replace(target, text, mode);
    return target;
  } catch (error) {
    if (error instanceof ScanError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new ScanError("output-refused", `${said.from}: ${said.value} could not be written (${code})`);
  }
};

/** One folder at a time: Node's own `recursive` never comes back where nothing can be made, as in /proc. */
const makeFolder = (path: string): void => {
  const missing: string[] = [];
  for (let at = path; lstatSync(at, { throwIfNoEntry: false }) === undefined && dirname(at) !== at; at = dirname(at)) missing.push(at);
  for (const folder of missing.toReversed()) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // A run beside this one may have made it first.
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
};

const replace = (target: string, text: string, mode: number): void => {
  const temporary = join(dirname(target), `.sigproof-${randomBytes(8).toString("hex")}.tmp`);
  try {
    writeTo(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), text, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};

const writeTo = (path: string, flags: number, text: string, mode: number): void => {
  const bytes = Buffer.from(text, "utf8");
  const descriptor = openSync(path, flags, mode);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  } finally {
    closeSync(descriptor);
  }
};

/** The real path of a folder that exists or could be made: links resolved as far as it exists. Null where a file is in the way, or a link leads nowhere. */
const realFolder = (path: string): string | null => {
  const missing: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    const status = lstatSync(at, { throwIfNoEntry: false });
    if (status !== undefined) {
      try {
        const real = realpathSync(at);
        return lstatSync(real).isDirectory() ? join(real, ...missing) : null;
      } catch {
        return null;
      }
    }
    if (dirname(at) === at) return null;
    missing.unshift(basename(at));
  }
};

const liesIn = (path: string, root: string): boolean => {
  const way = relative(root, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};
