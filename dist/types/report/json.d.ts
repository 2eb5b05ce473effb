import type { Report } from "../model/report.ts";
export declare const toJson: (report: Report) => string;
/**
 * JSON whose strings mean exactly what they meant, written so that they are harmless when shown: C1, DEL, line separators, format characters and the runner's
 * `##[` as `\u` escapes. JSON itself escapes C0 and lone surrogates. No line of it can begin with `::`.
 */
export declare const safeJson: (value: unknown) => string;
/** The same without indentation: what machines read, and may hold fifty thousand calls, takes half the room. */
export declare const compactJson: (value: unknown) => string;
/** JSON text that means the same and steers nothing. */
export declare const harmless: (json: string) => string;
