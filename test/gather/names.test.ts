import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import { createNames, refusal } from "../../src/gather/names.ts";
import { createPorts } from "../../src/gather/node-ports.ts";
import { createLab } from "../lab/loopback.ts";
import { requestWith } from "./request.ts";

const lab = createLab();
afterEach(lab.close);

const none = { ownOrigins: new Set<string>(), allowPrivate: [] };

describe("where a socket may go", () => {
  it.each([
    ["8.8.8.8", true],
    ["2606:4700::1111", true],
    ["127.0.0.1", false],
    ["::1", false],
    ["0.0.0.0", false],
    ["10.0.0.1", false],
    ["100.64.0.1", false],
    ["192.0.2.1", false],
    ["::ffff:127.0.0.1", false],
    ["64:ff9b::7f00:1", false],
    ["2002:7f00:1::", false],
    ["169.254.169.254", false],
    ["fe80::1%eth0", false],
    ["nonsense", false],
  ])("%s without any permission: %s", (address, permitted) => {
    expect(refusal(address, "api.example.com", "https://api.example.com", none) === null).toBe(permitted);
  });

  it.each(["127.0.0.1", "::1", "0.0.0.0", "10.0.0.1", "fd12::1", "100.64.0.1", "198.18.0.1"])("%s as the user's own base URL", (address) => {
    expect(refusal(address, "x.test", "http://x.test", { ...none, ownOrigins: new Set(["http://x.test"]) })).toBeNull();
    expect(refusal(address, "x.test", "https://x.test", { ...none, ownOrigins: new Set(["http://x.test"]) })).not.toBeNull();
  });

  it.each([
    "169.254.169.254",
    "fd00:ec2::254",
    "168.63.129.16",
    "100.100.100.200",
    "::ffff:169.254.169.254",
    "169.254.7.7",
    "fe80::1",
    "224.0.0.1",
    "255.255.255.255",
  ])("%s never, whoever names it", (address) => {
    const everything = { ownOrigins: new Set(["http://x.test"]), allowPrivate: ["0.0.0.0/0", "::/0", "x.test"] };
    expect(refusal(address, "x.test", "http://x.test", everything)).toContain("never contacted");
  });

  it.each([
    ["10.0.0.0/8", true],
    ["10.1.2.3", true],
    ["db.test", true],
    ["db.test:5432", true],
    ["db.test:80", false],
    ["other.test", false],
    ["10.2.0.0/16", false],
  ])("hosts.allow-private: %s permits db.test:5432 at 10.1.2.3: %s", (entry, permitted) => {
    expect(refusal("10.1.2.3", "db.test:5432", "http://db.test:5432", { ...none, allowPrivate: [entry] }) === null).toBe(permitted);
  });

  it("one's own interfaces are not somebody else's", () => {
    const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address } of own) expect(refusal(address, "x.test", "http://x.test", none)).not.toBeNull();
  });
});

describe("names", () => {
  it("are resolved once, however often and at the same time they are asked", async () => {
    let asked = 0;
    const names = createNames(none, 500, async () => (asked++, asked === 1 ? ["203.0.114.10"] : ["127.0.0.1"]));
    const url = new URL("https://rebinding.test/");
    const all = await Promise.all([names.resolve(url), names.resolve(url), names.resolve(new URL("http://REBINDING.test.:8080/x"))]);
    expect(all).toEqual([{ addresses: ["203.0.114.10"] }, { addresses: ["203.0.114.10"] }, { addresses: ["203.0.114.10"] }]);
    expect(asked).toBe(1);
  });

  it("are asked again when they did not resolve: a service may still be starting", async () => {
    let asked = 0;
    const names = createNames(none, 500, async () => {
      asked += 1;
      if (asked === 1) throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
      return ["203.0.114.10"];
    });
    expect(await names.resolve(new URL("http://late.test/"))).toMatchObject({ reason: "dns" });
    expect(await names.resolve(new URL("http://late.test/"))).toEqual({ addresses: ["203.0.114.10"] });
  });

  it("that never resolve are a fault in time", async () => {
    const names = createNames(none, 50, () => new Promise(() => {}));
    expect(await names.resolve(new URL("http://slow.test/"))).toMatchObject({ reason: "dns" });
  });

  it.each([
    ["a public and a loopback address", ["203.0.114.10", "127.0.0.1"]],
    ["a public address and ::1", ["203.0.114.10", "::1"]],
    ["64 addresses of which one is private", [...Array.from({ length: 63 }, (_, i) => `203.0.114.${i}`), "10.0.0.1"]],
    ["no address", []],
  ])("with %s are refused", async (_what, addresses) => {
    const names = createNames(none, 500, async () => addresses);
    expect(await names.resolve(new URL("https://mixed.test/"))).toHaveProperty("reason");
  });

  it("that are addresses are not asked for", async () => {
    const names = createNames(none, 500, () => Promise.reject(new Error("asked")));
    expect(await names.resolve(new URL("https://203.0.114.10/"))).toEqual({ addresses: ["203.0.114.10"] });
  });

  it.each(["localhost", "foo.localhost", "localhost."])("%s is loopback without asking", async (name) => {
    const names = createNames({ ...none, ownOrigins: new Set([`http://${name}`]) }, 500, () => Promise.reject(new Error("asked")));
    expect(await names.resolve(new URL(`http://${name}/`))).toEqual({ addresses: ["127.0.0.1", "::1"] });
  });
});

describe("nothing is sent", () => {
  const ask = async (url: string, more: { allow?: string[]; allowPrivate?: string[]; lookup?: () => Promise<string[]> } = {}) => {
    const { lookup, ...hosts } = more;
    const ports = createPorts({ request: requestWith({ baseUrl: "http://127.0.0.1:1", hosts }), env: {}, ...(lookup === undefined ? {} : { lookup }) });
    try {
      return await ports.exchange({ method: "GET", url, headers: [], body: "none" });
    } finally {
      await ports.close();
    }
  };

  it.each(["127.1", "0177.0.0.1", "2130706433", "0x7f.1", "127.0.0.1.", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost", "foo.localhost", "0.0.0.0"])(
    "to %s, even when the policy allows it as a host",
    async (spelling) => {
      const canary = await lab.canary();
      const url = `http://${spelling}:${canary.port}/`;
      const host = new URL(url).host.replace(/\.(?=:)/, "");
      expect(await ask(url, { allow: [host] })).toMatchObject({ kind: "fault", fault: { reason: "address-refused" } });
      expect(canary.connections()).toBe(0);
    },
  );

  it("to a name that points inwards, until its addresses are allowed", async () => {
    const canary = await lab.canary();
    const url = `http://inward.test:${canary.port}/`;
    const host = `inward.test:${canary.port}`;
    const lookup = async (): Promise<string[]> => ["127.0.0.1"];
    expect(await ask(url, { lookup, allowPrivate: ["127.0.0.0/8"] })).toMatchObject({ kind: "fault" });
    expect(await ask(url, { lookup, allow: [host] })).toMatchObject({ kind: "fault" });
    expect(await ask(url, { lookup, allow: ["*.test"], allowPrivate: ["127.0.0.0/8"] })).toMatchObject({ kind: "fault" });
    expect(canary.connections()).toBe(0);
    expect(await ask(url, { lookup, allow: [host], allowPrivate: ["127.0.0.0/8"] })).toMatchObject({ kind: "answer" });
    expect(canary.connections()).toBe(1);
  });
});
