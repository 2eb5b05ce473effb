// Literals for tests of whatever judges names: the smallest well-typed zone, view and resolution, and what differs. Pure.

import type { DnsAnswer, DnsLook, DnsView, ResolutionFact, TransferFact, ZoneFact } from "../src/model/names.ts";
import type { Fault } from "../src/model/visit.ts";

export const timeout: Fault = { reason: "timeout", detail: "no answer in time" };

export const transfer = (server: string, state: TransferFact["state"], more: Partial<TransferFact> = {}): TransferFact => ({
  server,
  address: "192.0.2.1",
  state,
  why: state === "open" ? "it hands out the zone" : "it answers REFUSED",
  records: state === "open" ? 2 : 0,
  bytes: state === "open" ? 422 : 0,
  serial: state === "open" ? 7 : null,
  ...more,
});

export const zone = (more: Partial<ZoneFact> = {}): ZoneFact => ({
  apex: "example.com",
  names: ["api.example.com"],
  fault: null,
  parent: ["ns1.example.com"],
  child: ["ns1.example.com"],
  transfers: [transfer("ns1.example.com", "refused")],
  more: 0,
  dnssec: { signed: true, delegated: true, validatedBy: [] },
  ...more,
});

export const answer = (addresses: readonly string[] = [], more: Partial<DnsAnswer> = {}): DnsAnswer => ({
  rcode: "NOERROR",
  aa: false,
  ra: true,
  ad: false,
  chain: [],
  addresses,
  ttl: 60,
  ede: [],
  ...more,
});

export const look = (said: DnsAnswer | Fault, more: Partial<DnsLook> = {}): DnsLook =>
  "reason" in said ? { family: "A", again: false, answer: null, fault: said, ...more } : { family: "A", again: false, answer: said, fault: null, ...more };

/** The same said twice. */
export const view = (source: string, said: DnsAnswer | Fault, more: Partial<DnsView> = {}): DnsView => ({
  source,
  kind: "given",
  trusted: false,
  looks: [look(said), look(said)],
  unchecked: [],
  ...more,
});

/** Said twice, and twice again later. */
export const lasting = (source: string, said: DnsAnswer, more: Partial<DnsView> = {}): DnsView =>
  view(source, said, { looks: [look(said), look(said), look(said, { again: true }), look(said, { again: true })], ...more });

export const authority = (addresses: readonly string[], more: Partial<DnsAnswer> = {}): DnsView =>
  view("ns1.example.com (192.0.2.1)", answer(addresses, { aa: true, ra: false, ...more }), { kind: "authoritative" });

export const resolution = (more: Partial<ResolutionFact> = {}): ResolutionFact => ({
  name: "api.example.com",
  hosts: ["api.example.com"],
  fault: null,
  resolvers: [view("udp://192.0.2.53", answer(["93.184.216.34"]))],
  authoritative: [authority(["93.184.216.34"])],
  propagating: false,
  identities: [],
  chainEnd: null,
  caa: { at: null, records: [], fault: null },
  tlsa: { state: "none", records: [], why: null },
  ...more,
});
