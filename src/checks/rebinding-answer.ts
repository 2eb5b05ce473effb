// Judges whether one source gives public and non-public addresses for one name. Pure.

import { sidesOf, whyUnheard } from "../dns/inward.ts";
import { permits } from "../dns/permitted.ts";
import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import { placeOfName } from "../openapi/name-place.ts";

export const rebindingAnswer = defineCheck({
  id: "rebinding-answer",
  title: "A name changes between public and private addresses",
  category: "names",
  severity: "high",
  since: "0.1.0",
  needs: ["spec", "resolutions"],
  doc: {
    what: "Looks at each allowed name twice through every resolver and at every authoritative server, both address families. One and the same source that gives a public address and one of a private, loopback, link-local or reserved range, in one answer or from look to look, is a finding. Addresses in `hosts.allow-private` are expected.",
    why: "This is how DNS rebinding works: the first answer passes a check, the second leads the connection into the network of whoever asked. Clients that look a name up once to judge it and once more to connect are led to metadata services and admin ports.",
    fix: "Publish public addresses only, and give the inside a name of its own. In clients: resolve once, judge every address, and connect to exactly the one that was judged.",
    example: {
      language: "zone",
      before: `api   0  IN  A     203.0.113.10
api   0  IN  A     10.0.0.5`,
      after: `api       300  IN  A  203.0.113.10
api.int   300  IN  A  10.0.0.5   ; in the internal zone only`,
    },
    references: [
      "https://datatracker.ietf.org/doc/html/rfc1918",
      "https://crypto.stanford.edu/dns/dns-rebinding.pdf",
      "https://cwe.mitre.org/data/definitions/350.html",
    ],
    cwe: [350, 367],
    owasp: ["API7:2023"],
  },
  run({ spec, resolutions }, policy) {
    if (resolutions.length === 0) return notApplicable("no name was asked about");
    const findings = resolutions.flatMap((fact): Finding[] => {
      const sides = sidesOf(fact, permits(policy.hosts.allowPrivate, fact.name, fact.hosts));
      const both = sides.filter(({ outward, inward }) => outward.length > 0 && inward.length > 0);
      const [first] = both;
      if (first === undefined) return [];
      return [
        {
          subject: `name ${fact.name}`,
          message: `${fact.name} leads to public and to non-public addresses: ${first.outward[0]} and ${first.inward[0]}, by ${first.source}`,
          confidence: "proven",
          where: { place: placeOfName(spec, fact.name), host: fact.hosts[0] ?? fact.name },
          proof: both
            .slice(0, 8)
            .map(({ source, outward, inward }) => `${source}: public ${outward.slice(0, 4).join(", ")}; not public ${inward.slice(0, 4).join(", ")}`),
        },
      ];
    });
    if (findings.length > 0) return outcomeOf(findings);
    const why = resolutions.map(whyUnheard).find((one) => one !== null);
    return why === undefined || why === null ? outcomeOf([]) : unknown(why);
  },
});
