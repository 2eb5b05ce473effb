// Judges whether a validating resolver refuses a name because its signatures do not verify. Pure.

import { isBogus } from "../dns/divergence.ts";
import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import type { ResolutionFact, ZoneFact } from "../model/names.ts";
import { placeOfName } from "../openapi/name-place.ts";

export const bogusDnssec = defineCheck({
  id: "bogus-dnssec",
  title: "Validation fails for a name that resolves without it",
  category: "names",
  severity: "high",
  since: "0.1.0",
  needs: ["spec", "resolutions"],
  uses: ["zones"],
  doc: {
    what: "Where a resolver answers SERVFAIL for an allowed name, asks it the same without validation (CD=1), and both again later. SERVFAIL each time with validation and an answer each time without it means that the signatures do not verify there; a resolver that is down fails both ways. Where the zone is signed and no resolver says that it validates (AD), nothing is known. Extended errors (RFC 8914) are quoted.",
    why: "Either the zone's signatures are broken, expired or rolled over badly, and every validating client has lost the API; or somebody between the zone and that resolver changes answers and validation has just caught it. Whoever switches validation off to get the API back opens the door.",
    fix: "Compare DS at the parent with DNSKEY in the zone, look at the expiry of the signatures (`delv api.partner.example.com`, dnsviz.net), and re-sign or replace the DS. If other validating resolvers are content, that resolver has a wrong trust anchor or is being lied to.",
    example: {
      language: "named.conf",
      before: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone.signed";  // signed once, by hand, two months ago
};`,
      after: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
  dnssec-policy default;
  inline-signing yes;
};`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc4035#section-5.5", "https://www.rfc-editor.org/rfc/rfc8914#section-4"],
    cwe: [347],
    owasp: ["API8:2023"],
  },
  run({ spec, resolutions, zones }) {
    const asked = resolutions.filter(({ fault }) => fault === null);
    const lost = resolutions.find(({ fault }) => fault !== null);
    if (resolutions.length === 0) return notApplicable("no name was asked about");
    const findings = asked.flatMap(({ name, hosts, resolvers }) =>
      resolvers.filter(isBogus).map((view): Finding => {
        const ede = [...new Set(view.looks.flatMap(({ answer }) => answer?.ede ?? []))].slice(0, 4);
        const content = resolvers.filter((other) => other.trusted && other.looks.some(({ answer }) => answer?.ad === true));
        return {
          subject: `${name} by ${view.kind === "system" ? "system" : view.source}`,
          message: `${view.source} refuses ${name}: validation fails, and without it there is an answer`,
          confidence: "proven",
          where: { place: placeOfName(spec, name), host: hosts[0] ?? name },
          proof: [
            `${view.source}: SERVFAIL, ${view.looks.filter(({ answer }) => answer !== null).length} times`,
            `the same with CD=1: ${[...new Set(view.unchecked.map(({ answer }) => answer?.rcode ?? "nothing"))].join(", ")}, ${view.unchecked.length} times`,
            ...ede.map((error) => `extended error: ${error}`),
            ...content.map(({ source }) => `${source} validates the name (AD): the trouble is more likely that resolver's than the zone's`),
          ],
        };
      }),
    );
    if (findings.length > 0) return outcomeOf(findings);
    if (lost?.fault) return unknown(`${lost.name}: ${lost.fault.detail}`);
    const silent = asked.flatMap(({ name, resolvers }) =>
      resolvers.filter(({ looks }) => looks.every(({ answer }) => answer === null)).map(({ source }) => `${source} gave no answer about ${name}`),
    );
    const failing = asked.flatMap(({ name, resolvers }) =>
      resolvers
        .filter(({ looks }) => looks.some(({ answer }) => answer?.rcode === "SERVFAIL"))
        .map(({ source }) => `${source} fails (SERVFAIL) for ${name}, and not only for its signatures`),
    );
    const [why] = [
      ...failing,
      ...silent,
      ...asked.flatMap((fact) => whyUnvalidated(fact, zones ?? [])),
      ...asked.filter(({ resolvers }) => resolvers.length === 0).map(({ name }) => `there is no resolver to ask about ${name}`),
    ];
    return why === undefined ? outcomeOf([]) : unknown(why);
  },
});

/** A resolver that validates nothing refuses nothing, so its answer proves no signature of a zone that has some. */
const whyUnvalidated = ({ name, resolvers }: ResolutionFact, zones: readonly ZoneFact[]): string[] => {
  const zone = zones.find(({ names }) => names.includes(name));
  const isSigned = zone?.dnssec.signed === true && zone.dnssec.delegated !== false;
  const validates = resolvers.some(({ looks }) => looks.some(({ answer }) => answer?.ad === true));
  return isSigned && !validates ? [`${zone.apex} is signed, and no resolver that was asked says that it validates ${name} (AD)`] : [];
};
