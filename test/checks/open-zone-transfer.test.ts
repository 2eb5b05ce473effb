import { expect, it } from "vitest";
import { openZoneTransfer } from "../../src/checks/open-zone-transfer.ts";
import type { ZoneFact } from "../../src/model/names.ts";
import { at, policy, server, spec } from "../facts.ts";
import { timeout, transfer, zone } from "../name-facts.ts";

const judge = (...zones: ZoneFact[]) => openZoneTransfer.run({ spec: spec({ servers: [server("https://api.example.com")] }), zones }, policy());

it("two name servers of which one is open is a finding that names it, with counts and no name of the zone", () => {
  const transfers = [transfer("ns1.example.com", "refused"), transfer("ns2.example.com", "open", { address: "192.0.2.2" })];
  expect(judge(zone({ transfers }))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "example.com at ns2.example.com",
        message: "ns2.example.com hands the whole zone example.com to anyone who asks",
        confidence: "proven",
        where: { place: at("/servers/0"), host: "api.example.com" },
        proof: [
          "AXFR example.com to 192.0.2.2 port 53 over TCP",
          "NOERROR with authority: SOA (serial 7) and at least 1 more record in 422 bytes; closed there",
          "ns1.example.com (192.0.2.1): it answers REFUSED",
        ],
      },
    ],
  });
});

it("two addresses of one open server are one finding", () => {
  const transfers = ["192.0.2.1", "192.0.2.2"].map((address) => transfer("ns1.example.com", "open", { address }));
  expect(judge(zone({ transfers }))).toMatchObject({ findings: [{ subject: "example.com at ns1.example.com" }] });
});

it.each(["refused", "not-authoritative", "closed"] as const)("a server that says %s has handed nothing out", (state) => {
  expect(judge(zone({ transfers: [transfer("ns1.example.com", state)] }))).toEqual({ outcome: "pass" });
});

it.each(["unknown", "not-asked"] as const)("one server that is %s leaves the question open", (state) => {
  const transfers = [transfer("ns1.example.com", "refused"), transfer("ns2.example.com", state, { why: "no answer within 5 s" })];
  expect(judge(zone({ transfers }))).toEqual({ outcome: "unknown", why: "one question is open, the first: ns2.example.com (192.0.2.1): no answer within 5 s" });
});

it("an IPv6 address out of reach leaves nothing open where the server's IPv4 address spoke", () => {
  const far = transfer("ns1.example.com", "unreachable-family", { address: "2001:db8::1" });
  expect(judge(zone({ transfers: [transfer("ns1.example.com", "refused"), far] }))).toEqual({ outcome: "pass" });
  expect(judge(zone({ transfers: [transfer("ns2.example.com", "refused"), far] })).outcome).toBe("unknown");
});

it("a name server whose address was not found leaves the question open", () => {
  expect(judge(zone({ child: ["ns1.example.com", "ns4.example.com"] }))).toEqual({
    outcome: "unknown",
    why: "one question is open, the first: ns4.example.com: no address of it was found",
  });
});

it("servers that were left out, and a zone that was not found, are unknown", () => {
  expect(judge(zone({ more: 3 })).outcome).toBe("unknown");
  expect(judge(zone({ fault: timeout, transfers: [] }))).toEqual({ outcome: "unknown", why: "one question is open, the first: no answer in time" });
});

it("is not applicable where no name lies in a zone of its own, such as one under a public suffix", () => {
  expect(judge().outcome).toBe("not-applicable");
});
