// Judges whether a resolver gives addresses for which nobody vouches: neither the authoritative servers, nor validated data, nor the certificate shown there. Pure.

import { compare, type Divergence, vouchedAddresses } from "../dns/divergence.ts";
import { kindOfAddress } from "../dns/address.ts";
import { permits } from "../dns/permitted.ts";
import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import { parseUrl } from "../model/host.ts";
import type { DnsView, ResolutionFact } from "../model/names.ts";
import type { SpecFacts } from "../model/spec.ts";
import { placeOfName } from "../openapi/name-place.ts";

const reason: Readonly<Record<Divergence["kind"], string>> = {
  "contradicts-validated": "which contradicts data that another resolver validated by DNSSEC",
  disproved: "where a certificate of somebody else, or none that is valid, is shown",
  private: "which are not public, while the authoritative servers give public ones or none",
  unproven: "for which neither the authoritative servers nor a certificate vouch",
};

const weight = ({ kind, view }: Divergence, { propagating }: ResolutionFact): Pick<Finding, "confidence" | "severity"> => {
  if (kind === "contradicts-validated") return { confidence: "proven", severity: "critical" };
  if (propagating) return { confidence: "likely", severity: "info" };
  if (kind === "disproved") return { confidence: "proven" };
  // Networks show themselves from the inside to their own machines; a resolver elsewhere has no reason to.
  if (kind === "private")
    return view.kind === "system" || isNear(view) ? { confidence: "likely", severity: "info" } : { confidence: "likely", severity: "high" };
  return { confidence: "likely" };
};

/** A resolver in the same private network, such as that of a VPN, which the user named. */
const isNear = ({ source }: DnsView): boolean => {
  const kind = kindOfAddress(parseUrl(source)?.hostname ?? "");
  return kind === "private" || kind === "shared" || kind === "loopback";
};

const findingOf = (divergence: Divergence, fact: ResolutionFact, spec: SpecFacts): Finding => {
  const { view, addresses, kind, identities, labels } = divergence;
  const validated = fact.resolvers.filter(
    (other) => other !== view && other.trusted && other.looks.some(({ answer }) => answer?.ad === true && answer.addresses.length > 0),
  );
  return {
    // The address and the resolver's port change from run to run where somebody plays; who lies about what does not.
    subject: `${fact.name} by ${view.kind === "system" ? "system" : view.source}`,
    message: `${view.source} says that ${fact.name} is at ${addresses.join(", ")}, ${reason[kind]}`,
    ...weight(divergence, fact),
    where: { place: placeOfName(spec, fact.name), host: fact.hosts[0] ?? fact.name },
    proof: [
      `authoritative servers: ${list(fact.authoritative.filter(({ looks }) => looks.some(({ answer }) => answer?.aa === true)).map(({ source }) => source))} give ${list([...vouchedAddresses({ resolvers: [], authoritative: fact.authoritative })])}`,
      `${view.source}: ${addresses.join(", ")}, asked again later from fresh ports, the same`,
      ...validated.map(({ source }) => `${source} validated (AD) another answer`),
      ...identities.map(({ address, port, why }) => `TLS at ${address} port ${port}: ${why}`),
      ...labels,
      "seen from one network: this says what this machine is told, nothing about caches elsewhere; whoever also holds a valid certificate for the name is not seen (CAA and CT watch over those)",
    ],
  };
};

const list = (items: readonly string[]): string => (items.length === 0 ? "none" : [...new Set(items)].sort().join(", "));

export const divergentResolution = defineCheck({
  id: "divergent-resolution",
  title: "A resolver gives an address for which nobody vouches",
  category: "names",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec", "resolutions"],
  doc: {
    what: "Asks the system's resolvers, or those that were named, and the zone's authoritative servers for the addresses of each allowed name, twice. An address that only a resolver gives has to prove itself by a valid certificate for the name; no request is sent there. What cannot is asked for again once it had time to leave the cache. It is critical where it contradicts data that a trusted resolver (on loopback or by https) validated, and only `likely` where no TLS answers at all. Other addresses by region or load are lawful and no finding. One machine sees one network: caches elsewhere, and an attacker who also has a valid certificate, are out of its sight.",
    why: "Whoever poisons a resolver's cache decides where a client's signed requests go. A signature that does not bind the host is then accepted somewhere else, and the client cannot tell.",
    fix: "Find out who runs that resolver and why it answers differently: its cache, a local override, a filter, malware in a router. Flush it, let it validate DNSSEC, sign the zone. And bind the host in the signature, so that a wrong address alone is worth nothing.",
    example: {
      language: "unbound.conf",
      before: `server:
  module-config: "iterator"
  local-data: "api.partner.example.com. 60 IN A 203.0.113.66"`,
      after: `server:
  module-config: "validator iterator"
  auto-trust-anchor-file: "/var/lib/unbound/root.key"`,
    },
    references: [
      "https://www.rfc-editor.org/rfc/rfc5452",
      "https://www.rfc-editor.org/rfc/rfc4035#section-4.9.3",
      "https://datatracker.ietf.org/doc/html/draft-vixie-dnsext-dns0x20-00",
    ],
    cwe: [350, 345],
    owasp: ["API8:2023"],
  },
  run({ spec, resolutions }, policy) {
    if (resolutions.length === 0) return notApplicable("no name was asked about");
    const findings: Finding[] = [];
    const open: string[] = [];
    let compared = 0;
    for (const fact of resolutions) {
      if (fact.fault !== null) {
        open.push(`${fact.name}: ${fact.fault.detail}`);
        continue;
      }
      const { divergences, open: gaps, nonexistent } = compare(fact, permits(policy.hosts.allowPrivate, fact.name, fact.hosts));
      if (nonexistent) continue;
      compared += 1;
      findings.push(...divergences.map((divergence) => findingOf(divergence, fact, spec)));
      open.push(...gaps);
    }
    if (findings.length > 0) return outcomeOf(findings);
    const [first] = open;
    if (first !== undefined) return unknown(`not everybody could be compared: ${first}${open.length > 1 ? ` (and ${open.length - 1} more)` : ""}`);
    return compared === 0
      ? notApplicable(`${resolutions.map(({ name }) => name).join(", ")} does not exist, say resolvers and authoritative servers alike`)
      : outcomeOf([]);
  },
});
