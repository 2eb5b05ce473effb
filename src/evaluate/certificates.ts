// What hosts showed in TLS handshakes, as the report tells it. Pure.

import type { CertificateFact, Showing } from "../model/certificate.ts";
import type { ReportedCertificate } from "../model/report.ts";
import { pinOf } from "../tls/pins.ts";
import { daysUntil } from "../tls/showings.ts";

/** By host as in reports. Evidence may name one twice. */
export const certificatesOf = (facts: readonly CertificateFact[], startedAt: string): ReadonlyMap<string, readonly ReportedCertificate[]> => {
  const byHost = new Map<string, ReportedCertificate[]>();
  for (const { host, showings, fault } of facts) {
    const known = byHost.get(host) ?? [];
    byHost.set(host, known);
    if (fault !== null || showings.length === 0) known.push({ ...nothing, address: null, why: fault?.detail ?? "it has no address" });
    for (const showing of showings) known.push(reported(showing, startedAt));
  }
  return byHost;
};

const nothing: Omit<ReportedCertificate, "address" | "why"> = {
  protocol: null,
  subject: null,
  issuer: null,
  names: [],
  validFrom: null,
  validTo: null,
  daysLeft: null,
  pins: [],
  verified: null,
  outdated: [],
};

const reported = ({ address, handshake, old }: Showing, startedAt: string): ReportedCertificate => {
  const leaf = handshake.kind === "shown" ? handshake.chain[0] : undefined;
  if (handshake.kind === "fault" || leaf === undefined)
    return { ...nothing, address, why: handshake.kind === "fault" ? handshake.fault.detail : "no certificate was shown" };
  return {
    address,
    protocol: handshake.protocol,
    subject: leaf.subject,
    issuer: leaf.issuer,
    names: leaf.names,
    validFrom: leaf.validFrom,
    validTo: leaf.validTo,
    daysLeft: daysUntil(leaf.validTo, startedAt),
    pins: handshake.chain.map(pinOf),
    verified: handshake.refused === null,
    why: handshake.refused?.why ?? null,
    outdated: old.filter(({ answer }) => answer === "accepted").map(({ version }) => version),
  };
};
