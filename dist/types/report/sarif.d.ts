import type { Report } from "../model/report.ts";
import { type Workspace } from "./paths.ts";
/** JSON with a newline at its end. Every result stands on a line of a file of the repository; addresses from the web are text, never locations. */
export declare const toSarif: (report: Report, at?: Workspace | null) => string;
