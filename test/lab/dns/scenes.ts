// The scenes of the DNS lab, for whichever servers play them: what is asked, and what has to come out.

import { describe, expect, it } from "vitest";
import { askLab, type Questions, type Told } from "./judged.ts";
import { type At, places } from "./zones.ts";

interface Played {
  readonly udp: string;
}
/** What both labs have in common. */
export interface Stage {
  readonly port: number;
  readonly at: At;
  readonly honest: Played;
  readonly second: Played;
  readonly poisoned: Played;
  readonly wrongAnchor: Played;
  readonly west: Played;
  readonly dead: Played;
}

/** `stage` is called inside the tests, when the lab is up. */
export const playScenes = (stage: () => Stage, rounds: number): void => {
  const ask = (host: string, resolvers: readonly (keyof Stage)[], more: Partial<Questions> = {}): Promise<Told> => {
    const lab = stage();
    return askLab({
      host,
      port: lab.port,
      resolvers: resolvers.map((name) => (lab[name] as Played).udp),
      // The west is served by a second server of the same owner; the stranger has a certificate of his own.
      proves: (address) => (address === lab.at(places.apiWest) || address === lab.at(places.api) ? true : address === lab.at(places.stranger) ? false : null),
      ...more,
    });
  };

  describe(`eight scenes, each ${rounds} times in a row`, () => {
    const scenes: readonly [what: string, host: string, resolvers: readonly (keyof Stage)[], expected: Readonly<Record<string, object>>][] = [
      [
        "two honest resolvers, unsigned",
        "api.closed.test",
        ["honest", "second"],
        { "divergent-resolution": { outcome: "pass" }, "bogus-dnssec": { outcome: "pass" } },
      ],
      [
        "two honest resolvers, signed",
        "api.signed.test",
        ["honest", "second"],
        { "divergent-resolution": { outcome: "pass" }, "bogus-dnssec": { outcome: "pass" }, "unsigned-zone": { outcome: "pass" } },
      ],
      ["GeoDNS, two regions", "api.geo.test", ["honest", "west"], { "divergent-resolution": { outcome: "pass" } }],
      [
        "a poisoned resolver, unsigned",
        "api.closed.test",
        ["honest", "poisoned"],
        {
          "divergent-resolution": {
            outcome: "fail",
            findings: [{ confidence: "proven", proof: expect.arrayContaining([expect.stringContaining("an override on that resolver")]) }],
          },
        },
      ],
      [
        "a poisoned resolver, signed",
        "api.signed.test",
        ["honest", "poisoned"],
        { "divergent-resolution": { outcome: "fail", findings: [{ severity: "critical", confidence: "proven" }] } },
      ],
      [
        "a wrong trust anchor",
        "api.signed.test",
        ["wrongAnchor"],
        { "bogus-dnssec": { outcome: "fail", findings: [{ confidence: "proven" }] }, "divergent-resolution": { outcome: "pass" } },
      ],
      [
        "one resolver dead",
        "api.closed.test",
        ["honest", "dead"],
        { "divergent-resolution": { outcome: "unknown", why: expect.stringContaining("gave no answer") } },
      ],
      [
        "a name that does not exist",
        "nobody.closed.test",
        ["honest", "second"],
        { "divergent-resolution": { outcome: "not-applicable", why: expect.stringContaining("does not exist") } },
      ],
    ];
    it.each(scenes)(
      "%s",
      async (_what, host, resolvers, expected) => {
        for (let round = 0; round < rounds; round += 1) {
          const { outcomes } = await ask(host, resolvers);
          expect(outcomes, `round ${round}`).toMatchObject(expected);
        }
      },
      120_000,
    );
  });

  describe("transfers", () => {
    const transfers = async (zone: string) => {
      const { zones, outcomes } = await ask(`api.${zone}`, ["honest"]);
      return {
        outcome: outcomes["open-zone-transfer"],
        states: Object.fromEntries(zones.flatMap((one) => one.transfers).map(({ server, state }) => [server, state])),
      };
    };

    it("an open zone is found, closed again at once, and only counts are kept", async () => {
      const { zones, outcomes } = await ask("api.open.test", ["honest"]);
      expect(outcomes["open-zone-transfer"]).toMatchObject({ outcome: "fail", findings: [{ subject: "open.test at ns1.open.test" }] });
      expect(zones[0]?.transfers[0]).toMatchObject({ state: "open", records: 2, serial: 2026010101 });
      expect(JSON.stringify([zones, outcomes])).not.toMatch(/admin|secret|10\.20\.30\.40/);
    });

    it("closed servers pass", async () => {
      expect(await transfers("closed.test")).toEqual({ outcome: { outcome: "pass" }, states: { "ns1.closed.test": "refused", "ns2.closed.test": "refused" } });
    });

    it("a server that does not serve the zone passes", async () => {
      const { outcome, states } = await transfers("lame.test");
      expect(outcome).toEqual({ outcome: "pass" });
      expect(states["ns2.lame.test"]).toMatch(/^(?:not-authoritative|refused)$/);
    });

    it("of two name servers the open one is named", async () => {
      const { outcome, states } = await transfers("half.test");
      expect(states).toEqual({ "ns1.half.test": "refused", "ns2.half.test": "open" });
      expect(outcome).toMatchObject({ outcome: "fail", findings: [{ message: "ns2.half.test hands the whole zone half.test to anyone who asks" }] });
    });

    it("a dead server leaves it unknown", async () => {
      const { outcome } = await transfers("silent.test");
      expect(outcome).toMatchObject({ outcome: "unknown", why: expect.stringContaining("ns9.silent.test") });
    }, 30_000);
  });

  describe("the rest", () => {
    it("an alias of what does not exist is found after half a minute, by the word of that zone's servers", async () => {
      const { outcomes, waited, resolutions } = await ask("api.dangling.test", ["honest"]);
      expect(outcomes["dangling-cname"]).toMatchObject({ outcome: "fail", findings: [{ subject: "alias api.dangling.test" }] });
      expect(waited).toEqual([30_000]);
      expect(resolutions[0]?.chainEnd).toMatchObject({ name: "gone.nowhere.test", rcodes: ["NXDOMAIN", "NXDOMAIN"] });
    });

    it("nobody waits where every other address proves itself at once, and the suspicious one is asked again after its time to live", async () => {
      expect((await ask("api.geo.test", ["honest", "west"])).waited).toEqual([]);
      const [waited] = (await ask("api.closed.test", ["honest", "poisoned"])).waited;
      // One second more than the time to live, thirty at most.
      expect(waited).toBeGreaterThan(1_000);
      expect(waited).toBeLessThanOrEqual(31_000);
    });

    it("without the time to wait nothing is confirmed, and the verdict is open", async () => {
      const { waited, outcomes } = await ask("api.closed.test", ["honest", "poisoned"], { left: 500 });
      expect(waited).toEqual([]);
      expect(outcomes["divergent-resolution"]).toMatchObject({ outcome: "unknown", why: expect.stringContaining("did not repeat it") });
    });

    it("a large pool that proves itself is none, and one among it that does not is", async () => {
      const number = (address: string): number => Number(address.slice(address.lastIndexOf(".") + 1));
      const all = await ask("api.pool.test", ["honest", "west"], { proves: () => true });
      expect([all.outcomes["divergent-resolution"], all.waited]).toEqual([{ outcome: "pass" }, []]);
      const one = await ask("api.pool.test", ["honest", "west"], { proves: (address) => number(address) !== 123 });
      expect(one.outcomes["divergent-resolution"]).toMatchObject({
        outcome: "fail",
        findings: [{ message: expect.stringContaining(`is at ${stage().at(123)}, where a certificate of somebody else`) }],
      });
    });

    it("an alias of what exists is none", async () => {
      const { outcomes, resolutions } = await ask("www.open.test", ["honest"]);
      expect(outcomes["dangling-cname"]).toEqual({ outcome: "pass" });
      expect(outcomes["divergent-resolution"]).toEqual({ outcome: "pass" });
      expect(resolutions[0]?.chainEnd?.name).toBe("api.open.test");
    });

    it("an alias of an alias is followed to its end, whoever follows them for us, and one that leads round in circles ends nowhere", async () => {
      const { outcomes, resolutions } = await ask("api.chain.test", ["honest"]);
      expect(outcomes["divergent-resolution"]).toEqual({ outcome: "pass" });
      expect(resolutions[0]?.chainEnd).toMatchObject({ name: "api.open.test", rcodes: ["NOERROR"] });
      const round = await ask("api.round.test", ["honest"]);
      expect(round.outcomes["divergent-resolution"]?.outcome).toBe("unknown");
      expect(round.outcomes["dangling-cname"]?.outcome).toBe("unknown");
    });

    it("of a name that does not exist nothing passes: neither its addresses nor its CAA set", async () => {
      const { outcomes, resolutions } = await ask("nobody.closed.test", ["honest"]);
      for (const id of ["private-address", "rebinding-answer"])
        expect(outcomes[id], id).toEqual({ outcome: "unknown", why: "nobody.closed.test does not exist, so nothing is known about its addresses" });
      expect(resolutions[0]?.caa.fault).toMatchObject({ reason: "dns" });
    });

    it("private and metadata addresses in public DNS are found", async () => {
      for (const zone of ["private.test", "metadata.test"])
        expect((await ask(`api.${zone}`, ["honest"])).outcomes["private-address"]).toMatchObject({ outcome: "fail" });
    });

    it("who validated is said, and a zone without signatures is a remark", async () => {
      const signed = await ask("api.signed.test", ["honest"]);
      expect(signed.zones[0]?.dnssec).toEqual({ signed: true, delegated: false, validatedBy: [stage().honest.udp] });
      expect((await ask("api.closed.test", ["honest"])).outcomes["unsigned-zone"]).toMatchObject({ outcome: "fail" });
    });

    it("CAA is taken from the apex, TLSA only where it was validated", async () => {
      const { resolutions } = await ask("api.caa.test", ["honest"]);
      expect(resolutions[0]?.caa).toEqual({ at: "caa.test", records: [{ critical: false, tag: "issue", value: "other-authority.test" }], fault: null });
      expect(resolutions[0]?.tlsa).toMatchObject({ state: "none" });
    });

    it("no packet goes to a name server at an address that the user does not expect", async () => {
      const { zones, outcomes } = await ask("api.open.test", ["honest"], { allowPrivate: [] });
      expect(zones[0]?.transfers).toMatchObject([{ state: "not-asked", why: expect.stringContaining("a loopback address") }]);
      expect(outcomes["open-zone-transfer"]).toMatchObject({ outcome: "unknown" });
      expect(outcomes["divergent-resolution"]).toMatchObject({ outcome: "unknown" });
    });
  });
};
