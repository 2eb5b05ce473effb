import type { Evidence } from "../model/evidence.ts";
import type { Place } from "../model/place.ts";
import type { ReportedCertificate, ReportedNames } from "../model/report.ts";
import type { Policy } from "../model/policy.ts";
export interface SeenHost {
    readonly host: string;
    readonly declared: boolean;
    readonly allowed: boolean;
    /** A request of ours went there and was answered. */
    readonly contacted: boolean;
    /** How many captured calls went there, and what made them, as far as it said so. Sorted by name. */
    readonly calls: number;
    readonly clients: readonly string[];
    /** Sorted. */
    readonly observed: readonly string[];
    /** Where the description declares it, in document order. */
    readonly places: readonly Place[];
    readonly names: ReportedNames | null;
    readonly certificates: readonly ReportedCertificate[];
}
/** Sorted by host, in code unit order. */
export declare const seenHosts: ({ facts, startedAt }: Evidence, policy: Policy) => SeenHost[];
