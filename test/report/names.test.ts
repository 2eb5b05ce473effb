import { expect, it } from "vitest";
import type { ReportedHost, ReportedNames } from "../../src/model/report.ts";
import { nameWords, unaskedWords } from "../../src/report/names.ts";

const host = (more: Partial<ReportedNames> | null): ReportedHost => ({
  host: "api.example.com",
  declared: true,
  allowed: false,
  contacted: true,
  calls: 0,
  clients: [],
  observed: [],
  locations: [],
  certificates: [],
  names:
    more === null
      ? null
      : {
          addresses: ["93.184.216.34"],
          exists: true,
          authoritative: true,
          resolvers: ["system (192.0.2.53)"],
          alias: null,
          zone: "example.com",
          nameServers: [
            { name: "ns1.example.com", address: "192.0.2.1", transfer: "refused" },
            { name: "ns2.example.com", address: "192.0.2.2", transfer: "refused" },
          ],
          dnssec: "validated",
          caa: { at: "example.com", records: ['issue "letsencrypt.org"'] },
          why: null,
          ...more,
        },
});
const open = [{ name: "ns1.example.com", address: "192.0.2.1", transfer: "open" as const }];
const dead = [{ name: "ns1.example.com", address: "192.0.2.1", transfer: "unknown" as const }];

it.each([
  [
    "all is well",
    {},
    'api.example.com is at 93.184.216.34; its zone example.com is kept by 2 name servers, none hands it out; signed (DNSSEC), and a resolver validated it; CAA at example.com: issue "letsencrypt.org"',
  ],
  [
    "much is not",
    { nameServers: open, dnssec: "unsigned", caa: { at: null, records: [] } },
    "api.example.com is at 93.184.216.34; its zone example.com is kept by 1 name server, ns1.example.com hands the whole zone to anyone; not signed, so forged answers look like real ones; any authority may issue certificates for it (no CAA)",
  ],
  [
    "a server is silent",
    { nameServers: dead, dnssec: "unknown", caa: null },
    "api.example.com is at 93.184.216.34; its zone example.com is kept by 1 name server, whether ns1.example.com hands it out is not known",
  ],
  [
    "an alias",
    { alias: "lb.provider.example", zone: null, dnssec: "unknown", caa: null },
    "api.example.com is at 93.184.216.34 (an alias of lb.provider.example)",
  ],
  ["it does not exist", { addresses: [], exists: false, zone: null, dnssec: "unknown", caa: null }, "api.example.com does not exist"],
  [
    "only a resolver spoke",
    { authoritative: false, zone: null, dnssec: "unknown", caa: null },
    "api.example.com is at 93.184.216.34, by its resolver's word alone",
  ],
  [
    "nobody spoke",
    { addresses: [], exists: null, authoritative: false, zone: null, dnssec: "unknown", caa: null, why: "no answer" },
    "api.example.com could not be asked about: no answer",
  ],
  ["many addresses", { addresses: ["1", "2", "3", "4", "5", "6"], zone: null, dnssec: "unknown", caa: null }, "api.example.com is at 1, 2, 3, 4 and 2 more"],
] as const)("%s", (_what, more, sentence) => expect(nameWords(host(more as Partial<ReportedNames>))).toBe(sentence));

it("hosts that only a description or an answer names are said to be left alone, where others were asked about", () => {
  const stranger = { ...host(null), host: "evil.example", contacted: false };
  expect(unaskedWords([host({}), stranger])).toEqual(["nothing was asked about evil.example: only the description, an answer or traffic names it"]);
  expect(unaskedWords([stranger])).toEqual([]);
  expect(unaskedWords([host({})])).toEqual([]);
});

it("nobody was asked, so nothing is said", () => expect(nameWords(host(null))).toBeNull());
