// The work of one scan divided among several runs: what one of them is asked to do, and what evidence says about the part that it holds. Pure.

import type { Evidence, FactName } from "./evidence.ts";
import type { Entry, ForwardedProbe } from "./visit.ts";

/** `--shard 2/4`. */
export interface Share {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** More runs than anybody starts for one scan. */
export const mostParts = 256;

/** Facts that are gathered in parts. The others say something about the scan as a whole. */
export const dividedFacts = ["visits", "reflections", "experiments"] as const;
export type DividedFact = (typeof dividedFacts)[number];

/** Per fact the places in the plan of the whole scan that this part has looked at, ascending; or why it could not look. */
export interface Part extends Readonly<Record<DividedFact, readonly number[] | string>> {
  readonly index: number;
}

/** Says of evidence that it is not the whole. Without it, it is. */
export interface Parts {
  readonly of: number;
  /** Digests of the settings that decide what is asked, by the name that a user knows; none of a secret. Parts of one scan have the same. */
  readonly settings: Readonly<Record<string, string>>;
  /** Ascending by index. */
  readonly held: readonly Part[];
}

/** Probes of forwarded names in one scan. Where one answer takes its host from a header, the framework does, and the next hundred say the same. */
export const mostForwardedProbes = 101;

/** What is past the limit is on record as not asked: it counts as unknown and never as a pass. */
export const notProbed = (entry: Entry, url: string): ForwardedProbe => ({
  entry,
  url,
  sent: { xForwardedHost: "", forwarded: "" },
  status: null,
  fault: { reason: "request-limit", detail: `only the first ${mostForwardedProbes - 1} operations that name a host were asked with a forwarding header` },
  echoes: [],
});

const listed = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `part ${numbers[0]}` : `parts ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;

export const missingParts = ({ of, held }: Parts): number[] =>
  Array.from({ length: of }, (_each, at) => at + 1).filter((index) => !held.some((part) => part.index === index));

/** "parts 1 and 3 of 4 are missing"; null when all are there. */
export const whatIsMissing = (parts: Parts): string | null => {
  const missing = missingParts(parts);
  return missing.length === 0 ? null : `${listed(missing)} of ${parts.of} ${missing.length === 1 ? "is" : "are"} missing`;
};

/** "part 2 of 4", for the evidence of one run. */
export const whatIsHeld = ({ of, held }: Parts): string => `${listed(held.map(({ index }) => index))} of ${of}`;

/** Whose hosts are compared comes from the visits. */
const restsOn: Readonly<Partial<Record<FactName, DividedFact>>> = { visits: "visits", reflections: "reflections", experiments: "experiments", sites: "visits" };

/** Why a fact that is there is not all of it; null when nothing is missing. What was rightly not looked at is missing nowhere. */
export const gapIn = ({ parts, facts }: Pick<Evidence, "parts" | "facts">, name: FactName): string | null => {
  const divided = restsOn[name];
  if (parts === undefined || divided === undefined || facts[name].state === "skipped") return null;
  const missing = whatIsMissing(parts);
  if (missing !== null) return missing;
  const blind = parts.held.find((part) => typeof part[divided] === "string");
  return blind === undefined ? null : `part ${blind.index} of ${parts.of} could not look: ${String(blind[divided])}`;
};
