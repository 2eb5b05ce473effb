import type { ResolutionFact } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import type { ZoneTools } from "./zones.ts";
/** A name of the user's, the hosts that carry it, and the port at which its certificate is shown. */
export interface AskedName {
    readonly name: string;
    readonly hosts: readonly string[];
    readonly tlsPort: number;
}
export declare const gatherResolution: ({ name, hosts, tlsPort }: AskedName, apex: string | null, tools: ZoneTools) => Promise<ResolutionFact>;
/** A name that nobody was asked about. */
export declare const unaskedResolution: ({ name, hosts }: AskedName, fault: Fault) => ResolutionFact;
