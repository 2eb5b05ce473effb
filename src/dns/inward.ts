// Public and not public in the answers about one name, source by source. Pure.

import type { DnsView, ResolutionFact } from "../model/names.ts";
import { isInward } from "./permitted.ts";

/** What one source said over all its looks: addresses of the world, and addresses inside. */
export interface Sides {
  readonly source: string;
  readonly kind: DnsView["kind"];
  readonly outward: readonly string[];
  readonly inward: readonly string[];
}

/** Authoritative servers count only with authority. What the user expects inside is left out. */
export const sidesOf = ({ resolvers, authoritative }: ResolutionFact, permitted: (address: string) => boolean): Sides[] =>
  [...authoritative, ...resolvers].map(({ source, kind, looks }) => {
    const said = [...new Set(looks.flatMap(({ answer }) => (answer === null || (kind === "authoritative" && !answer.aa) ? [] : answer.addresses)))];
    return { source, kind, outward: said.filter((address) => !isInward(address)), inward: said.filter((address) => isInward(address) && !permitted(address)) };
  });

/** Why nothing is known about the addresses of the name; null where somebody said something about them. */
export const whyUnheard = ({ name, fault, resolvers, authoritative }: ResolutionFact): string | null => {
  const rcodes = new Set([...resolvers, ...authoritative].flatMap(({ looks }) => looks.flatMap(({ answer }) => answer?.rcode ?? [])));
  if (rcodes.has("NOERROR")) return null;
  return fault?.detail ?? (rcodes.has("NXDOMAIN") ? `${name} does not exist, so nothing is known about its addresses` : `nobody answered about ${name}`);
};
