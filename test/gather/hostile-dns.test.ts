import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openZoneTransfer } from "../../src/checks/open-zone-transfer.ts";
import { askerOver } from "../../src/gather/ask-dns.ts";
import { createPorts, type NodePorts } from "../../src/gather/node-ports.ts";
import { gatherZone } from "../../src/gather/zones.ts";
import type { TransferFact, ZoneFact } from "../../src/model/names.ts";
import { policy, spec } from "../facts.ts";
import { type HostileServer, type Hostility, hostilities, startHostile } from "../lab/dns/hostile.ts";
import { requestWith } from "./request.ts";

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

const start = async (how: Hostility, until: { close(): Promise<void> }[] = running): Promise<{ server: HostileServer; ports: NodePorts }> => {
  const server = await startHostile(how);
  const ports = createPorts({ request: requestWith(), env: {}, portOf: () => server.port, systemResolvers: [] });
  until.push(ports, server);
  return { server, ports };
};

/** One name server, known beforehand: what it does is all that differs. */
const zoneOf = async ({ server, ports }: { server: HostileServer; ports: NodePorts }) => {
  const known = {
    fault: null,
    parent: ["ns1.hostile.test"],
    child: ["ns1.hostile.test"],
    servers: [{ name: "ns1.hostile.test", address: server.address }],
    more: 0,
  };
  const ask = askerOver(ports);
  return gatherZone("hostile.test", ["api.hostile.test"], {
    ports,
    ask,
    resolvers: [],
    refusal: () => null,
    speaks: () => true,
    left: () => Number.POSITIVE_INFINITY,
    finder: {
      serversOf: async () => known,
      apexOf: async () => "hostile.test",
      recursive: (name, type) => ask({ via: "udp", address: server.address }, { name, type, recurse: true }),
    },
  });
};

const expected: Readonly<Record<Hostility, TransferFact["state"]>> = {
  "endless-transfer": "open",
  "one-message-each": "open",
  "no-second-soa": "open",
  "soa-alone": "refused",
  "compression-loop": "unknown",
  "wrong-id": "unknown",
  lame: "not-authoritative",
  "big-messages": "unknown",
  trickle: "unknown",
  "truncated-everywhere": "refused",
  "hangs-up": "closed",
  resets: "closed",
  "says-nothing": "unknown",
  "not-dns": "unknown",
  "wrong-case": "refused",
  "huge-length": "unknown",
};

describe("a name server that misbehaves ends within its time, as a finding or as unknown, and is read no further than needed", () => {
  // All at once: most of them are made of waiting.
  const told = new Map<Hostility, { readonly zone: ZoneFact; readonly ms: number }>();
  beforeAll(async () => {
    await Promise.all(
      hostilities.map(async (how) => {
        const stage = await start(how, []);
        const began = performance.now();
        told.set(how, { zone: await zoneOf(stage), ms: performance.now() - began });
        await Promise.all([stage.ports.close(), stage.server.close()]);
      }),
    );
  }, 60_000);

  it.each(hostilities)("%s", (how) => {
    const { zone, ms } = told.get(how) ?? expect.fail("it never ended");
    const [transfer] = zone.transfers;
    expect(transfer?.state, transfer?.why).toBe(expected[how]);
    // Five seconds for a transfer, eight for a question that is tried over UDP and TCP; the machine may be busy besides.
    expect(ms).toBeLessThan(20_000);
    expect(transfer?.bytes).toBeLessThanOrEqual(128 * 1024);
    const { outcome } = openZoneTransfer.run({ spec: spec(), zones: [zone] }, policy());
    expect(outcome).toBe(transfer?.state === "open" ? "fail" : transfer?.state === "unknown" ? "unknown" : "pass");
  });
});

describe("one question", () => {
  const ask = async (how: Hostility) => {
    const { server, ports } = await start(how);
    return askerOver(ports)({ via: "udp", address: server.address }, { name: "api.hostile.test", type: "A", recurse: false });
  };

  it("whose answers carry other ids is not answered", async () => {
    expect(await ask("wrong-id")).toMatchObject({ reason: "timeout" });
  }, 20_000);

  it("that comes back in another spelling is asked again over TCP", async () => {
    expect(await ask("wrong-case")).toMatchObject({ rcode: "NOERROR", question: { name: expect.stringMatching(/^api\.hostile\.test$/i) } });
  });

  it("whose answer is cut off is asked again over TCP", async () => {
    expect(await ask("truncated-everywhere")).toMatchObject({ tc: false, records: [{ data: { address: "192.0.2.1" } }] });
  });

  it("whose answer leads round in circles is a fault of the server's", async () => {
    expect(await ask("compression-loop")).toMatchObject({ reason: "protocol-error", detail: expect.stringContaining("circle") });
  });

  it("over a closed port says so at once", async () => {
    const { server, ports } = await start("hangs-up");
    await server.close();
    running.splice(running.indexOf(server), 1);
    expect(await askerOver(ports)({ via: "udp", address: server.address }, { name: "a.test", type: "A", recurse: true })).toMatchObject({
      reason: "connection-refused",
    });
    expect(await askerOver(ports)({ via: "tcp", address: server.address }, { name: "a.test", type: "A", recurse: true })).toMatchObject({
      reason: "connection-refused",
    });
  });

  it("ends with the scan", async () => {
    const { server, ports } = await start("says-nothing");
    const asked = askerOver(ports)({ via: "tcp", address: server.address }, { name: "a.test", type: "A", recurse: true });
    setTimeout(() => void ports.close(), 50);
    expect(await asked).toMatchObject({ reason: "interrupted" });
  });

  it("to a server that never answered is waited for once, not once for every question", async () => {
    const { server, ports } = await start("says-nothing");
    const ask = askerOver(ports);
    const question = () => ask({ via: "udp", address: server.address }, { name: "a.test", type: "A", recurse: true });
    await question();
    const began = performance.now();
    for (let again = 0; again < 5; again += 1) expect(await question()).toMatchObject({ reason: "timeout" });
    expect(performance.now() - began).toBeLessThan(1_000);
  }, 20_000);
});

it("a server that knows no EDNS is asked again without", async () => {
  const { startWireServer } = await import("../lab/dns/wire-server.ts");
  const port = await (await import("../lab/lab.ts")).freePort();
  const kinds: number[] = [];
  const old = await startWireServer("127.77.1.1", port, ({ query }) => {
    const extended = (query.additionals ?? []).length;
    kinds.push(extended);
    return [{ type: "response", id: query.id ?? 0, flags: extended > 0 ? 1 : 0x0400, questions: query.questions ?? [] }];
  });
  const ports = createPorts({ request: requestWith(), env: {}, portOf: () => port, systemResolvers: [] });
  running.push(old, ports);
  expect(await askerOver(ports)({ via: "udp", address: "127.77.1.1" }, { name: "a.test", type: "A", recurse: false })).toMatchObject({
    rcode: "NOERROR",
    aa: true,
  });
  expect(kinds).toEqual([1, 0]);
});
