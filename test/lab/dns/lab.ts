// Starts the DNS lab: two BINDs, five unbounds and a dead server, on loopback addresses and a port of its own, as any user. Needs Debian's bind9 and unbound.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { TestContext } from "vitest";
import { freePort, stop } from "../lab.ts";
import { relay, silence } from "./relay.ts";
import { namedConf, unboundConf } from "./programs.ts";
import { type At, places, standardZones, type Zone, zoneFile } from "./zones.ts";

export { places } from "./zones.ts";

export interface DnsServer {
  readonly address: string;
  readonly port: number;
  /** As `names.resolvers` takes it: `udp://127.4.5.10:5353`. */
  readonly udp: string;
}

export interface DnsLab {
  /** Every server of the lab listens on this port; 53 only when asked for. */
  readonly port: number;
  /** The address with this last number: `at(places.api)`. */
  readonly at: At;
  /** Authoritative: BIND. `ns1` has every zone, `ns2` the second copy of some. */
  readonly ns1: DnsServer;
  readonly ns2: DnsServer;
  /** UDP and TCP: takes everything and answers nothing. */
  readonly dead: DnsServer;
  /** Recursive: unbound, validating with the right trust anchor for signed.test. */
  readonly honest: DnsServer;
  readonly second: DnsServer;
  /** Gives `api.closed.test`, `api.signed.test` and what `poison` names the stranger's address. */
  readonly poisoned: DnsServer;
  /** Validates signed.test against a key that is not its own: SERVFAIL, and an answer with CD=1. */
  readonly wrongAnchor: DnsServer;
  /** Asks from another region: geo.test has other addresses there. */
  readonly west: DnsServer;
  /** What was printed by the servers so far. */
  log(): string;
  stop(): Promise<void>;
}

export interface DnsLabOptions {
  /** Besides the standard ones. */
  readonly zones?: (at: At) => readonly Zone[];
  /** More records for standard zones, e.g. a TLSA set: zone → lines. */
  readonly records?: (at: At) => Readonly<Record<string, readonly string[]>>;
  readonly poison?: (at: At) => Readonly<Record<string, string>>;
  /** 53 needs root, or net.ipv4.ip_unprivileged_port_start=53; a free port by default. */
  readonly port?: number;
}

