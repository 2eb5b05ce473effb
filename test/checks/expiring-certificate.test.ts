import { expect, it } from "vitest";
import { expiringCertificate } from "../../src/checks/expiring-certificate.ts";
import type { CertificateFact, Shown } from "../../src/model/certificate.ts";
import { authority, certified, leaf, policy, shown, silence, spec, today } from "../facts.ts";

const judge = (certificates: readonly CertificateFact[], at: string | undefined = today) =>
  expiringCertificate.run({ spec: spec(), certificates }, policy(), at);
const until = (validTo: string, more: Partial<Shown> = {}) => certified([shown({ chain: [leaf({ validTo }), authority()], ...more })]);

it.each([
  ["two weeks and a second", "2026-03-15T12:00:00.000Z", null],
  ["a second less than two weeks", "2026-03-15T11:59:59.000Z", { message: "The certificate of api.example.com expires on 2026-03-15, in 13 days" }],
  ["hours", "2026-03-01T18:00:00.000Z", { message: "The certificate of api.example.com expires on 2026-03-01, in less than a day" }],
  ["nothing any more", "2026-03-01T11:59:59.000Z", { message: "The certificate of api.example.com expired on 2026-03-01", severity: "high" }],
])("with %s left", (_what, validTo, finding) => {
  const outcome = judge([until(validTo)]);
  if (finding === null) expect(outcome).toEqual({ outcome: "pass" });
  else
    expect(outcome).toMatchObject({
      outcome: "fail",
      findings: [{ confidence: "proven", ...finding, proof: expect.arrayContaining([`the scan started on ${today}`]) }],
    });
});

it("days are counted from the evidence's clock, not from today's", () => {
  expect(judge([until("2026-04-30T12:00:00.000Z")], "2026-04-20T12:00:00.000Z").outcome).toBe("fail");
});

it("an intermediate that ends first is named", () => {
  const fact = certified([shown({ chain: [leaf(), authority({ validTo: "2026-03-05T12:00:00.000Z" })] })]);
  expect(judge([fact])).toMatchObject({
    findings: [{ message: "R1 (Example Trust), on which the certificate of api.example.com rests, expires on 2026-03-05, in 4 days" }],
  });
});

it("an authority that signed itself is the clients' own copy, and no finding", () => {
  const root = authority({ issuer: authority().subject, validTo: "2020-01-01T00:00:00.000Z" });
  expect(judge([certified([shown({ chain: [leaf(), root] })])])).toEqual({ outcome: "pass" });
});

it("a certificate that expires and is wrong in other ways too is still a finding", () => {
  expect(judge([until("2026-02-01T00:00:00.000Z", { refused: { code: "DEPTH_ZERO_SELF_SIGNED_CERT", why: "" } })]).outcome).toBe("fail");
});

it("what showed nothing is unknown, and so is a date that is none", () => {
  expect(judge([certified([silence])]).outcome).toBe("unknown");
  expect(judge([until("tomorrow")]).outcome).toBe("unknown");
  expect(expiringCertificate.run({ spec: spec(), certificates: [until("2026-04-30T12:00:00.000Z")] }, policy()).outcome).toBe("unknown");
});
