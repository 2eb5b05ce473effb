// The real outside world: files, clock, randomness, and the guarded client with the fences that this scan's request allows.

import { randomBytes } from "node:crypto";
import { hostOf, parseUrl } from "../model/host.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { DnsServer } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import type { DnsAsk, DnsReply, Ports, Progress } from "../ports.ts";
import type { Timeouts } from "./connect.ts";
import type { DnsClient } from "./dns-client.ts";
import { fault } from "./faults.ts";
import { createClient, defaultTimeouts } from "./http-client.ts";
import { createNames, type Lookup } from "./names.ts";
import { lookupThrough } from "./lookup.ts";
import { exactHosts } from "./plan-visits.ts";
import { proxyName, routeTo, type Environment } from "./proxy.ts";
import { readFile } from "./read-file.ts";

export interface PortsOptions {
  /** Says whom the sockets may reach: base URL, description and wait-for URL, exact `hosts.allow`, `hosts.allow-private`; and `ca`. */
  readonly request: Pick<ScanRequest, "spec" | "baseUrl" | "offline" | "waitFor" | "ca" | "policy" | "resolvers">;
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
  const asksDns = !request.offline && (options.lookup === undefined || options.systemResolvers !== undefined);
  const said = asksDns && request.resolvers?.said === true ? request.resolvers.list : null;
  const names = createNames(
    { ownOrigins: new Set(own.map((url) => url.origin)), allowPrivate: request.policy.hosts.allowPrivate },
    said === null ? timeouts.dnsMs : slowestLookupMs,
    options.lookup ?? (said === null ? undefined : (name) => lookupThrough(said, dnsPorts, name)),
  );
  const secureContext = once(() => secureContextWith(request.ca, env));
  const client = createClient({
    contacts: new Set([...own.map((url) => hostOf(url) ?? ""), ...exactHosts(request.policy.hosts.allow)]),
    resolve: names.resolve,
    secureContext,
    env,
    timeouts,
  });
  /** Loaded with the first question; most scans ask none. */
  const dnsClient = once(async (): Promise<DnsClient> => {
    const { createDnsClient } = await import("./dns-client.ts");
    const web = createClient({ ...webResolvers(request, options.lookup), secureContext, env, timeouts });
    stops.add(web.stop);
    const made = createDnsClient({ portOf: options.portOf ?? ((_address, port) => port), exchange: web.exchange });
    stops.add(made.stop);
    if (ended !== null) stopAll(ended);
    return made;
  });
  const dnsPorts = {
    dns: async (ask: DnsAsk): Promise<DnsReply> => (await dnsClient()).ask(ask),
    systemResolvers: async (): Promise<readonly DnsServer[]> => options.systemResolvers ?? (await (await import("./system-resolvers.ts")).systemResolvers()),
    randomHex: (bytes: number) => randomBytes(bytes).toString("hex"),
  };
  const stops = new Set([client.stop]);
  let ended: Fault | null = null;
  const stopAll = (reason: Fault): void => {
    ended ??= reason;
    for (const stop of stops) stop(ended);
  };
  if (request.offline) stopAll(fault("interrupted", "offline: no socket is opened"));
  const interrupt = (): void => stopAll(fault("interrupted", "the scan was interrupted"));
  if (signal?.aborted === true) interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });

  return {
    readFile,
    exchange: client.exchange,
    ...(asksDns ? { dns: dnsPorts.dns, systemResolvers: dnsPorts.systemResolvers } : {}),
    proxyOf: (url) => {
      const parsed = parseUrl(url);
      return parsed === null ? null : proxyName(routeTo(parsed, env));
    },
    // Monotonic, so that a clock that is set during the run moves no deadline.
    now: () => Math.round(performance.timeOrigin + performance.now()),
    sleep: (ms) => sleep(ms, signal),
    randomHex: dnsPorts.randomHex,
    progress: (event) => options.onProgress?.(event),
    close: async () => {
      signal?.removeEventListener("abort", interrupt);
      stopAll(fault("interrupted", "the scan is over"));
    },
  };
};

/** Two tries over UDP and one over TCP, each with its own time. */
const slowestLookupMs = 15_000;

/** Resolvers by https are reached like any other host: named by the user, resolved by the system, pinned, and judged by address unless they were said at the door. */
const webResolvers = ({ resolvers, policy }: PortsOptions["request"], lookup: Lookup | undefined) => {
  const urls = (resolvers?.list ?? []).flatMap((resolver) => (resolver.via === "https" ? [new URL(resolver.url)] : []));
  const ownOrigins = new Set(resolvers?.said === true ? urls.map(({ origin }) => origin) : []);
  return {
    contacts: new Set(urls.map((url) => hostOf(url) ?? "")),
    resolve: createNames({ ownOrigins, allowPrivate: policy.hosts.allowPrivate }, defaultTimeouts.dnsMs, lookup).resolve,
  };
};

const parseWeb = (text: string): URL | null => (/^https?:/i.test(text) ? parseUrl(text) : null);

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Undefined leaves Node's own store. An extra authority is added to the default ones, and to those of NODE_EXTRA_CA_CERTS, which `ca` would otherwise switch off. */
const secureContextWith = async (ca: string | null, env: Environment) => {
  if (ca === null) return undefined;
  const tls = await import("node:tls");
  const extra = env["NODE_EXTRA_CA_CERTS"] ?? "";
  const file = extra === "" ? null : readFile(extra, null, 16 * 1024 * 1024);
  return tls.createSecureContext({ minVersion: "TLSv1.2", ca: [...tls.rootCertificates, ...(file?.kind === "text" ? [file.text] : []), ca] });
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
