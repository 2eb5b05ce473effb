import { expect, it } from "vitest";
import { certificateMismatch } from "../../src/checks/certificate-mismatch.ts";
import type { CertificateFact, Shown } from "../../src/model/certificate.ts";
import { certified, leaf, policy, shown, silence, spec, today } from "../facts.ts";

const judge = (...certificates: CertificateFact[]) => certificateMismatch.run({ spec: spec(), certificates }, policy(), today);
const otherName = { code: "ERR_TLS_CERT_ALTNAME_INVALID", why: "the certificate does not name api.example.com" };
const selfSigned = { code: "DEPTH_ZERO_SELF_SIGNED_CERT", why: "the certificate is signed by itself and by no authority" };
const wrong = shown({ refused: otherName, wrongName: otherName, chain: [leaf({ names: ["evil.example"], subject: "CN=evil.example" })] });
const expired = { code: "CERT_HAS_EXPIRED", why: "a certificate of the chain has expired" };
const old = [leaf({ validTo: "2026-02-01T00:00:00.000Z" })];

it("a certificate that verifies is fine", () => {
  expect(judge(certified([shown(), shown()]))).toEqual({ outcome: "pass" });
});

it("one for another name is a finding, with name, issuer and address as proof", () => {
  expect(judge(certified([wrong]))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "api.example.com ERR_TLS_CERT_ALTNAME_INVALID",
        message: "api.example.com does not prove that it is api.example.com: the certificate does not name api.example.com",
        confidence: "proven",
        where: { host: "api.example.com" },
        proof: [
          "api.example.com at 203.0.113.1 shows evil.example, issued by R1 (Example Trust), over TLSv1.3",
          "valid from 2026-01-30T12:00:00.000Z to 2026-04-30T12:00:00.000Z, for evil.example",
          "verification says ERR_TLS_CERT_ALTNAME_INVALID",
        ],
      },
    ],
  });
});

it("one bad address among good ones is a finding, and the same flaw at two addresses is one", () => {
  expect(judge(certified([shown(), wrong, wrong]))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        proof: [/203\.0\.113\.2/, {}, {}, "the same at 203.0.113.3"].map((x) =>
          x instanceof RegExp ? expect.stringMatching(x) : typeof x === "string" ? x : expect.anything(),
        ),
      },
    ],
  });
});

it("a chain and a name that are both wrong are told together", () => {
  const outcome = judge(certified([shown({ refused: selfSigned, wrongName: otherName })]));
  expect(outcome.outcome === "fail" && outcome.findings[0].message).toContain(
    "signed by itself and by no authority, and the certificate does not name api.example.com",
  );
});

it.each<[string, Partial<Shown>, string]>([
  ["that has only expired is left to its own check", { refused: expired, chain: old }, "pass"],
  ["that has expired and is for another name is a finding", { refused: expired, wrongName: otherName, chain: old }, "fail"],
  ["whose intermediate has expired is a finding", { refused: expired }, "fail"],
])("a certificate %s", (_what, how, outcome) => {
  expect(judge(certified([shown(how)])).outcome).toBe(outcome);
});

it.each<[string, CertificateFact]>([
  ["whose handshake failed", certified([shown(), silence])],
  ["without an address", certified([])],
  ["whose name did not resolve", certified([], { fault: { reason: "dns", detail: "the name does not resolve (ENOTFOUND)" } })],
])("a host %s is unknown", (_what, fact) => {
  expect(judge(fact)).toMatchObject({ outcome: "unknown", why: expect.stringContaining("api.example.com") });
});

it("a finding outweighs what is unknown elsewhere", () => {
  expect(judge(certified([silence, wrong])).outcome).toBe("fail");
});
