// What DNS says about the hosts that were asked about, as the report tells it. Pure.

import { authoritativeAnswers, isBogus } from "../dns/divergence.ts";
import type { Facts } from "../model/evidence.ts";
import type { ResolutionFact, ZoneFact } from "../model/names.ts";
import type { ReportedNames } from "../model/report.ts";

/** By host as in reports. Evidence may name one twice; the first counts. */
export const namesOf = (resolutions: Facts["resolutions"], zones: Facts["zones"]): ReadonlyMap<string, ReportedNames> => {
  const byHost = new Map<string, ReportedNames>();
  for (const fact of resolutions)
    for (const host of fact.hosts)
      if (!byHost.has(host))
        byHost.set(
          host,
          reported(
            fact,
            zones.find(({ names }) => names.includes(fact.name)),
          ),
        );
  return byHost;
};

const reported = (fact: ResolutionFact, zone: ZoneFact | undefined): ReportedNames => {
  const words = authoritativeAnswers(fact);
  const heard = fact.resolvers.flatMap(({ looks }) => looks.flatMap(({ answer }) => answer ?? []));
  const said = words.length > 0 ? words : heard;
  return {
    addresses: [...new Set(said.flatMap(({ addresses }) => addresses))].sort(),
    exists: said.length === 0 ? null : !said.every(({ rcode }) => rcode === "NXDOMAIN"),
    authoritative: words.length > 0,
    resolvers: fact.resolvers.map(({ source }) => source),
    alias: fact.chainEnd?.name ?? null,
    zone: zone?.fault === null ? zone.apex : null,
    nameServers: (zone?.transfers ?? []).map(({ server, address, state }) => ({ name: server, address, transfer: state })),
    dnssec: dnssecOf(fact, zone),
    caa: fact.caa.fault === null ? { at: fact.caa.at, records: fact.caa.records.map(({ tag, value }) => `${tag} "${value}"`) } : null,
    why: fact.fault?.detail ?? zone?.fault?.detail ?? null,
  };
};

const dnssecOf = (fact: ResolutionFact, zone: ZoneFact | undefined): ReportedNames["dnssec"] => {
  if (fact.resolvers.some(isBogus)) return "bogus";
  if (zone === undefined || zone.dnssec.signed === null) return "unknown";
  if (!zone.dnssec.signed) return "unsigned";
  return zone.dnssec.validatedBy.length > 0 ? "validated" : "signed";
};
