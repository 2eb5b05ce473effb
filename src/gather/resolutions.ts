// The fact `resolutions`: what resolvers and authoritative servers say about one name, twice, and who shows himself at addresses that only a resolver knows.

import { isBogus, strangersOf } from "../dns/divergence.ts";
import { upwards } from "../dns/suffixes.ts";
import type { Handshake } from "../model/certificate.ts";
import type { AddressIdentity, CaaFact, ChainEnd, DnsLook, DnsServer, DnsView, ResolutionFact, TlsaFact } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import { isFault } from "./ask-dns.ts";
import { fault } from "./faults.ts";
import type { NameServer } from "./name-servers.ts";
import { answerOf } from "./read-answer.ts";
import type { AskedResolver } from "./resolvers.ts";
import type { ZoneTools } from "./zones.ts";

/** A name of the user's, the hosts that carry it, and the port at which its certificate is shown. */
export interface AskedName {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly tlsPort: number;
}

const families = ["A", "AAAA"] as const;
const mostHops = 8;
const mostIdentities = 8;
/** The pools of large CDNs show a few dozen addresses to a handful of questions. */
const mostProven = 64;
/** What stays in a cache longer than this is asked again after it anyhow. */
const mostWaitSeconds = 30;

interface Asked extends Pick<DnsView, "source" | "kind" | "trusted"> {
  readonly server: DnsServer;
}

export const gatherResolution = async ({ name, hosts, tlsPort }: AskedName, apex: string | null, tools: ZoneTools): Promise<ResolutionFact> => {
  const [resolvers, end, caa, tlsa] = await Promise.all([
    Promise.all(tools.resolvers.map((resolver) => viewOf(resolver, name, true, tools))),
    followChain(name, apex, tools),
    caaOf(name, tools),
    tlsaOf(name, tlsPort, tools),
  ]);
  const first = { resolvers, authoritative: end.authoritative };
  const strangers = (views: Pick<ResolutionFact, "resolvers" | "authoritative">): string[] => [
    ...new Set(views.resolvers.flatMap((view) => strangersOf(view, views))),
  ];
  // Who proves the name needs no second look: regions and CDNs are lawful, and waiting for their answers to leave a cache would be the longest part of a scan.
  const proven = await provenAmong(strangers(first), name, tlsPort, tools);
  const isProven = (address: string): boolean => proven.some((one) => one.address === address);
  const suspects = resolvers.filter((view) => strangersOf(view, first).some((address) => !isProven(address)) || isBogus(view));
  const dangles = end.chainEnd !== null && end.chainEnd.rcodes.includes("NXDOMAIN");
  const again = suspects.length === 0 && !dangles ? null : await askAgain(suspects, end, name, tools);
  const views = {
    resolvers: resolvers.map((view) => again?.resolvers.find(({ source }) => source === view.source) ?? view),
    authoritative: again?.authoritative ?? end.authoritative,
  };
  return {
    name,
    hosts,
    fault: null,
    ...views,
    propagating: end.serials.size > 1,
    identities: [
      ...proven,
      ...(await identitiesOf(
        strangers(views)
          .filter((address) => !isProven(address))
          .slice(0, mostIdentities),
        name,
        tlsPort,
        tools,
      )),
    ],
    chainEnd: again?.chainEnd ?? end.chainEnd,
    caa,
    tlsa,
  };
};

/** Both families, twice one after the other: an answer that changes from look to look is what rebinding is made of. */
const viewOf = async (asked: Asked, name: string, recurse: boolean, tools: ZoneTools): Promise<DnsView> => {
  const { source, kind, trusted } = asked;
  const looks = [...(await lookAt(asked, name, recurse, tools)), ...(await lookAt(asked, name, recurse, tools))];
  const refused = recurse && looks.some(({ answer }) => answer?.rcode === "SERVFAIL");
  return { source, kind, trusted, looks, unchecked: refused ? await lookAt(asked, name, true, tools, { unchecked: true }) : [] };
};

const lookAt = (asked: Asked, name: string, recurse: boolean, { ask }: ZoneTools, how: { unchecked?: true; again?: true } = {}): Promise<DnsLook[]> =>
  Promise.all(
    families.map(async (family): Promise<DnsLook> => {
      const reply = await ask(asked.server, { name, type: family, recurse, ...(how.unchecked === true ? { unchecked: true } : {}) });
      const again = how.again === true;
      return isFault(reply) ? { family, again, answer: null, fault: reply } : { family, again, answer: answerOf(reply, name), fault: null };
    }),
  );

interface Chain {
  readonly authoritative: readonly DnsView[];
  readonly chainEnd: ChainEnd | null;
  /** Serial numbers of the last zone. */
  readonly serials: ReadonlySet<number>;
  readonly last: { readonly name: string; readonly servers: readonly NameServer[] };
}

