// Moves DNS messages: UDP from a fresh port, TCP with its length before each message, HTTPS through the guarded client. Reads no more of them than id and length.

import { createSocket } from "node:dgram";
import { connect, type Socket } from "node:net";
import { isAddress } from "../dns/address.ts";
import type { Fault } from "../model/visit.ts";
import type { Ask, DnsAsk, DnsReply, Exchange } from "../ports.ts";
import { fault, faultOf } from "./faults.ts";

export interface DnsClientOptions {
  /** Where 53 of an address really is: a test's name servers listen elsewhere. */
  readonly portOf: (address: string, port: number) => number;
  /** For resolvers by https. */
  readonly exchange: (ask: Ask) => Promise<Exchange>;
}

export interface DnsClient {
  readonly ask: (ask: DnsAsk) => Promise<DnsReply>;
  readonly stop: (reason: Fault) => void;
}

/** Packets with another id than the question's are somebody else's, or somebody's guess; after this many the server is taken for broken. */
const mostStrangers = 200;

export const createDnsClient = ({ portOf, exchange }: DnsClientOptions): DnsClient => {
  const running = new Set<(reason: Fault) => void>();
  let stopped: Fault | null = null;

  /** Runs one exchange until it settles, its time is over, or the scan is. `begin` gives what closes its socket. */
  const timed = (ask: DnsAsk, begin: (settle: (reply: DnsReply) => void) => () => void): Promise<DnsReply> =>
    new Promise((resolve) => {
      let close = (): void => {};
      let over = false;
      const settle = (reply: DnsReply): void => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        running.delete(stop);
        close();
        resolve(reply);
      };
      const stop = (reason: Fault): void => settle({ kind: "fault", fault: reason });
      const timer = setTimeout(() => stop(fault("timeout", `no complete answer within ${Math.round(ask.timeoutMs)} ms`)), ask.timeoutMs);
      running.add(stop);
      close = begin(settle);
      if (over) close();
    });

  const target = (ask: DnsAsk & { readonly server: { readonly address: string; readonly port?: number } }): { address: string; port: number } | null =>
    isAddress(ask.server.address) ? { address: ask.server.address, port: ask.server.port ?? portOf(ask.server.address, 53) } : null;

  return {
    ask: async (ask) => {
      if (stopped !== null) return { kind: "fault", fault: stopped };
      const { server } = ask;
      if (server.via === "https") return overHttps(ask, server.url, exchange);
      const to = target({ ...ask, server });
      if (to === null) return { kind: "fault", fault: fault("address-refused", "the server is named by something that is no address") };
      return server.via === "udp" ? timed(ask, (settle) => overUdp(ask, to, settle)) : timed(ask, (settle) => overTcp(ask, to, settle));
    },
    stop: (reason) => {
      stopped ??= reason;
      for (const end of running) end(stopped);
    },
  };
};

type Settle = (reply: DnsReply) => void;
interface To {
  readonly address: string;
  readonly port: number;
}

/** The socket is connected, so the system drops what comes from elsewhere, and reports a closed port. */
const overUdp = ({ message, maxBytes }: DnsAsk, { address, port }: To, settle: Settle): (() => void) => {
  const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
  let strangers = 0;
  let open = true;
  socket.on("error", (error) => settle({ kind: "fault", fault: faultOf(error, "connect") }));
  socket.on("message", (reply) => {
    const ours = reply.length >= 12 && reply[0] === message[0] && reply[1] === message[1] && ((reply[2] ?? 0) & 0x80) !== 0;
    if (ours && reply.length <= maxBytes) settle({ kind: "messages", messages: [new Uint8Array(reply)], closed: false });
    else if (ours) settle({ kind: "fault", fault: fault("response-limit", `the answer is longer than ${maxBytes} bytes`) });
    else if (++strangers >= mostStrangers)
      settle({ kind: "fault", fault: fault("protocol-error", `${mostStrangers} answers came that belong to no question of ours`) });
  });
  // Port 0: the system picks a fresh one at random for each question.
  socket.connect(port, address, (error?: Error) => {
    if (error !== undefined && error !== null) settle({ kind: "fault", fault: faultOf(error, "connect") });
    else if (open) socket.send(message);
  });
  return () => {
    if (!open) return;
    open = false;
    socket.removeAllListeners("message").close();
  };
};

/** RFC 1035 section 4.2.2: two bytes of length before each message. */
const overTcp = ({ message, maxBytes, more }: DnsAsk, { address, port }: To, settle: Settle): (() => void) => {
  const socket: Socket = connect({ host: address, port, autoSelectFamily: false, noDelay: true });
  const messages: Uint8Array[] = [];
  let pending: Buffer[] = [];
  let waiting = 0;
  let received = 0;
  const finish = (closed: boolean): void => settle({ kind: "messages", messages, closed });
  /** Whole messages out of what has come; true when enough was seen. Chunks are joined only when a whole message is there, so a slow sender costs nothing. */
  const drain = (): boolean => {
    for (;;) {
      if (waiting < 2) return false;
      let head = pending[0] ?? Buffer.alloc(0);
      if (head.length < 2) {
        head = Buffer.concat(pending);
        pending = [head];
      }
      const length = head.readUInt16BE(0);
      if (waiting < length + 2) return false;
      const all = pending.length === 1 ? head : Buffer.concat(pending);
      const whole = new Uint8Array(all.subarray(2, length + 2));
      const rest = all.subarray(length + 2);
      pending = rest.length === 0 ? [] : [rest];
      waiting = rest.length;
      if (more === undefined) messages.push(whole);
      if (more === undefined || !more(whole)) return true;
    }
  };
  socket.on("connect", () => {
    const head = Buffer.alloc(2);
    head.writeUInt16BE(message.length);
    socket.write(Buffer.concat([head, message]));
  });
  socket.on("data", (chunk: Buffer) => {
    received += chunk.length;
    pending.push(chunk);
    waiting += chunk.length;
    if (drain()) finish(false);
    else if (received > maxBytes) settle({ kind: "fault", fault: fault("response-limit", `more than ${maxBytes} bytes came and nothing was clear`) });
  });
  let connected = false;
  socket.once("connect", () => (connected = true));
  // A server that hangs up on a question has refused it; only one that was never there is a fault.
  socket.on("error", (error) => (connected && !/ETIMEDOUT/.test(String(error)) ? finish(true) : settle({ kind: "fault", fault: faultOf(error, "connect") })));
  socket.on("close", () => finish(true));
  return () => {
    socket.removeAllListeners("close").destroy();
  };
};

/** RFC 8484 section 4.1, by POST, so that no cache on the way answers. The id is ours to check, though zero is usual. */
const overHttps = async ({ message, timeoutMs, maxBytes }: DnsAsk, url: string, exchange: DnsClientOptions["exchange"]): Promise<DnsReply> => {
  const type = "application/dns-message";
  const answer = await exchange({
    method: "POST",
    url,
    payload: message,
    headers: [
      ["Content-Type", type],
      ["Accept", type],
    ],
    body: "read",
    maxBytes,
    timeoutMs,
  });
  if (answer.kind === "fault") return answer;
  const { status, headers, body, bodyFault } = answer.answer;
  if (bodyFault !== null) return { kind: "fault", fault: bodyFault };
  const given = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "none";
  if (status !== 200 || body === null) return { kind: "fault", fault: fault("protocol-error", `the resolver answers HTTP ${status}`) };
  if (given.split(";")[0]?.trim().toLowerCase() !== type)
    return { kind: "fault", fault: fault("protocol-error", `the resolver answers with ${given.slice(0, 60)}`) };
  return { kind: "messages", messages: [body], closed: false };
};
