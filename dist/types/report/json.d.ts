import type { Report } from "../model/report.ts";
export declare const toJson: (report: Report) => string;
/**
 * JSON whose strings mean exactly what they meant, written so that they are harmless when shown: C1, DEL, line separators, format characters and the runner's
 * `##[` as `\u` escapes. JSON itself escapes C0 and lone surrogates. No line of it can begin with `::`.
 */
export declare const safeJson: (value: unknown) => string;
