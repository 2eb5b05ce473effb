// Globs → files, as seen from the working directory: `*` stays within one folder, `**` spans any number of them. Links to folders are not followed.

import { join, sep } from "node:path";
import { pathMatches } from "../model/glob.ts";
import { readdirSync } from "./node-fs.ts";

/** A glob over a whole disk is a mistake, and minutes of somebody's build. */
const mostLooked = 200_000;
const deepest = 32;
/** Folders that a star never looks into, unless the glob names them. */
const passedOver = new Set(["node_modules", ".git"]);

/** Sorted, with forward slashes; null where there is too much to look through. A name without a star is taken as it is, whether it is there or not. */
export const findFiles = (glob: string): readonly string[] | null => {
  const pattern = sep === "\\" ? glob.replaceAll("\\", "/") : glob;
  const parts = pattern.split("/");
  const firstStar = parts.findIndex((part) => part.includes("*"));
  if (firstStar < 0) return [glob];
  const base = parts.slice(0, firstStar).join("/");
  const rest = parts.slice(firstStar).join("/");
  const prefix = base === "" ? (pattern.startsWith("/") ? "/" : "") : `${base}/`;
  const files = walk(prefix === "" ? "." : prefix, parts.length - firstStar, rest);
  return (
    files
      ?.filter((file) => pathMatches(rest, file))
      .map((file) => prefix + file)
      .sort() ?? null
  );
};

/** Files below a folder, relative to it, as deep as the glob can reach. */
const walk = (folder: string, segments: number, glob: string): string[] | null => {
  const deep = glob.includes("**") ? deepest : segments;
  const named = new Set(glob.split("/"));
  const files: string[] = [];
  const waiting: { readonly way: string; readonly depth: number }[] = [{ way: "", depth: 1 }];
  let looked = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const entry of entriesOf(join(folder, at.way))) {
      looked += 1;
      if (looked > mostLooked) return null;
      const way = at.way === "" ? entry.name : `${at.way}/${entry.name}`;
      if (!entry.isDirectory()) files.push(way);
      else if (at.depth < deep && (!passedOver.has(entry.name) || named.has(entry.name))) waiting.push({ way, depth: at.depth + 1 });
    }
  return files;
};

/** A folder that cannot be read holds nothing for us. */
const entriesOf = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
};
