// The scenes of the DNS lab without its packages: the same zones, answered in this process, one small server for each of the lab's.

import { createSocket } from "node:dgram";
import { createServer, type Server, type Socket } from "node:net";
import packet from "dns-packet";
import { freePort } from "../lab.ts";
import { type At, places, standardZones, type Zone } from "./zones.ts";

export interface WireServer {
  readonly address: string;
  readonly port: number;
  readonly udp: string;
}

export interface WireLab {
  readonly port: number;
  readonly at: At;
  readonly ns1: WireServer;
  readonly ns2: WireServer;
  readonly dead: WireServer;
  readonly honest: WireServer;
  readonly second: WireServer;
  readonly poisoned: WireServer;
  readonly wrongAnchor: WireServer;
  readonly west: WireServer;
  /** Questions that came, as `address TYPE name`. */
  readonly asked: string[];
  stop(): Promise<void>;
}

export interface Asked {
  readonly query: packet.DecodedPacket;
  readonly name: string;
  readonly type: string;
  readonly tcp: boolean;
  readonly from: string;
}
/** Messages to send back, in order; none for silence. */
export type Behaviour = (asked: Asked) => readonly (packet.Packet | Buffer)[];

/** UDP and TCP of one address; a message that is a Buffer goes out as it is. */
export const startWireServer = async (address: string, port: number, behaviour: Behaviour, asked: string[] = []): Promise<{ close(): Promise<void> }> => {
  const answer = (message: Buffer, tcp: boolean, from: string): Buffer[] => {
    const query = packet.decode(message);
    const [question] = query.questions ?? [];
    const name = (question?.name ?? "").toLowerCase();
    const type = question?.type ?? "";
    asked.push(`${address} ${type} ${name}`);
    return behaviour({ query, name, type, tcp, from }).map((reply) => (Buffer.isBuffer(reply) ? reply : packet.encode(reply)));
  };
  const datagrams = createSocket("udp4");
  let open = true;
  datagrams.on("message", (message, from) => {
    for (const reply of answer(message, false, from.address)) if (open) datagrams.send(reply, from.port, from.address);
  });
  const sockets = new Set<Socket>();
  const connections: Server = createServer((socket) => {
    sockets.add(socket);
    let buffer = Buffer.alloc(0);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.on("data", (chunk) => {
      buffer = Buffer.concat([buffer, chunk]);
      while (buffer.length >= 2 && buffer.length >= 2 + buffer.readUInt16BE(0)) {
        const message = buffer.subarray(2, 2 + buffer.readUInt16BE(0));
        buffer = buffer.subarray(2 + message.length);
        const replies = answer(message, true, socket.remoteAddress ?? "");
        for (const reply of replies) socket.write(Buffer.concat([Buffer.from([reply.length >> 8, reply.length & 255]), reply]));
        if (replies.length === 0) socket.end();
      }
    });
  });
  await new Promise<void>((resolve, reject) => datagrams.once("error", reject).bind(port, address, resolve));
  await new Promise<void>((resolve, reject) => connections.once("error", reject).listen(port, address, resolve));
  return {
    close: async () => {
      open = false;
      for (const socket of sockets) socket.destroy();
      await Promise.all([new Promise<void>((resolve) => datagrams.close(() => resolve())), new Promise((resolve) => connections.close(resolve))]);
    },
  };
};

export interface WireLabOptions {
  readonly zones?: (at: At) => readonly Zone[];
  readonly poison?: (at: At) => Readonly<Record<string, string>>;
}

