import type { Report } from "../model/report.ts";
import { type Workspace } from "./paths.ts";
export declare const levels: readonly ["error", "warning", "notice"];
export type Level = (typeof levels)[number];
export interface Annotation {
    readonly level: Level;
    /** From the root of the checkout, forward slashes. */
    readonly file: string;
    /** 1-based. */
    readonly line: number;
    readonly endLine: number;
    /** 1-based; null where `line` and `endLine` differ, as the runner then drops it. */
    readonly column: number | null;
    readonly title: string;
    readonly message: string;
}
/** How many annotations of each level may be used. GitHub shows ten of each for one step and drops the others in silence. */
export type Budget = Readonly<Record<Level, number>>;
export declare const githubBudget: Budget;
/** Findings worst first, then problems, then what could not be reached. Waived findings have none. Where a level has more than its budget, its last slot says how many. */
export declare const toAnnotations: (report: Report, budget?: Budget, at?: Workspace | null) => Annotation[];
/** One line per annotation, escaped as the runner unescapes: data `%`, CR and LF; properties also `:` and `,`. Ends with a newline unless empty. */
export declare const toWorkflowCommands: (annotations: readonly Annotation[]) => string;
