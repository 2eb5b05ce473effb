// Judges whether a public name leads to an address that is not public. Pure.

import { sidesOf, whyUnheard } from "../dns/inward.ts";
import { permits } from "../dns/permitted.ts";
import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import { placeOfName } from "../openapi/name-place.ts";

export const privateAddress = defineCheck({
  id: "private-address",
  title: "A public name leads to an address that is not public",
  category: "names",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec", "resolutions"],
  doc: {
    what: "Looks at the addresses that the authoritative servers of each allowed name give. Private, loopback, link-local, carrier-grade NAT, metadata and reserved addresses are findings unless `hosts.allow-private` expects them. What only the machine's own resolver says is not: networks show themselves from the inside. Where a name leads to both kinds, `rebinding-answer` says so instead.",
    why: "Everybody can read the plan of the internal network in public DNS, and everybody's client is led to whatever lives at that address in *its* network: another machine there receives the signed requests.",
    fix: "Serve internal names from an internal zone only, or put a public address in front. Where it is meant, list the address under `hosts.allow-private`.",
    example: {
      language: "zone",
      before: `staging  300  IN  A  10.20.30.40   ; in the public zone`,
      after: `staging  300  IN  A  203.0.113.40`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc1918#section-5", "https://www.rfc-editor.org/rfc/rfc6890"],
    cwe: [200, 350],
    owasp: ["API8:2023", "API9:2023"],
  },
  run({ spec, resolutions }, policy) {
    if (resolutions.length === 0) return notApplicable("no name was asked about");
    const findings: Finding[] = [];
    const open: string[] = [];
    for (const fact of resolutions) {
      const sides = sidesOf(fact, permits(policy.hosts.allowPrivate, fact.name, fact.hosts));
      const words = sides.filter(({ kind }) => kind === "authoritative");
      const inside = words.filter(({ inward }) => inward.length > 0);
      const addresses = [...new Set(inside.flatMap(({ inward }) => inward))].sort();
      if (addresses.length > 0 && words.every(({ outward }) => outward.length === 0)) {
        findings.push({
          subject: `name ${fact.name}`,
          message: `${fact.name} leads to ${addresses.slice(0, 4).join(", ")}, which ${addresses.length === 1 ? "is" : "are"} not public`,
          confidence: "proven",
          where: { place: placeOfName(spec, fact.name), host: fact.hosts[0] ?? fact.name },
          proof: inside.slice(0, 8).map(({ source, inward }) => `${source}: ${inward.slice(0, 8).join(", ")}`),
        });
        continue;
      }
      const told = fact.authoritative.some(({ looks }) => looks.some(({ answer }) => answer?.aa === true));
      const own = sides.find(({ inward }) => inward.length > 0);
      if (!told && own !== undefined)
        open.push(`${own.source} says ${own.inward[0]} for ${fact.name}, and no authoritative server was heard: that may be your own network from the inside`);
      else open.push(...[whyUnheard(fact)].filter((why) => why !== null));
    }
    if (findings.length > 0) return outcomeOf(findings);
    const [first] = open;
    return first === undefined ? outcomeOf([]) : unknown(first);
  },
});
