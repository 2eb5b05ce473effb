// Finds the zone of a name and the addresses of its servers: by the parent's referral and by the zone itself. Sends questions about names; judges nothing.

import type { DnsMessage, QuestionType } from "../dns/message.ts";
import { isWithin, parentOf, upwards } from "../dns/suffixes.ts";
import type { DnsServer } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import { type AskDns, isFault } from "./ask-dns.ts";
import { fault } from "./faults.ts";

export interface NameServer {
  readonly name: string;
  readonly address: string;
}

export interface Servers {
  readonly fault: Fault | null;
  /** Names by the parent's referral; null where the parent was not reached. */
  readonly parent: readonly string[] | null;
  readonly child: readonly string[];
  readonly servers: readonly NameServer[];
  readonly more: number;
}

export interface Finder {
  /** Asks the resolvers in their order until one answers. */
  recursive(name: string, type: QuestionType): Promise<DnsMessage | Fault>;
  /** The zone that holds the name, not above `floor`; null where there is none below it. */
  apexOf(name: string, floor: string | null): Promise<string | null | Fault>;
  serversOf(apex: string): Promise<Servers>;
}

/** Addresses of one zone that are asked; the largest public zones have 26. */
const mostServers = 16;
const mostNames = 16;
const mostParents = 3;

export interface FinderOptions {
  readonly ask: AskDns;
  readonly resolvers: readonly DnsServer[];
  /** Why no packet may go to this address of a name server; null when one may. */
  readonly refusal: (address: string, name: string) => string | null;
  /** Whether this machine speaks the family of the address. */
  readonly speaks: (address: string) => boolean;
}

export const createFinder = ({ ask, resolvers, refusal, speaks }: FinderOptions): Finder => {
  const recursive: Finder["recursive"] = async (name, type) => {
    let last: DnsMessage | Fault = fault("dns", "there is no resolver to ask");
    for (const resolver of resolvers) {
      let answer = await ask(resolver, { name, type, recurse: true });
      // A zone whose signatures do not verify still has servers, and those are what is looked for here.
      if (!isFault(answer) && answer.rcode === "SERVFAIL") answer = await ask(resolver, { name, type, recurse: true, unchecked: true });
      if (!isFault(answer) && (answer.rcode === "NOERROR" || answer.rcode === "NXDOMAIN")) return answer;
      last = answer;
    }
    return isFault(last) ? last : fault("dns", `the resolver answers ${last.rcode}`);
  };

  const apexOf: Finder["apexOf"] = async (name, floor) => {
    for (const candidate of upwards(name)) {
      const answer = await recursive(candidate, "SOA");
      if (isFault(answer)) return answer;
      const owner = answer.records.find(({ data, owner: of }) => data.type === "SOA" && of !== "" && isWithin(candidate, of))?.owner;
      if (owner !== undefined) return floor === null || isWithin(owner, floor) ? owner : null;
      if (candidate === floor) break;
    }
    return fault("dns", `the resolver names no zone for ${name}`);
  };

  const addressesOf = async (name: string): Promise<string[]> => {
    const answers = await Promise.all((["A", "AAAA"] as const).map((type) => recursive(name, type)));
    return answers.flatMap((answer) =>
      isFault(answer)
        ? []
        : answer.records.flatMap(({ section, data }) => (section === "answer" && (data.type === "A" || data.type === "AAAA") ? [data.address] : [])),
    );
  };

  /** What the servers of the zone above say about this one. */
  const referral = async (apex: string): Promise<DnsMessage | null> => {
    const above = parentOf(apex);
    if (above === "") return null;
    const zone = await apexOf(above, null);
    if (typeof zone !== "string") return null;
    const listed = await recursive(zone, "NS");
    if (isFault(listed)) return null;
    const glue = glueIn(listed);
    let left = mostParents;
    for (const name of targets(listed, zone)) {
      const addresses = glue.get(name) ?? (await addressesOf(name));
      for (const address of addresses.filter((one) => refusal(one, name) === null && speaks(one))) {
        if (left-- <= 0) return null;
        const answer = await ask({ via: "udp", address }, { name: apex, type: "NS", recurse: false });
        if (!isFault(answer) && targets(answer, apex).length > 0) return answer;
      }
    }
    return null;
  };

  const findServers = async (apex: string): Promise<Servers> => {
    const [parent, known] = await Promise.all([referral(apex), recursive(apex, "NS")]);
    const parentNames = parent === null ? null : targets(parent, apex);
    const first = isFault(known) ? [] : targets(known, apex);
    const glue = new Map([...(parent === null ? [] : glueIn(parent)), ...(isFault(known) ? [] : glueIn(known))]);
    const found = new Map<string, string[]>();
    const add = async (names: readonly string[]): Promise<void> => {
      const fresh = [...new Set(names)].filter((name) => !found.has(name)).slice(0, mostNames);
      for (const name of fresh) found.set(name, []);
      await Promise.all(fresh.map(async (name) => found.set(name, [...new Set([...(glue.get(name) ?? []), ...(await addressesOf(name))])])));
    };
    await add([...(parentNames ?? []), ...first]);
    // The zone's own servers have the last word about who they are, and a hidden one may know of more.
    const asked = inTurn(found).filter(({ name, address }) => speaks(address) && refusal(address, name) === null);
    const words = await Promise.all(asked.slice(0, mostServers).map(({ address }) => ask({ via: "udp", address }, { name: apex, type: "NS", recurse: false })));
    const child = [...new Set([...first, ...words.flatMap((word) => (isFault(word) || !word.aa ? [] : targets(word, apex)))])].sort();
    await add(child);
    const all = inTurn(found);
    return {
      fault: all.length > 0 ? null : isFault(known) ? known : fault("dns", "no address of a name server is known"),
      parent: parentNames === null ? null : [...parentNames].sort(),
      child,
      servers: all.slice(0, mostServers),
      more: Math.max(0, all.length - mostServers),
    };
  };

  const zones = new Map<string, Promise<Servers>>();
  return {
    recursive,
    apexOf,
    serversOf: (apex) => {
      const known = zones.get(apex) ?? findServers(apex);
      zones.set(apex, known);
      return known;
    },
  };
};

const targets = (message: DnsMessage, apex: string): string[] => [
  ...new Set(
    message.records.flatMap(({ owner, data, section }) =>
      section !== "additional" && owner === apex && data.type === "NS" && data.target !== "" ? [data.target] : [],
    ),
  ),
];

const glueIn = (message: DnsMessage): Map<string, string[]> => {
  const glue = new Map<string, string[]>();
  for (const { owner, data, section } of message.records)
    if (section === "additional" && (data.type === "A" || data.type === "AAAA")) glue.set(owner, [...(glue.get(owner) ?? []), data.address]);
  return glue;
};

/** The first address of every name, then the second of every name…, so that a cut leaves no name out. */
const inTurn = (found: ReadonlyMap<string, readonly string[]>): NameServer[] => {
  const names = [...found.keys()].sort();
  const longest = Math.max(0, ...names.map((name) => found.get(name)?.length ?? 0));
  return Array.from({ length: longest }, (_none, index) =>
    names.flatMap((name) => {
      const address = found.get(name)?.[index];
      return address === undefined ? [] : [{ name, address }];
    }),
  ).flat();
};
