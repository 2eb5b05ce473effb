// Walks over what hosts showed in their handshakes, for the checks that judge it. Pure.

import { type Certificate, type CertificateFact, shortName, type Showing, type Shown } from "../model/certificate.ts";

export interface Seen {
  readonly fact: CertificateFact;
  readonly showing: Showing;
  readonly shown: Shown;
  readonly leaf: Certificate;
}

/** Every address that showed a certificate. */
export const seenIn = (facts: readonly CertificateFact[]): Seen[] =>
  facts.flatMap((fact) =>
    fact.showings.flatMap((showing): Seen[] => {
      const shown = showing.handshake;
      const leaf = shown.kind === "shown" ? shown.chain[0] : undefined;
      return shown.kind === "shown" && leaf !== undefined ? [{ fact, showing, shown, leaf }] : [];
    }),
  );

/** Why some address showed none, as a sentence; null when all did. */
export const unseenIn = (facts: readonly CertificateFact[]): string | null => {
  for (const { host, showings, fault } of facts) {
    if (fault !== null) return `${host} showed no certificate: ${fault.detail}`;
    if (showings.length === 0) return `${host} has no address`;
    for (const { address, handshake } of showings) {
      if (handshake.kind === "fault") return `${host} showed no certificate at ${address}: ${handshake.fault.detail}`;
      if (handshake.chain.length === 0) return `${host} showed no certificate at ${address}`;
    }
  }
  return null;
};

const day = 86_400_000;

/** Whole days until `date`, negative once it is past; null where one of the two is no date. */
export const daysUntil = (date: string, now: string): number | null => {
  const left = Date.parse(date) - Date.parse(now);
  return Number.isNaN(left) ? null : Math.floor(left / day);
};

/** Expired, and nothing else is wrong with it: its own check says so. */
export const onlyExpired = ({ shown, leaf }: Seen, now: string): boolean =>
  shown.refused?.code === "CERT_HAS_EXPIRED" && shown.wrongName === null && (daysUntil(leaf.validTo, now) ?? 0) < 0;

/** Lines of proof: where, whose, from whom, until when. */
export const quoteSeen = ({ fact, showing, shown, leaf }: Seen): string[] => [
  `${fact.host} at ${showing.address} shows ${shortName(leaf.subject)}, issued by ${shortName(leaf.issuer)}, over ${shown.protocol}`,
  `valid from ${leaf.validFrom} to ${leaf.validTo}, for ${leaf.names.length === 0 ? "no name" : leaf.names.slice(0, 10).join(", ")}${leaf.names.length > 10 ? "…" : ""}`,
];
