// Reads the files that the user names beside the description: policy, baseline, evidence, certificates. A file is read whole or refused with a reason.

import { existsSync, statSync } from "../gather/node-fs.ts";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { PolicyText, Said } from "../config.ts";
import { ScanError, type ScanErrorCode } from "../errors.ts";
import { readFile } from "../gather/read-file.ts";
import type { FileRead, Ports } from "../ports.ts";

const mebibyte = 1024 * 1024;

/** Folders that input must stay in, links resolved; null: anywhere, for files that a person names on their own machine. */
export type InputRoots = readonly string[] | null;

/** The text of a file; throws `code` when it cannot be had. `from` says who named it. */
export const readInput = ({ value, from }: Said, code: ScanErrorCode, maxBytes: number, roots: InputRoots): string => {
  const read = readWithin(value, roots, maxBytes);
  if (read.kind === "text") return read.text;
  if (read.kind === "too-large") throw new ScanError(code, `${from}: ${value} is larger than ${Math.round(maxBytes / mebibyte)} MiB`);
  throw new ScanError(code, `${from}: ${value} cannot be read: ${read.why}`);
};

/** From the first root that holds the file. */
const readWithin = (path: string, roots: InputRoots, maxBytes: number): FileRead => {
  let read = readFile(path, roots?.[0] ?? null, maxBytes);
  for (const root of roots?.slice(1) ?? []) if (read.kind === "unsafe") read = readFile(path, root, maxBytes);
  return read.kind === "unsafe" && roots !== null ? { kind: "unsafe", why: "it is no regular file of the workspace" } : read;
};

/** The port that reads descriptions, held inside the workspace: a symbolic link in a pull request must not show the runner's files in a public log. */
export const confined =
  (roots: readonly string[]): Ports["readFile"] =>
  (path, root, maxBytes) =>
    root === null ? readWithin(path, roots, maxBytes) : readFile(path, root, maxBytes);

const policyNames = ["sigproof.yml", "sigproof.yaml", ".github/sigproof.yml"] as const;
/** Far more than the parser accepts, so that the parser says what is wrong. */
const policyBytes = mebibyte;

export interface FoundPolicy extends PolicyText {
  /** Absolute, for looking it up in another commit; `file` is how the user would type it. */
  readonly path: string;
}

/** Folders to search: from `directory` up to the git root; without git only `directory`. */
export const policyFolders = (directory: string): readonly string[] => {
  const folders: string[] = [];
  for (let at = resolve(directory); ; at = dirname(at)) {
    folders.push(at);
    // A file in worktrees and submodules, a folder elsewhere.
    if (existsSync(join(at, ".git"))) return folders;
    if (dirname(at) === at) return folders.slice(0, 1);
  }
};

/** Absolute paths at which a policy is looked for, in order. */
export const policyCandidates = (directory: string): readonly string[] =>
  policyFolders(directory).flatMap((folder) => policyNames.map((name) => join(folder, name)));

/** The policy file that the contract's rules find. A link out of the repository is refused: a stranger may have put it there. */
export const findPolicy = (directory: string): FoundPolicy | null => {
  const root = policyFolders(directory).at(-1) ?? directory;
  for (const path of policyCandidates(directory)) {
    if (!existsSync(path)) continue;
    const file = shownPath(path, directory);
    return { file, path, text: readInput({ value: path, from: file }, "policy-not-found", policyBytes, [root]) };
  }
  return null;
};

export const readPolicy = (said: Said, directory: string, roots: InputRoots): FoundPolicy => {
  const path = resolve(directory, said.value);
  return { file: shownPath(path, directory), path, text: readInput({ ...said, value: path }, "policy-not-found", policyBytes, roots) };
};

/** As the user would type it: relative with forward slashes. */
const shownPath = (path: string, directory: string): string => relative(directory, path).split(sep).join("/") || path;

const descriptions = ["openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json"] as const;

/** The description in `directory` that nobody had to name; null without one. */
export const findDescription = (directory: string): string | null =>
  descriptions.find((name) => statSync(join(directory, name), { throwIfNoEntry: false })?.isFile() ?? false) ?? null;

/** PEM text; throws when the file holds no certificate, because one that is ignored would be noticed only as a failed handshake. */
export const readCertificates = (said: Said, roots: InputRoots): string => {
  const text = readInput(said, "usage", mebibyte, roots);
  if (!text.includes("-----BEGIN CERTIFICATE-----")) throw new ScanError("usage", `${said.from}: ${said.value} holds no PEM certificate`);
  return text;
};

/** Fingerprints of an earlier JSON report. */
export const readBaseline = (said: Said, roots: InputRoots): ReadonlySet<string> => {
  const text = readInput(said, "baseline-invalid", 256 * mebibyte, roots);
  const wrong = (why: string): ScanError =>
    new ScanError("baseline-invalid", `${said.from}: ${said.value} ${why}`, { hint: "A baseline is a report that was written with --out report.json." });
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    throw wrong("is no JSON");
  }
  if (property(report, "schema") !== "sigproof.report/1") throw wrong("is no sigproof.report/1");
  const results = property(report, "results");
  if (!Array.isArray(results)) throw wrong("holds no results");
  const fingerprints = new Set<string>();
  for (const result of results as unknown[]) {
    const findings = property(result, "findings");
    if (!Array.isArray(findings)) throw wrong("holds a result without findings");
    for (const finding of findings as unknown[]) {
      const fingerprint = property(finding, "fingerprint");
      if (typeof fingerprint !== "string" || fingerprint === "") throw wrong("holds a finding without a fingerprint");
      fingerprints.add(fingerprint);
    }
  }
  return fingerprints;
};

const property = (value: unknown, name: string): unknown =>
  value !== null && typeof value === "object" && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
