import { describe, expect, it } from "vitest";
import { undeclaredBaseUrl } from "../../src/checks/undeclared-base-url.ts";
import type { Target } from "../../src/model/evidence.ts";
import type { DeclaredServer } from "../../src/model/spec.ts";
import { at, policy, server, spec, target } from "../facts.ts";

const judge = (to: Partial<Target>, ...servers: DeclaredServer[]) => undeclaredBaseUrl.run({ target: target(to), spec: spec({ servers }) }, policy());
const api = server("https://api.example.com/v1");

describe("the base URL is a declared server", () => {
  it.each([
    ["https://api.example.com/v1", "exactly"],
    ["https://api.example.com/v1/", "but for a trailing slash"],
    ["https://API.example.com./v1", "in another spelling"],
    ["https://api.example.com:443/v1", "with the default port written out"],
  ])("%s matches %s", (baseUrl) => {
    expect(judge({ baseUrl }, api)).toEqual({ outcome: "pass" });
  });

  it("by the pattern of an open host variable", () => {
    const tenants = server("https://{tenant}.example.com/v1", { urls: ["https://demo.example.com/v1"], hostPattern: "*.example.com" });
    expect(judge({ baseUrl: "https://acme.example.com/v1" }, tenants).outcome).toBe("pass");
    expect(judge({ baseUrl: "https://acme.example.com.evil.test/v1" }, tenants).outcome).toBe("fail");
  });

  it.each([
    ["https://acme.example.com/v1", "pass"],
    ["https://acme.example.com/v2", "fail"],
    ["http://acme.example.com/v1", "fail"],
    ["https://acme.example.net/v1", "fail"],
  ])("by the fixed parts of a template whose variables have no value: %s is a %s", (baseUrl, outcome) => {
    expect(judge({ baseUrl }, server("https://{tenant}.example.com/v1", { urls: [], hostPattern: "*.example.com" })).outcome).toBe(outcome);
  });

  it("by a template whose path is open too", () => {
    const open = server("https://{tenant}.example.com/{stage}/v1", { urls: [], hostPattern: "*.example.com" });
    expect(judge({ baseUrl: "https://acme.example.com/beta/v1" }, open).outcome).toBe("pass");
    expect(judge({ baseUrl: "https://acme.example.com/beta/v2" }, open).outcome).toBe("fail");
  });

  it("by an alias, whose host alone is compared", () => {
    expect(judge({ baseUrl: "http://127.0.0.1:5000", alias: "api.example.com" }, api).outcome).toBe("pass");
  });

  it("by a relative server beside absolute ones, when the base path agrees", () => {
    expect(judge({ baseUrl: "https://stage.example.net/v1" }, api, server("/v1")).outcome).toBe("pass");
    expect(judge({ baseUrl: "https://stage.example.net/v2" }, api, server("/v1")).outcome).toBe("fail");
  });
});

describe("the base URL is none of them", () => {
  it.each([
    ["https://stage.example.com/v1", "another host"],
    ["https://api.example.com/v2", "another base path"],
    ["http://api.example.com/v1", "another scheme"],
    ["https://api.example.com:8443/v1", "another port"],
    ["https://api.example.com.evil.test/v1", "a name that begins alike"],
  ])("%s is %s", (baseUrl) => {
    const outcome = judge({ baseUrl }, api);
    expect(outcome).toMatchObject({
      outcome: "fail",
      findings: [{ confidence: "proven", where: { place: at("/servers/0") }, proof: [`base URL: ${baseUrl}`, "declared server: https://api.example.com/v1"] }],
    });
    expect(outcome.outcome === "fail" && outcome.findings[0].severity).toBe(undefined);
  });

  it.each(["http://127.0.0.1:5000/v1", "http://localhost/v1", "http://[::1]:5000/v1", "http://10.0.0.7/v1", "http://flask:5000/v1"])(
    "%s is only noted, and its port is not part of what the finding is known by",
    (baseUrl) => {
      expect(judge({ baseUrl }, api)).toMatchObject({ outcome: "fail", findings: [{ severity: "info", subject: "local base URL" }] });
    },
  );

  it("an alias that nobody declares is a mistake in the policy, whatever it stands on", () => {
    const outcome = judge({ baseUrl: "http://127.0.0.1:5000", alias: "api.exampel.com" }, api);
    expect(outcome).toMatchObject({ outcome: "fail", findings: [{ subject: "base URL on api.exampel.com", where: { host: "api.exampel.com" } }] });
    expect(outcome.outcome === "fail" && outcome.findings[0].severity).toBe(undefined);
  });
});

it.each([
  ["there is no base URL", { baseUrl: null }, [api], /no base URL/],
  ["all servers are relative", {}, [server("/v1")], /no absolute server/],
  ["there are no servers", {}, [], /no absolute server/],
  ["only links name a server", {}, [server("https://link.example.com", { scope: "link" })], /no absolute server/],
] as const)("is not applicable when %s", (_when, to, servers, why) => {
  expect(judge(to, ...servers)).toEqual({ outcome: "not-applicable", why: expect.stringMatching(why) });
});
