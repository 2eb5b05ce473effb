// Which files of captured traffic the user means, and their bytes in pieces. Their names are settled before anything is sent, so that a mistake shows at once.

import { isAbsolute, relative, resolve, sep } from "node:path";
import { ScanError } from "../errors.ts";
import type { TrafficName } from "../model/policy.ts";
import type { FilePieces } from "../ports.ts";
import { findFiles } from "./find-files.ts";
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from "./node-fs.ts";
import { refusal } from "./read-file.ts";

const careful = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const pieceBytes = 256 * 1024;
const mostFiles = 1_000;

/** Every file behind the names, sorted, each once. Throws `traffic-not-found` where a name has no file. */
export const findTraffic = (names: readonly TrafficName[]): string[] => {
  const found = new Map<string, string>();
  for (const name of names) {
    const files = filesOf(name);
    if (files.length === 0)
      throw new ScanError("traffic-not-found", `${name.from}: no file matches ${name.glob}`, {
        hint: "Captured traffic is a HAR file, or OpenTelemetry traces as JSON; * stands for part of a name, ** for any number of folders.",
      });
    for (const file of files) found.set(resolve(file), file);
  }
  if (found.size > mostFiles) throw new ScanError("traffic-not-found", `${found.size} files of traffic are more than ${mostFiles}`, { hint: "Name fewer." });
  return [...found.values()].sort();
};

const filesOf = ({ glob, from }: TrafficName): readonly string[] => {
  if (glob.includes("*")) {
    const files = findFiles(glob);
    if (files !== null) return files;
    throw new ScanError("traffic-not-found", `${from}: ${glob} looks through too many files`, { hint: "Name the folder that holds the captures." });
  }
  const status = statSync(glob, { throwIfNoEntry: false });
  if (status?.isDirectory() ?? false)
    throw new ScanError("traffic-not-found", `${from}: ${glob} is a folder`, { hint: `Write ${glob.replace(/\/+$/, "")}/*.har for the files in it.` });
  return status === undefined ? [] : [glob];
};

/** `roots`: folders that the file must lie in, links resolved; null: anywhere. `take` says whether it wants more. */
export const readPieces = (path: string, roots: readonly string[] | null, take: (piece: Uint8Array) => boolean): FilePieces => {
  let descriptor: number | null = null;
  try {
    const real = realpathSync(path);
    if (roots !== null && !roots.some((root) => lies(real, realpathSync(root)))) return { kind: "unsafe", why: "it is no regular file of the workspace" };
    descriptor = openSync(real, careful);
    const status = fstatSync(descriptor);
    if (!status.isFile()) return { kind: "unsafe", why: status.isDirectory() ? "it is a directory" : "it is no regular file" };
    const buffer = Buffer.allocUnsafe(pieceBytes);
    for (;;) {
      const read = readSync(descriptor, buffer, 0, pieceBytes, null);
      if (read === 0) return { kind: "read" };
      if (!take(buffer.subarray(0, read))) return { kind: "read" };
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const { kind, why } = refusal(error);
    return { kind, why };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
};

const lies = (path: string, root: string): boolean => {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};
