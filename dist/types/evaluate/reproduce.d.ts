import type { Target } from "../model/evidence.ts";
/** POSIX shell: bare where nothing needs quoting, else in single quotes. */
export declare const shellQuote: (word: string) => string;
/** `baseUrl` and `spec` come from the user; they are quoted all the same. */
export declare const reproduce: (target: Target, check: string) => string;
