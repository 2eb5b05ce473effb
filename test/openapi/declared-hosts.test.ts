import { expect, it } from "vitest";
import { allows, declaredHosts, declares } from "../../src/openapi/declared-hosts.ts";
import { at, policy, server, spec, target } from "../facts.ts";

const description = spec({
  servers: [
    server("https://API.example.com:443/v1"),
    server("/v2"),
    server("https://{t}.example.net", { urls: ["https://demo.example.net"], hostPattern: "*.example.net" }),
    server("nonsense", { urls: ["http://[::"] }),
  ],
  urls: [{ url: "https://login.example.org/token", kind: "oauth", place: at("/x") }],
});

it("are those of all servers and URLs, the base URL's own and what it stands for, each once", () => {
  expect([...declaredHosts(description, target({ alias: "api.partner.example.com" }))]).toEqual([
    "api.example.com",
    "demo.example.net",
    "*.example.net",
    "login.example.org",
    "127.0.0.1:5000",
    "api.partner.example.com",
  ]);
});

it("do not mix up targets of the same description", () => {
  expect(declares(description, target(), "127.0.0.1:5000")).toBe(true);
  expect(declares(description, target({ baseUrl: null }), "127.0.0.1:5000")).toBe(false);
});

it.each([
  ["api.example.com", true],
  ["acme.example.net", true],
  ["example.net", false],
  ["api.example.com:8443", false],
  ["api.example.com.evil.test", false],
  ["evilapi.example.com", false],
  ["*.example.net", true],
])("%s: %s", (host, declared) => {
  expect(declares(description, target(), host)).toBe(declared);
});

it("the alias with the port of the base URL is the base URL too, and no other port is", () => {
  const aliased = target({ alias: "api.partner.example.com" });
  expect(declares(description, aliased, "api.partner.example.com:5000")).toBe(true);
  expect(declares(description, aliased, "api.partner.example.com:5001")).toBe(false);
  expect(declares(description, target({ alias: "api.partner.example.com:8443" }), "api.partner.example.com:5000")).toBe(false);
  expect(declares(description, target(), "api.example.com:5000")).toBe(false);
});

it("the policy allows exact names and wildcards", () => {
  const some = policy({ hosts: { allow: ["cdn.example.org", "*.assets.example.org"] } });
  expect(["cdn.example.org", "a.assets.example.org", "assets.example.org", "xcdn.example.org"].map((host) => allows(some, host))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
