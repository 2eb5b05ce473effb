// Judges whether hosts show the keys that the policy or validated TLSA records pin. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import type { CertificateFact } from "../model/certificate.ts";
import type { Policy } from "../model/policy.ts";
import { placeOfName } from "../openapi/name-place.ts";
import { matchesPins, matchesTlsa, pinOf } from "../tls/pins.ts";
import { quoteSeen, seenIn, unseenIn } from "../tls/showings.ts";

export const pinMismatch = defineCheck({
  id: "pin-mismatch",
  title: "A host shows a key that is not the pinned one",
  category: "transport",
  severity: "critical",
  since: "0.1.0",
  needs: ["spec", "certificates"],
  doc: {
    what: "Compares the public keys that a host shows with the policy's `hosts.pins`, and with its TLSA records where a trusted resolver validated them. One key of a verified chain has to match; of a chain that does not verify only the host's own certificate counts.",
    why: "A certificate that verifies is not yet yours: any of a hundred authorities can be tricked into issuing one. Where the key was agreed on beforehand, another key means a broken rotation at best, and a stranger in the middle at worst.",
    fix: "Find out who changed the key. After a planned rotation, pin the new key beside the old one before it goes live, and remove the old one afterwards; publish TLSA records in the same order.",
    example: {
      language: "yaml",
      before: `hosts:
  pins:
    api.example.com: [sha256/oldOldOldOldOldOldOldOldOldOldOldOldOldOldO=]`,
      after: `hosts:
  pins:
    api.example.com:
      - sha256/oldOldOldOldOldOldOldOldOldOldOldOldOldOldO=
      - sha256/newNewNewNewNewNewNewNewNewNewNewNewNewNewN=`,
    },
    references: [
      "https://www.rfc-editor.org/rfc/rfc7469#section-2.4",
      "https://www.rfc-editor.org/rfc/rfc6698#section-2",
      "https://www.rfc-editor.org/rfc/rfc7671",
    ],
    cwe: [295],
    owasp: ["API10:2023"],
  },
  run({ spec, certificates }, policy) {
    const pinned = certificates.map((fact) => ({ fact, pins: pinsFor(fact, policy) })).filter(({ fact, pins }) => pins.length > 0 || fact.tlsa.length > 0);
    const unasked = Object.keys(policy.hosts.pins ?? {}).find((host) => !certificates.some((fact) => fact.host === host || fact.name === host));
    if (pinned.length === 0 && unasked === undefined) return notApplicable("no host is pinned by hosts.pins or a validated TLSA record");
    const findings = new Map<string, Finding>();
    let open: string | null = null;
    for (const { fact, pins } of pinned)
      for (const seen of seenIn([fact])) {
        const byPolicy = pins.length === 0 || matchesPins(seen.shown, pins);
        const byDns = fact.tlsa.length === 0 ? "match" : matchesTlsa(seen.shown, fact.tlsa);
        if (byDns === "unknown") open ??= `the TLSA records of ${fact.host} are of a kind that is not compared`;
        for (const [source, wrong] of [["hosts.pins", !byPolicy] as const, ["its validated TLSA records", byDns === "mismatch"] as const]) {
          const key = `${fact.host} ${source}`;
          if (!wrong || findings.has(key)) continue;
          findings.set(key, {
            subject: `${fact.name} ${source}`,
            message: `${fact.host} shows a key that ${source} does not know`.replace("records does", "records do"),
            confidence: "proven",
            where: { place: placeOfName(spec, fact.name), host: fact.host },
            proof: [
              ...quoteSeen(seen),
              `its key is ${pinOf(seen.leaf)}`,
              ...(source === "hosts.pins"
                ? pins.map((pin) => `pinned: ${pin}`)
                : fact.tlsa.map(({ usage, selector, matching, data }) => `TLSA ${usage} ${selector} ${matching} ${data}`)),
            ],
          });
        }
      }
    if (findings.size > 0) return outcomeOf([...findings.values()]);
    const why =
      unseenIn(pinned.map(({ fact }) => fact)) ??
      open ??
      (unasked === undefined ? null : `${unasked} is pinned and was not asked: it is neither the https base URL nor an exact name in hosts.allow`);
    return why === null ? { outcome: "pass" } : unknown(why);
  },
});

/** By host as in reports, or by the bare name that its certificate has to prove. */
const pinsFor = ({ host, name }: CertificateFact, { hosts }: Policy): readonly string[] =>
  Object.entries(hosts.pins ?? {}).flatMap(([key, pins]) => (key === host || key === name ? pins : []));
