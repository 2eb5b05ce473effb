import type { Part } from "./plan-components.ts";
import { type Canary, type Original, type PlanOptions } from "./request.ts";
export declare const planComparison: (canary: Canary, original: Original, options: PlanOptions) => Part;
