import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPorts } from "../../src/gather/node-ports.ts";
import { gatherNames } from "../../src/gather/name-facts.ts";
import { startWireLab, type WireLab } from "../lab/dns/wire-server.ts";
import { parseResolver } from "../../src/config/resolvers.ts";
import { requestWith } from "./request.ts";
import type { Resolver } from "../../src/model/names.ts";

let lab: WireLab;
beforeAll(async () => {
  lab = await startWireLab();
});
afterAll(() => lab.stop());

describe("debug", () => {
  it.each(["open.test", "half.test", "silent.test", "lame.test", "signed.test", "dangling.test", "geo.test"])("%s", async (zone) => {
    const list = [lab.honest.udp, lab.poisoned.udp].map((t) => parseResolver(t)) as [Resolver, ...Resolver[]];
    const request = requestWith({ baseUrl: `https://api.${zone}`, hosts: { allowPrivate: ["127.0.0.0/8"] }, resolvers: { list, said: true } });
    const real = createPorts({ request, env: {}, portOf: () => lab.port, systemResolvers: [] });
    const ports = { ...real, sleep: async () => {} };
    const facts = await gatherNames(request, ports);
    console.log(JSON.stringify(facts, null, 1).slice(0, 9000));
    await real.close();
  });
  it("x", () => expect(1).toBe(1));
});
