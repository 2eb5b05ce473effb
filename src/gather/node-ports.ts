// The real outside world: files, clock, randomness, and the guarded client with the fences that this scan's request allows.

import { randomBytes } from "node:crypto";
import { hostOf, parseUrl } from "../model/host.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports, Progress } from "../ports.ts";
import type { Timeouts } from "./connect.ts";
import { fault } from "./faults.ts";
import { createClient, defaultTimeouts } from "./http-client.ts";
import { createNames, type Lookup } from "./names.ts";
import { exactHosts } from "./plan-visits.ts";
import { proxyName, routeTo, type Environment } from "./proxy.ts";
import { readFile } from "./read-file.ts";
import { findTraffic, readPieces } from "./traffic-files.ts";

export interface PortsOptions {
  /** Says whom the sockets may reach: base URL, description and wait-for URL, exact `hosts.allow`, `hosts.allow-private`; and `ca`. */
  readonly request: Pick<ScanRequest, "spec" | "baseUrl" | "offline" | "waitFor" | "ca" | "policy">;
  /** Where proxy settings come from; the process's own by default. */
  readonly env?: Environment;
  readonly onProgress?: (event: Progress) => void;
  /** Aborting ends what is under way; every exchange then answers with the fault `interrupted`. */
  readonly signal?: AbortSignal;
  /** The system resolver by default. */
  readonly lookup?: Lookup;
  readonly timeouts?: Partial<Timeouts>;
}

export type NodePorts = Ports & { close(): Promise<void> };

export const createPorts = (options: PortsOptions): NodePorts => {
  const { request, signal } = options;
  const env = options.env ?? process.env;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const own = [request.baseUrl, request.waitFor?.url ?? null, request.spec]
    .map((text) => (text === null ? null : parseWeb(text)))
    .filter((url) => url !== null);
  const names = createNames(
    { ownOrigins: new Set(own.map((url) => url.origin)), allowPrivate: request.policy.hosts.allowPrivate },
    timeouts.dnsMs,
    options.lookup,
  );
  const client = createClient({
    contacts: new Set([...own.map((url) => hostOf(url) ?? ""), ...exactHosts(request.policy.hosts.allow)]),
    resolve: names.resolve,
    secureContext: once(() => secureContextWith(request.ca, env)),
    env,
    timeouts,
  });
  if (request.offline) client.stop(fault("interrupted", "offline: no socket is opened"));
  const interrupt = (): void => client.stop(fault("interrupted", "the scan was interrupted"));
  if (signal?.aborted === true) interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });

  return {
    readFile,
    findTraffic,
    readPieces: (path, take) => readPieces(path, null, take),
    exchange: client.exchange,
    proxyOf: (url) => {
      const parsed = parseUrl(url);
      return parsed === null ? null : proxyName(routeTo(parsed, env));
    },
    // Monotonic, so that a clock that is set during the run moves no deadline.
    now: () => Math.round(performance.timeOrigin + performance.now()),
    sleep: (ms) => sleep(ms, signal),
    randomHex: (bytes) => randomBytes(bytes).toString("hex"),
    progress: (event) => options.onProgress?.(event),
    close: async () => {
      signal?.removeEventListener("abort", interrupt);
      client.stop(fault("interrupted", "the scan is over"));
    },
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
