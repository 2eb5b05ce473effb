// Judges how long certificates are still valid, by the clock of the evidence. Pure.

import { defineCheck, type Finding, outcomeOf, unknown } from "../model/check.ts";
import { type Certificate, shortName } from "../model/certificate.ts";
import { placeOfName } from "../openapi/name-place.ts";
import { daysUntil, quoteSeen, seenIn, type Seen, unseenIn } from "../tls/showings.ts";

const warningDays = 14;

export const expiringCertificate = defineCheck({
  id: "expiring-certificate",
  title: "A certificate expires within two weeks, or has expired",
  category: "transport",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec", "certificates"],
  doc: {
    what: `Looks at the end dates in the chain that each host shows, the authority's own certificate aside. ${warningDays} days or less is medium, an expired certificate is high. Days count from the start of the scan.`,
    why: "On that day every careful client stops, at once and usually at night. A renewal that should have happened by itself and did not is best found while there is time.",
    fix: "Renew the certificate and reload the server that holds it: a renewed file alone changes nothing. Certificates that renew themselves do so with a third of their life left, so less than two weeks means that the renewal is broken.",
    example: {
      language: "shell",
      before: `certbot renew            # writes the file; nginx still shows the old certificate`,
      after: `certbot renew --deploy-hook "systemctl reload nginx"`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5", "https://letsencrypt.org/docs/integration-guide/#when-to-renew"],
    cwe: [298],
    owasp: ["API8:2023"],
  },
  run({ spec, certificates }, _policy, startedAt = "") {
    const seen = seenIn(certificates);
    if (seen.some(({ leaf }) => daysUntil(leaf.validTo, startedAt) === null)) return unknown("a date in the evidence is none");
    const findings = new Map<string, Finding>();
    for (const one of seen) {
      const ending = firstToEnd(one, startedAt);
      if (ending === null) continue;
      const { certificate, days } = ending;
      const which = certificate === one.leaf ? "certificate" : "intermediate";
      const key = `${one.fact.host} ${which}`;
      if (findings.has(key)) continue;
      const whose =
        certificate === one.leaf
          ? `The certificate of ${one.fact.host}`
          : `${shortName(certificate.subject)}, on which the certificate of ${one.fact.host} rests,`;
      findings.set(key, {
        subject: `${one.fact.name} ${which}`,
        message:
          days < 0 ? `${whose} expired on ${certificate.validTo.slice(0, 10)}` : `${whose} expires on ${certificate.validTo.slice(0, 10)}, in ${inDays(days)}`,
        confidence: "proven",
        ...(days < 0 ? { severity: "high" as const } : {}),
        where: { place: placeOfName(spec, one.fact.name), host: one.fact.host },
        proof: [...quoteSeen(one), `the scan started on ${startedAt}`],
      });
    }
    if (findings.size > 0) return outcomeOf([...findings.values()]);
    const why = unseenIn(certificates);
    return why === null ? { outcome: "pass" } : unknown(why);
  },
});

const inDays = (days: number): string => (days === 0 ? "less than a day" : `${days} day${days === 1 ? "" : "s"}`);

/** The first certificate of the chain to end, if that is soon. One that signed itself is the authority: clients bring their own copy. */
const firstToEnd = ({ shown, leaf }: Seen, startedAt: string): { readonly certificate: Certificate; readonly days: number } | null => {
  const own = shown.chain.filter((certificate) => certificate === leaf || certificate.subject !== certificate.issuer);
  const dated = own.flatMap((certificate) => {
    const days = daysUntil(certificate.validTo, startedAt);
    return days === null ? [] : [{ certificate, days }];
  });
  const first = dated.toSorted((a, b) => a.days - b.days)[0];
  return first !== undefined && first.days < warningDays ? first : null;
};
