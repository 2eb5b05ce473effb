// Evidence files → the evidence that is judged: one as it is, several merged. Throws what the user can mend, with the names of the files. Loads zod: import it lazily.

import type { Said } from "../config.ts";
import { ScanError } from "../errors.ts";
import { merge } from "../evaluate/merge.ts";
import type { Evidence } from "../model/evidence.ts";
import { findFiles } from "../gather/find-files.ts";
import { readEvidence } from "./evidence-file.ts";
import type { InputRoots } from "./input-files.ts";

/** The files behind `merge`, one glob a line. Throws where a line finds none: a part that is not there must not pass in silence. */
export const evidenceFiles = ({ value, from }: Said): readonly [Said, ...Said[]] => {
  const globs = value.split(/\r?\n/).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const files = globs.flatMap((glob) => {
    const found = findFiles(glob);
    if (found === null) throw new ScanError("usage", `${from}: ${glob} looks through too many files`, { hint: "Name the folder that holds the evidence." });
    if (found.length === 0)
      throw new ScanError("usage", `${from}: no file is named like ${glob}`, {
        hint: "It is the evidence-file of the jobs that gathered, downloaded into the workspace.",
      });
    return found;
  });
  const [first, ...rest] = [...new Set(files)].map((file): Said => ({ value: file, from }));
  if (first === undefined) throw new ScanError("usage", `${from} names no file`);
  return [first, ...rest];
};

/** `files` as the user named them. */
export const evidenceFrom = (files: readonly [Said, ...Said[]], roots: InputRoots): Evidence => {
  const [first, ...rest] = files;
  const merged = merge([readEvidence(first, roots), ...rest.map((file) => readEvidence(file, roots))]);
  if (merged.kind === "merged") return merged.evidence;
  const names = [...new Set([merged.first, merged.second])].map((at) => files[at]?.value ?? "");
  throw new ScanError("evidence-invalid", `${names.join(" and ")} ${merged.what}`, {
    hint: "Evidence is merged when each file holds another part (--shard i/n) of one scan: one version, one description, one target, one policy.",
  });
};
