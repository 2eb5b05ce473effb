import type { Coverage } from "../model/report.ts";
export interface CoverageLine {
    readonly component: string;
    readonly required: string;
    readonly declared: string;
    /** "covered", "NOT COVERED", "unknown", "not applicable", with how or why. */
    readonly observed: string;
    readonly state: "good" | "bad" | "open" | "quiet";
}
/** What nobody asks for and nobody declares is left out, unless something was seen. */
export declare const coverageLines: ({ components }: Coverage) => CoverageLine[];
/** The one reason for which nothing at all could be told of what is asked; null where something was. */
export declare const whyNothing: ({ components }: Coverage) => string | null;
export declare const controlWords: ({ controls }: Coverage) => string;
/** How old, how new, how often; no words for what does not apply. */
export declare const freshnessWords: ({ window, replay }: Coverage) => string[];
