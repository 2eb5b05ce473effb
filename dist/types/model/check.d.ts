import type { FactName, Facts } from "./evidence.ts";
import type { Place } from "./place.ts";
import type { Policy } from "./policy.ts";
import type { Category, Severity } from "./severity.ts";
export interface Finding {
    /** What tells this finding from others of the same check, stable between runs (no line, port of a local target, time or count). Feeds the fingerprint. */
    readonly subject: string;
    readonly message: string;
    readonly confidence: "proven" | "likely";
    /** Only where this instance weighs differently than the check. */
    readonly severity?: Severity;
    /** The scheme cannot do better, whoever uses it: worth knowing, and nobody's mistake here. */
    readonly limitation?: true;
    readonly where: Where;
    /** Lines a person can check: what was sent, what came back, what the description says. */
    readonly proof: readonly string[];
}
export interface Where {
    /** The line to show it on. Null falls back to the first line of the description. */
    readonly place: Place | null;
    readonly operation?: string;
    /** Normalised host that the finding is about; the key of `waivers[].host`. */
    readonly host?: string;
    readonly url?: string;
}
export type Outcome = {
    readonly outcome: "pass";
} | {
    readonly outcome: "fail";
    readonly findings: readonly [Finding, ...Finding[]];
} | {
    readonly outcome: "not-applicable";
    readonly why: string;
} | {
    readonly outcome: "unknown";
    readonly why: string;
};
export interface CheckDoc {
    /** Sentences. What the check looks at. */
    readonly what: string;
    /** What goes wrong in the real world when it fails. */
    readonly why: string;
    /** What to do. */
    readonly fix: string;
    /** Before and after, as fenced text for the generated page. */
    readonly example?: {
        readonly language: string;
        readonly before: string;
        readonly after: string;
    };
    readonly references: readonly [string, ...string[]];
    readonly cwe?: readonly number[];
    /** OWASP API Security Top 10 2023, "API8:2023". */
    readonly owasp?: readonly string[];
}
export interface Check<N extends FactName = FactName, O extends FactName = FactName> {
    /** Noun phrase for the flaw; equals the file name, the page, the SARIF rule and the waiver key. */
    readonly id: string;
    /** The flaw as one line. */
    readonly title: string;
    readonly category: Category;
    readonly severity: Severity;
    readonly since: string;
    readonly needs: readonly N[];
    /** Facts of which at least one must be known too; `run` receives those that are. */
    readonly uses?: readonly O[];
    readonly doc: CheckDoc;
    /** `startedAt`: the evidence's clock, for what has a date. Checks know no other. */
    run(facts: Pick<Facts, N> & Partial<Pick<Facts, O>>, policy: Policy, startedAt?: string): Outcome;
}
/** Types `run` by `needs` and `uses`: it receives exactly the named facts, and is called only when all that it needs are known. */
export declare const defineCheck: <const N extends FactName, const O extends FactName = never>(check: Check<N, O>) => Check<N, O>;
/** Findings → fail, none → pass. For checks whose facts are complete whenever they are known. */
export declare const outcomeOf: (findings: readonly Finding[]) => Outcome;
export declare const notApplicable: (why: string) => Outcome;
export declare const unknown: (why: string) => Outcome;
