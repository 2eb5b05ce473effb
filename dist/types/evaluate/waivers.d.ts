import type { Check, Finding } from "../model/check.ts";
import type { Place, Problem } from "../model/place.ts";
import type { Waiver } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
/** A waiver of the policy or an `x-sigproof-ignore` of the description, as one thing. */
export interface Acceptance {
    readonly check: string;
    readonly reason: string;
    readonly until: string;
    readonly matches: (finding: Finding) => boolean;
    /** For a person: where it is written and what it names. */
    readonly label: string;
    readonly at: WaiverPlace;
}
/** A node of the description, or a line of the policy file, which has no pointers. */
export type WaiverPlace = {
    readonly place: Place;
} | {
    readonly file: string;
    readonly line: number;
};
export interface WaiverProblem {
    readonly kind: Problem["kind"];
    readonly message: string;
    readonly at: WaiverPlace;
}
export declare const acceptancesOf: (waivers: readonly Waiver[], spec: SpecFacts | null) => Acceptance[];
export interface Waived {
    /** The first acceptance in force that fits; null when none does. Remembers that it was used. */
    readonly acceptanceOf: (check: string, finding: Finding) => Acceptance | null;
    /** What is wrong with the acceptances. Ask after all findings went through `acceptanceOf`. */
    readonly problems: (known: readonly Check[], measured: ReadonlySet<string>) => WaiverProblem[];
}
/** `today` is the day of the scan, never of the judging, so that judging again says the same. */
export declare const waive: (acceptances: readonly Acceptance[], today: string) => Waived;
