// What a host's certificates amount to, as sentences for people. Pure.

import { shortName } from "../model/certificate.ts";
import type { ReportedCertificate, ReportedHost } from "../model/report.ts";
import { count } from "./order.ts";

/** One sentence for each certificate that differs; addresses that show the same one share it. Not yet inert. */
export const certificateWords = ({ host, certificates }: ReportedHost): string[] => {
  const groups = new Map<string, ReportedCertificate[]>();
  for (const certificate of certificates) {
    const said = words(certificate);
    groups.set(said, [...(groups.get(said) ?? []), certificate]);
  }
  return [...groups].map(
    ([said, group]) => `${host} ${said}${groups.size > 1 ? ` (at ${group.map(({ address }) => address ?? "no address").join(", ")})` : ""}`,
  );
};

const words = ({ protocol, issuer, daysLeft, validTo, pins, verified, why, outdated }: ReportedCertificate): string => {
  if (verified === null) return `showed no certificate: ${why ?? "nobody knows why"}`;
  const proof = verified ? "proves its name" : `does not prove its name (${why ?? "verification failed"})`;
  const left =
    daysLeft === null
      ? "valid for an unknown time"
      : daysLeft < 0
        ? `expired on ${validTo?.slice(0, 10) ?? "an unknown day"}`
        : `${count(daysLeft, "day")} left`;
  const old = outdated.length === 0 ? "" : `; still accepts ${outdated.join(" and ")}`;
  return `${proof} over ${protocol ?? "TLS"}${old}; issued by ${shortName(issuer ?? "")}, ${left}; key ${pins[0] ?? "unknown"}`;
};
