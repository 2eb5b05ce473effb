import type { Builtin } from "../scheme.ts";
export declare const cloudSchemes: readonly Builtin[];
