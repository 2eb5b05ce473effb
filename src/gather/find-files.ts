// Globs → files: `*` stays within one folder, `**` spans any number of them. Links to folders are not followed, and what is hidden is only found by name.

import { readdirSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { pathMatches } from "../model/glob.ts";

/** A glob over a whole disk is a mistake, and minutes of somebody's build. */
const mostLooked = 100_000;

export type Found = { readonly kind: "files"; readonly files: readonly string[] } | { readonly kind: "too-many" };

/** Sorted, as seen from `directory`, with forward slashes. A pattern without a star is a file's name, whether it is there or not. */
export const findFiles = (pattern: string, directory: string): Found => {
  const wanted = pattern.replaceAll("\\", "/");
  if (!wanted.includes("*")) return { kind: "files", files: [wanted] };
  const segments = wanted.split("/");
  const start = segments
    .slice(
      0,
      segments.findIndex((segment) => segment.includes("*")),
    )
    .join("/");
  const files: string[] = [];
  const folders = [start];
  const depth = segments.includes("**") ? Number.POSITIVE_INFINITY : segments.length;
  let looked = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(isAbsolute(wanted) ? folder || "/" : join(directory, folder))) {
      looked += 1;
      if (looked > mostLooked) return { kind: "too-many" };
      const path = folder === "" && !isAbsolute(wanted) ? entry.name : `${folder}/${entry.name}`;
      const hidden = entry.name.startsWith(".");
      if (entry.isDirectory() && !hidden && entry.name !== "node_modules" && path.split("/").length < depth) folders.push(path);
      else if (
        !entry.isDirectory() &&
        (!hidden || segments.at(-1)?.startsWith(".") === true) &&
        pathMatches(wanted.replace(/^\.\//, ""), path.replace(/^\.\//, ""))
      )
        files.push(path);
    }
  }
  return { kind: "files", files: files.sort() };
};

/** A folder that cannot be read holds nothing for us. */
const entriesOf = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
};
