// The resolvers of a scan: the system's own, and those that the user named, each with how far its word is believed.

import { kindOfAddress } from "../dns/address.ts";
import { ScanError } from "../errors.ts";
import type { DnsServer, DnsView, Resolver } from "../model/names.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";
import { refusal } from "./names.ts";

export interface AskedResolver extends Pick<DnsView, "source" | "trusted"> {
  readonly server: DnsServer;
  readonly kind: "system" | "given";
}

/** AD over plain UDP from afar is anybody's word; on loopback and over https it is the resolver's. */
const isTrusted = (server: DnsServer): boolean => server.via === "https" || kindOfAddress(server.address) === "loopback";

/** Throws where a policy names a resolver at an address that only the user at the door may name. */
export const resolversOf = async ({ resolvers, policy }: ScanRequest, ports: Ports): Promise<readonly AskedResolver[]> => {
  const { list, said } = resolvers ?? { list: [{ via: "system" }] as const, said: false };
  const asked: AskedResolver[] = [];
  for (const resolver of list) {
    if (resolver.via === "system") {
      for (const server of (await ports.systemResolvers?.()) ?? [])
        asked.push({ server, source: `system (${server.via === "https" ? server.url : withPort(server)})`, kind: "system", trusted: isTrusted(server) });
      continue;
    }
    if (!said && resolver.via !== "https") {
      const why = refusal(resolver.address, resolver.address, "", { ownOrigins: new Set(), allowPrivate: policy.hosts.allowPrivate });
      if (why !== null)
        throw new ScanError("usage", `names.resolvers: ${nameOf(resolver)} may not be asked: ${why}`, {
          hint: "Name it with --resolver (input resolver), or add its address to hosts.allow-private.",
        });
    }
    asked.push({ server: resolver, source: nameOf(resolver), kind: "given", trusted: isTrusted(resolver) });
  }
  return asked;
};

const nameOf = (resolver: Exclude<Resolver, { via: "system" }>): string =>
  resolver.via === "https" ? resolver.url : `${resolver.via}://${withPort(resolver)}`;

const withPort = ({ address, port = 53 }: { readonly address: string; readonly port?: number }): string => {
  const host = address.includes(":") ? `[${address}]` : address;
  return port === 53 ? host : `${host}:${port}`;
};
