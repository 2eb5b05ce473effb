// What names say about their owner, for every declared and observed host: the fact `sites`.

import { domainToUnicode } from "node:url";
import { isAddress } from "../dns/address.ts";
import type { ObservedCall } from "../model/call.ts";
import type { Site } from "../model/evidence.ts";
import { hostnameOf, hostOf, isSingleLabel } from "../model/host.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { ForwardedProbe, Visit } from "../model/visit.ts";

export interface HostSources {
  readonly spec: SpecFacts;
  /** Base URL, alias, allowed hosts: hosts and URLs that the user named. */
  readonly given: readonly (string | null)[];
  readonly visits: readonly Visit[];
  readonly probes: readonly ForwardedProbe[];
  readonly calls: readonly ObservedCall[];
}

/** Sorted, so that the same answers give the same bytes. The public suffix list is loaded only when a host needs it. */
export const gatherSites = async (sources: HostSources): Promise<Readonly<Record<string, Site>>> => {
  const hosts = [...hostsIn(sources)].sort();
  const siteOf = hosts.every(ownsNothing) ? () => null : (await import("../dns/site.ts")).siteOf;
  // fromEntries defines own properties, so a host called __proto__ is a key like any other.
  return Object.fromEntries(hosts.map((host) => [host, { site: siteOf(host), unicode: domainToUnicode(hostnameOf(host)) || hostnameOf(host) }]));
};

const ownsNothing = (host: string): boolean => isSingleLabel(host) || isAddress(hostnameOf(host));

const hostsIn = ({ spec, given, visits, probes, calls }: HostSources): Set<string> => {
  const hosts = new Set<string>();
  const add = (host: string | null): void => {
    if (host !== null && host !== "") hosts.add(host);
  };
  const addUrl = (url: string | null): void => {
    if (url !== null) add(hostOf(url));
  };
  for (const text of given) if (text !== null) add(text.includes("://") ? hostOf(text) : text);
  for (const { urls } of spec.servers) for (const url of urls) addUrl(url);
  for (const { url } of spec.urls) addUrl(url);
  for (const { url, steps, end } of visits) {
    addUrl(url);
    for (const step of steps) {
      addUrl(step.url);
      addUrl(step.redirect);
      for (const { host } of step.references) add(host);
    }
    if (end.kind === "left") addUrl(end.to);
  }
  for (const { url, echoes } of probes) {
    addUrl(url);
    for (const { value } of echoes) addUrl(value);
  }
  for (const { host, redirect, follows } of calls) {
    add(host);
    addUrl(redirect);
    addUrl(follows?.url ?? null);
  }
  return hosts;
};
