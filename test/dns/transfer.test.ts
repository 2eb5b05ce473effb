import packet from "dns-packet";
import { expect, it } from "vitest";
import { transferReader } from "../../src/dns/transfer.ts";

const soa = (name = "example.com", serial = 7) =>
  ({
    type: "SOA",
    name,
    ttl: 60,
    data: { mname: "ns1.example.com", rname: "host.example.com", serial, refresh: 1, retry: 1, expire: 1, minimum: 1 },
  }) as packet.Answer;
const a = { type: "A", name: "admin.example.com", ttl: 60, data: "192.0.2.1" } as packet.Answer;
const message = (answers: packet.Answer[], more: { id?: number; flags?: number } = {}) =>
  packet.encode({
    type: "response",
    id: more.id ?? 7,
    flags: more.flags ?? packet.AUTHORITATIVE_ANSWER,
    questions: [{ type: "A", name: "example.com" }],
    answers,
  });
const read = (...messages: Uint8Array[]) => {
  const reader = transferReader(7, "example.com");
  let asked = 0;
  for (const one of messages) {
    asked += 1;
    if (!reader.see(one)) break;
  }
  return { ...reader.seen(), asked };
};

it("SOA and one more record is a zone that is handed out; nothing is read after that", () => {
  expect(read(message([soa(), a, a, a, soa()]), message([a]))).toMatchObject({ verdict: "open", records: 2, serial: 7, asked: 1 });
});

it("also when each record comes in a message of its own, as old servers send them", () => {
  expect(read(message([soa()]), message([a]), message([soa()]))).toMatchObject({ verdict: "open", asked: 2 });
});

it.each([
  ["REFUSED", message([], { flags: 5 }), "refused"],
  ["FORMERR", message([], { flags: 1 }), "refused"],
  ["NOTAUTH", message([], { flags: 9 }), "not-authoritative"],
  ["the zone without authority", message([soa(), a], { flags: 0 }), "not-authoritative"],
  ["nothing", message([]), "refused"],
  ["SOA and SOA again, with another serial", message([soa(), soa("example.com", 8)]), "refused"],
  ["another zone's SOA", message([soa("example.org"), a]), "nonsense"],
  ["no SOA at all", message([a, a]), "nonsense"],
  ["another id", message([soa(), a], { id: 8 }), "nonsense"],
  ["no message", Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n"), "nonsense"],
])("%s", (_what, bytes, verdict) => {
  expect(read(bytes)).toMatchObject({ verdict });
});

it("a lone SOA decides nothing until the connection ends, and counts are kept", () => {
  expect(read(message([soa()]))).toMatchObject({ verdict: null, records: 1, why: "it hands out the SOA alone" });
  expect(read()).toMatchObject({ verdict: null, records: 0, bytes: 0 });
});