export const startWireLab = async (options: WireLabOptions = {}): Promise<WireLab> => {
  const [a, b] = [1, 1].map(() => 1 + Math.floor(Math.random() * 254));
  const at: At = (last) => `127.${a}.${b}.${last}`;
  const port = await freePort();
  const leaves = [...standardZones(at), ...(options.zones?.(at) ?? [])];
  const top = (name: string): string => name.slice(name.lastIndexOf(".") + 1);
  const tops = [...new Set(leaves.map(({ name }) => top(name)))].map((name): Zone => ({ name, servers: [1], records: [] }));
  const zones = [...tops, ...leaves].map((zone) => ({
    zone,
    records: recordsOf(
      zone,
      at,
      leaves.filter((leaf) => tops.includes(zone) && top(leaf.name) === zone.name),
      false,
    ),
  }));
  const west = zones.map(({ zone, records }) => (zone.west === undefined ? { zone, records } : { zone, records: recordsOf(zone, at, [], true) }));
  const poison = { "api.closed.test": at(places.stranger), "api.signed.test": at(places.stranger), ...options.poison?.(at) };
  const asked: string[] = [];
  const behaviours: Readonly<Record<string, Behaviour>> = {
    ns1: nameServer(1, zones),
    ns2: nameServer(2, zones),
    honest: resolver(zones, {}),
    second: resolver(zones, {}),
    poisoned: resolver(zones, { poison }),
    wrongAnchor: resolver(zones, { wrongAnchor: true }),
    west: resolver(west, {}),
    dead: ({ tcp }) => (tcp ? [Buffer.alloc(0)] : []),
  };
  const running: { close(): Promise<void> }[] = [];
  for (const [name, behaviour] of Object.entries(behaviours))
    running.push(await startWireServer(at(places[name as keyof typeof places]), port, behaviour, asked));
  const server = (name: keyof typeof places): WireServer => ({ address: at(places[name]), port, udp: `udp://${at(places[name])}:${port}` });
  return {
    port,
    at,
    ns1: server("ns1"),
    ns2: server("ns2"),
    dead: server("dead"),
    honest: server("honest"),
    second: server("second"),
    poisoned: server("poisoned"),
    wrongAnchor: server("wrongAnchor"),
    west: server("west"),
    asked,
    stop: async () => {
      await Promise.all(running.map((one) => one.close()));
    },
  };
};

interface Served {
  readonly zone: Zone;
  readonly records: readonly packet.Answer[];
}

/** `api 300 IN A 192.0.2.1` → a record. */
const parseRecord = (line: string, origin: string): packet.Answer => {
  const [label = "", ttl = "0", , type = "", ...rest] = line.split(" ");
  const absolute = (name: string): string => (name === "@" ? origin : name.endsWith(".") ? name.slice(0, -1) : `${name}.${origin}`);
  const [first = ""] = rest;
  const data =
    type === "CNAME"
      ? absolute(first)
      : type === "CAA"
        ? { flags: Number(first), tag: rest[1] ?? "", value: (rest[2] ?? "").replaceAll('"', "") }
        : type === "TLSA"
          ? { usage: Number(first), selector: Number(rest[1]), matchingType: Number(rest[2]), certificate: Buffer.from(rest[3] ?? "", "hex") }
          : type === "TXT"
            ? rest.join(" ").replaceAll('"', "")
            : first;
  return { name: absolute(label), type, class: "IN", ttl: Number(ttl), data } as unknown as packet.Answer;
};

const recordsOf = (zone: Zone, at: At, children: readonly Zone[], west: boolean): packet.Answer[] => {
  const records: unknown[] = [
    {
      name: zone.name,
      type: "SOA",
      class: "IN",
      ttl: 300,
      data: { mname: `ns1.${zone.name}`, rname: `hostmaster.${zone.name}`, serial: 2026010101, refresh: 3600, retry: 600, expire: 86400, minimum: 60 },
    },
    ...[zone, ...children].flatMap(({ name, servers }) =>
      servers.flatMap((last) => [
        { name, type: "NS", class: "IN", ttl: 300, data: `ns${last}.${name}` },
        { name: `ns${last}.${name}`, type: "A", class: "IN", ttl: 300, data: at(last) },
      ]),
    ),
  ];
  return [...(records as packet.Answer[]), ...(west ? (zone.west ?? []) : zone.records).map((line) => parseRecord(line, zone.name))];
};

