// The fact `zones`: for each zone of an allowed name its servers, and whether one of them hands the zone to anyone. A transfer is closed as soon as it is clear.

import { encodeQuestion, fitsQuestion, typeCodes } from "../dns/message.ts";
import { transferReader } from "../dns/transfer.ts";
import type { TransferFact, ZoneFact } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
import { type AskDns, isFault } from "./ask-dns.ts";
import { fault } from "./faults.ts";
import type { Finder, NameServer } from "./name-servers.ts";
import type { AskedResolver } from "./resolvers.ts";

export interface ZoneTools {
  readonly ports: Ports;
  readonly ask: AskDns;
  readonly finder: Finder;
  readonly resolvers: readonly AskedResolver[];
  readonly refusal: (address: string, name: string) => string | null;
  readonly speaks: (address: string) => boolean;
  /** Milliseconds that the scan still has. */
  readonly left: () => number;
}

const transferTimeoutMs = 5_000;
const mostTransferBytes = 128 * 1024;

export const gatherZone = async (apex: string, names: readonly string[], tools: ZoneTools): Promise<ZoneFact> => {
  const { finder } = tools;
  const found = await finder.serversOf(apex);
  const reachable = found.servers.filter(({ name, address }) => tools.refusal(address, name) === null && tools.speaks(address));
  const [transfers, dnssec] = await Promise.all([
    Promise.all(found.servers.map((server) => transferFrom(server, apex, tools))),
    dnssecOf(apex, reachable, tools),
  ]);
  return { apex, names, fault: found.fault, parent: found.parent, child: found.child, transfers, more: found.more, dnssec };
};

const transferFrom = async ({ name: server, address }: NameServer, apex: string, tools: ZoneTools): Promise<TransferFact> => {
  const told = (state: TransferFact["state"], why: string, counts = { records: 0, bytes: 0, serial: null as number | null }): TransferFact => ({
    server,
    address,
    state,
    why,
    records: counts.records,
    bytes: counts.bytes,
    serial: counts.serial,
  });
  const refused = tools.refusal(address, server);
  if (refused !== null) return told("not-asked", refused);
  if (!tools.speaks(address)) return told("unreachable-family", "this machine has no IPv6");
  if (tools.ports.dns === undefined || !fitsQuestion(apex)) return told("unknown", "nothing may be asked");
  const id = Number.parseInt(tools.ports.randomHex(2), 16);
  const reader = transferReader(id, apex);
  const reply = await tools.ports.dns({
    server: { via: "tcp", address },
    message: encodeQuestion({ id, name: apex, type: "AXFR", recurse: false }),
    timeoutMs: transferTimeoutMs,
    maxBytes: mostTransferBytes,
    more: (message) => reader.see(message),
  });
  const seen = reader.seen();
  const { verdict } = seen;
  if (verdict === "nonsense") return told("unknown", seen.why, seen);
  if (verdict !== null) return told(verdict, seen.why, seen);
  if (reply.kind === "messages") return told(seen.records > 0 ? "refused" : "closed", seen.why, seen);
  return (await isAlive(address, apex, reply.fault, tools))
    ? told("closed", "it answers questions and takes no TCP connection")
    : told("unknown", reply.fault.reason === "timeout" ? `no answer within ${transferTimeoutMs / 1000} s` : reply.fault.detail, seen);
};

/** A closed TCP port says something only about a server that is there. */
const isAlive = async (address: string, apex: string, { reason }: Fault, { ask }: ZoneTools): Promise<boolean> => {
  if (reason !== "connection-refused" && reason !== "connection-reset") return false;
  return !isFault(await ask({ via: "udp", address }, { name: apex, type: "SOA", recurse: false }));
};

/** Signed by its own servers' word, vouched for by the parent's, validated by that of a resolver whose word counts. */
const dnssecOf = async (apex: string, servers: readonly NameServer[], { ask, finder, resolvers }: ZoneTools): Promise<ZoneFact["dnssec"]> => {
  const [words, ds, validations] = await Promise.all([
    Promise.all(servers.map(({ address }) => ask({ via: "udp", address }, { name: apex, type: "SOA", recurse: false }))),
    finder.recursive(apex, "DS"),
    Promise.all(
      resolvers
        .filter(({ trusted }) => trusted)
        .map(async ({ server, source }) => {
          const answer = await ask(server, { name: apex, type: "SOA", recurse: true });
          return !isFault(answer) && answer.ad && answer.rcode === "NOERROR" ? [source] : [];
        }),
    ),
  ]);
  const answers = words.flatMap((word) => (isFault(word) || !word.aa || word.rcode !== "NOERROR" ? [] : [word]));
  const holds = (message: (typeof answers)[number], code: number): boolean =>
    message.records.some(({ section, owner, data }) => section === "answer" && owner === apex && data.type === "other" && data.code === code);
  return {
    signed: answers.length === 0 ? null : answers.some((answer) => holds(answer, typeCodes.RRSIG)),
    delegated: isFault(ds) ? null : holds(ds, typeCodes.DS),
    validatedBy: validations.flat(),
  };
};

/** A zone that nobody could look for. */
export const lostZone = (name: string, why: Fault): ZoneFact => ({
  apex: name,
  names: [name],
  fault: fault(why.reason, `the zone of ${name} could not be found: ${why.detail}`),
  parent: null,
  child: [],
  transfers: [],
  more: 0,
  dnssec: { signed: null, delegated: null, validatedBy: [] },
});
