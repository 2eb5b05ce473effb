import type { Visit } from "../model/visit.ts";
import { type Paced } from "./pace.ts";
import type { PlannedVisit, PlanTarget } from "./plan-visits.ts";
export declare const redirectStatuses: ReadonlySet<number>;
/** In plan order, whichever answer came first. `width`: how many chains run side by side. */
export declare const runVisits: (planned: readonly PlannedVisit[], ports: Paced, target: PlanTarget, width: number) => Promise<Visit[]>;
/** The alias is what the base URL is called in public: its own `Host`, and no other origin's. */
export declare const hostFor: (url: string, { baseUrl, alias }: PlanTarget) => {
    readonly host: string;
} | Record<string, never>;
