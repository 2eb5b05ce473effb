import packet from "dns-packet";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMessage, encodeQuestion, fitsQuestion } from "../../src/dns/message.ts";

const question = { id: 7, name: "ApI.example.com", type: "A" as const, recurse: true };
const records = [
  { type: "A", name: "api.example.com", ttl: 60, data: "192.0.2.1" },
  { type: "AAAA", name: "api.example.com", ttl: 60, data: "2001:db8::1" },
  { type: "CNAME", name: "www.example.com", ttl: 60, data: "API.example.com" },
  { type: "NS", name: "example.com", ttl: 60, data: "ns1.example.com" },
  {
    type: "SOA",
    name: "example.com",
    ttl: 60,
    data: { mname: "ns1.example.com", rname: "host.example.com", serial: 7, refresh: 1, retry: 1, expire: 1, minimum: 1 },
  },
  { type: "CAA", name: "example.com", ttl: 60, data: { flags: 128, tag: "Issue", value: "ca.example; a=b" } },
  { type: "TLSA", name: "_443._tcp.example.com", ttl: 60, data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.from("abc") } },
  { type: "TXT", name: "example.com", ttl: 60, data: "hello" },
] as unknown as packet.Answer[];
const whole = packet.encode({
  type: "response",
  id: 7,
  flags: packet.AUTHORITATIVE_ANSWER,
  questions: [{ type: "A", name: "ApI.example.com" }],
  answers: records,
});
const decoded = (bytes: Uint8Array) => {
  const read = decodeMessage(bytes);
  return "message" in read ? read.message : read.malformed;
};

describe("a question", () => {
  it("goes out as it was spelled, with EDNS and DO", () => {
    expect(packet.decode(Buffer.from(encodeQuestion(question)))).toMatchObject({
      id: 7,
      flag_rd: true,
      questions: [{ name: "ApI.example.com", type: "A" }],
      additionals: [{ type: "OPT", udpPayloadSize: 1232, flag_do: true }],
    });
  });

  it("without validation carries CD, and one to a name server no RD", () => {
    expect(packet.decode(Buffer.from(encodeQuestion({ ...question, unchecked: true })))).toMatchObject({ flag_cd: true });
    expect(packet.decode(Buffer.from(encodeQuestion({ ...question, recurse: false })))).toMatchObject({ flag_rd: false, flag_cd: false });
  });

  it.each(["", "a..b", "x".repeat(64), `${"a.".repeat(127)}ab`, "a b.example", "a\\046b.example", "ä.example"])("%j is nothing to ask about", (name) => {
    expect(fitsQuestion(name)).toBe(false);
    expect(() => encodeQuestion({ ...question, name })).toThrow(RangeError);
  });
});