const ownerOf = (record: packet.Answer): string => (record as { name: string }).name;
const dataOf = (record: packet.Answer): string => String((record as { data: unknown }).data);
const within = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`);
const zoneFor = (name: string, zones: readonly Served[]): Served | undefined =>
  zones.filter(({ zone }) => within(name, zone.name)).toSorted((x, y) => y.zone.name.length - x.zone.name.length)[0];

const soaOf = ({ records }: Served): packet.Answer[] => records.filter(({ type }) => type === "SOA");

/** What a zone says about a name: records, whether it exists, and where a CNAME leads. */
const inZone = (served: Served, name: string, type: string): { answers: packet.Answer[]; exists: boolean; next: string | null } => {
  const own = served.records.filter((record) => ownerOf(record) === name);
  const exists = own.length > 0 || served.records.some((record) => ownerOf(record).endsWith(`.${name}`));
  const cname = own.find((record) => record.type === "CNAME");
  if (cname !== undefined && type !== "CNAME") return { answers: [cname], exists, next: dataOf(cname) };
  return { answers: own.filter((record) => record.type === type), exists, next: null };
};

const rrsig = (name: string, type: string): packet.Answer =>
  ({
    name,
    type: "RRSIG",
    class: "IN",
    ttl: 300,
    data: {
      typeCovered: type,
      algorithm: 13,
      labels: 2,
      originalTTL: 300,
      expiration: 1,
      inception: 1,
      keyTag: 1,
      signersName: name,
      signature: Buffer.alloc(64),
    },
  }) as unknown as packet.Answer;

const reply = ({ query }: Asked, flags: number, rcode: number, parts: Pick<packet.Packet, "answers" | "authorities" | "additionals">): packet.Packet => ({
  type: "response",
  id: query.id ?? 0,
  // dns-packet keeps the code in the low bits of the flags.
  flags: flags | rcode | ((query.flags ?? 0) & packet.RECURSION_DESIRED),
  questions: query.questions ?? [],
  ...parts,
});

const nameServer =
  (number: number, zones: readonly Served[]): Behaviour =>
  (asked) => {
    const { name, type } = asked;
    const mine = zones.filter(({ zone: { servers, served = servers } }) => served.includes(number));
    const served = zoneFor(name, mine);
    if (type === "AXFR") {
      const zone = mine.find((one) => one.zone.name === name);
      if (zone === undefined) return [reply(asked, 0, 9, {})];
      if (zone.zone.open?.includes(number) !== true) return [reply(asked, 0, 5, {})];
      return [reply(asked, packet.AUTHORITATIVE_ANSWER, 0, { answers: [...zone.records, ...soaOf(zone)] })];
    }
    if (served === undefined) return [reply(asked, 0, 5, {})];
    const child = served.records.find((record) => record.type === "NS" && ownerOf(record) !== served.zone.name && within(name, ownerOf(record)));
    if (child !== undefined) {
      const names = served.records.filter((record) => record.type === "NS" && ownerOf(record) === ownerOf(child));
      const glue = served.records.filter((record) => names.some((one) => dataOf(one) === ownerOf(record)));
      return [reply(asked, 0, 0, { authorities: names, additionals: glue })];
    }
    const { answers, exists } = inZone(served, name, type);
    const signed = served.zone.signed === true && answers.length > 0 ? [rrsig(name, type)] : [];
    return [
      reply(asked, packet.AUTHORITATIVE_ANSWER, exists ? 0 : 3, { answers: [...answers, ...signed], authorities: answers.length === 0 ? soaOf(served) : [] }),
    ];
  };

interface Bent {
  readonly poison?: Readonly<Record<string, string>>;
  readonly wrongAnchor?: boolean;
}

const resolver =
  (zones: readonly Served[], { poison = {}, wrongAnchor = false }: Bent): Behaviour =>
  (asked) => {
    const { name, type, query } = asked;
    const lie = poison[name];
    const ra = packet.RECURSION_DESIRED | 0x80;
    if (lie !== undefined && (type === "A" || type === "AAAA"))
      return [
        reply(asked, ra | packet.AUTHORITATIVE_ANSWER, 0, {
          answers: type === "A" ? [{ name, type: "A", class: "IN", ttl: 60, data: lie }] : [],
        }),
      ];
    const answers: packet.Answer[] = [];
    let at: string | null = name;
    let last: Served | undefined;
    let exists = true;
    let signed = true;
    for (let hop = 0; at !== null && hop < 8; hop += 1) {
      last = zoneFor(at, zones);
      if (last === undefined) return [reply(asked, ra, 3, {})];
      signed &&= last.zone.signed === true;
      const found = inZone(last, at, type);
      answers.push(...found.answers);
      exists = found.exists;
      at = found.next;
    }
    const unchecked = ((query.flags ?? 0) & packet.CHECKING_DISABLED) !== 0;
    if (wrongAnchor && signed && !unchecked) return [reply(asked, ra, 2, {})];
    const ad = signed && !wrongAnchor && !unchecked ? packet.AUTHENTIC_DATA : 0;
    return [reply(asked, ra | ad, exists ? 0 : 3, { answers, authorities: answers.length === 0 && last !== undefined ? soaOf(last) : [] })];
  };
