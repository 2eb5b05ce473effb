// Walks a DNS message by its own rules before anybody else reads it: sizes, counts, labels, pointers. Pure. What passes here cannot make a decoder loop or overrun.

/** One record as it lies in the message. */
export interface RecordSpan {
  readonly section: "answer" | "authority" | "additional";
  readonly owner: string;
  readonly type: number;
  readonly klass: number;
  readonly ttl: number;
  /** Where the record begins, and where its data does and ends. */
  readonly start: number;
  readonly dataStart: number;
  readonly dataEnd: number;
}

export interface Walked {
  readonly question: { readonly name: string; readonly type: number } | null;
  readonly records: readonly RecordSpan[];
}

/** What no honest answer to one of our questions exceeds. */
const most = { bytes: 65_535, records: 2_000, nameBytes: 255, jumps: 64 } as const;

/** Thrown by the walk alone, and caught by `decodeMessage`. */
export class MalformedMessage extends Error {}
const malformed = (why: string): MalformedMessage => new MalformedMessage(why);

export const headBytes = 12;

/** The message's frame; throws `MalformedMessage` at the first thing that is wrong. Bytes behind the last record are wrong too. */
export const walk = (message: Uint8Array): Walked => {
  if (message.length > most.bytes) throw malformed("it is longer than 65535 bytes");
  if (message.length < headBytes) throw malformed("it is shorter than a header");
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const [questions, ...counts] = [4, 6, 8, 10].map((at) => view.getUint16(at)) as [number, number, number, number];
  if (questions > 1) throw malformed("it holds more than one question");
  if (counts.reduce((sum, count) => sum + count, 0) > most.records) throw malformed(`it announces more than ${most.records} records`);
  let at: number = headBytes;
  let question: Walked["question"] = null;
  if (questions === 1) {
    const name = readName(message, at);
    need(message, name.end + 4);
    question = { name: name.text, type: view.getUint16(name.end) };
    at = name.end + 4;
  }
  const records: RecordSpan[] = [];
  for (const [index, section] of (["answer", "authority", "additional"] as const).entries())
    for (let left = counts[index] ?? 0; left > 0; left -= 1) {
      const owner = readName(message, at);
      need(message, owner.end + 10);
      const dataStart = owner.end + 10;
      const dataEnd = dataStart + view.getUint16(owner.end + 8);
      need(message, dataEnd);
      records.push({
        section,
        owner: owner.text.toLowerCase(),
        type: view.getUint16(owner.end),
        klass: view.getUint16(owner.end + 2),
        ttl: view.getUint32(owner.end + 4),
        start: at,
        dataStart,
        dataEnd,
      });
      at = dataEnd;
    }
  if (at !== message.length) throw malformed("bytes follow its last record");
  return { question, records };
};

const need = (message: Uint8Array, end: number): void => {
  if (end > message.length) throw malformed("it ends in the middle of a record");
};

/** A name as text, case kept, "" for the root; dots and backslashes inside a label, and what is no printable ASCII, as `\DDD`. `end`: behind the name as it stands here. */
export const readName = (message: Uint8Array, from: number): { readonly text: string; readonly end: number } => {
  const labels: string[] = [];
  let at = from;
  let end: number | null = null;
  let bytes = 1;
  let jumps = 0;
  /** Pointers may only lead to what came before (RFC 1035 section 4.1.4), which leaves no room for a loop. */
  let ceiling = from;
  for (;;) {
    const length = message[at];
    if (length === undefined) throw malformed("a name runs over its end");
    if (length === 0) return { text: labels.join("."), end: end ?? at + 1 };
    if (length >= 0xc0) {
      const low = message[at + 1];
      if (low === undefined) throw malformed("a name runs over its end");
      const target = ((length & 0x3f) << 8) | low;
      jumps += 1;
      if (target >= ceiling || jumps > most.jumps) throw malformed("a compression pointer leads forward or in a circle");
      end ??= at + 2;
      ceiling = target;
      at = target;
      continue;
    }
    if (length > 63) throw malformed("a label is longer than 63 bytes");
    bytes += length + 1;
    if (bytes > most.nameBytes) throw malformed("a name is longer than 255 bytes");
    if (at + 1 + length > message.length) throw malformed("a name runs over its end");
    labels.push(labelText(message.subarray(at + 1, at + 1 + length)));
    at += length + 1;
  }
};

const labelText = (label: Uint8Array): string => {
  let text = "";
  for (const byte of label)
    text += byte > 0x20 && byte < 0x7f && byte !== 0x2e && byte !== 0x5c ? String.fromCharCode(byte) : `\\${String(byte).padStart(3, "0")}`;
  return text;
};
