import type { Builtin } from "../scheme.ts";
export declare const webhookSchemes: readonly Builtin[];
