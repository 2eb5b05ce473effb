import type { Builtin } from "../scheme.ts";
export declare const apiSchemes: readonly Builtin[];
