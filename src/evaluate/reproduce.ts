// The command line that looks at one check again. Pure.

import type { Target } from "../model/evidence.ts";

/** POSIX shell: bare where nothing needs quoting, else in single quotes. */
const shellQuote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) && !word.startsWith("-") ? word : `'${word.replaceAll("'", "'\\''")}'`);

interface Around {
  readonly target: Target;
  readonly policyWords: readonly string[];
  /** Files of captured traffic. */
  readonly traffic: readonly string[];
}

/** A line of more files than this is copied by nobody. */
const mostFiles = 10;

/** What comes from the user is quoted all the same. `canary`: the one operation to experiment on, null where none is needed. */
export const reproduce = ({ target, policyWords, traffic }: Around, check: string, canary: string | null = null): string =>
  [
    "sigproof scan",
    ...(target.offline ? ["--offline"] : []),
    ...(target.baseUrl === null ? [] : [shellQuote(target.baseUrl)]),
    `--spec ${shellQuote(target.spec)}`,
    ...traffic.slice(0, mostFiles).map((file) => `--traffic ${shellQuote(file)}`),
    ...policyWords.map((word, at) => (at === 0 ? word : shellQuote(word))),
    ...(target.caFile === undefined ? [] : [`--ca-file ${shellQuote(target.caFile)}`]),
    ...(canary === null ? [] : [`--canary ${shellQuote(canary)}`]),
    `--only ${shellQuote(check)}`,
  ].join(" ");
