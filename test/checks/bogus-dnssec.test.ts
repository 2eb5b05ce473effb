import { expect, it } from "vitest";
import { bogusDnssec } from "../../src/checks/bogus-dnssec.ts";
import type { DnsView, ZoneFact } from "../../src/model/names.ts";
import { policy, spec } from "../facts.ts";
import { answer, look, resolution, timeout, view, zone } from "../name-facts.ts";

const judge = (...resolvers: DnsView[]) => bogusDnssec.run({ spec: spec(), resolutions: [resolution({ resolvers })] }, policy());
const servfail = answer([], { rcode: "SERVFAIL", ede: ["7 Signature Expired"] });
const open = [look(answer(["93.184.216.34"])), look(answer(["93.184.216.34"]))];

it("SERVFAIL with validation and an answer without it is a finding, with the resolver's own reason", () => {
  expect(judge(view("udp://127.0.0.1", servfail, { unchecked: open }))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "api.example.com by udp://127.0.0.1",
        message: "udp://127.0.0.1 refuses api.example.com: validation fails, and without it there is an answer",
        confidence: "proven",
        proof: ["udp://127.0.0.1: SERVFAIL, 2 times", "the same with CD=1: NOERROR, 2 times", "extended error: 7 Signature Expired"],
      },
    ],
  });
});

it("says when another resolver is content", () => {
  const content = view("https://dns.example/", answer(["93.184.216.34"], { ad: true }), { trusted: true });
  expect(judge(view("udp://127.0.0.1", servfail, { unchecked: open }), content)).toMatchObject({
    findings: [{ proof: expect.arrayContaining([expect.stringContaining("https://dns.example/ validates the name")]) }],
  });
});

it("an answer passes", () => expect(judge(view("udp://127.0.0.1", answer(["93.184.216.34"])))).toEqual({ outcome: "pass" }));

it("an answer of a signed zone that nobody validated passes nothing", () => {
  const judgeWith = (ad: boolean, dnssec: Partial<ZoneFact["dnssec"]>) => {
    const resolutions = [resolution({ resolvers: [view("udp://127.0.0.1", answer(["93.184.216.34"], { ad }))] })];
    return bogusDnssec.run({ spec: spec(), resolutions, zones: [zone({ dnssec: { signed: true, delegated: true, validatedBy: [], ...dnssec } })] }, policy());
  };
  expect(judgeWith(false, {})).toEqual({
    outcome: "unknown",
    why: "example.com is signed, and no resolver that was asked says that it validates api.example.com (AD)",
  });
  expect(judgeWith(true, {})).toEqual({ outcome: "pass" });
  expect(judgeWith(false, { signed: false, delegated: false })).toEqual({ outcome: "pass" });
  expect(judgeWith(false, { delegated: false })).toEqual({ outcome: "pass" });
});

it.each([
  ["a resolver that fails both ways", view("a", servfail, { unchecked: [look(servfail)] })],
  ["one that answers now and then", view("a", servfail, { looks: [look(servfail), look(answer(["93.184.216.34"]))], unchecked: open })],
  ["one whose second question got no answer", view("a", servfail, { unchecked: [look(answer([])), look(timeout)] })],
  ["a silent one", view("a", timeout)],
])("%s is unknown", (_what, one) => expect(judge(one).outcome).toBe("unknown"));

it("a name that was not asked about is unknown, no name at all not applicable", () => {
  expect(bogusDnssec.run({ spec: spec(), resolutions: [resolution({ fault: timeout })] }, policy())).toEqual({
    outcome: "unknown",
    why: "api.example.com: no answer in time",
  });
  expect(bogusDnssec.run({ spec: spec(), resolutions: [] }, policy()).outcome).toBe("not-applicable");
});
