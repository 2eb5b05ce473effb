import type { ReportedHost } from "../model/report.ts";
/** Null where nobody was asked. Not yet inert. */
export declare const nameWords: ({ host, names }: ReportedHost) => string | null;
/** Where some were asked about, who was not, and why; nothing where nobody was. Not yet inert. */
export declare const unaskedWords: (hosts: readonly ReportedHost[]) => string[];
