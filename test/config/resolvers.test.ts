import { describe, expect, it } from "vitest";
import { configure } from "../../src/config.ts";
import { parseResolver, shownResolver } from "../../src/config/resolvers.ts";

describe("a resolver", () => {
  it.each([
    ["system", { via: "system" }],
    [" System ", { via: "system" }],
    ["udp://192.0.2.53", { via: "udp", address: "192.0.2.53", port: 53 }],
    ["udp://192.0.2.53:5353", { via: "udp", address: "192.0.2.53", port: 5353 }],
    ["tcp://[2001:db8::53]:80", { via: "tcp", address: "2001:db8::53", port: 80 }],
    ["UDP://[2001:DB8::53]", { via: "udp", address: "2001:db8::53", port: 53 }],
    ["https://dns.example/dns-query", { via: "https", url: "https://dns.example/dns-query" }],
  ])("%s", (text, expected) => expect(parseResolver(text)).toEqual(expected));

  it.each([
    "",
    "192.0.2.53",
    "udp://dns.example",
    "udp://192.0.2.53:0",
    "udp://192.0.2.53:70000",
    "udp://192.0.2.53/x",
    "udp://a@192.0.2.53",
    "tls://192.0.2.53",
    "https://",
    "https://u:p@dns.example/",
    "http://192.0.2.53/",
  ])("%j is none", (text) => expect(parseResolver(text)).toBeNull());

  it("odd spellings of an address become the one that is asked", () =>
    expect(parseResolver("udp://127.1:5300")).toEqual({ via: "udp", address: "127.0.0.1", port: 5300 }));
});

describe("who decides", () => {
  const request = (policy: string, resolver: string[] = []) =>
    configure({
      settings: { spec: "openapi.yaml", "base-url": "https://api.example.com", resolver },
      policy: { file: "sigproof.yml", text: policy },
      checkIds: [],
    });

  it("nobody: nothing is said, and the system is asked", async () => expect((await request("version: 1")).resolvers).toBeUndefined());

  it("a file is asked for the checks alone, a flag for the scan's own connections too", async () => {
    const file = "version: 1\nnames: { resolvers: [system, udp://192.0.2.1] }";
    expect((await request(file)).resolvers).toEqual({ list: [{ via: "system" }, { via: "udp", address: "192.0.2.1", port: 53 }], said: false });
    expect((await request(file, ["udp://192.0.2.2"])).resolvers).toEqual({ list: [{ via: "udp", address: "192.0.2.2", port: 53 }], said: true });
  });

  it("what is none is the user's mistake", async () => {
    await expect(request("version: 1", ["dns.example"])).rejects.toMatchObject({
      code: "usage",
      message: expect.stringContaining('resolver: "dns.example" is not system, udp://ip'),
    });
  });
});

it("an error repeats no password", () => {
  expect(shownResolver("https://user:pass@word@dns.example/q")).toBe("https://[redacted]@dns.example/q");
  expect(shownResolver("udp://dns.example")).toBe("udp://dns.example");
});
