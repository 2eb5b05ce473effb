// DNS messages: questions to bytes, bytes to what we use of an answer. Pure. dns-packet knows the formats; `walk` stands before it. Import lazily.

import packet from "dns-packet";
import { MalformedMessage, readName, type RecordSpan, walk } from "./walk.ts";

export type QuestionType = "A" | "AAAA" | "AXFR" | "CAA" | "CNAME" | "DNSKEY" | "DS" | "NS" | "SOA" | "TLSA";

export interface DnsQuestion {
  readonly id: number;
  /** Spelled as it should go out. */
  readonly name: string;
  readonly type: QuestionType;
  /** Asks a resolver to find out, rather than a server what it knows. */
  readonly recurse: boolean;
  /** CD: answer without validating. */
  readonly unchecked?: boolean;
  /** Without EDNS, for servers of the last century. */
  readonly plain?: boolean;
}

/** What is used of a record. Names are lower case; those with odd bytes carry `\DDD`. */
export type RecordData =
  | { readonly type: "A" | "AAAA"; readonly address: string }
  | { readonly type: "CNAME" | "NS"; readonly target: string }
  | { readonly type: "SOA"; readonly serial: number }
  | { readonly type: "CAA"; readonly critical: boolean; readonly tag: string; readonly value: string }
  | { readonly type: "TLSA"; readonly usage: number; readonly selector: number; readonly matching: number; readonly data: string }
  | { readonly type: "other"; readonly code: number };

export interface DnsRecord {
  readonly section: RecordSpan["section"];
  readonly owner: string;
  readonly ttl: number;
  readonly data: RecordData;
}

export interface DnsMessage {
  readonly id: number;
  readonly response: boolean;
  readonly rcode: string;
  readonly aa: boolean;
  readonly tc: boolean;
  readonly ra: boolean;
  readonly ad: boolean;
  /** Spelled as it came. */
  readonly question: { readonly name: string; readonly type: number } | null;
  readonly records: readonly DnsRecord[];
  readonly ede: readonly string[];
}

export const typeCodes = { A: 1, NS: 2, CNAME: 5, SOA: 6, AAAA: 28, OPT: 41, DS: 43, RRSIG: 46, DNSKEY: 48, TLSA: 52, AXFR: 252, CAA: 257 } as const;
const internet = 1;

/** What fits a UDP packet everywhere (DNS flag day 2020). */
const udpPayload = 1232;

/** With EDNS and DO; a transfer goes without either, as BIND's tools send it. */
export const encodeQuestion = ({ id, name, type, recurse, unchecked = false, plain = false }: DnsQuestion): Uint8Array => {
  if (!fitsQuestion(name)) throw new RangeError(`not a name that can be asked about: ${name}`);
  return new Uint8Array(
    packet.encode({
      type: "query",
      id,
      flags: (recurse ? packet.RECURSION_DESIRED : 0) | (unchecked ? packet.CHECKING_DISABLED : 0),
      questions: [{ type, name, class: "IN" }],
      additionals:
        type === "AXFR" || plain
          ? []
          : [{ type: "OPT", name: ".", udpPayloadSize: udpPayload, extendedRcode: 0, ednsVersion: 0, flags: packet.DNSSEC_OK, flag_do: true, options: [] }],
    }),
  );
};

/** Labels of 1 to 63 plain characters, 253 in all. Names out of answers are asked about too, and may hold anything. */
export const fitsQuestion = (name: string): boolean => name.length <= 253 && name.split(".").every((label) => /^[A-Za-z0-9_-]{1,63}$/.test(label));

export type Decoded = { readonly message: DnsMessage } | { readonly malformed: string };

/** Never throws, whatever the bytes are. */
export const decodeMessage = (bytes: Uint8Array): Decoded => {
  try {
    return { message: read(bytes) };
  } catch (error) {
    if (error instanceof MalformedMessage) return { malformed: error.message };
    // dns-packet reads single records, and says in its own words what it does not like about one.
    return { malformed: error instanceof Error ? error.message : String(error) };
  }
};