const program = (name: string): string | null =>
  ["/usr/sbin", "/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)].map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;

const packages = { named: "bind9", "dnssec-signzone": "bind9-utils", unbound: "unbound" } as const;

/** Skips the test with the reason where BIND or unbound is missing; fails it where CI=true promised that they are not. */
export const needDns = (context: TestContext): void => {
  const missing = missingForDns();
  if (missing === null) return;
  if (process.env["CI"] === "true") throw new Error(`${missing}; scripts/lab.sh installs it`);
  context.skip(`${missing} (SIGPROOF_LAB=1 npm test installs it)`);
};

/** For a `beforeAll`, where a test cannot be skipped yet: null when everything is there. */
export const missingForDns = (): string | null => {
  for (const [name, from] of Object.entries(packages)) if (program(name) === null) return `${from} is not installed`;
  return null;
};

export const startDnsLab = async (options: DnsLabOptions = {}): Promise<DnsLab> => {
  // Others may hold the port or the addresses: three tries with others.
  for (let attempt = 1; ; attempt++) {
    const directory = mkdtempSync(join(tmpdir(), "sigproof-dns-"));
    const [second, third] = [randomByte(), randomByte()];
    const at: At = (last) => `127.${second}.${third}.${last}`;
    const port = options.port ?? (await freePort());
    try {
      return await start(directory, at, port, options);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
};

/** 1 to 254: 127.0.0.x belongs to everybody. */
const randomByte = (): number => 1 + Math.floor(Math.random() * 254);

const start = async (directory: string, at: At, port: number, options: DnsLabOptions): Promise<DnsLab> => {
  const extra = options.records?.(at) ?? {};
  const leaves = [...standardZones(at), ...(options.zones?.(at) ?? [])].map((zone) => ({ ...zone, records: [...zone.records, ...(extra[zone.name] ?? [])] }));
  const test: Zone = { name: "test", servers: [1], records: [] };
  const root: Zone = { name: ".", servers: [1], records: [] };
  const zones = [root, test, ...leaves];
  const files = new Map<string, string>();
  const anchors: string[] = [];
  for (const zone of zones) {
    const file = join(directory, `${zone.name === "." ? "root" : zone.name}.zone`);
    const below =
      zone === root
        ? [test, ...leaves.filter(({ name }) => !name.endsWith(".test"))]
        : zone === test
          ? leaves.filter(({ name }) => name.endsWith(".test"))
          : [];
    writeFileSync(file, zoneFile(zone, at, below));
    files.set(zone.name, file);
    if (zone.west !== undefined) {
      writeFileSync(`${file}.west`, zoneFile(zone, at, [], true));
      files.set(`west:${zone.name}`, `${file}.west`);
    }
    if (zone.signed === true) {
      const { signed, key } = sign(zone.name, file, directory);
      files.set(zone.name, signed);
      anchors.push(key);
    }
  }
  // A key of the right form that never signed anything.
  const wrong = [newKey("signed.test", join(directory, "elsewhere"))];
  const children: ChildProcess[] = [];
  const log = new Map<string, string>();
  const printed = (): string => [...log].map(([name, text]) => text.replaceAll(/^(?=.)/gm, `${name}: `)).join("");
  const launch = async (name: string, args: (folder: string) => readonly string[], conf: (folder: string) => string, ready: RegExp): Promise<void> => {
    const folder = join(directory, name);
    mkdirSync(folder);
    writeFileSync(join(folder, "conf"), conf(folder));
    const child = spawnCopy(name.startsWith("ns") ? "named" : "unbound", folder, args(folder));
    children.push(child);
    await started(child, name, ready, log);
  };
  const bind = { [places.ns1]: await freePort(), [places.ns2]: await freePort() };
  const inside: { close(): Promise<void> }[] = [];
  // A test run that is interrupted leaves no name server behind.
  const abandon = (): void => {
    for (const child of children) child.kill("SIGKILL");
  };
  process.once("exit", abandon);
  const end = async (): Promise<void> => {
    await Promise.all([...children.map(stop), ...inside.map((server) => server.close())]);
    process.off("exit", abandon);
    rmSync(directory, { recursive: true, force: true });
  };
  const poison = { "api.closed.test": at(places.stranger), "api.signed.test": at(places.stranger), ...options.poison?.(at) };

  const resolvers = [
    ["honest", anchors, {}],
    ["second", anchors, {}],
    ["poisoned", anchors, poison],
    ["wrongAnchor", wrong, {}],
    ["west", anchors, {}],
  ] as const;
  try {
    inside.push(await silence(at(places.dead), port));
    for (const last of [places.ns1, places.ns2]) inside.push(await relay(at(last), port, bind[last] ?? 0));
    await Promise.all([
      ...([places.ns1, places.ns2] as const).map((last) =>
        launch(
          `ns${last}`,
          (folder) => ["-g", "-4", "-n", "1", "-c", join(folder, "conf")],
          (folder) => namedConf(last, { at, port: bind[last] ?? 0, zones, files, directory: folder }),
          /all zones loaded[\s\S]*running|running[\s\S]*all zones loaded/,
        ),
      ),
      ...resolvers.map(([name, trusted, poisoned]) =>
        launch(
          name,
          (folder) => ["-d", "-p", "-c", join(folder, "conf")],
          (folder) => unboundConf({ at, last: places[name], port, bind, zones, directory: folder, anchors: trusted, poison: poisoned }),
          /start of service/,
        ),
      ),
    ]);
  } catch (error) {
    await Promise.all([...children.map(stop), ...inside.map((server) => server.close())]);
    process.off("exit", abandon);
    writeFileSync(join(directory, "log"), printed());
    throw new Error(`the DNS lab did not start: ${String(error)}; its files are in ${directory}\n${printed().slice(-4_000)}`, { cause: error });
  }
  const server = (last: number): DnsServer => ({ address: at(last), port, udp: `udp://${at(last)}:${port}` });
  return {
    port,
    at,
    ns1: server(places.ns1),
    ns2: server(places.ns2),
    dead: server(places.dead),
    honest: server(places.honest),
    second: server(places.second),
    poisoned: server(places.poisoned),
    wrongAnchor: server(places.wrongAnchor),
    west: server(places.west),
    log: printed,
    stop: end,
  };
};

/** AppArmor on Ubuntu ties both programs to /etc and /var by their path; a copy elsewhere may read our folder. */
const spawnCopy = (name: "named" | "unbound", folder: string, args: readonly string[]): ChildProcess => {
  const original = program(name);
  if (original === null) throw new Error(`${packages[name]} is not installed`);
  const copy = join(folder, name);
  copyFileSync(original, copy);
  return spawn(copy, args, { cwd: folder, detached: true, stdio: ["ignore", "pipe", "pipe"] });
};

const started = (child: ChildProcess, name: string, ready: RegExp, log: Map<string, string>): Promise<void> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} was not ready within 10 s`)), 10_000);
    const hear = (chunk: Buffer): void => {
      const said = (log.get(name) ?? "") + chunk.toString();
      log.set(name, said);
      if (!ready.test(said)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`${name} ended with ${code}`));
    });
  });

/** Signs the zone with one new key; gives the signed file and the key as a trust anchor. */
const sign = (zone: string, file: string, directory: string): { readonly signed: string; readonly key: string } => {
  const folder = join(directory, `keys-${zone}`);
  const key = newKey(zone, folder);
  const signed = `${file}.signed`;
  run("dnssec-signzone", ["-S", "-z", "-K", folder, "-d", folder, "-o", zone, "-f", signed, file], directory);
  return { signed, key };
};

const newKey = (zone: string, folder: string): string => {
  mkdirSync(folder, { recursive: true });
  run("dnssec-keygen", ["-K", folder, "-a", "ECDSAP256SHA256", "-f", "KSK", zone], folder);
  const file = readdirSync(folder).find((name) => name.endsWith(".key")) ?? "";
  return readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(";"))
    .join(" ")
    .replaceAll(/\s+/g, " ");
};

const run = (name: string, args: readonly string[], cwd: string): void => {
  const path = program(name);
  if (path === null) throw new Error(`${name} is not installed`);
  execFileSync(path, args, { cwd, stdio: "pipe" });
};
