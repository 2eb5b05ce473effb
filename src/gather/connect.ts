// Opens one socket to a pinned address, through a proxy and TLS where needed, each step under its own clock. Rejects with FaultError only.

import { connect as connectTcp, type Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { canonicalAddress, isAddress, kindOfAddress } from "../dns/address.ts";
import { fault, FaultError, faultOf } from "./faults.ts";
import type { Pinned } from "./names.ts";

export interface Timeouts {
  readonly dnsMs: number;
  readonly connectMs: number;
  readonly tlsMs: number;
  readonly firstByteMs: number;
  readonly exchangeMs: number;
}

export interface Destination {
  /** Of the first socket: the target, or the proxy before it. */
  readonly pinned: Pinned;
  readonly port: number;
  /** Names to prove, in order: the proxy's own TLS, a CONNECT through it, the target's TLS. */
  readonly proxyTls: string | null;
  readonly tunnel: { readonly authority: string; readonly authorization: string | null } | null;
  readonly tls: string | null;
}

export interface Sockets {
  readonly timeouts: Timeouts;
  secureContext(): Promise<SecureContext | undefined>;
  /** Everything that is open, so that closing leaves nothing behind. */
  readonly open: Set<Socket>;
}

/** `look` sees the first socket before a byte is written to it, and may throw. */
export const openSocket = async (to: Destination, sockets: Sockets, look?: (socket: Socket) => void): Promise<Socket> => {
  let socket = await dialAny(to, sockets);
  look?.(socket);
  if (to.proxyTls !== null) socket = await secure(socket, to.proxyTls, sockets);
  if (to.tunnel !== null) await tunnel(socket, to.tunnel, sockets.timeouts.connectMs);
  return to.tls === null ? socket : secure(socket, to.tls, sockets);
};

/** Each pinned address in turn: `localhost` and dual-stack hosts often listen on one family only. */
const dialAny = async (to: Destination, sockets: Sockets): Promise<Socket> => {
  const until = performance.now() + sockets.timeouts.connectMs;
  const { addresses } = to.pinned;
  let first: unknown = null;
  for (const [index, address] of addresses.entries()) {
    const left = until - performance.now();
    if (left <= 0) break;
    try {
      // A silent address (broken IPv6) must not eat the time of the next one.
      const socket = await dial(address, to.port, index === addresses.length - 1 ? left : Math.min(left, Math.max(250, left / 3)), sockets);
      if (index > 0) to.pinned.addresses = [address, ...addresses.filter((other) => other !== address)];
      return socket;
    } catch (error) {
      first ??= error;
    }
  }
  throw first ?? new FaultError(fault("timeout", "no address accepted a connection in time"));
};

export const dial = (address: string, port: number, ms: number, sockets: Sockets): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connectTcp({ host: address, port, autoSelectFamily: false, noDelay: true });
    sockets.open.add(socket);
    socket.once("close", () => sockets.open.delete(socket));
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(new FaultError(fault("timeout", `no connection to ${address} port ${port} within ${Math.round(ms)} ms`))), ms);
    const onError = (error: unknown): void => fail(new FaultError(faultOf(error, "connect")));
    socket.once("error", onError);
    socket.once("connect", () => {
      // Belt and braces: a literal cannot resolve to something else, and if it ever does, nothing is written to it.
      if (!arrived(address, socket.remoteAddress ?? "")) {
        fail(new FaultError(fault("address-refused", `the socket went to ${socket.remoteAddress ?? "nowhere"} instead of ${address}`)));
        return;
      }
      clearTimeout(timer);
      socket.off("error", onError);
      resolve(socket);
    });
  });

/** Systems take 0.0.0.0 and :: for this machine. */
const arrived = (address: string, remote: string): boolean =>
  canonicalAddress(remote) === canonicalAddress(address) || (kindOfAddress(address) === "unspecified" && kindOfAddress(remote) === "loopback");

/** CONNECT, RFC 9110 section 9.3.6. */
const tunnel = (socket: Socket, { authority, authorization }: NonNullable<Destination["tunnel"]>, ms: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let head = "";
    const settle = (error: FaultError | null): void => {
      clearTimeout(timer);
      socket.off("data", onData).off("error", onError).off("close", onClose);
      socket.pause();
      if (error === null) {
        resolve();
        return;
      }
      socket.destroy();
      reject(error);
    };
    const refuse = (detail: string): void => settle(new FaultError(fault("unreachable", detail)));
    const onError = (error: Error): void => settle(new FaultError(faultOf(error, "connect")));
    const onClose = (): void => refuse("the proxy closed the connection");
    const onData = (chunk: Buffer): void => {
      head += chunk.toString("latin1");
      if (head.length > 16_384) refuse("the proxy's answer to CONNECT is too long");
      if (!head.includes("\r\n\r\n")) return;
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? "nothing";
      if (status.startsWith("2") && head.endsWith("\r\n\r\n")) settle(null);
      else refuse(`the proxy answered ${status} to CONNECT ${authority}`);
    };
    const timer = setTimeout(() => refuse(`the proxy did not answer CONNECT within ${ms} ms`), ms);
    socket.on("data", onData).on("error", onError).on("close", onClose);
    const credentials = authorization === null ? "" : `Proxy-Authorization: ${authorization}\r\n`;
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${credentials}\r\n`);
  });

/** `name` is what the certificate has to prove; also the SNI, unless it is an address (RFC 6066 section 3). */
export const secure = async (socket: Socket, name: string, sockets: Sockets): Promise<Socket> => {
  const { connect } = await import("node:tls");
  const secureContext = await sockets.secureContext();
  return new Promise((resolve, reject) => {
    const wrapped = connect({
      socket,
      host: name,
      ...(isAddress(name) ? {} : { servername: name }),
      ...(secureContext === undefined ? {} : { secureContext }),
      ALPNProtocols: ["http/1.1"],
      minVersion: "TLSv1.2",
      // Said out loud because NODE_TLS_REJECT_UNAUTHORIZED=0 in a job would switch it off.
      rejectUnauthorized: true,
    });
    sockets.open.add(wrapped);
    wrapped.once("close", () => sockets.open.delete(wrapped));
    const fail = (error: FaultError): void => {
      clearTimeout(timer);
      wrapped.destroy();
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(new FaultError(fault("tls-handshake", `no TLS handshake within ${sockets.timeouts.tlsMs} ms`))),
      sockets.timeouts.tlsMs,
    );
    const onError = (error: unknown): void => fail(new FaultError(faultOf(error, "tls")));
    wrapped.once("error", onError);
    wrapped.once("secureConnect", () => {
      clearTimeout(timer);
      wrapped.off("error", onError);
      resolve(wrapped);
    });
  });
};
