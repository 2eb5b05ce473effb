// What BIND and unbound are told: configuration as text. Pure.

import { type At, places, type Zone } from "./zones.ts";

interface Served {
  readonly at: At;
  /** Of 127.0.0.1: BIND listens only on addresses that an interface has, and 127.4.5.1 is none, though it works. */
  readonly port: number;
  readonly zones: readonly Zone[];
  /** Where the zone files are, by zone name; `west:` before it for the other view. */
  readonly files: ReadonlyMap<string, string>;
  readonly directory: string;
}

/** `last` is the server's own number. Everything that BIND would keep in /var is moved; no control channel. */
export const namedConf = (last: number, { at, port, zones, files, directory }: Served): string => {
  const mine = zones.filter(({ servers, served = servers }) => served.includes(last));
  const declare = (zone: Zone, file: string | undefined): string =>
    `  zone "${zone.name}" { type primary; file "${file ?? ""}"; allow-transfer { ${(zone.open ?? []).includes(last) ? "any" : "none"}; }; };`;
  const elsewhere = mine.filter(({ west }) => west !== undefined);
  return [
    "options {",
    `  directory "${directory}";`,
    `  listen-on port ${port} { 127.0.0.1; };`,
    "  listen-on-v6 { none; };",
    `  pid-file "${directory}/pid"; session-keyfile "${directory}/session.key"; managed-keys-directory "${directory}"; lock-file none;`,
    "  recursion no; notify no; allow-query { any; }; dnssec-validation no; empty-zones-enable no; minimal-responses no; tcp-clients 200;",
    "};",
    "controls { };",
    `view "main" { match-clients { ! ${at(places.west)}; any; };`,
    ...mine.map((zone) => declare(zone, files.get(zone.name))),
    "};",
    `view "west" { match-clients { ${at(places.west)}; };`,
    ...mine.filter((zone) => !elsewhere.includes(zone)).map(({ name }) => `  zone "${name}" { in-view "main"; };`),
    ...elsewhere.map((zone) => declare(zone, files.get(`west:${zone.name}`))),
    "};",
    "",
  ].join("\n");
};

interface Resolver {
  readonly at: At;
  readonly last: number;
  readonly port: number;
  /** Where BIND listens, by the last number of the address that the world knows. */
  readonly bind: Readonly<Record<number, number>>;
  readonly zones: readonly Zone[];
  readonly directory: string;
  /** DNSKEY records in zone file form. */
  readonly anchors: readonly string[];
  /** Name → address: what an attacker has put into the cache. */
  readonly poison: Readonly<Record<string, string>>;
}

/** Every zone is a stub, so that unbound asks BIND's port and not 53; the root is one too, so that nothing leaves the machine. */
export const unboundConf = ({ at, last, port, bind, zones, directory, anchors, poison }: Resolver): string =>
  [
    "server:",
    `  interface: ${at(last)}@${port}`,
    `  outgoing-interface: ${at(last)}`,
    "  access-control: 127.0.0.0/8 allow",
    '  username: ""',
    '  chroot: ""',
    `  directory: "${directory}"`,
    `  pidfile: "${directory}/pid"`,
    '  logfile: ""',
    "  use-syslog: no",
    "  do-daemonize: no",
    "  do-ip6: no",
    "  do-not-query-localhost: no",
    "  num-threads: 1",
    "  so-reuseport: no",
    "  qname-minimisation: no",
    '  module-config: "validator iterator"',
    '  local-zone: "test." nodefault',
    ...anchors.map((anchor) => `  trust-anchor: "${anchor}"`),
    ...Object.entries(poison).flatMap(([name, address]) => [`  local-zone: "${name}." transparent`, `  local-data: "${name}. 1 IN A ${address}"`]),
    "remote-control:",
    "  control-enable: no",
    ...zones.flatMap(({ name, servers, served = servers }) => [
      "stub-zone:",
      `  name: "${name === "." ? "." : `${name}.`}"`,
      ...served.flatMap((server) => (bind[server] === undefined ? [] : [`  stub-addr: 127.0.0.1@${bind[server]}`])),
    ]),
    "",
  ].join("\n");