/** From the zone of the name along its CNAMEs to the zone in which they end: only its servers know the addresses. */
const followChain = async (name: string, apex: string | null, tools: ZoneTools): Promise<Chain> => {
  const seen = new Set([name]);
  let at = { name, apex: apex ?? (await zoneOf(name, tools)) };
  let views: readonly DnsView[] = [];
  let servers: readonly NameServer[] = [];
  for (let hop = 0; hop < mostHops && at.apex !== null; hop += 1) {
    servers = await askedServers(at.apex, tools);
    views = await Promise.all(servers.map((server) => viewOf(asServer(server), at.name, false, tools)));
    const target = views
      .flatMap(({ looks }) => looks)
      .flatMap(({ answer }) => (answer?.aa === true ? answer.chain.slice(-1) : []))
      .at(0);
    if (target === undefined) break;
    // Asked under its own name, even of the same servers: some follow no alias, others answer out of a zone that is not theirs.
    at = { name: target, apex: await zoneOf(target, tools) };
    views = [];
    servers = [];
    if (seen.has(target)) break;
    seen.add(target);
  }
  const chained = at.name !== name;
  return {
    authoritative: views,
    chainEnd: chained ? { name: at.name, rcodes: [rcodeOf(views)], servers: servers.map(({ name: server, address }) => `${server} (${address})`) } : null,
    serials: at.apex === null ? new Set() : await serialsOf(at.apex, servers, tools),
    last: { name: at.name, servers },
  };
};

const zoneOf = async (name: string, { finder }: ZoneTools): Promise<string | null> => {
  const found = await finder.apexOf(name, null);
  return found === null || typeof found !== "string" ? null : found;
};

/** Enough to tell; every one is asked about transfers already. */
const mostServersPerName = 8;
const askedServers = async (apex: string, { finder, refusal, speaks }: ZoneTools): Promise<readonly NameServer[]> =>
  (await finder.serversOf(apex)).servers.filter(({ name, address }) => speaks(address) && refusal(address, name) === null).slice(0, mostServersPerName);

const asServer = ({ name, address }: NameServer): Asked => ({
  source: `${name} (${address})`,
  kind: "authoritative",
  trusted: false,
  server: { via: "udp", address },
});

/** One word of all of them: NXDOMAIN only where none says otherwise. */
const rcodeOf = (views: readonly DnsView[]): string | null => {
  const rcodes = views.flatMap(({ looks }) => looks.flatMap(({ answer }) => (answer?.aa === true ? [answer.rcode] : [])));
  return rcodes.find((rcode) => rcode !== "NXDOMAIN") ?? rcodes[0] ?? null;
};

const serialsOf = async (apex: string, servers: readonly NameServer[], { ask }: ZoneTools): Promise<ReadonlySet<number>> => {
  const answers = await Promise.all(servers.map(({ address }) => ask({ via: "udp", address }, { name: apex, type: "SOA", recurse: false })));
  return new Set(
    answers.flatMap((answer) =>
      isFault(answer) || !answer.aa ? [] : answer.records.flatMap(({ section, data }) => (section === "answer" && data.type === "SOA" ? [data.serial] : [])),
    ),
  );
};

interface Again {
  readonly resolvers: readonly DnsView[];
  readonly authoritative: readonly DnsView[];
  readonly chainEnd: ChainEnd | null;
}

/** Once what was cached had time to go: twice more, from fresh ports. What the authoritative servers say by then counts too. */
const askAgain = async (suspects: readonly DnsView[], end: Chain, name: string, tools: ZoneTools): Promise<Again> => {
  const ttls = suspects.flatMap(({ looks }) => looks.flatMap(({ answer }) => answer?.ttl ?? []));
  const dangles = end.chainEnd !== null && end.chainEnd.rcodes.includes("NXDOMAIN");
  const seconds = dangles ? mostWaitSeconds : Math.min(mostWaitSeconds, Math.max(0, ...ttls)) + 1;
  // Without the time to wait nothing is confirmed, and that is what the checks then say.
  if (tools.left() <= seconds * 1000) return { resolvers: [], authoritative: end.authoritative, chainEnd: end.chainEnd };
  tools.ports.progress({ stage: "waiting", url: name, attempt: 1, last: `something is odd, and asked about again in ${seconds} s` });
  await tools.ports.sleep(seconds * 1000);
  const repeat = async (view: DnsView, server: DnsServer, about: string, recurse: boolean): Promise<DnsView> => {
    const asked = { ...view, server };
    const looks = [...(await lookAt(asked, about, recurse, tools, { again: true })), ...(await lookAt(asked, about, recurse, tools, { again: true }))];
    const unchecked = view.unchecked.length === 0 ? [] : await lookAt(asked, about, recurse, tools, { again: true, unchecked: true });
    return { ...view, looks: [...view.looks, ...looks], unchecked: [...view.unchecked, ...unchecked] };
  };
  const [resolvers, authoritative] = await Promise.all([
    Promise.all(suspects.flatMap((view) => serverOf(view, tools.resolvers).map((server) => repeat(view, server, name, true)))),
    Promise.all(end.authoritative.map((view, index) => repeat(view, { via: "udp", address: end.last.servers[index]?.address ?? "" }, end.last.name, false))),
  ]);
  const later = authoritative.map((view) => ({ ...view, looks: view.looks.filter(({ again }) => again) }));
  const chainEnd = end.chainEnd === null ? null : { ...end.chainEnd, rcodes: [...end.chainEnd.rcodes, rcodeOf(later)] };
  return { resolvers, authoritative, chainEnd };
};

