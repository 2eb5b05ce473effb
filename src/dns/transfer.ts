// Reads the messages of a zone transfer until it is clear whether the zone is handed out; keeps counts and nothing else (RFC 5936). Pure.

import { decodeMessage } from "./message.ts";

export interface TransferSeen {
  readonly verdict: "open" | "refused" | "not-authoritative" | "nonsense" | null;
  readonly why: string;
  readonly records: number;
  readonly bytes: number;
  readonly serial: number | null;
}

export interface TransferReader {
  /** False: enough was seen, close the connection. */
  see(message: Uint8Array): boolean;
  /** `verdict` null: the messages so far decide nothing. */
  seen(): TransferSeen;
}

/**
 * Handed out means: no error, with authority, the zone's own SOA first, and one more record that is none. A second SOA right behind the first is an empty
 * transfer, which says as little as a refusal.
 */
export const transferReader = (id: number, apex: string): TransferReader => {
  let state: TransferSeen = { verdict: null, why: "the server closed the connection without an answer", records: 0, bytes: 0, serial: null };
  const end = (verdict: NonNullable<TransferSeen["verdict"]>, why: string): boolean => {
    state = { ...state, verdict, why };
    return false;
  };
  return {
    seen: () => state,
    see: (bytes) => {
      state = { ...state, bytes: state.bytes + bytes.length };
      const decoded = decodeMessage(bytes);
      if ("malformed" in decoded) return end("nonsense", `its answer is no DNS message: ${decoded.malformed}`);
      const { message } = decoded;
      if (message.id !== id || !message.response) return end("nonsense", "its answer carries another id than the question");
      if (message.rcode === "NOTAUTH") return end("not-authoritative", "it answers NOTAUTH");
      if (message.rcode !== "NOERROR") return end("refused", `it answers ${message.rcode}`);
      if (!message.aa) return end("not-authoritative", "it answers without authority");
      for (const record of message.records.filter(({ section }) => section === "answer")) {
        const isSoa = record.data.type === "SOA";
        if (state.records === 0 && (!isSoa || record.owner !== apex)) return end("nonsense", "its answer does not begin with the zone's SOA");
        state = { ...state, records: state.records + 1, serial: state.serial ?? (record.data.type === "SOA" ? record.data.serial : null) };
        if (state.records > 1) return isSoa ? end("refused", "it hands out the SOA alone") : end("open", "it hands out the zone");
      }
      if (state.records === 0) return end("refused", "it answers with nothing");
      state = { ...state, why: "it hands out the SOA alone" };
      return true;
    },
  };
};
