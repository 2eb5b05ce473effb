// The command line that looks at one check again. Pure.

import type { Target } from "../model/evidence.ts";

/** POSIX shell: bare where nothing needs quoting, else in single quotes. */
const shellQuote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) && !word.startsWith("-") ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** `baseUrl` and `spec` come from the user; they are quoted all the same. `canary`: the one operation to experiment on, null where none is needed. */
export const reproduce = (target: Target, check: string, canary: string | null = null): string =>
  [
    "sigproof scan",
    ...(target.offline ? ["--offline"] : []),
    ...(target.baseUrl === null ? [] : [shellQuote(target.baseUrl)]),
    `--spec ${shellQuote(target.spec)}`,
    ...(canary === null ? [] : [`--canary ${shellQuote(canary)}`]),
    `--only ${shellQuote(check)}`,
  ].join(" ");
