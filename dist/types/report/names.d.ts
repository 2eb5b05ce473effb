import type { ReportedHost } from "../model/report.ts";
/** Null where nobody was asked. Not yet inert. */
export declare const nameWords: ({ host, names }: ReportedHost) => string | null;
