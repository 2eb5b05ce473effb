import type { Operation, SpecFacts } from "../model/spec.ts";
import type { Entry, NotVisited } from "../model/visit.ts";
export interface PlannedVisit {
    readonly entry: Entry;
    readonly method: "GET" | "HEAD";
    readonly url: string;
    /** Only what the description requires; never a credential or a signature. */
    readonly headers: readonly (readonly [name: string, value: string])[];
}
export interface Plan {
    readonly visits: readonly PlannedVisit[];
    readonly notVisited: readonly NotVisited[];
}
export interface PlanTarget {
    /** Stands for the whole server URL, base path included. */
    readonly baseUrl: string;
    /** The host that the base URL stands for; it is never contacted under that name. */
    readonly alias: string | null;
    /** Exact entries of `hosts.allow`: hosts that may be contacted besides the base URL. */
    readonly mayContact: ReadonlySet<string>;
}
/** Exact entries only: a wildcard says what is no finding, not whom to contact. */
export declare const exactHosts: (allow: readonly string[]) => ReadonlySet<string>;
export declare const planVisits: (spec: SpecFacts, target: PlanTarget) => Plan;
/** `in` and lower-case name of the credentials that its security schemes carry: declared as parameters too, they are left out all the same. */
export declare const credentialNames: (operation: Operation, spec: SpecFacts) => ReadonlySet<string>;
interface Parts {
    readonly path: string;
    readonly query: string;
    readonly headers: (readonly [string, string])[];
}
export declare const fillIn: (operation: Operation, credentials: ReadonlySet<string>) => Parts | string;
export {};
