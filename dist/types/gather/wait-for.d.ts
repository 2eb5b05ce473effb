import type { Fault } from "../model/visit.ts";
import type { Paced } from "./pace.ts";
import type { PlanTarget } from "./plan-visits.ts";
/** Null as soon as an answer is 2xx or 3xx; the fault `timeout` with the last answer, or `interrupted`. Redirects are not followed. */
export declare const waitFor: ({ url, timeoutMs }: {
    url: string;
    timeoutMs: number;
}, ports: Paced, target: PlanTarget) => Promise<Fault | null>;
