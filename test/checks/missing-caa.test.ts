import { expect, it } from "vitest";
import { missingCaa } from "../../src/checks/missing-caa.ts";
import type { CertificateFact } from "../../src/model/certificate.ts";
import type { CaaFact } from "../../src/model/names.ts";
import { policy, spec } from "../facts.ts";
import { resolution, timeout } from "../name-facts.ts";

const letsEncrypt = "C=US, O=Let's Encrypt, CN=R11";
const certificate = (issuer: string, names = ["api.example.com"]): CertificateFact => ({
  host: "api.example.com",
  name: "api.example.com",
  tlsa: [],
  fault: null,
  showings: [
    {
      address: "93.184.216.34",
      old: [],
      handshake: {
        kind: "shown",
        protocol: "TLSv1.3",
        refused: null,
        wrongName: null,
        chain: [
          { subject: "CN=api.example.com", issuer, names, validFrom: "2026-01-01T00:00:00Z", validTo: "2026-12-01T00:00:00Z", spkiSha256: "", sha256: "" },
        ],
      },
    },
  ],
});
const set = (...lines: string[]): CaaFact => ({
  at: "example.com",
  fault: null,
  records: lines.map((line) => {
    const [flags, tag = "", ...value] = line.split(" ");
    return { critical: flags === "128", tag, value: value.join(" ") };
  }),
});
const judge = (caa: CaaFact, ...certificates: CertificateFact[]) =>
  missingCaa.run({ spec: spec(), resolutions: [resolution({ caa })], certificates }, policy());

it("no set is a remark", () => {
  const outcome = judge({ at: null, records: [], fault: null }, certificate(letsEncrypt));
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ subject: "name api.example.com", proof: ["CAA at api.example.com and at every name above it: none"] }],
  });
  expect(outcome).not.toHaveProperty("findings.0.severity");
});

it("a set that excludes the authority in use weighs medium, with issuer and set as proof", () => {
  expect(judge(set("0 issue digicert.com"), certificate(letsEncrypt))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        severity: "medium",
        confidence: "likely",
        proof: [`issuer: ${letsEncrypt}`, "the CAA set allows only digicert.com", 'CAA at example.com: issue "digicert.com"'],
      },
    ],
  });
});

it.each([
  ["the authority in use", set("0 issue letsencrypt.org"), letsEncrypt, undefined],
  ["one of several, with parameters", set("0 issue digicert.com", "0 issue letsencrypt.org; validationmethods=dns-01"), letsEncrypt, undefined],
  ["nobody for wildcards, and this is none", set("0 issue letsencrypt.org", "0 issuewild ;"), letsEncrypt, undefined],
  ["anybody: a set without issue", set("0 iodef mailto:a@example.com"), letsEncrypt, undefined],
  ["the wildcard's authority", set("0 issue digicert.com", "0 issuewild letsencrypt.org"), letsEncrypt, ["*.example.com"]],
  ["an authority whose certificates carry that very name", set("0 issue lab-authority.test"), "O=lab-authority.test", undefined],
])("a set that allows %s passes", (_what, caa, issuer, names) => expect(judge(caa, certificate(issuer, names))).toEqual({ outcome: "pass" }));

it.each([
  ["nobody at all", set("0 issue ;"), undefined],
  ["nobody for wildcards, and this is one", set("0 issue letsencrypt.org", "0 issuewild ;"), ["*.example.com"]],
])("a set that allows %s excludes every issuer", (_what, caa, names) => {
  expect(judge(caa, certificate(letsEncrypt, names))).toMatchObject({ outcome: "fail", findings: [{ severity: "medium" }] });
});

it.each([
  ["a critical tag that nobody knows", set("128 tbs unknown"), letsEncrypt],
  ["an authority that is not known here", set("0 issue letsencrypt.org"), "O=Unheard Of, CN=X1"],
  ["a company's own authority, which no CAA set binds", set("0 issue ;"), "O=Example Ltd, CN=Internal CA"],
  ["a question without answer", { at: null, records: [], fault: timeout }, letsEncrypt],
])("%s is unknown", (_what, caa, issuer) => expect(judge(caa, certificate(issuer)).outcome).toBe("unknown"));

it("a set passes where no certificate was seen: there is nothing that it could exclude", () =>
  expect(judge(set("0 issue letsencrypt.org"))).toEqual({ outcome: "pass" }));

it("is not applicable without a name", () => {
  expect(missingCaa.run({ spec: spec(), resolutions: [], certificates: [] }, policy()).outcome).toBe("not-applicable");
});
