// The facts `zones` and `resolutions`: which names are asked about, and by what. Nothing is asked about hosts that only a description or an answer named.

import { networkInterfaces } from "node:os";
import { isAddress, kindOfAddress } from "../dns/address.ts";
import { failed, known, skipped } from "../model/evidence.ts";
import { hostnameOf, hostOf, isLoopbackHost, isSingleLabel } from "../model/host.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";
import type { IdentityResults } from "./identities.ts";
import type { AskedName } from "./resolutions.ts";
import { refusal } from "./names.ts";
import { exactHosts } from "./plan-visits.ts";

export type NameResults = Pick<IdentityResults, "zones" | "resolutions">;

/** Names that DNS knows; the rest is not asked about. Hosts of one name are one question. */
export const namesToAsk = ({ baseUrl, alias, policy }: Pick<ScanRequest, "baseUrl" | "alias" | "policy">): readonly AskedName[] => {
  const asked = new Map<string, { hosts: string[]; tlsPort: number }>();
  const add = (host: string, tlsPort: number): void => {
    const name = hostnameOf(host);
    if (isAddress(name) || isLoopbackHost(host) || isSingleLabel(host) || !isResolvable(name) || host === alias) return;
    const before = asked.get(name);
    if (before === undefined) asked.set(name, { hosts: [host], tlsPort });
    else if (!before.hosts.includes(host)) before.hosts.push(host);
  };
  if (baseUrl !== null) {
    const url = new URL(baseUrl);
    // An address that only plain http answers proves nothing, but the same host may well speak https where it always is.
    add(hostOf(url) ?? "", url.protocol === "https:" && url.port !== "" ? Number(url.port) : 443);
  }
  for (const host of exactHosts(policy.hosts.allow)) add(host, Number(/:(\d+)$/.exec(host)?.[1] ?? 443));
  return [...asked].map(([name, more]) => ({ name, ...more }));
};

/** Answered by no DNS, by definition: RFC 6761 section 6.4, RFC 6762 section 3, RFC 7686. */
const isResolvable = (name: string): boolean => name !== "" && !/(?:^|\.)(?:invalid|local|onion)$/.test(name);

export const gatherNames = async (request: ScanRequest, ports: Ports & { left?(): number }): Promise<NameResults> => {
  const both = (why: ReturnType<typeof skipped> | ReturnType<typeof failed>): NameResults => ({ zones: why, resolutions: why });
  if (request.offline) return both(skipped("offline"));
  const names = namesToAsk(request);
  const own = request.baseUrl === null ? null : hostOf(request.baseUrl);
  if (names.length === 0) return both(skipped(`${own === null ? "the base URL" : own} is no name that DNS knows, and hosts.allow names no other`));
  if (ports.dns === undefined) return both(skipped("nothing may be asked about names here"));
  const proxy = ports.proxyOf?.(request.baseUrl ?? "") ?? null;
  if (proxy !== null) return both(failed(`a proxy stands in the path (${proxy}), and what DNS says here is not what it uses`));
  const { askNames } = await import("./ask-names.ts");
  const interfaces = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const v6 = interfaces.some(({ address, internal }) => !internal && address.includes(":") && kindOfAddress(address) === "global");
  const { zones, resolutions } = await askNames(names, request, ports, {
    refusal: (address, name) => refusal(address, name, "", { ownOrigins: new Set(), allowPrivate: request.policy.hosts.allowPrivate }),
    left: () => ports.left?.() ?? Number.POSITIVE_INFINITY,
    speaks: (address) => v6 || !address.includes(":") || kindOfAddress(address) === "loopback",
  });
  return { zones: known(zones), resolutions: known(resolutions) };
};
