import { describe, expect, it } from "vitest";
import { divergentResolution } from "../../src/checks/divergent-resolution.ts";
import type { AddressIdentity, ResolutionFact } from "../../src/model/names.ts";
import { policy, spec } from "../facts.ts";
import { answer, authority, lasting, look, resolution, timeout, view } from "../name-facts.ts";

const judge = (...resolutions: ResolutionFact[]) => divergentResolution.run({ spec: spec(), resolutions }, policy());
const real = "93.184.216.34";
const other = "151.101.1.195";
const at = (state: AddressIdentity["state"], why = "a certificate for evil.example: wrong name"): AddressIdentity => ({
  address: other,
  port: 443,
  state,
  why,
});
const honest = view("udp://192.0.2.53", answer([real]));
const lying = lasting("udp://192.0.2.66", answer([other]));

describe("no finding", () => {
  it.each([
    ["the same set", [honest]],
    ["a part of the authoritative set", [view("udp://192.0.2.53", answer([real]))]],
  ])("%s", (_what, resolvers) => {
    expect(judge(resolution({ resolvers, authoritative: [authority([real, "93.184.216.35"])] }))).toEqual({ outcome: "pass" });
  });

  it("another address where the certificate vouches: GeoDNS or a CDN", () => {
    expect(judge(resolution({ resolvers: [honest, lying], identities: [at("proves")] }))).toEqual({ outcome: "pass" });
  });

  it("an IPv4 address in the dress of an IPv6 network (DNS64)", () => {
    const dns64 = lasting("system (2001:db8::53)", answer(["64:ff9b:0:0:0:0:5db8:d822"]));
    expect(judge(resolution({ resolvers: [dns64] }))).toEqual({ outcome: "pass" });
  });

  it("other addresses that are validated: a view with its own signatures", () => {
    const east = lasting("https://dns.example/", answer([other], { ad: true }), { trusted: true });
    expect(judge(resolution({ resolvers: [honest, east] }))).toEqual({ outcome: "pass" });
  });
});

describe("a finding", () => {
  it("a poisoned resolver for an unsigned zone is proven by the certificate shown there", () => {
    expect(judge(resolution({ resolvers: [honest, lying], identities: [at("disproves")] }))).toMatchObject({
      outcome: "fail",
      findings: [
        {
          subject: "api.example.com by udp://192.0.2.66",
          message: `udp://192.0.2.66 says that api.example.com is at ${other}, where a certificate of somebody else, or none that is valid, is shown`,
          confidence: "proven",
          where: { host: "api.example.com" },
          proof: [
            `authoritative servers: ns1.example.com (192.0.2.1) give ${real}`,
            `udp://192.0.2.66: ${other}, asked again later from fresh ports, the same`,
            `TLS at ${other} port 443: a certificate for evil.example: wrong name`,
            expect.stringContaining("seen from one network"),
          ],
        },
      ],
    });
  });

  it("is critical where it contradicts what a trusted resolver validated, even where TLS says nothing", () => {
    const validating = view("udp://127.0.0.1", answer([real], { ad: true }), { trusted: true });
    expect(judge(resolution({ resolvers: [validating, lying], identities: [at("unreached")] }))).toMatchObject({
      findings: [{ severity: "critical", confidence: "proven", proof: expect.arrayContaining(["udp://127.0.0.1 validated (AD) another answer"]) }],
    });
  });

  it("AD over plain UDP from afar is nobody's word", () => {
    const claiming = view("udp://192.0.2.53", answer([real], { ad: true }));
    const outcome = judge(resolution({ resolvers: [claiming, lying], identities: [at("unreached")] }));
    expect(outcome).toMatchObject({ findings: [{ confidence: "likely" }] });
    expect(outcome).not.toHaveProperty("findings.0.severity");
  });

  it("says when a recursive answer carries authority: a local override", () => {
    const override = lasting("udp://192.0.2.66", answer([other], { aa: true, ra: true }));
    expect(judge(resolution({ resolvers: [override], identities: [at("disproves")] }))).toMatchObject({
      findings: [{ proof: expect.arrayContaining([expect.stringContaining("an override on that resolver")]) }],
    });
  });

  it("a private address from a resolver elsewhere weighs high, from the machine's own it is a remark", () => {
    const inward = { resolvers: [lasting("udp://192.0.2.66", answer(["10.0.0.5"]))] };
    expect(judge(resolution(inward))).toMatchObject({ findings: [{ severity: "high", confidence: "likely" }] });
    const own = { resolvers: [lasting("system (10.0.0.1)", answer(["10.0.0.5"]), { kind: "system" })] };
    expect(judge(resolution(own))).toMatchObject({ findings: [{ severity: "info", subject: "api.example.com by system" }] });
  });

  it("a private address is a remark from a resolver inside, too, and where only the inside knows the name", () => {
    const inside = { resolvers: [lasting("udp://10.8.0.1", answer(["10.0.0.5"]))] };
    expect(judge(resolution(inside))).toMatchObject({ findings: [{ severity: "info", confidence: "likely" }] });
    const own = { resolvers: [lasting("system (10.0.0.1)", answer(["10.0.0.5"]), { kind: "system" })], authoritative: [authority([], { rcode: "NXDOMAIN" })] };
    expect(judge(resolution(own))).toMatchObject({ findings: [{ severity: "info" }] });
  });

  it("is a remark while the zone changes", () => {
    expect(judge(resolution({ resolvers: [lying], identities: [at("unreached")], propagating: true }))).toMatchObject({ findings: [{ severity: "info" }] });
  });

  it("an address for a name that does not exist", () => {
    const gone = [authority([], { rcode: "NXDOMAIN" })];
    expect(judge(resolution({ resolvers: [lying], authoritative: gone, identities: [at("disproves")] }))).toMatchObject({ outcome: "fail" });
  });
});

