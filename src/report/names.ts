// What DNS says about a host, as one sentence for people. Pure.

import type { ReportedHost, ReportedNames } from "../model/report.ts";
import { count } from "./order.ts";

/** Null where nobody was asked. Not yet inert. */
export const nameWords = ({ host, names }: ReportedHost): string | null => {
  if (names === null) return null;
  const parts = [zoneWords(names), dnssecWords(names), caaWords(names)].filter((part) => part !== null);
  return [`${host} ${addressWords(names)}`, ...parts].join("; ");
};

/** Where some were asked about, who was not, and why; nothing where nobody was. Not yet inert. */
export const unaskedWords = (hosts: readonly ReportedHost[]): string[] => {
  const strangers = hosts.filter(({ names, contacted, certificates }) => names === null && !contacted && certificates.length === 0).map(({ host }) => host);
  return strangers.length === 0 || hosts.every(({ names }) => names === null)
    ? []
    : [`nothing was asked about ${some(strangers)}: only the description, an answer or traffic names ${strangers.length === 1 ? "it" : "them"}`];
};

const some = (items: readonly string[], most = 4): string =>
  items.length <= most ? items.join(", ") : `${items.slice(0, most).join(", ")} and ${items.length - most} more`;

const addressWords = ({ addresses, exists, authoritative, alias, why }: ReportedNames): string => {
  if (exists === null) return `could not be asked about: ${why ?? "nobody answered"}`;
  const whose = authoritative ? "" : ", by its resolver's word alone";
  const by = alias === null ? "" : ` (an alias of ${alias})`;
  if (!exists) return `does not exist${by}${whose}`;
  return addresses.length === 0 ? `has no address${by}${whose}` : `is at ${some(addresses)}${by}${whose}`;
};

const zoneWords = ({ zone, nameServers }: ReportedNames): string | null => {
  if (zone === null) return null;
  const servers = new Set(nameServers.map(({ name }) => name));
  const named = (...states: readonly string[]): string[] => [
    ...new Set(nameServers.filter(({ transfer }) => states.includes(transfer)).map(({ name }) => name)),
  ];
  const open = named("open");
  const silent = named("unknown", "not-asked");
  const handed =
    open.length > 0
      ? `${some(open)} ${open.length === 1 ? "hands" : "hand"} the whole zone to anyone`
      : silent.length > 0
        ? `whether ${some(silent)} ${silent.length === 1 ? "hands" : "hand"} it out is not known`
        : "none hands it out";
  return `its zone ${zone} is kept by ${count(servers.size, "name server")}, ${handed}`;
};

const dnssecWords = ({ dnssec }: ReportedNames): string | null =>
  ({
    validated: "signed (DNSSEC), and a resolver validated it",
    signed: "signed (DNSSEC), and nobody who could be believed validated it",
    unsigned: "not signed, so forged answers look like real ones",
    bogus: "its signatures do not verify",
    unknown: null,
  })[dnssec];

const caaWords = ({ caa }: ReportedNames): string | null => {
  if (caa === null) return null;
  return caa.at === null ? "any authority may issue certificates for it (no CAA)" : `CAA at ${caa.at}: ${some(caa.records)}`;
};
