// Every host that the description declares or the live API named, and where and by whom each was seen. Pure.

import type { Evidence } from "../model/evidence.ts";
import { hostOf } from "../model/host.ts";
import type { Place } from "../model/place.ts";
import type { ReportedCertificate, ReportedNames } from "../model/report.ts";
import type { Policy } from "../model/policy.ts";
import { certificatesOf } from "./certificates.ts";
import { namesOf } from "./names.ts";
import { allows, declaredHosts, declares } from "../openapi/declared-hosts.ts";

export interface SeenHost {
  readonly host: string;
  readonly declared: boolean;
  readonly allowed: boolean;
  /** A request of ours went there and was answered. */
  readonly contacted: boolean;
  /** How many captured calls went there, and what made them, as far as it said so. Sorted by name. */
  readonly calls: number;
  readonly clients: readonly string[];
  /** Sorted. */
  readonly observed: readonly string[];
  /** Where the description declares it, in document order. */
  readonly places: readonly Place[];
  readonly names: ReportedNames | null;
  readonly certificates: readonly ReportedCertificate[];
}

/** A description may declare one host thousands of times (a server per operation); the first places tell the story. */
const mostPlaces = 20;
/** Browsers and test runs name themselves in many versions. */
const mostClients = 20;

/** Sorted by host, in code unit order. */
export const seenHosts = ({ facts, startedAt }: Evidence, policy: Policy): SeenHost[] => {
  const spec = facts.spec.state === "known" ? facts.spec.value : null;
  const target = facts.target.state === "known" ? facts.target.value : null;
  const sources = new Map<string, Set<string>>();
  const note = (host: string | null, source?: string): void => {
    if (host === null || host === "") return;
    const known = sources.get(host) ?? new Set();
    sources.set(host, source === undefined ? known : known.add(source));
  };
  if (spec !== null && target !== null) for (const host of declaredHosts(spec, target)) note(host);
  for (const { steps } of facts.visits.state === "known" ? facts.visits.value.visits : [])
    for (const step of steps) {
      note(hostOf(step.url), "request");
      if (step.redirect !== null) note(hostOf(step.redirect), "redirect");
      for (const { host, source } of step.references) note(host, source);
    }
  const calls = new Map<string, { count: number; readonly clients: Set<string> }>();
  for (const { host, redirect, client, count } of facts.calls.state === "known" ? facts.calls.value.calls : []) {
    note(host, "call");
    if (redirect !== null) note(hostOf(redirect), "redirect");
    const known = calls.get(host) ?? { count: 0, clients: new Set() };
    calls.set(host, known);
    known.count += count;
    if (client !== null && known.clients.size < mostClients) known.clients.add(client);
  }
  const certified = certificatesOf(facts.certificates.state === "known" ? facts.certificates.value : [], startedAt);
  for (const host of certified.keys()) note(host);
  const named = namesOf(facts.resolutions.state === "known" ? facts.resolutions.value : [], facts.zones.state === "known" ? facts.zones.value : []);
  for (const host of named.keys()) note(host);
  const places = new Map<string, Place[]>();
  const declaredAt = (host: string | null, place: Place): void => {
    if (host === null) return;
    const known = places.get(host) ?? [];
    places.set(host, known);
    if (known.length < mostPlaces && !known.some((other) => other.file === place.file && other.pointer === place.pointer)) known.push(place);
  };
  for (const { urls, hostPattern, place } of spec?.servers ?? []) for (const host of [...urls.map(hostOf), hostPattern]) declaredAt(host, place);
  for (const { url, place } of spec?.urls ?? []) declaredAt(hostOf(url), place);
  return [...sources]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([host, observed]) => ({
      host,
      declared: spec !== null && target !== null && declares(spec, target, host),
      allowed: allows(policy, host),
      contacted: observed.has("request"),
      calls: calls.get(host)?.count ?? 0,
      clients: [...(calls.get(host)?.clients ?? [])].sort(),
      observed: [...observed].sort(),
      places: places.get(host) ?? [],
      names: named.get(host) ?? null,
      certificates: certified.get(host) ?? [],
    }));
};
