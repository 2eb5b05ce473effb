import { expect, it } from "vitest";
import type { ReportedCertificate, ReportedHost } from "../../src/model/report.ts";
import { certificateWords } from "../../src/report/certificates.ts";

const certificate = (more: Partial<ReportedCertificate> = {}): ReportedCertificate => ({
  address: "203.0.113.1",
  protocol: "TLSv1.3",
  subject: "CN=api.example.com",
  issuer: "C=US, O=Example Trust, CN=R1",
  names: ["api.example.com"],
  validFrom: "2026-01-30T12:00:00.000Z",
  validTo: "2026-04-30T12:00:00.000Z",
  daysLeft: 60,
  pins: ["sha256/AAAA", "sha256/BBBB"],
  verified: true,
  why: null,
  outdated: [],
  ...more,
});
const nothing = certificate({ protocol: null, verified: null, issuer: null, daysLeft: null, validTo: null, pins: [], why: "no TLS handshake within 5000 ms" });
const said = (...certificates: ReportedCertificate[]): string[] => certificateWords({ host: "api.example.com", certificates } as unknown as ReportedHost);
const well = "api.example.com proves its name over TLSv1.3; issued by R1 (Example Trust), 60 days left; key sha256/AAAA";

it.each<[string, ReportedCertificate[], string[]]>([
  ["nothing where nobody asked", [], []],
  ["one sentence where all is well", [certificate()], [well]],
  ["one sentence for addresses that show the same", [certificate(), certificate({ address: "203.0.113.2" })], [well]],
  [
    "a sentence for each that differs, with its addresses",
    [certificate(), certificate({ address: "203.0.113.2" }), { ...nothing, address: "203.0.113.3" }],
    [`${well} (at 203.0.113.1, 203.0.113.2)`, "api.example.com showed no certificate: no TLS handshake within 5000 ms (at 203.0.113.3)"],
  ],
  [
    "what is wrong",
    [certificate({ verified: false, why: "a certificate of the chain has expired", daysLeft: -3, outdated: ["TLSv1.1", "TLSv1"], issuer: "" })],
    [
      "api.example.com does not prove its name (a certificate of the chain has expired) over TLSv1.3; still accepts TLSv1.1 and TLSv1; issued by nobody, expired on 2026-04-30; key sha256/AAAA",
    ],
  ],
  ["one day as one day", [certificate({ daysLeft: 1 })], [well.replace("60 days", "1 day")]],
])("%s", (_what, certificates, expected) => {
  expect(said(...certificates)).toEqual(expected);
});
