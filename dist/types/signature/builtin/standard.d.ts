import type { Builtin } from "../scheme.ts";
export declare const standardSchemes: readonly Builtin[];
