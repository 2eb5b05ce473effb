import type { Target } from "../model/evidence.ts";
/** `baseUrl` and `spec` come from the user; they are quoted all the same. */
export declare const reproduce: (target: Target, check: string) => string;
