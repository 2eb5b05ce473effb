import type { Report, ReportedFinding, Result } from "../model/report.ts";
export interface Failure {
    readonly result: Result;
    /** Unwaived, worst first; never empty. */
    readonly findings: readonly [ReportedFinding, ...ReportedFinding[]];
}
/** Checks with at least one unwaived finding: by their worst finding, proven before likely, then in report order. */
export declare const failures: ({ results }: Report) => Failure[];
/** Information costs nothing and needs no action: it gets a line at the end, so that a healthy scan stays quiet. */
export declare const isRemark: ({ findings }: Failure) => boolean;
export interface Waived {
    readonly check: string;
    readonly finding: ReportedFinding;
    readonly reason: string;
    readonly until: string;
}
export declare const waivedFindings: ({ results }: Report) => Waived[];
export declare const verdictWord: ({ verdict }: Report) => "passed" | "failed" | "not measured";
/** "score 60 (D)", or why there is none in two words. Beside it always `measuredWords`. */
export declare const scoreWords: ({ score }: Report) => string;
export declare const measuredWords: ({ score }: Report) => string;
export declare const count: (number: number, noun: string) => string;
/** The verdict and its reasons on one line, for logs. */
export declare const headline: (report: Report) => string;
