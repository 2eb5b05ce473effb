// The fact `certificates`: what every host that the user allows shows in TLS handshakes, at each of its addresses. Judges nothing and sends no request.

import { isAddress } from "../dns/address.ts";
import type { CertificateFact, Hello, Showing, TlsaPin } from "../model/certificate.ts";
import { failed, type Fact, known, skipped } from "../model/evidence.ts";
import { hostnameOf, hostOf, isLoopbackHost, isSingleLabel, parseUrl } from "../model/host.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
import { fault } from "./faults.ts";
import { exactHosts } from "./plan-visits.ts";
import { sideBySide } from "./side-by-side.ts";

const mostHosts = 50;
const mostAddresses = 8;
const width = 4;

export interface Asked {
  readonly host: string;
  readonly name: string;
  /** Where its addresses are looked up, port included. */
  readonly url: string;
}

/** `stopped`: why the scan ended early, or null. `tlsaOf`: the validated TLSA records for a name and port. */
export const gatherCertificates = async (
  request: ScanRequest,
  ports: Ports & { stopped?(): Fault | null },
  tlsaOf: (name: string, port: number) => readonly TlsaPin[] = () => [],
): Promise<Fact<readonly CertificateFact[]>> => {
  if (request.offline) return skipped("offline");
  const hosts = hostsToAsk(request).slice(0, mostHosts);
  if (hosts.length === 0) return skipped("the base URL is not https, and hosts.allow names no other host that a certificate could be for");
  if (ports.handshake === undefined || ports.hello === undefined || ports.addresses === undefined) return skipped("no TLS handshake is possible here");
  const proxies = hosts.map(({ url }) => ports.proxyOf?.(url) ?? null);
  if (proxies.every((proxy) => proxy !== null)) return skipped(`the proxy ${proxies[0]} stands before the host: what it shows proves nothing about the host`);
  const over = (): Fault | null => {
    const stop = ports.stopped?.() ?? null;
    return stop !== null && (stop.reason === "deadline" || stop.reason === "interrupted") ? stop : null;
  };
  const facts = await sideBySide(hosts, width, async ({ host, name, url }): Promise<CertificateFact> => {
    const proxy = ports.proxyOf?.(url) ?? null;
    const port = portOf(url);
    const tlsa = tlsaOf(name, port);
    if (proxy !== null) return { host, name, showings: [], tlsa, fault: fault("unreachable", `the proxy ${proxy} stands before it`) };
    const found = over() ?? (await ports.addresses?.(url)) ?? fault("dns", "nobody was asked for its address");
    if ("reason" in found) return { host, name, showings: [], tlsa, fault: found };
    const addresses = found.addresses.slice(0, mostAddresses).toSorted();
    const showings = await sideBySide(addresses, width, (address) => look(address, port, name, ports, over));
    return { host, name, showings, tlsa, fault: null };
  });
  const stop = over();
  return stop !== null && facts.every(({ showings }) => showings.length === 0) ? failed(stop.detail) : known(facts);
};

/** The base URL if it is https, and exact names of `hosts.allow`: a wildcard says whom not to mind, not whom to ask. */
export const hostsToAsk = ({ baseUrl, alias, policy }: ScanRequest): Asked[] => {
  const base = baseUrl === null ? null : parseUrl(baseUrl);
  const own = base === null ? null : hostOf(base);
  const first = base !== null && own !== null && base.protocol === "https:" ? [{ host: own, name: hostnameOf(alias ?? own), url: base.origin }] : [];
  const others = [...exactHosts(policy.hosts.allow)]
    .filter((host) => host !== own && host !== alias && isPublicName(host))
    .map((host) => ({ host, name: hostnameOf(host), url: `https://${host}` }));
  return [...first, ...others];
};

/** Addresses and names of this machine or its neighbour may be allowed for plain http; a certificate is asked only of what has a name in the world. */
const isPublicName = (host: string): boolean => !isAddress(hostnameOf(host)) && !isLoopbackHost(host) && !isSingleLabel(host);

const portOf = (url: string): number => Number(new URL(url).port || 443);

const look = async (address: string, port: number, name: string, ports: Ports, over: () => Fault | null): Promise<Showing> => {
  const stop = over();
  const handshake = stop === null ? await ports.handshake?.({ address, port, name }) : undefined;
  if (handshake === undefined) return { address, handshake: { kind: "fault", fault: stop ?? fault("unreachable", "not asked") }, old: [] };
  // Where nothing speaks TLS, an old version will not be spoken either.
  return { address, handshake, old: handshake.kind === "shown" ? await oldVersions(address, port, name, ports, over) : [] };
};

/** A server answers with the highest version that both know, so 1.0 is asked for only where 1.1 was accepted. */
const oldVersions = async (address: string, port: number, name: string, ports: Ports, over: () => Fault | null): Promise<Showing["old"]> => {
  const old: Showing["old"][number][] = [];
  for (const version of ["TLSv1.1", "TLSv1"] as const) {
    const stop = over();
    const said = stop === null ? await ports.hello?.({ address, port, name, version }) : undefined;
    const read = wordsOf(said ?? { kind: "fault", fault: stop ?? fault("unreachable", "not asked") }, version);
    old.push(read);
    if (read.answer !== "accepted" || read.version !== version) break;
  }
  return old;
};

const wordsOf = (said: Hello, version: string): Showing["old"][number] => {
  if (said.kind === "fault") return { version, answer: "unknown", why: said.fault.detail };
  if (said.kind === "refused") return { version, answer: "refused", why: said.why };
  const older = ["SSLv3", "TLSv1", "TLSv1.1"];
  return older.includes(said.version)
    ? { version: said.version, answer: "accepted", why: `ServerHello in ${said.version}` }
    : { version, answer: "unknown", why: `the server answered with ${said.version}, which was not offered` };
};
