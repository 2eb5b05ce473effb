// One DNS question to one server of the lab, for tests: dns-packet over UDP, or over TCP for zone transfers.

import { createSocket } from "node:dgram";
import { connect } from "node:net";
import packet, { type DecodedPacket, type RecordType } from "dns-packet";

/** dns-packet's types leave out the flags that it decodes. */
export type Reply = DecodedPacket & { readonly rcode: string; readonly flag_aa: boolean; readonly flag_ad: boolean };

interface How {
  readonly recurse?: boolean;
  readonly checkingDisabled?: boolean;
  readonly ms?: number;
}

const messageFor = (name: string, type: RecordType, { recurse = true, checkingDisabled = false }: How): Buffer =>
  packet.encode({
    type: "query",
    id: 1 + Math.floor(Math.random() * 65_534),
    flags: (recurse ? packet.RECURSION_DESIRED : 0) | packet.AUTHENTIC_DATA | (checkingDisabled ? packet.CHECKING_DISABLED : 0),
    questions: [{ type, name }],
  });

interface Server {
  readonly address: string;
  readonly port: number;
}

/** Null when nothing came back in time. */
export const ask = (server: Server, name: string, type: RecordType, how: How = {}): Promise<Reply | null> =>
  new Promise((resolve) => {
    const socket = createSocket("udp4");
    const end = (reply: Reply | null): void => {
      clearTimeout(timer);
      socket.close();
      resolve(reply);
    };
    const timer = setTimeout(end, how.ms ?? 3_000, null);
    socket.once("message", (message) => end(packet.decode(message) as Reply));
    socket.send(messageFor(name, type, how), server.port, server.address);
  });

/** All messages of a transfer until the server closes or falls silent for half a second; null when nothing came back at all. */
export const transfer = (server: Server, zone: string, ms = 3_000): Promise<Reply[] | null> =>
  new Promise((resolve) => {
    const replies: Reply[] = [];
    let buffer = Buffer.alloc(0);
    const socket = connect(server.port, server.address, () =>
      socket.write(packet.streamEncode({ type: "query", id: 7, questions: [{ type: "AXFR", name: zone }] })),
    );
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(replies.length === 0 ? null : replies);
    };
    let timer = setTimeout(end, ms);
    socket.on("error", end).on("close", end);
    socket.on("data", (chunk) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (
        let size = buffer.length < 2 ? 0 : buffer.readUInt16BE(0);
        size > 0 && buffer.length >= size + 2;
        size = buffer.length < 2 ? 0 : buffer.readUInt16BE(0)
      ) {
        replies.push(packet.decode(buffer.subarray(2, size + 2)) as Reply);
        buffer = buffer.subarray(size + 2);
      }
      clearTimeout(timer);
      timer = setTimeout(end, 500);
    });
  });
