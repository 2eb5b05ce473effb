import type { ForwardedProbe, Visit } from "../model/visit.ts";
import { type Paced } from "./pace.ts";
import type { PlannedVisit, PlanTarget } from "./plan-visits.ts";
/** Most requests that `planProbes` may ask for, known before anything is sent. */
export declare const mostProbesFor: (planned: readonly PlannedVisit[]) => number;
/** The base URL, and every visit whose first answer named a host in the places where a reflected one would stand. `isOwn` says which hosts are the API's. */
export declare const planProbes: (planned: readonly PlannedVisit[], visits: readonly Visit[], isOwn: (host: string) => boolean) => PlannedVisit[];
/** What is past the limit is on record as not asked: it counts as unknown and never as a pass. */
export declare const runProbes: (probes: readonly PlannedVisit[], ports: Paced, target: PlanTarget, width: number) => Promise<ForwardedProbe[]>;
