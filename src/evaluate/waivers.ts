// Which findings the policy or the description accepts, until when, and which waivers are expired, idle or mistaken. Pure.

import type { Check, Finding } from "../model/check.ts";
import { isDay } from "../model/day.ts";
import { hostMatches, parseUrl } from "../model/host.ts";
import type { Place, Problem } from "../model/place.ts";
import type { Waiver } from "../model/policy.ts";
import type { Ignore, Operation, SpecFacts } from "../model/spec.ts";
import { pathMatches } from "../model/glob.ts";
import { ignoreKey } from "../openapi/ignores.ts";

/** A waiver of the policy or an `x-sigproof-ignore` of the description, as one thing. */
export interface Acceptance {
  readonly check: string;
  readonly reason: string;
  readonly until: string;
  readonly matches: (finding: Finding) => boolean;
  /** For a person: where it is written and what it names. */
  readonly label: string;
  readonly at: WaiverPlace;
}
/** A node of the description, or a line of the policy file, which has no pointers. */
export type WaiverPlace = { readonly place: Place } | { readonly file: string; readonly line: number };

export interface WaiverProblem {
  readonly kind: Problem["kind"];
  readonly message: string;
  readonly at: WaiverPlace;
}

export const acceptancesOf = (waivers: readonly Waiver[], spec: SpecFacts | null): Acceptance[] => [
  ...waivers.map((waiver) => fromPolicy(waiver, spec?.operations ?? [])),
  ...(spec?.ignores ?? []).map(fromDescription),
];

const fromPolicy = (waiver: Waiver, operations: readonly Operation[]): Acceptance => {
  const { check, host, operation, path, reason, until, file, line } = waiver;
  const names = new Set([operation, operations.find(({ operationId }) => operationId !== null && operationId === operation)?.id]);
  return {
    check,
    reason,
    until,
    at: { file, line },
    label: `the waiver of ${check}${[host, operation, path].flatMap((part) => (part === null ? [] : [` for ${part}`])).join("")}`,
    matches: ({ where }) =>
      (host === null || (where.host !== undefined && hostMatches(host, where.host))) &&
      (operation === null || (where.operation !== undefined && names.has(where.operation))) &&
      (path === null || pathsOf(where).some((given) => pathMatches(path, given))),
  };
};

/** The operation's path as the description writes it, and the path of the URL that was seen. */
const pathsOf = ({ operation, url }: Finding["where"]): string[] => {
  const declared = operation === undefined ? [] : [operation.slice(operation.indexOf(" ") + 1)];
  const seen = url === undefined ? null : parseUrl(url);
  return seen === null ? declared : [...declared, seen.pathname];
};

const fromDescription = ({ check, reason, until, operation, hosts, place }: Ignore): Acceptance => {
  // The ignore stands in `<owner>/x-sigproof-ignore[/n]`; whatever stands inside the owner is meant too.
  const cut = place.pointer.lastIndexOf(`/${ignoreKey}`);
  const owner = cut < 0 ? null : place.pointer.slice(0, cut);
  const inside = (at: Place | null) => at !== null && owner !== null && at.file === place.file && (at.pointer === owner || at.pointer.startsWith(`${owner}/`));
  return {
    check,
    reason,
    until,
    at: { place },
    label: `${ignoreKey} of ${check}${operation === null ? "" : ` on ${operation}`}`,
    matches: ({ where }) =>
      inside(where.place) || (operation === null ? where.host !== undefined && hosts.includes(where.host) : where.operation === operation),
  };
};

/** Why it accepts nothing; null when it is in force on `today` (YYYY-MM-DD, UTC). The last day is included. */
const refusal = ({ label, reason, until }: Acceptance, today: string): string | null => {
  if (!isDay(until)) return `${label} is not in force: its end "${until}" is no date of the form YYYY-MM-DD`;
  if (reason.trim() === "") return `${label} is not in force: it gives no reason`;
  return until < today ? `${label} expired on ${until}` : null;
};

export interface Waived {
  /** The first acceptance in force that fits; null when none does. Remembers that it was used. */
  readonly acceptanceOf: (check: string, finding: Finding) => Acceptance | null;
  /** What is wrong with the acceptances. Ask after all findings went through `acceptanceOf`. */
  readonly problems: (known: readonly Check[], measured: ReadonlySet<string>) => WaiverProblem[];
}

/** `today` is the day of the scan, never of the judging, so that judging again says the same. */
export const waive = (acceptances: readonly Acceptance[], today: string): Waived => {
  const refusals = new Map(acceptances.map((acceptance) => [acceptance, refusal(acceptance, today)]));
  const used = new Set<Acceptance>();
  return {
    acceptanceOf: (check, finding) => {
      const fitting = acceptances.filter((acceptance) => acceptance.check === check && refusals.get(acceptance) === null && acceptance.matches(finding));
      for (const acceptance of fitting) used.add(acceptance);
      return fitting[0] ?? null;
    },
    problems: (known, measured) =>
      acceptances.flatMap((acceptance) => {
        const { check, label, at } = acceptance;
        const say = (message: string): WaiverProblem[] => [{ kind: "waiver", message, at }];
        if (!known.some(({ id }) => id === check)) return say(`${label} names a check that does not exist`);
        const refused = refusals.get(acceptance) ?? null;
        if (refused !== null) return say(refused);
        return measured.has(check) && !used.has(acceptance) ? say(`${label} is not needed: nothing that it accepts was found`) : [];
      }),
  };
};
