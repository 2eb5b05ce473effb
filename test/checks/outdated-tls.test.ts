import { expect, it } from "vitest";
import { outdatedTls } from "../../src/checks/outdated-tls.ts";
import type { CertificateFact, Showing } from "../../src/model/certificate.ts";
import { certified, policy, shown, silence, spec } from "../facts.ts";

const judge = (...certificates: CertificateFact[]) => outdatedTls.run({ spec: spec(), certificates }, policy());
const accepted = (...versions: string[]): Showing["old"] => versions.map((version) => ({ version, answer: "accepted", why: `ServerHello in ${version}` }));

it("a server that refuses old versions is fine", () => {
  expect(judge(certified([shown()]))).toEqual({ outcome: "pass" });
});

it("each accepted version is a finding, with the address as proof", () => {
  expect(judge(certified([shown(), shown()], {}, accepted("TLSv1.1", "TLSv1")))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "api.example.com TLSv1.1",
        message: "api.example.com accepts TLS 1.1",
        confidence: "proven",
        proof: ["203.0.113.1: ServerHello in TLSv1.1", "203.0.113.2: ServerHello in TLSv1.1"],
      },
      { subject: "api.example.com TLSv1", message: "api.example.com accepts TLS 1.0" },
    ],
  });
});

it("a server that speaks nothing better is found by its handshake alone", () => {
  expect(judge(certified([shown({ protocol: "TLSv1.1" })], {}, []))).toMatchObject({
    outcome: "fail",
    findings: [{ proof: ["203.0.113.1: the best that it speaks is TLS 1.1"] }],
  });
});

it.each<[string, CertificateFact]>([
  ["showed nothing", certified([silence])],
  ["was silent towards an old client", certified([shown()], {}, [{ version: "TLSv1.1", answer: "unknown", why: "no TLS handshake within 5000 ms" }])],
  ["was not greeted in an old version", certified([shown()], {}, [])],
])("a host that %s is unknown", (_what, fact) => {
  expect(judge(fact).outcome).toBe("unknown");
});
