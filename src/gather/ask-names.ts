// All zones and resolutions of one scan. Loads the wire format and the public suffix list: import it lazily.

import { siteOf } from "../dns/site.ts";
import type { ResolutionFact, ZoneFact } from "../model/names.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";
import { askerOver, isFault } from "./ask-dns.ts";
import { fault } from "./faults.ts";
import { createFinder } from "./name-servers.ts";
import { type AskedName, gatherResolution, unaskedResolution } from "./resolutions.ts";
import { resolversOf } from "./resolvers.ts";
import { sideBySide } from "./side-by-side.ts";
import { gatherZone, lostZone, type ZoneTools } from "./zones.ts";

export interface NameFacts {
  readonly zones: readonly ZoneFact[];
  readonly resolutions: readonly ResolutionFact[];
}

/** Enough for an API and what stands beside it; more names are more of somebody's servers than a scan should ask. */
const mostNames = 20;
const namesAtOnce = 4;

export const askNames = async (
  names: readonly AskedName[],
  request: ScanRequest,
  ports: Ports,
  rules: Pick<ZoneTools, "refusal" | "speaks" | "left">,
): Promise<NameFacts> => {
  const ask = askerOver(ports);
  const resolvers = await resolversOf(request, ports);
  const finder = createFinder({ ask, resolvers: resolvers.map(({ server }) => server), ...rules });
  const tools: ZoneTools = { ports, ask, finder, resolvers, ...rules };
  const asked = names.slice(0, mostNames);
  const apexes = await sideBySide(asked, namesAtOnce, async ({ name }) => {
    const site = siteOf(name);
    // A public suffix is nobody's zone, and what lies above the registrable domain is not the user's.
    return site === null ? null : finder.apexOf(name, site);
  });
  const byApex = new Map<string, string[]>();
  const lost: ZoneFact[] = [];
  for (const [index, apex] of apexes.entries()) {
    const name = asked[index]?.name ?? "";
    if (apex === null) continue;
    if (typeof apex === "string") byApex.set(apex, [...(byApex.get(apex) ?? []), name]);
    else if (isFault(apex)) lost.push(lostZone(name, apex));
  }
  const [zones, resolutions] = await Promise.all([
    sideBySide([...byApex], namesAtOnce, ([apex, inside]) => gatherZone(apex, inside, tools)),
    sideBySide(asked, namesAtOnce, (one) => {
      const apex = apexes[asked.indexOf(one)];
      return gatherResolution(one, typeof apex === "string" ? apex : null, tools);
    }),
  ]);
  const rest = names
    .slice(mostNames)
    .map((one) => unaskedResolution(one, fault("request-limit", `no more than ${mostNames} names are asked about in one scan`)));
  return {
    zones: [...zones, ...lost].sort((a, b) => (a.apex < b.apex ? -1 : 1)),
    resolutions: [...resolutions, ...rest].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
};
