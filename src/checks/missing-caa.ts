// Judges whether the zone says which authorities may issue certificates for the allowed names. Pure.

import { judgeCaa } from "../dns/caa.ts";
import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import type { CertificateFact } from "../model/certificate.ts";
import type { ResolutionFact } from "../model/names.ts";
import { placeOfName } from "../openapi/name-place.ts";

const leafOf = (certificates: readonly CertificateFact[], { hosts }: ResolutionFact): { readonly issuer: string; readonly names: readonly string[] } | null => {
  for (const { host, showings } of certificates)
    if (hosts.includes(host))
      for (const { handshake } of showings) {
        const leaf = handshake.kind === "shown" ? handshake.chain[0] : undefined;
        if (leaf !== undefined) return leaf;
      }
  return null;
};

export const missingCaa = defineCheck({
  id: "missing-caa",
  title: "No CAA set names the authorities that may issue certificates",
  category: "names",
  severity: "info",
  since: "0.1.0",
  needs: ["spec", "resolutions", "certificates"],
  doc: {
    what: "Climbs from each allowed name towards the root and takes the first CAA set, as authorities do. None is worth a remark. One that excludes the authority whose certificate is in use is a finding of medium severity: the next renewal will be refused, or somebody else had that certificate made. It is likely and not proven, because authorities issue for each other. An authority whose CAA name is not known here, such as a company's own, is unknown, as is a critical tag.",
    why: "Without CAA every authority in the world may issue a certificate for the name. An attacker who answers one validation request, through a poisoned resolver for example, passes the check of identity that clients rely on.",
    fix: "Publish a CAA set at the apex with the authority that you use, an `issuewild` one, and an address for reports. Add the account with `accounturi` where the authority supports it.",
    example: {
      language: "zone",
      before: `partner.example.com.  300  IN  SOA  ns1.partner.example.com. hostmaster.partner.example.com. 1 3600 600 86400 60
; no CAA`,
      after: `partner.example.com.  300  IN  CAA  0 issue "letsencrypt.org"
partner.example.com.  300  IN  CAA  0 issuewild ";"
partner.example.com.  300  IN  CAA  0 iodef "mailto:security@partner.example.com"`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc8659", "https://www.rfc-editor.org/rfc/rfc8657"],
    cwe: [295],
    owasp: ["API8:2023"],
  },
  run({ spec, resolutions, certificates }) {
    if (resolutions.length === 0) return notApplicable("no name was asked about");
    const findings: Finding[] = [];
    const open: string[] = [];
    for (const fact of resolutions) {
      const { name, caa } = fact;
      if (caa.fault !== null) {
        open.push(`CAA of ${name}: ${caa.fault.detail}`);
        continue;
      }
      const leaf = leafOf(certificates, fact);
      const verdict = judgeCaa(caa, leaf, name);
      const where = { place: placeOfName(spec, name), host: fact.hosts[0] ?? name };
      if (verdict.kind === "unknown") open.push(verdict.why);
      if (verdict.kind === "absent")
        findings.push({
          subject: `name ${name}`,
          message: `every authority may issue certificates for ${name}: there is no CAA set`,
          confidence: "proven",
          where,
          proof: [`CAA at ${name} and at every name above it: none`],
        });
      if (verdict.kind === "excludes")
        findings.push({
          subject: `${name} excludes its issuer`,
          message: `the certificate of ${name} was issued by an authority that its CAA set excludes`,
          confidence: "likely",
          severity: "medium",
          where,
          proof: [
            `issuer: ${leaf?.issuer ?? ""}`,
            verdict.why,
            ...caa.records.slice(0, 10).map(({ tag, value }) => `CAA at ${caa.at ?? name}: ${tag} "${value}"`),
          ],
        });
    }
    if (findings.length > 0) return outcomeOf(findings);
    const [first] = open;
    return first === undefined ? outcomeOf([]) : unknown(first);
  },
});
