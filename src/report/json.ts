// The report as JSON: stable key order, two spaces, a newline at the end, and no byte that steers a terminal or a runner. Pure.

import type { Report } from "../model/report.ts";

export const toJson = (report: Report): string => safeJson(report);

/**
 * JSON whose strings mean exactly what they meant, written so that they are harmless when shown: C1, DEL, line separators, format characters and the runner's
 * `##[` as `\u` escapes. JSON itself escapes C0 and lone surrogates. No line of it can begin with `::`.
 */
export const safeJson = (value: unknown): string => `${harmless(JSON.stringify(value, null, 2))}\n`;

/** The same without indentation: what machines read, and may hold fifty thousand calls, takes half the room. */
export const compactJson = (value: unknown): string => `${harmless(JSON.stringify(value))}\n`;

/** JSON text that means the same and steers nothing. */
export const harmless = (json: string): string =>
  json
    // In two steps, because a search by property takes five times as long and most of a report is ASCII.
    .replace(/[^\0-\x7e]+/g, (run) => run.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, escaped))
    .replaceAll("##[", "##\\u005b");

/** Code unit by code unit: JSON has no escape for a code point beyond U+FFFF. */
const escaped = (character: string): string => {
  let out = "";
  for (let i = 0; i < character.length; i += 1) out += `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
  return out;
};
