import { expect, it } from "vitest";
import { insecureServer } from "../../src/checks/insecure-server.ts";
import type { DeclaredServer } from "../../src/model/spec.ts";
import { at, policy, server, spec } from "../facts.ts";

const judge = (...servers: DeclaredServer[]) => insecureServer.run({ spec: spec({ servers }) }, policy());

it.each([
  "http://api.example.com",
  "ws://api.example.com",
  "HTTP://api.example.com",
  "http://10.0.0.7",
  "http://db",
  "http://notlocal",
  "http://local.example.com",
])("%s is spoken to in the clear", (url) => {
  expect(judge(server(url, { place: at("/servers/3") }))).toMatchObject({
    outcome: "fail",
    findings: [{ confidence: "proven", where: { place: at("/servers/3") }, proof: [`server: ${url}`] }],
  });
});

it.each([
  "https://api.example.com",
  "wss://api.example.com",
  "http://localhost:8080",
  "http://api.localhost",
  "http://127.0.0.1:5000",
  "http://[::1]:5000",
  "http://db.internal",
  "http://printer.local:631",
  "http://api.test",
  "http://probe.invalid",
])("%s is left alone", (url) => {
  expect(judge(server(url))).toEqual({ outcome: "pass" });
});

it("a variable that may be http is one finding for the entry, with the URL that shows it", () => {
  const either = server("{scheme}://api.example.com", { urls: ["https://api.example.com", "http://api.example.com"] });
  expect(judge(either)).toMatchObject({
    outcome: "fail",
    findings: [{ where: { host: "api.example.com" }, proof: ["server: {scheme}://api.example.com", "http://api.example.com"] }],
  });
});

it("an open host behind http:// counts, although no URL can be made of it", () => {
  expect(judge(server("http://{tenant}.example.com", { urls: [], hostPattern: "*.example.com" }))).toMatchObject({
    outcome: "fail",
    findings: [{ where: { host: "*.example.com" } }],
  });
});

it("each entry is a finding of its own", () => {
  const outcome = judge(server("http://a.example.com"), server("https://b.example.com"), server("http://c.example.com", { place: at("/servers/2") }));
  expect(outcome.outcome === "fail" && outcome.findings.map(({ where }) => where.host)).toEqual(["a.example.com", "c.example.com"]);
});

it("is not applicable without an absolute server", () => {
  expect(judge(server("/v1")).outcome).toBe("not-applicable");
  expect(judge().outcome).toBe("not-applicable");
});