describe("unknown", () => {
  it("an answer that was not repeated", () => {
    const once = view("udp://192.0.2.66", answer([other]), {
      looks: [look(answer([other])), look(answer([real]), { again: true }), look(answer([real]), { again: true })],
    });
    expect(judge(resolution({ resolvers: [honest, once], identities: [at("unreached")] }))).toEqual({
      outcome: "unknown",
      why: `not everybody could be compared: udp://192.0.2.66 gave ${other} and did not repeat it`,
    });
  });

  it.each([
    ["one resolver is dead", { resolvers: [honest, view("udp://192.0.2.9", timeout)] }, "udp://192.0.2.9 gave no answer: no answer in time"],
    [
      "no authoritative server answers",
      { authoritative: [view("ns1.example.com (192.0.2.1)", timeout, { kind: "authoritative" })] },
      "no authoritative server answered",
    ],
    [
      "somebody answers in place of the authoritative servers, without authority",
      { authoritative: [view("ns1", answer([real]), { kind: "authoritative" })] },
      "no authoritative server answered",
    ],
    ["there is no resolver", { resolvers: [] }, "there is no resolver to compare with"],
    ["a resolver denies the name", { resolvers: [view("udp://192.0.2.53", answer([], { rcode: "NXDOMAIN", ede: ["15 Blocked"] }))] }, "(15 Blocked)"],
    ["the name was not asked about", { fault: timeout }, "no answer in time"],
  ] as const)("%s", (_what, more, why) => {
    expect(judge(resolution(more as Partial<ResolutionFact>))).toMatchObject({ outcome: "unknown", why: expect.stringContaining(why) });
  });
});

describe("not applicable", () => {
  it("a name that does not exist, by everybody's word", () => {
    const gone = answer([], { rcode: "NXDOMAIN" });
    expect(judge(resolution({ resolvers: [view("a", gone), view("b", gone)], authoritative: [authority([], { rcode: "NXDOMAIN" })] }))).toEqual({
      outcome: "not-applicable",
      why: "api.example.com does not exist, say resolvers and authoritative servers alike",
    });
  });

  it("no name", () => expect(judge().outcome).toBe("not-applicable"));
});

it("what does not verify is left to bogus-dnssec", () => {
  const servfail = answer([], { rcode: "SERVFAIL" });
  const bogus = view("udp://127.0.0.1", servfail, { unchecked: [look(answer([real]))] });
  expect(judge(resolution({ resolvers: [bogus, honest] }))).toEqual({ outcome: "pass" });
});
