import type { Builtin } from "../scheme.ts";
export declare const exchangeSchemes: readonly Builtin[];