const serverOf = ({ source }: DnsView, resolvers: readonly AskedResolver[]): DnsServer[] =>
  resolvers.filter((one) => one.source === source).map(({ server }) => server);

/** A handshake and no byte of a request: who can prove the name may hold the address. */
const identitiesOf = (addresses: readonly string[], name: string, port: number, { ports, refusal }: ZoneTools): Promise<AddressIdentity[]> =>
  Promise.all(
    addresses.map(async (address): Promise<AddressIdentity> => {
      const refused = refusal(address, name);
      if (refused !== null) return { address, port, state: "not-asked", why: refused };
      if (ports.handshake === undefined) return { address, port, state: "not-asked", why: "no TLS handshake is possible here" };
      return { address, port, ...shown(await ports.handshake({ address, port, name })) };
    }),
  );

/** Some at a time, for as long as all of them prove themselves: one that does not is a reason to ask again, and enough to stop. */
const provenAmong = async (addresses: readonly string[], name: string, port: number, tools: ZoneTools): Promise<AddressIdentity[]> => {
  const proven: AddressIdentity[] = [];
  for (let from = 0; from < Math.min(addresses.length, mostProven); from += mostIdentities) {
    const some = await identitiesOf(addresses.slice(from, from + mostIdentities), name, port, tools);
    proven.push(...some.filter(({ state }) => state === "proves"));
    if (some.some(({ state }) => state !== "proves")) break;
  }
  return proven;
};

const shown = (handshake: Handshake): Pick<AddressIdentity, "state" | "why"> => {
  if (handshake.kind === "fault") return { state: "unreached", why: handshake.fault.detail };
  const [leaf] = handshake.chain;
  const whose = leaf === undefined ? "no certificate" : `a certificate for ${leaf.names.slice(0, 4).join(", ") || leaf.subject}`;
  return handshake.refused === null ? { state: "proves", why: `${whose}, which verifies` } : { state: "disproves", why: `${whose}: ${handshake.refused.why}` };
};

/** RFC 8659 section 3: the name, then each name above it, until there is a set. */
const caaOf = async (name: string, { finder }: ZoneTools): Promise<CaaFact> => {
  for (const at of upwards(name)) {
    const answer = await finder.recursive(at, "CAA");
    if (isFault(answer)) return { at: null, records: [], fault: answer };
    // Nobody issues for what is not there, and a resolver that knows nothing does not know of a set above either.
    if (at === name && answer.rcode === "NXDOMAIN") return { at: null, records: [], fault: fault("dns", `${name} does not exist, by its resolver's word`) };
    const records = answer.records.flatMap(({ section, data }) =>
      section === "answer" && data.type === "CAA" ? [{ critical: data.critical, tag: data.tag, value: data.value }] : [],
    );
    if (records.length > 0) return { at, records, fault: null };
  }
  return { at: null, records: [], fault: null };
};

/** Validated by somebody whose word counts, or worth nothing. */
const tlsaOf = async (name: string, port: number, { ask, resolvers }: ZoneTools): Promise<TlsaFact> => {
  const whom = resolvers.filter(({ trusted }) => trusted);
  if (whom.length === 0) return { state: "unknown", records: [], why: "no resolver is asked whose word on validation counts: one on loopback or by https" };
  let why = "";
  let insecure = false;
  for (const { server, source } of whom) {
    const answer = await ask(server, { name: `_${port}._tcp.${name}`, type: "TLSA", recurse: true });
    if (isFault(answer)) {
      why = `${source}: ${answer.detail}`;
      continue;
    }
    if (answer.rcode !== "NOERROR" && answer.rcode !== "NXDOMAIN") {
      why = `${source} answers ${answer.rcode}`;
      continue;
    }
    const records = answer.records.flatMap(({ section, data }) =>
      section === "answer" && data.type === "TLSA" ? [{ port, usage: data.usage, selector: data.selector, matching: data.matching, data: data.data }] : [],
    );
    if (records.length === 0) return { state: "none", records: [], why: null };
    if (answer.ad) return { state: "validated", records, why: null };
    insecure = true;
  }
  return insecure ? { state: "insecure", records: [], why: "there is a TLSA set, and nobody validated it" } : { state: "unknown", records: [], why };
};

/** A name that nobody was asked about. */
export const unaskedResolution = ({ name, hosts }: AskedName, why: Fault): ResolutionFact => ({
  name,
  hosts,
  fault: why,
  resolvers: [],
  authoritative: [],
  propagating: false,
  identities: [],
  chainEnd: null,
  caa: { at: null, records: [], fault: why },
  tlsa: { state: "unknown", records: [], why: why.detail },
});
