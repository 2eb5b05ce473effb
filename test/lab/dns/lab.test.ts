// The lab tells the truth about itself: real BIND and unbound show each trait that the scenes rely on.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ask, type Reply, transfer } from "./ask.ts";
import { type DnsLab, type DnsServer, missingForDns, needDns, places, startDnsLab } from "./lab.ts";

let lab: DnsLab;
beforeAll(async () => {
  if (missingForDns() === null) lab = await startDnsLab();
});
beforeEach(needDns);
afterAll(() => lab?.stop());

const addresses = (reply: Reply | null): string[] => (reply?.answers ?? []).flatMap((answer) => (answer.type === "A" ? [answer.data] : []));
const told = (replies: Reply[] | null): string | number | undefined =>
  replies === null ? "silence" : replies[0]?.rcode === "NOERROR" ? replies.flatMap(({ answers = [] }) => answers).length : replies[0]?.rcode;

describe("a zone transfer", () => {
  it.each<[string, (lab: DnsLab) => DnsServer, string, string | number]>([
    ["of an open zone gives everything", (l) => l.ns1, "open.test", 8],
    ["of a closed zone is refused", (l) => l.ns1, "closed.test", "REFUSED"],
    ["of a half open zone is refused by one server", (l) => l.ns1, "half.test", "REFUSED"],
    ["of a half open zone is given by the other", (l) => l.ns2, "half.test", 7],
    ["from a server that does not serve the zone is refused as not authoritative", (l) => l.ns2, "lame.test", "NOTAUTH"],
    ["from a dead server is never answered", (l) => l.dead, "silent.test", "silence"],
  ])("%s", async (_what, server, zone, expected) => {
    expect(told(await transfer(server(lab), zone, 1_000))).toBe(expected);
  });
});

describe("resolvers", () => {
  it("answer from the authoritative servers", async () => {
    expect(addresses(await ask(lab.honest, "api.closed.test", "A"))).toEqual([lab.at(places.api)]);
    expect(addresses(await ask(lab.second, "api.closed.test", "A"))).toEqual([lab.at(places.api)]);
    expect(addresses(await ask(lab.ns1, "api.closed.test", "A", { recurse: false }))).toEqual([lab.at(places.api)]);
  });

  it("validate the signed zone, and no other", async () => {
    expect(await ask(lab.honest, "api.signed.test", "A")).toMatchObject({ rcode: "NOERROR", flag_ad: true });
    expect(await ask(lab.honest, "api.closed.test", "A")).toMatchObject({ rcode: "NOERROR", flag_ad: false });
  });

  it("with the wrong trust anchor fail, unless checking is disabled", async () => {
    expect(await ask(lab.wrongAnchor, "api.signed.test", "A")).toMatchObject({ rcode: "SERVFAIL" });
    expect(addresses(await ask(lab.wrongAnchor, "api.signed.test", "A", { checkingDisabled: true }))).toEqual([lab.at(places.api)]);
  });

  it("that are poisoned give the stranger's address, and say nothing of validation", async () => {
    expect(addresses(await ask(lab.poisoned, "api.closed.test", "A"))).toEqual([lab.at(places.stranger)]);
    expect(await ask(lab.poisoned, "api.signed.test", "A")).toMatchObject({ flag_ad: false });
  });

  it("in the west see another address of the same name", async () => {
    expect(addresses(await ask(lab.honest, "api.geo.test", "A"))).toEqual([lab.at(places.api)]);
    expect(addresses(await ask(lab.west, "api.geo.test", "A"))).toEqual([lab.at(places.apiWest)]);
  });

  it("know which names do not exist", async () => {
    expect(await ask(lab.honest, "api.missing.test", "A")).toMatchObject({ rcode: "NXDOMAIN" });
    expect(await ask(lab.honest, "api.dangling.test", "A")).toMatchObject({ rcode: "NXDOMAIN", answers: [{ type: "CNAME", data: "gone.nowhere.test" }] });
  });

  it("that are dead never answer", async () => {
    expect(await ask(lab.dead, "api.closed.test", "A", { ms: 300 })).toBeNull();
  });
});
