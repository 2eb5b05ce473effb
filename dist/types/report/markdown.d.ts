import type { Report } from "../model/report.ts";
export interface MarkdownOptions {
    /** UTF-8 bytes. GitHub drops a step summary of more than 1,048,576 whole, and a comment of more than 65,536 characters. */
    readonly maxBytes?: number;
}
/**
 * At most `maxBytes` bytes (at least 1,000): what does not fit is left out as whole findings or sections, and their number is said.
 * Remote text stands only in code spans and fences, so that no mention, link, image, HTML or closing keyword in it comes alive.
 */
export declare const toMarkdown: (report: Report, { maxBytes }?: MarkdownOptions) => string;
/** A code span whose fence is longer than any run of back-ticks inside. Padded where the content begins or ends with one, as CommonMark strips one blank on both sides. */
export declare const code: (text: string) => string;
/** A code span inside a table, where a pipe would end the cell even in code, and parsers disagree about a backslash before it. */
export declare const cell: (text: string) => string;
