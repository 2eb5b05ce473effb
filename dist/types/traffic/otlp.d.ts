import type { Told } from "./har.ts";
import type { Plan } from "./json-stream.ts";
/** Spans of all scopes, and the resource that made them, whichever comes first. */
export declare const otlpPlan: Plan;
/** `service.name` of a resource, with its version where it has one. */
export declare const serviceOf: (resource: string) => string | null;
export declare const spanName: (text: string) => string | null;
/** Only client spans of HTTP are calls; servers' own spans, database queries and messages are "other". */
export declare const readSpan: (text: string) => Told;
