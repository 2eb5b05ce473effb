// Judges whether the zones of the allowed names are signed so that anybody can validate them. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import { placeOfName } from "../openapi/name-place.ts";

export const unsignedZone = defineCheck({
  id: "unsigned-zone",
  title: "A zone is not signed by DNSSEC",
  category: "names",
  severity: "info",
  since: "0.1.0",
  needs: ["spec", "zones"],
  doc: {
    what: "Asks the zone's own servers for its SOA with signatures (DO=1), and the parent for a DS record. A zone without signatures, or with signatures for which the parent does not vouch, cannot be validated by anybody. It never says that DNSSEC is secure, only who validated what.",
    why: "Without signatures no resolver can tell a forged answer from a real one. For the client of an API the certificate is then the only thing between it and somebody else's server, and for a signature that does not bind the host there is nothing at all.",
    fix: "Sign the zone (`dnssec-policy default;` in BIND, one switch at most providers) and hand the DS record to the registrar. Then watch that signatures are renewed.",
    example: {
      language: "named.conf",
      before: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
};`,
      after: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
  dnssec-policy default;
  inline-signing yes;
};`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9364", "https://www.rfc-editor.org/rfc/rfc4035#section-5"],
    cwe: [345],
    owasp: ["API8:2023"],
  },
  run({ spec, zones }) {
    if (zones.length === 0) return notApplicable("no allowed name lies in a zone of its own");
    const findings = zones.flatMap(({ apex, names: [name = apex], dnssec: { signed, delegated, validatedBy }, transfers }): Finding[] => {
      const island = signed === true && delegated === false && validatedBy.length === 0;
      if (signed !== false && !island) return [];
      return [
        {
          subject: `zone ${apex}`,
          message: island
            ? `${apex} is signed, and its parent does not vouch for the key (no DS), so nobody can validate it`
            : `${apex} is not signed: forged answers look like real ones`,
          confidence: "proven",
          where: { place: placeOfName(spec, name), host: name },
          proof: [
            `SOA ${apex} with DO=1 at ${[...new Set(transfers.map(({ server }) => server))].join(", ") || "its name servers"}: ${signed ? "signed" : "no RRSIG"}`,
            `DS ${apex}: ${delegated === null ? "no answer" : delegated ? "there is one" : "none"}`,
          ],
        },
      ];
    });
    if (findings.length > 0) return outcomeOf(findings);
    const silent = zones.find(({ dnssec: { signed } }) => signed === null);
    return silent === undefined ? outcomeOf([]) : unknown(silent.fault?.detail ?? `no name server of ${silent.apex} answered`);
  },
});
