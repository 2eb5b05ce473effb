// Connections from the recorder to where the child wants to go: direct, or through the proxy that the environment already had. TLS is always verified.

import { lookup } from "node:dns/promises";
import { createSecureContext, type SecureContext } from "node:tls";
import type { Socket } from "node:net";
import { isAddress, kindOfAddress } from "../../dns/address.ts";
import { openSocket, secure, type Sockets } from "../../gather/connect.ts";
import { fault, FaultError, faultOf } from "../../gather/faults.ts";
import { portOf, proxyAuthorization } from "../../gather/http-client.ts";
import { routeTo } from "../../gather/proxy.ts";
import { hostnameOf, parseUrl } from "../../model/host.ts";
import type { Environment } from "./environment.ts";

export interface Target {
  readonly scheme: "http" | "https";
  /** Without brackets. */
  readonly name: string;
  readonly port: number;
  /** As in a URL: with brackets, and with the port unless it is the scheme's own. */
  readonly authority: string;
}

/** Parts of an authority with a port, such as `api.example:443` or `[::1]:8080`; null when it is none. */
export const parseTarget = (scheme: Target["scheme"], authority: string, usual: number): Target | null => {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([^\s:/?#@[\]\\]+))(?::(\d{1,5}))?$/i.exec(authority) ?? [];
  const name = bracketed ?? plain;
  const port = digits === undefined ? usual : Number(digits);
  if (name === undefined || port < 1 || port > 65_535) return null;
  const whole = authorityOf(scheme, name, port);
  return parseUrl(`${scheme}://${whole}/`) === null ? null : { scheme, name, port, authority: whole };
};

export const withScheme = (target: Target, scheme: Target["scheme"]): Target => ({
  ...target,
  scheme,
  authority: authorityOf(scheme, target.name, target.port),
});

const authorityOf = (scheme: string, name: string, port: number): string =>
  `${name.includes(":") ? `[${name}]` : name}${port === (scheme === "https" ? 443 : 80) ? "" : `:${port}`}`;

/** `path` is what the request asked for: `*` stands for the server as a whole (RFC 9110 section 9.3.7). */
export const urlOf = ({ scheme, authority }: Target, path: string): string => `${scheme}://${authority}${path.startsWith("/") ? path : "/"}`;

/** A socket that is ready for the first byte of a request. */
export interface Opened {
  readonly socket: Socket;
  readonly connectMs: number;
  readonly tlsMs: number | null;
  /** Null behind a proxy. */
  readonly address: string | null;
  /** The socket ends at an HTTP proxy, which wants absolute URLs and, where it says so, credentials. */
  readonly proxy: { readonly authorization: string | null } | null;
}

export interface Upstream {
  /** `tunnel`: a plain byte stream to the target, through CONNECT behind a proxy. Otherwise ready for a request of the target's scheme. Rejects with FaultError. */
  open(target: Target, purpose: "request" | "tunnel"): Promise<Opened>;
  /** TLS over an opened tunnel, verified. Destroys the socket and rejects with FaultError where that fails. */
  secure(opened: Opened, target: Target): Promise<Opened>;
  /** Of another proxy in the way to the target, which could lead back to us; null where the way is direct. */
  proxyTo(target: Target): { readonly authorization: string | null } | null;
  close(): void;
}

/** Patient: the child has time limits of its own, and hangs up when they are over. */
const timeouts = { dnsMs: 30_000, connectMs: 60_000, tlsMs: 30_000, firstByteMs: 0, exchangeMs: 0 };

/** `ownPort` is where we listen ourselves: nothing may lead back there. */
export const createUpstream = (env: Environment, authorities: () => readonly string[], ownPort: () => number): Upstream => {
  let context: SecureContext | undefined;
  const sockets: Sockets = {
    timeouts,
    secureContext: () => Promise.resolve((context ??= createSecureContext({ minVersion: "TLSv1.2", ca: [...authorities()] }))),
    open: new Set(),
  };
  const routeOf = ({ scheme, authority }: Target) => routeTo(new URL(`${scheme}://${authority}/`), env);

  const open: Upstream["open"] = async (target, purpose) => {
    const started = performance.now();
    const route = routeOf(target);
    if (route.kind === "unusable") throw new FaultError(fault("unreachable", route.why));
    const tunnelled = purpose === "tunnel" || target.scheme === "https";
    const proxy = route.kind === "proxy" ? route.url : null;
    const authorization = proxy === null ? null : proxyAuthorization(proxy);
    const [name, port] = proxy === null ? [target.name, target.port] : [hostnameOf(proxy.hostname), portOf(proxy)];
    const socket = await openSocket(
      {
        pinned: { addresses: await addressesOf(name) },
        port,
        proxyTls: proxy?.protocol === "https:" ? name : null,
        tunnel:
          proxy === null || !tunnelled ? null : { authority: `${target.name.includes(":") ? `[${target.name}]` : target.name}:${target.port}`, authorization },
        tls: null,
      },
      sockets,
      refuseOurselves,
    );
    const opened: Opened = {
      socket,
      connectMs: performance.now() - started,
      tlsMs: null,
      address: proxy === null ? (socket.remoteAddress ?? null) : null,
      proxy: proxy === null || tunnelled ? null : { authorization },
    };
    return purpose === "request" && target.scheme === "https" ? secured(opened, target) : opened;
  };

  /** After the handshake of TCP and before a byte is written, so that no spelling of our address gets past. */
  const refuseOurselves = (socket: Socket): void => {
    const kind = kindOfAddress(socket.remoteAddress ?? "");
    if (socket.remotePort !== ownPort() || (kind !== "loopback" && kind !== "unspecified")) return;
    socket.destroy();
    throw new FaultError(fault("address-refused", loopText));
  };

  const secured: Upstream["secure"] = async (opened, target) => {
    const started = performance.now();
    const socket = await secure(opened.socket, target.name, sockets);
    return { ...opened, socket, tlsMs: performance.now() - started, connectMs: opened.connectMs + performance.now() - started };
  };

  return {
    open,
    secure: secured,
    proxyTo: (target) => {
      const route = routeOf(target);
      return route.kind === "proxy" ? { authorization: proxyAuthorization(route.url) } : null;
    },
    close: () => {
      for (const socket of sockets.open) socket.destroy();
    },
  };
};

export const loopText = "this address is the recorder itself";

const addressesOf = async (name: string): Promise<readonly string[]> => {
  if (isAddress(name)) return [name];
  try {
    // IPv4 first: addresses are tried one after another, and where IPv6 leads nowhere it is often without a word.
    return (await lookup(name, { all: true, verbatim: false })).map(({ address }) => address);
  } catch (error) {
    throw new FaultError(faultOf(error, "dns"));
  }
};
