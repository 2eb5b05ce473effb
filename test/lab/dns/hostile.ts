// Name servers that misbehave, one way each, on one loopback address: for everything that must end as unknown or finding, and in time.

import { createSocket } from "node:dgram";
import { createServer, type Socket } from "node:net";
import packet from "dns-packet";
import { freePort } from "../lab.ts";

export const hostilities = [
  "endless-transfer",
  "one-message-each",
  "no-second-soa",
  "soa-alone",
  "compression-loop",
  "wrong-id",
  "lame",
  "big-messages",
  "trickle",
  "truncated-everywhere",
  "hangs-up",
  "resets",
  "says-nothing",
  "not-dns",
  "wrong-case",
  "huge-length",
] as const;
export type Hostility = (typeof hostilities)[number];

export interface HostileServer {
  readonly address: string;
  readonly port: number;
  /** Bytes that were handed to the system for TCP. */
  sent(): number;
  close(): Promise<void>;
}

const soa = (name: string): packet.Answer => ({
  type: "SOA",
  name,
  ttl: 60,
  data: { mname: `ns1.${name}`, rname: `host.${name}`, serial: 7, refresh: 1, retry: 1, expire: 1, minimum: 1 },
});
const record = (name: string, index: number): packet.Answer => ({ type: "A", name: `h${index}.${name}`, ttl: 60, data: "192.0.2.1" });

const framed = (message: Buffer): Buffer => Buffer.concat([Buffer.from([message.length >> 8, message.length & 255]), message]);

