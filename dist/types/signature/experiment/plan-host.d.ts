import type { Part } from "./plan-components.ts";
import { type Canary, type Original, type PlanOptions } from "./request.ts";
/** RFC 2606: names that nobody can have. Sent as text to the base URL, and never resolved. */
export declare const foreignHost = "sigproof-probe.invalid";
export declare const planHost: (canary: Canary, original: Original, { quick, proxied }: PlanOptions) => Part;
