// Whether what a host shows is what was pinned: SPKI pins (RFC 7469) and TLSA records (RFC 6698). Pure.

import type { Certificate, Shown, TlsaPin } from "../model/certificate.ts";

/** A pin as policies write it: `sha256/` and base64. */
export const pinOf = ({ spkiSha256 }: Certificate): string => `sha256/${spkiSha256}`;

/** The leaf always counts. The rest of a chain counts only where it was verified: anybody can append a stranger's certificate to their own. */
const believed = ({ chain, refused }: Shown): readonly Certificate[] => (refused === null ? chain : chain.slice(0, 1));

export const matchesPins = (shown: Shown, pins: readonly string[]): boolean => believed(shown).some((certificate) => pins.includes(pinOf(certificate)));

/** `unknown`: a record of a kind that cannot be compared with what was kept (a whole certificate, SHA-512), and none that matches. */
export const matchesTlsa = (shown: Shown, records: readonly TlsaPin[]): "match" | "mismatch" | "unknown" => {
  const verdicts = records.map((record) => compare(shown, record));
  if (verdicts.includes("match")) return "match";
  return verdicts.includes("unknown") || verdicts.length === 0 ? "unknown" : "mismatch";
};

/** Usage 0 and 2 name an authority, 1 and 3 the host's own certificate. */
const compare = (shown: Shown, { usage, selector, matching, data }: TlsaPin): "match" | "mismatch" | "unknown" => {
  if (usage > 3 || selector > 1 || matching !== 1) return "unknown";
  const authority = usage === 0 || usage === 2;
  if (authority && shown.refused !== null) return "unknown";
  const candidates = authority ? shown.chain.slice(1) : shown.chain.slice(0, 1);
  return candidates.some(({ sha256, spkiSha256 }) => (selector === 1 ? spkiSha256 : sha256) === data) ? "match" : "mismatch";
};
