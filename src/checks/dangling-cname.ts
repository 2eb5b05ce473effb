// Judges whether the chain of aliases behind a name ends in a name that does not exist. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import type { ResolutionFact } from "../model/names.ts";
import { placeOfName } from "../openapi/name-place.ts";

const findingOf = ({ name, hosts, chainEnd }: ResolutionFact): Omit<Finding, "where"> & { readonly host: string } => ({
  subject: `alias ${name}`,
  message: `${name} is an alias of ${chainEnd?.name}, which does not exist`,
  confidence: "proven",
  host: hosts[0] ?? name,
  proof: [
    `the chain of CNAMEs from ${name} ends in ${chainEnd?.name}`,
    `NXDOMAIN, with authority, ${chainEnd?.rcodes.length} times with time in between: ${chainEnd?.servers.join(", ")}`,
    "whoever can create that name at its provider receives the traffic of this one",
  ],
});

export const danglingCname = defineCheck({
  id: "dangling-cname",
  title: "A name is an alias of something that does not exist",
  category: "names",
  severity: "high",
  since: "0.1.0",
  needs: ["spec", "resolutions"],
  doc: {
    what: "Follows the CNAMEs of each allowed name to their end, and asks the authoritative servers of that last zone, twice with half a minute in between. Only their NXDOMAIN counts; SERVFAIL, a time-out or a resolver's word does not.",
    why: "The end of the chain is often a bucket, an app or a zone at a provider that was given up. Whoever registers it again answers under your name, gets a valid certificate for it, and receives every signed request that clients send there.",
    fix: "Delete the CNAME, or create again what it points to. Remove DNS records before the thing behind them, not after.",
    example: {
      language: "zone",
      before: `api  300  IN  CNAME  partner-api.apps.provider.example.  ; deleted in March`,
      after: `api  300  IN  CNAME  partner-api-eu.apps.provider.example.`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc1034#section-3.6.2", "https://developer.mozilla.org/en-US/docs/Web/Security/Subdomain_takeovers"],
    cwe: [350, 672],
    owasp: ["API9:2023", "API8:2023"],
  },
  run({ spec, resolutions }) {
    if (resolutions.length === 0) return notApplicable("no name was asked about");
    const findings: Finding[] = [];
    const open: string[] = [];
    let aliases = 0;
    for (const fact of resolutions) {
      if (fact.fault !== null) open.push(`${fact.name}: ${fact.fault.detail}`);
      const { chainEnd } = fact;
      if (chainEnd === null) {
        const heard = fact.authoritative.some(({ looks }) => looks.some(({ answer }) => answer?.aa === true));
        if (fact.fault === null && !heard) open.push(`no authoritative server answered about ${fact.name}`);
        continue;
      }
      aliases += 1;
      const dead = chainEnd.rcodes.filter((rcode) => rcode === "NXDOMAIN").length;
      if (dead >= 2 && dead === chainEnd.rcodes.length) {
        const { host, ...finding } = findingOf(fact);
        findings.push({ ...finding, where: { place: placeOfName(spec, fact.name), host } });
      } else if (!chainEnd.rcodes.includes("NOERROR"))
        open.push(`no authoritative server says whether ${chainEnd.name} exists, of which ${fact.name} is an alias`);
    }
    if (findings.length > 0) return outcomeOf(findings);
    const [first] = open;
    if (first !== undefined) return unknown(first);
    return aliases === 0 ? notApplicable("no allowed name is an alias (CNAME)") : outcomeOf([]);
  },
});
