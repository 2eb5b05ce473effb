// One question to one server: fresh id and spelling, a second try, TCP where UDP does not do. Counts what is asked.

import { decodeMessage, type DnsMessage, encodeQuestion, fitsQuestion, type QuestionType, typeCodes } from "../dns/message.ts";
import type { DnsServer } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
import { fault } from "./faults.ts";

export interface Wanted {
  readonly name: string;
  readonly type: QuestionType;
  readonly recurse: boolean;
  readonly unchecked?: boolean;
  readonly plain?: boolean;
}

/** Never rejects. */
export type AskDns = (server: DnsServer, wanted: Wanted) => Promise<DnsMessage | Fault>;

export const isFault = (answer: object): answer is Fault => "reason" in answer && "detail" in answer;

const udpTimeoutsMs = [1_500, 2_500] as const;
const tcpTimeoutMs = 4_000;
const httpsTimeoutMs = 5_000;
const mostBytes = 65_535;
/** A scan of five hosts asks about two hundred. Beyond this somebody leads us round in circles. */
const mostQuestions = 3_000;
const mostAtOnce = 24;

export const askerOver = (ports: Pick<Ports, "dns" | "randomHex">): AskDns => {
  let asked = 0;
  const { enter, leave } = turnstile(mostAtOnce);

  const send = async (server: DnsServer, wanted: Wanted, timeoutMs: number): Promise<DnsMessage | Fault> => {
    const dns = ports.dns;
    if (dns === undefined) return fault("unreachable", "nothing may be asked");
    if (!fitsQuestion(wanted.name)) return fault("protocol-error", "a name with unusual bytes is not asked about");
    if (++asked > mostQuestions) return fault("request-limit", `${mostQuestions} questions were sent, and no more are`);
    await enter();
    try {
      // Over https the id is zero, so that equal questions are equal bytes (RFC 8484 section 4.1); TLS does there what the id does elsewhere.
      const web = server.via === "https";
      const random = ports.randomHex(34);
      const id = web ? 0 : Number.parseInt(random.slice(0, 4), 16);
      const name = web ? wanted.name : mixedCase(wanted.name, random.slice(4));
      const reply = await dns({ server, message: encodeQuestion({ ...wanted, id, name }), timeoutMs, maxBytes: mostBytes });
      if (reply.kind === "fault") return reply.fault;
      const [first] = reply.messages;
      return first === undefined ? fault("empty-reply", "the server closed the connection without an answer") : readReply(first, id, name, wanted.type);
    } finally {
      leave();
    }
  };

  /** Servers that never said anything, and how they kept silent: each is waited for once, not once for every question. */
  const silent = new Map<string, Fault>();
  const heard = new Set<string>();

  const overUdp = async (server: DnsServer & { readonly via: "udp" }, wanted: Wanted): Promise<DnsMessage | Fault> => {
    const key = `${server.address} ${server.port ?? ""}`;
    const known = silent.get(key);
    if (known !== undefined) return known;
    let last: DnsMessage | Fault = fault("timeout", "no answer");
    for (const timeoutMs of udpTimeoutsMs) {
      last = await send(server, wanted, timeoutMs);
      if (!isFault(last)) heard.add(key);
      if (!isFault(last) || last.reason !== "timeout") return last;
    }
    const total = udpTimeoutsMs.reduce((sum, ms) => sum + ms, 0) / 1000;
    last = fault("timeout", `no answer to ${udpTimeoutsMs.length} tries within ${total} s`);
    if (!heard.has(key)) silent.set(key, last);
    return last;
  };

  const once: AskDns = async (server, wanted) => {
    if (server.via === "https") return send(server, wanted, httpsTimeoutMs);
    if (server.via === "tcp") return send(server, wanted, tcpTimeoutMs);
    const last = await overUdp({ ...server, via: "udp" }, wanted);
    // Cut off, or not an answer to exactly what was asked: TCP cannot be forged from afar, and holds everything.
    const doubtful = isFault(last) ? last.reason === "protocol-error" : last.tc;
    return doubtful ? send({ ...server, via: "tcp" }, wanted, tcpTimeoutMs) : last;
  };

  return async (server, wanted) => {
    const answer = await once(server, wanted);
    // RFC 6891 section 7: who does not know EDNS says so by one of these.
    const older = !isFault(answer) && (answer.rcode === "FORMERR" || answer.rcode === "NOTIMP");
    return older ? once(server, { ...wanted, plain: true }) : answer;
  };
};

/** So many at once; whoever leaves lets the next one in. */
const turnstile = (width: number): { readonly enter: () => Promise<void>; readonly leave: () => void } => {
  let free = width;
  const waiting: (() => void)[] = [];
  return {
    enter: async () => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave: () => {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
};

const readReply = (bytes: Uint8Array, id: number, name: string, type: QuestionType): DnsMessage | Fault => {
  const decoded = decodeMessage(bytes);
  if ("malformed" in decoded) return fault("protocol-error", `the answer is no DNS message: ${decoded.malformed}`);
  const { message } = decoded;
  if (message.id !== id || !message.response) return fault("protocol-error", "the answer carries another id than the question");
  // Refusals may come without the question.
  if (message.question === null)
    return message.records.length === 0 && message.rcode !== "NOERROR" ? message : fault("protocol-error", "the answer does not repeat the question");
  if (message.question.type !== typeCodes[type] || message.question.name !== name)
    return fault("protocol-error", "the answer repeats another question than ours");
  return message;
};

/** Random capitals: whoever forges an answer has to guess them too (draft-vixie-dnsext-dns0x20). */
const mixedCase = (name: string, random: string): string => {
  let index = 0;
  return name.replace(/[a-z]/g, (letter) => {
    const bit = (Number.parseInt(random[Math.floor(index / 4) % random.length] ?? "0", 16) >> (index % 4)) & 1;
    index += 1;
    return bit === 1 ? letter.toUpperCase() : letter;
  });
};
