// The zones of the DNS lab, each with one trait. Pure: `at` gives the lab's addresses by their last number.

export type At = (last: number) => string;

export interface Zone {
  readonly name: string;
  /** Its name servers by the last number of their address: 1 and 2 are BIND, 9 never answers. */
  readonly servers: readonly number[];
  /** Which of BIND's two really serve it; all of `servers` when not given. The rest say that they do not know it. */
  readonly served?: readonly number[];
  /** Which of them hand the zone to anyone. */
  readonly open?: readonly number[];
  readonly signed?: boolean;
  /** Records in zone file form, names relative to the zone. SOA, NS and the addresses of the name servers are added. */
  readonly records: readonly string[];
  /** What resolvers in the west see instead. */
  readonly west?: readonly string[];
}

/** Who is where. 80 and 81 are the servers behind `api`, 66 is the stranger's: tests start what they need there. */
export const places = { ns1: 1, ns2: 2, dead: 9, honest: 10, second: 11, poisoned: 12, wrongAnchor: 13, west: 20, stranger: 66, api: 80, apiWest: 81 } as const;

export const standardZones = (at: At): readonly Zone[] => {
  const api = `api 300 IN A ${at(places.api)}`;
  return [
    {
      name: "open.test",
      servers: [1],
      open: [1],
      records: [api, "www 300 IN CNAME api", "admin 300 IN A 10.20.30.40", 'secret 300 IN TXT "not for everybody"'],
    },
    { name: "closed.test", servers: [1, 2], records: [api] },
    { name: "half.test", servers: [1, 2], open: [2], records: [api] },
    // The second name server is named and does not serve the zone.
    { name: "lame.test", servers: [1, 2], served: [1], records: [api] },
    // The second name server never answers.
    { name: "silent.test", servers: [1, 9], records: [api] },
    { name: "signed.test", servers: [1, 2], signed: true, records: [api, '@ 300 IN CAA 0 issue "lab-authority.test"'] },
    { name: "geo.test", servers: [1], records: [api], west: [`api 300 IN A ${at(places.apiWest)}`] },
    // Its alias leads to an alias of its own, and that one elsewhere.
    { name: "chain.test", servers: [1], records: ["api 300 IN CNAME hop", "hop 300 IN CNAME www.open.test."] },
    { name: "round.test", servers: [1], records: ["api 300 IN CNAME hop", "hop 300 IN CNAME api"] },
    // A pool that shows other members elsewhere.
    { name: "pool.test", servers: [1], records: [api], west: Array.from({ length: 24 }, (_none, index) => `api 300 IN A ${at(100 + index)}`) },
    { name: "caa.test", servers: [1], records: [api, '@ 300 IN CAA 0 issue "other-authority.test"'] },
    { name: "strange-caa.test", servers: [1], records: [api, '@ 300 IN CAA 128 tbs "unknown"'] },
    { name: "dangling.test", servers: [1], records: ["api 300 IN CNAME gone.nowhere.test."] },
    // Delegated and empty, so that its names do not exist; `.invalid` would be SERVFAIL without the internet.
    { name: "nowhere.test", servers: [1], records: [] },
    { name: "private.test", servers: [1], records: ["api 300 IN A 10.1.2.3"] },
    { name: "metadata.test", servers: [1], records: ["api 300 IN A 169.254.169.254"] },
  ];
};

/** Zone file text. `parent` zones (root and `test.`) carry the delegations of their children. */
export const zoneFile = (zone: Zone, at: At, children: readonly Zone[] = [], west = false): string => {
  const servers = zone.servers.map((last) => ({ name: `ns${last}`, address: at(last) }));
  const origin = zone.name === "." ? "." : `${zone.name}.`;
  const inside = (name: string): string => (origin === "." ? `${name}.` : `${name}.${origin}`);
  return [
    `$ORIGIN ${origin}`,
    "$TTL 300",
    `@ IN SOA ${inside("ns1")} hostmaster.sigproof.test. 2026010101 3600 600 86400 60`,
    ...servers.flatMap(({ name, address }) => [`@ IN NS ${inside(name)}`, `${inside(name)} IN A ${address}`]),
    ...(west ? (zone.west ?? []) : zone.records),
    ...children.flatMap((child) =>
      child.servers.flatMap((last) => [`${child.name}. IN NS ns${last}.${child.name}.`, `ns${last}.${child.name}. IN A ${at(last)}`]),
    ),
    "",
  ].join("\n");
};