export const startHostile = async (how: Hostility): Promise<HostileServer> => {
  const address = `127.${1 + Math.floor(Math.random() * 254)}.${1 + Math.floor(Math.random() * 254)}.1`;
  const port = await freePort();
  const timers = new Set<NodeJS.Timeout>();
  const sockets = new Set<Socket>();
  let sent = 0;
  let open = true;

  /** What a good server would say, so that each kind differs from it in one thing. */
  const ordinary = (query: packet.DecodedPacket, more: { id?: number; flags?: number; answers?: packet.Answer[] } = {}): Buffer => {
    const [question] = query.questions ?? [];
    const name = (question?.name ?? "").toLowerCase();
    const answers = more.answers ?? (question?.type === "SOA" ? [soa(name)] : question?.type === "A" ? [{ type: "A", name, ttl: 60, data: "192.0.2.1" }] : []);
    return packet.encode({
      type: "response",
      id: more.id ?? query.id ?? 0,
      flags: more.flags ?? packet.AUTHORITATIVE_ANSWER,
      questions: query.questions ?? [],
      answers,
    });
  };

  const overUdp = (message: Buffer): Buffer[] => {
    const query = packet.decode(message);
    if (how === "says-nothing") return [];
    if (how === "wrong-id") return Array.from({ length: 5 }, (_none, index) => ordinary(query, { id: ((query.id ?? 0) + 1 + index) & 0xffff }));
    if (how === "compression-loop") return [Buffer.concat([message.subarray(0, 2), Buffer.from([0x84, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 12, 0, 1, 0, 1])])];
    if (how === "truncated-everywhere") return [ordinary(query, { flags: packet.AUTHORITATIVE_ANSWER | packet.TRUNCATED_RESPONSE, answers: [] })];
    if (how === "not-dns") return [Buffer.concat([message.subarray(0, 2), Buffer.from([0x80]), Buffer.from("HTTP/1.1 400 Bad Request")])];
    if (how === "lame") return [ordinary(query, { flags: 0, answers: [] })];
    if (how === "wrong-case") return [ordinary({ ...query, questions: (query.questions ?? []).map((one) => ({ ...one, name: one.name.toUpperCase() })) })];
    return [ordinary(query)];
  };

  const datagrams = createSocket("udp4");
  datagrams.on("message", (message, from) => {
    for (const reply of overUdp(message)) if (open) datagrams.send(reply, from.port, from.address);
  });
  const write = (socket: Socket, bytes: Buffer): boolean => {
    if (socket.destroyed) return false;
    sent += bytes.length;
    return socket.write(bytes);
  };
  /** As much as the other side takes, for ever. */
  const pour = (socket: Socket, next: () => Buffer): void => {
    while (!socket.destroyed && write(socket, next()));
    if (!socket.destroyed) socket.once("drain", () => pour(socket, next));
  };
  const speak = (socket: Socket, query: packet.DecodedPacket): void => {
    const name = (query.questions?.[0]?.name ?? "").toLowerCase();
    let index = 0;
    const message = (answers: packet.Answer[]): Buffer => framed(ordinary(query, { answers }));
    switch (how) {
      case "endless-transfer":
        write(socket, message([soa(name)]));
        pour(socket, () => message([record(name, (index += 1))]));
        return;
      case "one-message-each":
        for (const answers of [[soa(name)], [record(name, 1)], [soa(name)]]) write(socket, message(answers));
        return;
      case "no-second-soa":
        write(socket, message([soa(name), record(name, 1), record(name, 2)]));
        return;
      case "soa-alone":
        write(socket, message([soa(name), soa(name)]));
        return;
      case "big-messages":
        // 64 KiB each, all of it the SOA: nothing is ever clear.
        pour(socket, () => Buffer.concat([Buffer.from([0xff, 0xff]), Buffer.alloc(65_535)]));
        return;
      case "trickle": {
        const bytes = message([soa(name), record(name, 1)]);
        const timer = setInterval(() => {
          if (index < bytes.length) write(socket, bytes.subarray(index, (index += 1)));
        }, 1_000);
        timers.add(timer);
        return;
      }
      case "compression-loop":
        write(
          socket,
          framed(
            Buffer.concat([Buffer.from([(query.id ?? 0) >> 8, (query.id ?? 0) & 255, 0x84, 0, 0, 1, 0, 0, 0, 0, 0, 0]), Buffer.from([0xc0, 12, 0, 1, 0, 1])]),
          ),
        );
        return;
      case "wrong-id":
        write(socket, framed(ordinary(query, { id: ((query.id ?? 0) + 1) & 0xffff, answers: [soa(name), record(name, 1)] })));
        return;
      case "lame":
        write(socket, framed(ordinary(query, { flags: 0, answers: [soa(name), record(name, 1)] })));
        return;
      case "hangs-up":
        socket.end();
        return;
      case "resets":
        socket.resetAndDestroy();
        return;
      case "not-dns":
        write(socket, Buffer.from("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
        return;
      case "huge-length":
        write(socket, Buffer.from([0xff, 0xff, 0]));
        return;
      case "says-nothing":
        return;
      case "truncated-everywhere":
      case "wrong-case":
        write(socket, framed(ordinary(query, query.questions?.[0]?.type === ("AXFR" as string) ? { flags: 5, answers: [] } : {})));
    }
  };
  const connections = createServer((socket) => {
    sockets.add(socket);
    let buffer = Buffer.alloc(0);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.on("data", (chunk) => {
      buffer = Buffer.concat([buffer, chunk]);
      if (buffer.length >= 2 && buffer.length >= 2 + buffer.readUInt16BE(0)) speak(socket, packet.decode(buffer.subarray(2)));
    });
  });
  await new Promise<void>((resolve, reject) => datagrams.once("error", reject).bind(port, address, resolve));
  await new Promise<void>((resolve, reject) => connections.once("error", reject).listen(port, address, resolve));
  return {
    address,
    port,
    sent: () => sent,
    close: async () => {
      open = false;
      for (const timer of timers) clearInterval(timer);
      for (const socket of sockets) socket.destroy();
      await Promise.all([new Promise<void>((resolve) => datagrams.close(() => resolve())), new Promise((resolve) => connections.close(resolve))]);
    },
  };
};
