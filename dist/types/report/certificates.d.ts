import type { ReportedHost } from "../model/report.ts";
/** One sentence for each certificate that differs; addresses that show the same one share it. Not yet inert. */
export declare const certificateWords: ({ host, certificates }: ReportedHost) => string[];
