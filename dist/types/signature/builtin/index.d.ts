import type { Builtin } from "../scheme.ts";
export declare const builtins: readonly Builtin[];
