// The real outside world: files, clock, randomness, and the guarded client with the fences that this scan's request allows.

import type { HandshakeAsk, HelloAsk } from "../model/certificate.ts";
import { hostOf, parseUrl } from "../model/host.ts";
import type { DnsServer } from "../model/names.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports, Progress } from "../ports.ts";
import type { Timeouts } from "./connect.ts";
import { createDnsPorts, slowestLookupMs } from "./dns-ports.ts";
import { fault } from "./faults.ts";
import { createClient, defaultTimeouts } from "./http-client.ts";
import { createFence } from "./handshake-fence.ts";
import { lookupThrough } from "./lookup.ts";
import { createNames, type Lookup } from "./names.ts";
import { exactHosts } from "./plan-visits.ts";
import { proxyName, routeTo, type Environment } from "./proxy.ts";
import { readFile } from "./read-file.ts";
import { findTraffic, readPieces } from "./traffic-files.ts";
import { contextForLooking, secureContextWith } from "./trust.ts";

export interface PortsOptions {
  /** Says whom the sockets may reach: base URL, description and wait-for URL, exact `hosts.allow`, `hosts.allow-private`; and `ca`. */
  readonly request: Pick<ScanRequest, "spec" | "baseUrl" | "alias" | "offline" | "waitFor" | "ca" | "policy" | "resolvers">;
  /** Where proxy settings come from; the process's own by default. */
  readonly env?: Environment;
  readonly onProgress?: (event: Progress) => void;
  /** Aborting ends what is under way; every exchange then answers with the fault `interrupted`. */
  readonly signal?: AbortSignal;
  /** The system resolver by default. */
  readonly lookup?: Lookup;
  readonly timeouts?: Partial<Timeouts>;
  /** Where a test's servers really listen, instead of on a well-known port: 53 or 443 of an address. */
  readonly portOf?: (address: string, port: number) => number;
  /** What the machine itself asks about names; by its own settings when not given. A caller with a `lookup` of its own and none of this asks no DNS. */
  readonly systemResolvers?: readonly DnsServer[];
}

export type NodePorts = Ports & { close(): Promise<void> };

export const createPorts = (options: PortsOptions): NodePorts => {
  const { request, signal } = options;
  const env = options.env ?? process.env;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const own = [request.baseUrl, request.waitFor?.url ?? null, request.spec]
    .map((text) => (text === null ? null : parseWeb(text)))
    .filter((url) => url !== null);
  const addressPolicy = { ownOrigins: new Set(own.map((url) => url.origin)), allowPrivate: request.policy.hosts.allowPrivate };
  const asksDns = !request.offline && (options.lookup === undefined || options.systemResolvers !== undefined);
  const said = asksDns && request.resolvers?.said === true ? request.resolvers.list : null;
  const lookup = options.lookup ?? (said === null ? undefined : (name: string) => lookupThrough(said, dns, name));
  const names = createNames(addressPolicy, said === null ? timeouts.dnsMs : slowestLookupMs, lookup);
  const secureContext = once(() => secureContextWith(request.ca, env));
  const contacts = new Set([...own.map((url) => hostOf(url) ?? ""), ...exactHosts(request.policy.hosts.allow)]);
  const client = createClient({ contacts, resolve: names.resolve, secureContext, env, timeouts });
  const dns = createDnsPorts({ ...options, env, timeouts, secureContext });
  const handshakes = lazily(async () => {
    const { createHandshakes } = await import("./handshake.ts");
    return createHandshakes({
      refuses: createFence({ contacts, baseUrl: request.baseUrl, alias: request.alias, addressPolicy, env }),
      secureContext: (old) => contextForLooking(request.ca, env, old),
      timeouts,
      portOf: options.portOf ?? ((_address, port) => port),
    });
  });
  const stop = (reason: Fault): void => {
    client.stop(reason);
    handshakes.ifMade((made) => made.stop(reason));
    dns.stop(reason);
  };
  if (request.offline) stop(fault("interrupted", "offline: no socket is opened"));
  const interrupt = (): void => stop(fault("interrupted", "the scan was interrupted"));
  if (signal?.aborted === true) interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });

  return {
    readFile,
    findTraffic,
    readPieces: (path, take) => readPieces(path, null, take),
    exchange: client.exchange,
    ...(asksDns ? { dns: dns.dns, systemResolvers: dns.systemResolvers } : {}),
    ...(request.offline
      ? {}
      : {
          handshake: async (ask: HandshakeAsk) => (await handshakes.get()).handshake(ask),
          hello: async (ask: HelloAsk) => (await handshakes.get()).hello(ask),
          addresses: async (url: string) => names.resolve(new URL(url)),
        }),
    proxyOf: (url) => {
      const parsed = parseUrl(url);
      return parsed === null ? null : proxyName(routeTo(parsed, env));
    },
    // Monotonic, so that a clock that is set during the run moves no deadline.
    now: () => Math.round(performance.timeOrigin + performance.now()),
    sleep: (ms) => sleep(ms, signal),
    randomHex: dns.randomHex,
    progress: (event) => options.onProgress?.(event),
    close: async () => {
      signal?.removeEventListener("abort", interrupt);
      stop(fault("interrupted", "the scan is over"));
    },
  };
};

const parseWeb = (text: string): URL | null => (/^https?:/i.test(text) ? parseUrl(text) : null);

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Made when first wanted. */
const lazily = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | null = null;
  return { get: (): Promise<T> => (made ??= make()), ifMade: (use: (value: T) => void): void => void made?.then(use) };
};

/** Ends early, without complaint, when the scan is interrupted. */
const sleep = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal?.aborted === true) done();
    else signal?.addEventListener("abort", done, { once: true });
  });
