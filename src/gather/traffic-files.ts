// Which files of captured traffic the user means, and their bytes in pieces. Their names are settled before anything is sent, so that a mistake shows at once.

import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { ScanError } from "../errors.ts";
import { pathMatches } from "../model/glob.ts";
import type { TrafficName } from "../model/policy.ts";
import type { FilePieces } from "../ports.ts";
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from "./node-fs.ts";
import { refusal } from "./read-file.ts";

const careful = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const pieceBytes = 256 * 1024;

/** Folders that a star never looks into, unless the glob names them. */
const passedOver = new Set(["node_modules", ".git"]);
const mostEntries = 200_000;
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

const filesOf = ({ glob, from }: TrafficName): string[] => {
  const pattern = sep === "\\" ? glob.replaceAll("\\", "/") : glob;
  const parts = pattern.split("/");
  const firstStar = parts.findIndex((part) => part.includes("*"));
  if (firstStar < 0) {
    const status = statSync(glob, { throwIfNoEntry: false });
    if (status?.isDirectory() ?? false)
      throw new ScanError("traffic-not-found", `${from}: ${glob} is a folder`, { hint: `Write ${glob.replace(/\/+$/, "")}/*.har for the files in it.` });
    return status === undefined ? [] : [glob];
  }
  const base = parts.slice(0, firstStar).join("/");
  const rest = parts.slice(firstStar).join("/");
  const prefix = base === "" ? (pattern.startsWith("/") ? "/" : "") : `${base}/`;
  return walk(prefix === "" ? "." : prefix, parts.length - firstStar, rest)
    .filter((file) => pathMatches(rest, file))
    .map((file) => prefix + file);
};

/** Files below a folder, relative to it, as deep as the glob can reach. Links are not followed into folders. */
const walk = (folder: string, segments: number, glob: string): string[] => {
  const deep = glob.includes("**") ? 32 : segments;
  const named = new Set(glob.split("/"));
  const files: string[] = [];
  const waiting: { readonly way: string; readonly depth: number }[] = [{ way: "", depth: 1 }];
  let seen = 0;
  for (let at = waiting.pop(); at !== undefined && seen < mostEntries; at = waiting.pop())
    for (const entry of entriesOf(join(folder, at.way))) {
      seen += 1;
      const way = at.way === "" ? entry.name : `${at.way}/${entry.name}`;
      if (!entry.isDirectory()) files.push(way);
      else if (at.depth < deep && (!passedOver.has(entry.name) || named.has(entry.name))) waiting.push({ way, depth: at.depth + 1 });
    }
  return files;
};

const entriesOf = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
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
