import type { ObservedCall } from "../model/call.ts";
import type { Site } from "../model/evidence.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { ForwardedProbe, Visit } from "../model/visit.ts";
export interface HostSources {
    readonly spec: SpecFacts;
    /** Base URL, alias, allowed hosts: hosts and URLs that the user named. */
    readonly given: readonly (string | null)[];
    readonly visits: readonly Visit[];
    readonly probes: readonly ForwardedProbe[];
    readonly calls: readonly ObservedCall[];
}
/** Sorted, so that the same answers give the same bytes. The public suffix list is loaded only when a host needs it. */
export declare const gatherSites: (sources: HostSources) => Promise<Readonly<Record<string, Site>>>;
