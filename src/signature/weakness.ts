// What is weak about a scheme by itself, whoever verifies it: MD5, SHA-1, checksums and secret-prefix hashes. Pure.

import { weaknessOf } from "./algorithm.ts";
import { compileJws } from "./engines/jws.ts";
import { compile } from "./engines/template.ts";
import type { Scheme } from "./scheme.ts";
import type { Template } from "./template.ts";

const weakFilters: ReadonlyMap<string, string> = new Map([
  ["md5", "two bodies with one MD5 are made in seconds"],
  ["sha1", "two bodies with one SHA-1 have been made"],
  ["crc32", "a body with a given CRC-32 is made by hand"],
]);

/** Everything that goes into what is signed. */
const templatesOf = (scheme: Scheme): readonly Template[] => {
  if (scheme.engine === "jws") {
    const { claims, define } = compileJws(scheme);
    return [...claims.map((each) => each.template), ...define.values()];
  }
  if (scheme.engine !== "template") return [];
  const { string, define, digests } = compile(scheme);
  return [string, ...define.values(), ...digests.map((each) => each.template)];
};

/** One sentence each, the algorithm's own first; empty when nothing is weak. */
export const weaknessesOf = (scheme: Scheme): readonly string[] => {
  const own = weaknessOf(scheme.algorithm);
  const found = own === null ? [] : [`${scheme.algorithm}: ${own}`];
  const templates = templatesOf(scheme);
  const filters = new Set(templates.flatMap((template) => template.parts.flatMap((part) => (part.kind === "variable" ? part.filters : []))));
  return [...found, ...[...weakFilters].flatMap(([filter, why]) => (filters.has(filter) ? [`${filter}: ${why}`] : []))];
};
