import type { Part } from "./plan-components.ts";
import { type Canary, type Original } from "./request.ts";
export declare const planCollision: (canary: Canary, original: Original) => Part;
