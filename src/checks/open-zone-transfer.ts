// Judges whether a name server hands a whole zone to anyone who asks. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import type { TransferFact, ZoneFact } from "../model/names.ts";
import { placeOfName } from "../openapi/name-place.ts";

const says = ({ server, address, why }: TransferFact): string => `${server} (${address}): ${why}`;

/** An IPv6 address that this machine cannot reach leaves a gap only where nothing else spoke for its server. */
const isOpenQuestion = (one: TransferFact, { transfers }: ZoneFact): boolean =>
  one.state === "unknown" ||
  one.state === "not-asked" ||
  (one.state === "unreachable-family" && !transfers.some(({ server, state }) => server === one.server && state !== "unreachable-family"));

/** A name server that nobody could ask: whoever comes to own its name, or finds its address, may get the zone there. */
const unfoundIn = ({ fault, parent, child, transfers, more }: ZoneFact): string[] =>
  fault !== null || more > 0 ? [] : [...new Set([...(parent ?? []), ...child])].filter((name) => !transfers.some(({ server }) => server === name)).sort();

const questionsOf = (zone: ZoneFact): string[] => [
  ...(zone.fault === null ? [] : [zone.fault.detail]),
  ...zone.transfers.filter((one) => isOpenQuestion(one, zone)).map(says),
  ...unfoundIn(zone).map((server) => `${server}: no address of it was found`),
  ...(zone.more === 0 ? [] : [`${zone.more} more addresses of name servers of ${zone.apex} were not asked`]),
];

export const openZoneTransfer = defineCheck({
  id: "open-zone-transfer",
  title: "A name server hands the whole zone to anyone",
  category: "names",
  severity: "high",
  since: "0.1.0",
  needs: ["spec", "zones"],
  doc: {
    what: "Finds the zone of each name that the user allows, never above its registrable domain, and asks every address of every name server, those that the parent names and those that the zone names, for a transfer (AXFR) over TCP. Handed out means: no error, with authority, the zone's own SOA first and one more record. The connection is closed right there, and nothing but counts is kept. All servers must answer before it passes.",
    why: "A zone lists every name in it: admin hosts, staging systems, internal addresses, names of customers. An attacker need not guess any more, and behind a signature that does not bind the host each of them is one more place where the same request may be accepted.",
    fix: "Allow transfers only to your secondary servers, by address and with a TSIG key, on every name server: `allow-transfer { key transfer-key; };` in BIND, `provide-xfr: 192.0.2.53 transfer-key` in NSD. The ones that are forgotten are old secondaries and those of a provider.",
    example: {
      language: "named.conf",
      before: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
  allow-transfer { any; };
};`,
      after: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
  allow-transfer { key secondary-transfer; };
};`,
    },
    references: [
      "https://www.rfc-editor.org/rfc/rfc5936#section-6",
      "https://www.rfc-editor.org/rfc/rfc8945",
      "https://bind9.readthedocs.io/en/stable/reference.html#namedconf-statement-allow-transfer",
    ],
    cwe: [200, 668],
    owasp: ["API8:2023", "API9:2023"],
  },
  run({ spec, zones }) {
    if (zones.length === 0) return notApplicable("no allowed name lies in a zone of its own");
    const findings = zones.flatMap((zone) => {
      const open = zone.transfers.filter(({ state }) => state === "open");
      const [name = zone.apex] = zone.names;
      return [...new Set(open.map(({ server }) => server))].map((server): Finding => {
        const addresses = open.filter((one) => one.server === server);
        const others = zone.transfers.filter((one) => one.server !== server);
        return {
          subject: `${zone.apex} at ${server}`,
          message: `${server} hands the whole zone ${zone.apex} to anyone who asks`,
          confidence: "proven",
          where: { place: placeOfName(spec, name), host: name },
          proof: [
            ...addresses.flatMap(({ address, records, bytes, serial }) => [
              `AXFR ${zone.apex} to ${address} port 53 over TCP`,
              `NOERROR with authority: SOA${serial === null ? "" : ` (serial ${serial})`} and at least ${records - 1} more ${records === 2 ? "record" : "records"} in ${bytes} bytes; closed there`,
            ]),
            ...others.map(says),
          ],
        };
      });
    });
    if (findings.length > 0) return outcomeOf(findings);
    const open = zones.flatMap(questionsOf);
    const [first] = open;
    return first === undefined ? outcomeOf([]) : unknown(`${open.length === 1 ? "one question is" : `${open.length} questions are`} open, the first: ${first}`);
  },
});
