import type { Report } from "../model/report.ts";
export interface TextOptions {
    readonly color: boolean;
    /** Every finding, place, proof line and operation, not only the first few. */
    readonly verbose: boolean;
    /** Columns; lines are wrapped to it, words are not broken. */
    readonly width?: number;
    /** False where the caller says itself what to run next, as the demo does: its API has stopped by then. */
    readonly next?: boolean;
}
/** Ends with a newline. Everything that a server or a description said passes `inert`; colour comes only from our own palette. */
export declare const toText: (report: Report, options: TextOptions) => string;
