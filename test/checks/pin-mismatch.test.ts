import { expect, it } from "vitest";
import { pinMismatch } from "../../src/checks/pin-mismatch.ts";
import type { CertificateFact, TlsaPin } from "../../src/model/certificate.ts";
import { certified, leaf, policy, shown, silence, spec } from "../facts.ts";

const hash = (letter: string): string => `${letter.repeat(43)}=`;
const judge = (pins: Record<string, readonly string[]>, ...certificates: CertificateFact[]) =>
  pinMismatch.run({ spec: spec(), certificates }, policy({ hosts: { pins } }));
const pinned = (...letters: string[]) => ({ "api.example.com": letters.map((letter) => `sha256/${hash(letter)}`) });
const unverified = shown({ refused: { code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", why: "" } });

it.each([
  ["the host's own key", pinned("A"), certified([shown()]), "pass"],
  ["one of several keys", pinned("C", "A"), certified([shown()]), "pass"],
  ["the authority's key, in a chain that verifies", pinned("B"), certified([shown()]), "pass"],
  ["the authority's key, in a chain that anybody could have put together", pinned("B"), certified([unverified]), "fail"],
  ["the host's own key, though the chain does not verify", pinned("A"), certified([unverified]), "pass"],
  ["another key", pinned("C"), certified([shown()]), "fail"],
  ["another key at one of two addresses", pinned("A"), certified([shown(), shown({ chain: [] }), shown({ chain: [leaf({ spkiSha256: hash("D") })] })]), "fail"],
  ["the key of the alias", pinned("C"), certified([shown()], { host: "127.0.0.1:8443" }), "fail"],
  ["a host that could not be asked", pinned("A"), certified([silence]), "unknown"],
  ["a host that nobody asked", { "other.example.com": [`sha256/${hash("A")}`] }, certified([shown()]), "unknown"],
  ["no host", {}, certified([shown()]), "not-applicable"],
])("pinned to %s", (_what, pins, fact, outcome) => {
  expect(judge(pins, fact).outcome).toBe(outcome);
});

it("the proof shows both keys", () => {
  expect(judge(pinned("C"), certified([shown()]))).toMatchObject({
    findings: [
      {
        message: "api.example.com shows a key that hosts.pins does not know",
        proof: expect.arrayContaining([`its key is sha256/${hash("A")}`, `pinned: sha256/${hash("C")}`]),
      },
    ],
  });
});

const tlsa = (usage: number, selector: number, matching: number, data: string): TlsaPin => ({ usage, selector, matching, data });
it.each<[string, readonly TlsaPin[], string]>([
  ["names the host's key", [tlsa(3, 1, 1, hash("A"))], "pass"],
  ["names the host's certificate", [tlsa(3, 0, 1, hash("a"))], "pass"],
  ["names another key", [tlsa(3, 1, 1, hash("C"))], "fail"],
  ["names the authority's key", [tlsa(2, 1, 1, hash("B"))], "pass"],
  ["names the host's key as authority", [tlsa(2, 1, 1, hash("A"))], "fail"],
  ["is of a kind that is not compared", [tlsa(3, 1, 2, hash("A"))], "unknown"],
  ["matches beside one that is not compared", [tlsa(3, 1, 2, hash("A")), tlsa(3, 1, 1, hash("A"))], "pass"],
])("a validated TLSA record that %s", (_what, records, outcome) => {
  expect(judge({}, certified([shown()], { tlsa: records })).outcome).toBe(outcome);
});
