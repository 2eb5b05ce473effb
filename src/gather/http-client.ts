// The one guarded client: every request of a scan goes through `exchange`, and it answers with a value whatever the world does.

import type { Agent as HttpAgent } from "node:http";
import type { Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { isAddress } from "../dns/address.ts";
import { hostnameOf, hostOf } from "../model/host.ts";
import { project } from "../model/project.ts";
import type { Fault } from "../model/visit.ts";
import type { Ask, Exchange } from "../ports.ts";
import { attempt, type Attempt } from "./attempt.ts";
import { openSocket, type Destination, type Sockets, type Timeouts } from "./connect.ts";
import { fault, FaultError, faultOf } from "./faults.ts";
import type { Pinned } from "./names.ts";
import { Agent } from "./node-http.ts";
import { routeTo, type Environment } from "./proxy.ts";

export const defaultTimeouts: Timeouts = { dnsMs: 5_000, connectMs: 5_000, tlsMs: 5_000, firstByteMs: 10_000, exchangeMs: 20_000 };
export const userAgent = `${project.name}/${project.version} (+${project.repository})`;

export interface ClientOptions {
  /** Hosts that may be asked at all, as in reports; the last fence behind the planner's own. */
  readonly contacts: ReadonlySet<string>;
  resolve(url: URL): Promise<Pinned | Fault>;
  secureContext(): Promise<SecureContext | undefined>;
  readonly env: Environment;
  readonly timeouts: Timeouts;
}

export const createClient = (options: ClientOptions) => {
  const agents = new Map<string, HttpAgent>();
  const sockets: Sockets = { timeouts: options.timeouts, secureContext: () => options.secureContext(), open: new Set<Socket>() };
  const running = new Set<(reason: Fault) => void>();
  let closed: Fault | null = null;

  /** One keep-alive pool per origin and Host: all its sockets go to the pinned address, so a pooled one needs no second look. */
  const agentFor = (key: string, destination: Destination, keepAlive: boolean): HttpAgent => {
    const known = agents.get(key);
    if (known !== undefined && keepAlive) return known;
    const agent = Object.assign(new Agent({ keepAlive }), {
      createConnection: (_options: unknown, done: (error: Error | null, socket?: Socket) => void): void => {
        void connectInto(destination, sockets, done);
      },
    });
    if (keepAlive) agents.set(key, agent);
    return agent;
  };

  const proxyAddresses = new Map<string, Promise<string>>();
  const proxyAddress = (proxy: URL): Promise<string> => {
    const known = proxyAddresses.get(proxy.host) ?? addressOfProxy(proxy);
    proxyAddresses.set(proxy.host, known);
    return known;
  };

  const prepare = async (ask: Ask): Promise<{ url: URL; destination: Destination; direct: boolean; proxyHeader: string | null } | Fault> => {
    const url = new URL(ask.url);
    if (url.protocol !== "http:" && url.protocol !== "https:") return fault("address-refused", `${url.protocol} is not spoken, only http and https`);
    if (url.username !== "" || url.password !== "") return fault("address-refused", "a URL with user name or password is not requested");
    const host = hostOf(url);
    if (host === null || !options.contacts.has(host)) return fault("address-refused", `${host ?? "no host"} is not among the hosts that may be contacted`);
    const route = routeTo(url, options.env);
    if (route.kind === "unusable") return fault("unreachable", route.why);
    const secure = url.protocol === "https:";
    const proveName = secure ? hostnameOf(ask.host ?? host) : null;
    // Behind a proxy the proxy resolves the name; literal addresses are still judged here.
    const pinned = route.kind === "direct" || isAddress(hostnameOf(host)) ? await options.resolve(url) : null;
    if (pinned !== null && "reason" in pinned) return pinned;
    const port = portOf(url);
    if (route.kind === "direct") {
      if (pinned === null) return fault("dns", "the name was not resolved");
      return { url, destination: { pinned, port, proxyTls: null, tunnel: null, tls: proveName }, direct: true, proxyHeader: null };
    }
    const proxy = route.url;
    const authorization = proxyAuthorization(proxy);
    const destination: Destination = {
      // The user's own proxy may live anywhere, so its name is resolved without the address policy.
      pinned: { addresses: [await proxyAddress(proxy)] },
      port: portOf(proxy),
      proxyTls: proxy.protocol === "https:" ? hostnameOf(proxy.host) : null,
      tunnel: secure ? { authority: `${url.hostname}:${port}`, authorization } : null,
      tls: proveName,
    };
    return { url, destination, direct: false, proxyHeader: secure ? null : authorization };
  };

  const perform = async (ask: Ask, abortable: (abort: (reason: Fault) => void) => void): Promise<Exchange> => {
    const prepared = await prepare(ask);
    if ("reason" in prepared) return { kind: "fault", fault: prepared };
    const { url, destination, direct, proxyHeader } = prepared;
    const key = `${url.origin} ${ask.host ?? ""}`;
    if (ask.target !== undefined && !/^\/[\x21-\xff]*$/.test(ask.target))
      return { kind: "fault", fault: fault("protocol-error", "the request target cannot be sent") };
    const path = `${direct || destination.tunnel !== null ? "" : url.origin}${ask.target ?? `${url.pathname}${url.search}`}`;
    const headers = [...headersOf(ask, url), ...(proxyHeader === null ? [] : [["Proxy-Authorization", proxyHeader] as const])];
    const send = (keepAlive: boolean): Promise<Attempt> =>
      attempt({ ask, path, headers, agent: agentFor(key, destination, keepAlive), direct, firstByteMs: options.timeouts.firstByteMs, abortable });
    const first = await send(true);
    return first.stale && ask.retry !== "never" ? (await send(false)).exchange : first.exchange;
  };

  const exchange = (ask: Ask): Promise<Exchange> =>
    new Promise((resolve) => {
      if (closed !== null) {
        resolve({ kind: "fault", fault: closed });
        return;
      }
      let abortAttempt: (reason: Fault) => void = () => {};
      let over = false;
      const settle = (result: Exchange): void => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        running.delete(stop);
        resolve(result);
      };
      const stop = (reason: Fault): void => {
        abortAttempt(reason);
        // An attempt whose headers have arrived still hands over that much; where none is under way this is all there is.
        setImmediate(settle, { kind: "fault", fault: reason } satisfies Exchange);
      };
      const ms = ask.timeoutMs ?? options.timeouts.exchangeMs;
      const timer = setTimeout(() => stop(fault("timeout", `no complete answer within ${ms} ms`)), ms);
      running.add(stop);
      perform(ask, (abort) => {
        abortAttempt = abort;
        if (over) abort(fault("timeout", "too late"));
      }).then(settle, (error: unknown) => settle({ kind: "fault", fault: faultOf(error, "exchange") }));
    });

  return {
    exchange,
    /** Ends everything that is under way with this fault, and everything asked later too. */
    stop: (reason: Fault): void => {
      closed ??= reason;
      for (const end of running) end(closed);
      for (const agent of agents.values()) agent.destroy();
      for (const socket of sockets.open) socket.destroy();
    },
  };
};