const read = (bytes: Uint8Array): DnsMessage => {
  const { question, records } = walk(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = buffer.readUInt16BE(2);
  const opt = records.find(({ section, type }) => section === "additional" && type === typeCodes.OPT);
  const rcode = (flags & 0xf) | (opt === undefined ? 0 : (opt.ttl >>> 24) << 4);
  return {
    id: buffer.readUInt16BE(0),
    response: (flags & 0x8000) !== 0,
    rcode: rcodes[rcode] ?? `RCODE${rcode}`,
    aa: (flags & 0x0400) !== 0,
    tc: (flags & 0x0200) !== 0,
    ra: (flags & 0x0080) !== 0,
    ad: (flags & 0x0020) !== 0,
    question,
    records: records.filter(({ type, klass }) => type !== typeCodes.OPT && klass === internet).map((span) => recordOf(buffer, span)),
    ede: opt === undefined ? [] : extendedErrors(buffer, opt),
  };
};

/** RFC 1035 section 4.1.1 and what came later, as far as servers send it. */
const rcodes = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN", "YXRRSET", "NXRRSET", "NOTAUTH", "NOTZONE"];

const recordOf = (buffer: Buffer, span: RecordSpan): DnsRecord => ({
  section: span.section,
  owner: span.owner,
  // RFC 2181 section 8: the highest bit set means zero.
  ttl: span.ttl > 0x7fffffff ? 0 : span.ttl,
  data: dataOf(buffer, span),
});

const dataOf = (buffer: Buffer, span: RecordSpan): RecordData => {
  const length = span.dataEnd - span.dataStart;
  switch (span.type) {
    case typeCodes.A:
    case typeCodes.AAAA: {
      if (length !== (span.type === typeCodes.A ? 4 : 16)) throw new MalformedMessage("an address has the wrong length");
      return { type: span.type === typeCodes.A ? "A" : "AAAA", address: (decodeOne(buffer, span) as { data: string }).data };
    }
    case typeCodes.CNAME:
    case typeCodes.NS:
      // By the walk's own reader: dns-packet joins labels by dots, and a label may hold one.
      return { type: span.type === typeCodes.NS ? "NS" : "CNAME", target: nameIn(buffer, span) };
    case typeCodes.SOA: {
      const rname = readName(buffer, readName(buffer, span.dataStart).end);
      if (rname.end + 20 !== span.dataEnd) throw new MalformedMessage("an SOA has the wrong length");
      return { type: "SOA", serial: buffer.readUInt32BE(rname.end) };
    }
    case typeCodes.CAA: {
      if (length < 2 || 2 + (buffer[span.dataStart + 1] ?? 0) > length) throw new MalformedMessage("a CAA record is cut off");
      const { data } = decodeOne(buffer, span) as { data: { flags?: number; tag: string; value: string } };
      return { type: "CAA", critical: ((data.flags ?? 0) & 0x80) !== 0, tag: data.tag.toLowerCase(), value: data.value };
    }
    case typeCodes.TLSA: {
      if (length < 4) throw new MalformedMessage("a TLSA record is cut off");
      const { data } = decodeOne(buffer, span) as { data: { usage: number; selector: number; matchingType: number; certificate: Buffer } };
      return { type: "TLSA", usage: data.usage, selector: data.selector, matching: data.matchingType, data: data.certificate.toString("base64") };
    }
    default:
      return { type: "other", code: span.type };
  }
};

/** dns-packet has this function; its types do not. */
const decodeOne = (buffer: Buffer, { start }: RecordSpan): unknown =>
  (packet as unknown as { answer: { decode(buf: Buffer, at: number): unknown } }).answer.decode(buffer, start);

const nameIn = (buffer: Buffer, { dataStart, dataEnd }: RecordSpan): string => {
  const { text, end } = readName(buffer, dataStart);
  if (end !== dataEnd) throw new MalformedMessage("a name and its record end at different places");
  return text.toLowerCase();
};

/** RFC 8914: option 15 of EDNS, a code and a text. */
const extendedErrors = (buffer: Buffer, { dataStart, dataEnd }: RecordSpan): string[] => {
  const found: string[] = [];
  for (let at = dataStart; at + 4 <= dataEnd && found.length < 8; ) {
    const [code, length] = [buffer.readUInt16BE(at), buffer.readUInt16BE(at + 2)];
    if (at + 4 + length > dataEnd) throw new MalformedMessage("an option runs over its end");
    if (code === 15 && length >= 2) found.push(edeText(buffer.readUInt16BE(at + 4), buffer.toString("utf8", at + 6, at + 4 + length)));
    at += 4 + length;
  }
  return found;
};

const edeNames: Readonly<Record<number, string>> = {
  1: "Unsupported DNSKEY Algorithm",
  3: "Stale Answer",
  4: "Forged Answer",
  5: "DNSSEC Indeterminate",
  6: "DNSSEC Bogus",
  7: "Signature Expired",
  8: "Signature Not Yet Valid",
  9: "DNSKEY Missing",
  10: "RRSIGs Missing",
  12: "NSEC Missing",
  15: "Blocked",
  16: "Censored",
  17: "Filtered",
  18: "Prohibited",
  20: "Not Authoritative",
  22: "No Reachable Authority",
  23: "Network Error",
};
const edeText = (code: number, text: string): string =>
  [String(code), edeNames[code] ?? "", text === "" ? "" : `(${text.slice(0, 120)})`].filter((part) => part !== "").join(" ");