describe("an answer", () => {
  it("gives what is used of each record, names in lower case", () => {
    expect(decoded(whole)).toMatchObject({
      id: 7,
      response: true,
      rcode: "NOERROR",
      aa: true,
      question: { name: "ApI.example.com", type: 1 },
      records: [
        { owner: "api.example.com", ttl: 60, data: { type: "A", address: "192.0.2.1" } },
        { data: { type: "AAAA", address: "2001:db8::1" } },
        { data: { type: "CNAME", target: "api.example.com" } },
        { data: { type: "NS", target: "ns1.example.com" } },
        { data: { type: "SOA", serial: 7 } },
        { data: { type: "CAA", critical: true, tag: "issue", value: "ca.example; a=b" } },
        { data: { type: "TLSA", usage: 3, selector: 1, matching: 1, data: "YWJj" } },
        { data: { type: "other", code: 16 } },
      ],
    });
  });

  it("says its code with the upper bits of EDNS, and the extended errors", () => {
    const text = Buffer.from("expired");
    const option = Buffer.concat([Buffer.from([0, 15, 0, 2 + text.length, 0, 7]), text]);
    const opt = Buffer.concat([Buffer.from([0, 0, 41, 4, 208, 1, 0, 128, 0, 0, option.length]), option]);
    const head = Buffer.from([0, 7, 0x81, 0x82, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(decoded(Buffer.concat([head, opt]))).toMatchObject({ rcode: "RCODE18", ede: ["7 Signature Expired (expired)"] });
  });

  it("a dot inside a label is not the end of it", () => {
    const cname = Buffer.from([0, 0, 5, 0, 1, 0, 0, 0, 60, 0, 5, 3, 0x61, 0x2e, 0x62, 0]);
    const head = Buffer.from([0, 7, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(decoded(Buffer.concat([head, cname]))).toMatchObject({ records: [{ data: { type: "CNAME", target: "a\\046b" } }] });
  });
});

describe("what is no message", () => {
  const head = (questions: number, answers: number): Buffer => Buffer.from([0, 7, 0x80, 0, 0, questions, answers >> 8, answers & 255, 0, 0, 0, 0]);
  it.each([
    ["shorter than a header", Buffer.alloc(11), "shorter than a header"],
    ["longer than a message can be", Buffer.alloc(65_536), "longer than 65535"],
    ["two questions", head(2, 0), "more than one question"],
    ["more records than anybody needs", head(0, 60_000), "more than 2000"],
    ["a pointer to itself", Buffer.concat([head(1, 0), Buffer.from([0xc0, 12, 0, 1, 0, 1])]), "forward or in a circle"],
    ["a pointer forward", Buffer.concat([head(1, 0), Buffer.from([0xc0, 20, 0, 1, 0, 1, 0, 0, 0])]), "forward or in a circle"],
    ["two pointers to each other", Buffer.concat([head(1, 0), Buffer.from([1, 0x61, 0xc0, 12, 0, 1, 0, 1])]), "forward or in a circle"],
    ["a label of a kind that nobody uses", Buffer.concat([head(1, 0), Buffer.from([0x40, 0, 0, 1, 0, 1])]), "longer than 63"],
    [
      "a name of 300 bytes",
      Buffer.concat([head(1, 0), Buffer.concat(Array.from({ length: 150 }, () => Buffer.from([1, 0x61]))), Buffer.from([0, 0, 1, 0, 1])]),
      "longer than 255",
    ],
    ["a record that is cut off", whole.subarray(0, -1), "middle of a record"],
    ["bytes behind the last record", Buffer.concat([whole, Buffer.from([0])]), "bytes follow"],
    ["an address of five bytes", Buffer.concat([head(0, 1), Buffer.from([0, 0, 1, 0, 1, 0, 0, 0, 60, 0, 5, 1, 2, 3, 4, 5])]), "wrong length"],
  ])("%s", (_what, bytes, why) => {
    expect(decoded(bytes)).toContain(why);
  });
});

describe("50,000 mutated messages", () => {
  /** Seeded, so that what fails once fails again. */
  const random = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };

  it("none of them throws, hangs, or gives something that is no value", () => {
    const next = random(20_261_121);
    const pick = (most: number): number => Math.floor(next() * most);
    const compressed = Buffer.from(whole);
    let readable = 0;
    for (let run = 0; run < 50_000; run += 1) {
      let bytes = Buffer.from(run % 3 === 0 ? encodeQuestion(question) : compressed);
      for (let changes = 1 + pick(8); changes > 0; changes -= 1) {
        const at = pick(bytes.length);
        const kind = pick(6);
        if (kind === 0) bytes[at] = pick(256);
        else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
        else if (kind === 2) bytes = bytes.subarray(0, Math.max(1, at));
        else if (kind === 3) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xc0 | pick(64), pick(256)]), bytes.subarray(at)]);
        else if (kind === 4) bytes = Buffer.concat([bytes, bytes.subarray(at)]);
        else if (bytes.length >= 2) bytes.writeUInt16BE(pick(65_536), Math.min(at, bytes.length - 2));
      }
      const read = decodeMessage(bytes);
      if ("message" in read) readable += 1;
      expect(JSON.stringify(read).length).toBeLessThan(400_000);
    }
    // Were none readable, the mutations would only have tested the door.
    expect(readable).toBeGreaterThan(2_000);
  }, 60_000);

  it("nor do bytes without any order", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void decodeMessage(bytes)),
      { numRuns: 2_000 },
    );
  });
});
