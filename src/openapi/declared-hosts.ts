// Which hosts a description vouches for. The base URL's own host and what it stands for belong to them. Pure.

import type { Target } from "../model/evidence.ts";
import { hostMatches, hostnameOf, hostOf, parseUrl } from "../model/host.ts";
import type { Policy } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";

/**
 * Every declared host, normalised, in document order: exact names with their port, and patterns (`*.example.com`) where a server variable is open.
 * A relative server stands for the base URL's host, which is declared anyway.
 */
export const declaredHosts = (spec: SpecFacts, target: Target): ReadonlySet<string> => {
  const known = remembered.get(spec)?.get(target);
  if (known !== undefined) return known;
  const hosts = new Set<string>();
  const add = (host: string | null): void => {
    if (host !== null) hosts.add(host);
  };
  for (const server of spec.servers) {
    for (const url of server.urls) if (!url.startsWith("/")) add(hostOf(url));
    add(server.hostPattern);
  }
  for (const { url } of spec.urls) add(hostOf(url));
  if (target.baseUrl !== null) add(hostOf(target.baseUrl));
  add(target.alias);
  const byTarget = remembered.get(spec) ?? new WeakMap<Target, ReadonlySet<string>>();
  remembered.set(spec, byTarget.set(target, hosts));
  return hosts;
};

// Asked once per observed host; a description with thousands of servers must not be walked each time.
const remembered = new WeakMap<SpecFacts, WeakMap<Target, ReadonlySet<string>>>();

/** What an alias becomes where a server adds the port on which it listens to the name that it was called by, as nginx does in its own redirects. */
export const aliasWithPort = ({ baseUrl, alias }: Target): string | null => {
  const port = baseUrl === null ? undefined : parseUrl(baseUrl)?.port;
  return alias === null || port === undefined || port === "" || hostnameOf(alias) !== alias ? null : `${alias}:${port}`;
};

/** Whether a normalised host is one of the declared ones: exactly, or by the pattern of an open server variable. Never by prefix or suffix. */
export const declares = (spec: SpecFacts, target: Target, host: string): boolean => {
  const hosts = declaredHosts(spec, target);
  if (hosts.has(host) || host === aliasWithPort(target)) return true;
  for (const declared of hosts) if (declared.includes("*") && hostMatches(declared, host)) return true;
  return false;
};

/** Whether the policy's `hosts.allow` accepts a host. */
export const allows = (policy: Policy, host: string): boolean => policy.hosts.allow.some((pattern) => hostMatches(pattern, host));
