// What is weak about a scheme by itself, whoever verifies it: MD5, SHA-1, checksums and secret-prefix hashes. Pure.

import { weaknessOf } from "./algorithm.ts";
import { compile } from "./engines/template.ts";
import type { Scheme } from "./scheme.ts";
import type { Template } from "./template.ts";

const weakFilters: ReadonlyMap<string, string> = new Map([
  ["md5", "two bodies with one MD5 are made in seconds"],
  ["sha1", "two bodies with one SHA-1 have been made"],
  ["crc32", "a body with a given CRC-32 is made by hand"],
]);

/** One sentence each, the algorithm's own first; empty when nothing is weak. */
export const weaknessesOf = (scheme: Scheme): readonly string[] => {
  const own = weaknessOf(scheme.algorithm);
  const found = own === null ? [] : [`${scheme.algorithm}: ${own}`];
  if (scheme.engine !== "template") return found;
  const { string, define, digests } = compile(scheme);
  const templates: readonly Template[] = [string, ...define.values(), ...digests.map((each) => each.template)];
  const filters = new Set(templates.flatMap((template) => template.parts.flatMap((part) => (part.kind === "variable" ? part.filters : []))));
  return [...found, ...[...weakFilters].flatMap(([filter, why]) => (filters.has(filter) ? [`${filter}: ${why}`] : []))];
};
