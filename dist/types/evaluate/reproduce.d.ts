import type { Target } from "../model/evidence.ts";
/** `baseUrl` and `spec` come from the user; they are quoted all the same. `canary`: the one operation to experiment on, null where none is needed. */
export declare const reproduce: (target: Target, check: string, canary?: string | null) => string;
