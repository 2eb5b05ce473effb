// The ports that ask DNS: made with the first question, because most scans ask none.

import { randomBytes } from "node:crypto";
import type { SecureContext } from "node:tls";
import { hostOf } from "../model/host.ts";
import type { DnsServer } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import type { DnsAsk, DnsReply } from "../ports.ts";
import type { Timeouts } from "./connect.ts";
import type { DnsClient } from "./dns-client.ts";
import { createClient } from "./http-client.ts";
import { createNames } from "./names.ts";
import type { PortsOptions } from "./node-ports.ts";
import type { Environment } from "./proxy.ts";

interface DnsPortsOptions extends Pick<PortsOptions, "request" | "lookup" | "portOf" | "systemResolvers"> {
  readonly env: Environment;
  readonly timeouts: Timeouts;
  readonly secureContext: () => Promise<SecureContext | undefined>;
}

/** Two tries over UDP and one over TCP, each with its own time. */
export const slowestLookupMs = 15_000;

export const createDnsPorts = (options: DnsPortsOptions) => {
  const { env, timeouts, secureContext } = options;
  const stops: ((reason: Fault) => void)[] = [];
  let ended: Fault | null = null;
  let made: Promise<DnsClient> | null = null;

  const make = async (): Promise<DnsClient> => {
    const { createDnsClient } = await import("./dns-client.ts");
    const web = createClient({ ...webResolvers(options), secureContext, env, timeouts });
    const client = createDnsClient({ portOf: options.portOf ?? ((_address, port) => port), exchange: web.exchange });
    stops.push(web.stop, client.stop);
    if (ended !== null) for (const stop of stops) stop(ended);
    return client;
  };

  return {
    dns: async (ask: DnsAsk): Promise<DnsReply> => (await (made ??= make())).ask(ask),
    systemResolvers: async (): Promise<readonly DnsServer[]> => options.systemResolvers ?? (await (await import("./system-resolvers.ts")).systemResolvers()),
    randomHex: (bytes: number): string => randomBytes(bytes).toString("hex"),
    stop: (reason: Fault): void => {
      ended ??= reason;
      for (const stop of stops) stop(ended);
    },
  };
};

/** Resolvers by https are reached like any other host: named by the user, resolved by the system, pinned, and judged by address unless they were said at the door. */
const webResolvers = ({ request: { resolvers, policy }, lookup, timeouts }: DnsPortsOptions) => {
  const urls = (resolvers?.list ?? []).flatMap((resolver) => (resolver.via === "https" ? [new URL(resolver.url)] : []));
  const ownOrigins = new Set(resolvers?.said === true ? urls.map(({ origin }) => origin) : []);
  return {
    contacts: new Set(urls.map((url) => hostOf(url) ?? "")),
    resolve: createNames({ ownOrigins, allowPrivate: policy.hosts.allowPrivate }, timeouts.dnsMs, lookup).resolve,
  };
};