/** Node's agents take sockets by callback. */
const connectInto = async (destination: Destination, sockets: Sockets, done: (error: Error | null, socket?: Socket) => void): Promise<void> => {
  let socket: Socket;
  try {
    socket = await openSocket(destination, sockets);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done(null, socket);
};

export const portOf = (url: URL): number => (url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port));

export const proxyAuthorization = ({ username, password }: URL): string | null =>
  username === "" && password === "" ? null : `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`;

const addressOfProxy = async (proxy: URL): Promise<string> => {
  const name = hostnameOf(hostOf(proxy) ?? "");
  if (isAddress(name)) return name;
  const { lookup } = await import("node:dns/promises");
  try {
    return (await lookup(name)).address;
  } catch (error) {
    throw new FaultError(fault("dns", `the proxy's name does not resolve (${faultOf(error, "dns").detail})`));
  }
};

/** As they leave. */
export const headersOf = (ask: Ask, url: URL): readonly (readonly [string, string])[] => {
  const given = new Set(ask.headers.map(([name]) => name.toLowerCase()));
  const defaults = [
    ["Host", ask.host ?? url.host],
    ["User-Agent", userAgent],
    ["Accept", "application/json, */*;q=0.5"],
    ["Accept-Encoding", "identity"],
  ] as const;
  // Node would send a body of unknown length in chunks, and an empty one of some methods too.
  const length = ask.payload?.length ?? 0;
  const sized = length > 0 || (ask.payload !== undefined && !bodiless.has(ask.method)) ? ([["Content-Length", String(length)]] as const) : [];
  return [...[...defaults, ...sized].filter(([name]) => !given.has(name.toLowerCase())), ...ask.headers];
};

const bodiless = new Set(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]);
