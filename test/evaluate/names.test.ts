import { expect, it } from "vitest";
import { namesOf } from "../../src/evaluate/names.ts";
import { answer, authority, look, resolution, timeout, transfer, view, zone } from "../name-facts.ts";

it("a host's names: the authoritative servers' word, its zone, how that is guarded", () => {
  const caa = { at: "example.com", records: [{ critical: false, tag: "issue", value: "ca.example" }], fault: null };
  expect(namesOf([resolution({ caa })], [zone({ transfers: [transfer("ns1.example.com", "open")] })]).get("api.example.com")).toEqual({
    addresses: ["93.184.216.34"],
    exists: true,
    authoritative: true,
    resolvers: ["udp://192.0.2.53"],
    alias: null,
    zone: "example.com",
    nameServers: [{ name: "ns1.example.com", address: "192.0.2.1", transfer: "open" }],
    dnssec: "signed",
    caa: { at: "example.com", records: ['issue "ca.example"'] },
    why: null,
  });
});

it("a poisoned resolver's addresses are not taken over where the authoritative servers spoke", () => {
  const resolvers = [view("udp://192.0.2.66", answer(["203.0.113.66"]))];
  expect(namesOf([resolution({ resolvers })], []).get("api.example.com")?.addresses).toEqual(["93.184.216.34"]);
  expect(namesOf([resolution({ resolvers, authoritative: [] })], []).get("api.example.com")).toMatchObject({
    addresses: ["203.0.113.66"],
    authoritative: false,
  });
});

it.each([
  ["validated", { signed: true, delegated: true, validatedBy: ["udp://127.0.0.1"] }],
  ["signed", { signed: true, delegated: true, validatedBy: [] }],
  ["unsigned", { signed: false, delegated: false, validatedBy: [] }],
  ["unknown", { signed: null, delegated: null, validatedBy: [] }],
] as const)("%s", (word, dnssec) => expect(namesOf([resolution()], [zone({ dnssec })]).get("api.example.com")?.dnssec).toBe(word));

it("bogus outweighs what the zone says of itself", () => {
  const bogus = view("udp://127.0.0.1", answer([], { rcode: "SERVFAIL" }), { unchecked: [look(answer(["93.184.216.34"]))] });
  expect(namesOf([resolution({ resolvers: [bogus] })], [zone()]).get("api.example.com")?.dnssec).toBe("bogus");
});

it("what nobody answered, and what does not exist", () => {
  const silent = { resolvers: [view("a", timeout)], authoritative: [] };
  expect(namesOf([resolution({ ...silent, fault: timeout })], []).get("api.example.com")).toMatchObject({ exists: null, why: "no answer in time" });
  const gone = resolution({ authoritative: [authority([], { rcode: "NXDOMAIN" })] });
  expect(namesOf([gone], []).get("api.example.com")).toMatchObject({ exists: false, addresses: [] });
});
