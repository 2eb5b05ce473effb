import { describe, expect, it } from "vitest";
import { undeclaredRedirectHost } from "../../src/checks/undeclared-redirect-host.ts";
import type { Target } from "../../src/model/evidence.ts";
import type { Visit } from "../../src/model/visit.ts";
import { at, of, operation, policy, redirect, server, spec, step, target, visit, visits } from "../facts.ts";

const pets = operation("GET /pets");
const description = spec({
  operations: [pets],
  servers: [server("https://api.example.com"), server("https://{t}.tenants.example.com", { urls: [], hostPattern: "*.tenants.example.com" })],
  urls: [{ url: "https://login.example.net/token", kind: "oauth", place: at("/x") }],
});
const judge = (all: readonly Visit[], to: Partial<Target> = {}, allow: string[] = []) =>
  undeclaredRedirectHost.run({ target: target(to), spec: description, visits: visits(...all) }, policy({ hosts: { allow } }));
const leading = (...to: string[]) => visit(of("GET /pets"), [...to.map((url) => redirect(url)), step()]);

it("a redirect to a foreign host is a finding on the operation, with the answer as proof", () => {
  expect(judge([leading("https://files.example.net/42")])).toEqual({
    outcome: "fail",
    findings: [
      {
        subject: "GET /pets to files.example.net",
        message: "GET /pets redirects to files.example.net, which the description does not declare",
        confidence: "proven",
        where: { place: pets.place, operation: "GET /pets", host: "files.example.net", url: "http://127.0.0.1:5000/pets" },
        proof: ["GET http://127.0.0.1:5000/pets", "HTTP 302", "Location: https://files.example.net/42"],
      },
    ],
  });
});

describe("comparison is exact", () => {
  it.each([
    "https://api.example.com.evil.test/",
    "https://evil-api.example.com/",
    "https://api.example.com:8443/",
    "https://api.example.com@evil.test/",
    "https://example.com/",
    "https://tenants.example.com/",
    "http://127.0.0.1:5001/",
    "https://[::1]/",
  ])("%s is foreign", (to) => {
    expect(judge([leading(to)]).outcome).toBe("fail");
  });

  it.each([
    "https://api.example.com/pets/",
    "https://API.EXAMPLE.COM./pets",
    "https://api.example.com:443/",
    "http://api.example.com:80/",
    "https://acme.tenants.example.com/",
    "https://login.example.net/",
    "http://127.0.0.1:5000/pets/",
    "http://0x7f.1:5000/pets/",
  ])("%s is declared", (to) => {
    expect(judge([leading(to)])).toEqual({ outcome: "pass" });
  });

  it("the base URL's loopback host without its port is likely: a proxy in front of the service drops it", () => {
    expect(judge([leading("http://127.0.0.1/pets/")])).toMatchObject({
      findings: [{ confidence: "likely", message: expect.stringContaining("without its port") }],
    });
    expect(judge([leading("http://127.0.0.1:5001/pets/")])).toMatchObject({ findings: [{ confidence: "proven" }] });
    expect(judge([leading("http://localhost/pets/")])).toMatchObject({ findings: [{ confidence: "proven" }] });
    expect(judge([leading("https://a.test/")], { baseUrl: "https://a.test:8443" })).toMatchObject({ findings: [{ confidence: "proven" }] });
  });

  it("the host that an alias stands for is declared", () => {
    expect(judge([leading("https://partner.example.org/")]).outcome).toBe("fail");
    expect(judge([leading("https://partner.example.org/")], { alias: "partner.example.org" }).outcome).toBe("pass");
  });

  it.each([["cdn.example.org"], ["*.example.org"]])("`hosts.allow: [%s]` accepts it", (allowed) => {
    expect(judge([leading("https://cdn.example.org/")], {}, [allowed]).outcome).toBe("pass");
  });
});

it("every hop counts, and one host is one finding for each entry", () => {
  const outcome = judge([leading("https://a.test/", "https://b.test/", "https://a.test/x"), visit({ kind: "base-url" }, [redirect("https://a.test/")])]);
  expect(outcome.outcome === "fail" && outcome.findings.map(({ subject }) => subject)).toEqual([
    "GET /pets to a.test",
    "GET /pets to b.test",
    "base URL to a.test",
  ]);
});

it("a visit of the base URL or a server points to the server's line", () => {
  const outcome = judge([visit({ kind: "base-url" }, [redirect("https://a.test/")]), visit({ kind: "server", server: 1 }, [redirect("https://b.test/")])]);
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [{ where: { place: at("/servers/0") } }, { subject: "server https://{t}.tenants.example.com to b.test" }],
  });
});

describe("silence", () => {
  const fault = { kind: "fault", fault: { reason: "timeout", detail: "no answer within 10 s" } } as const;

  it("passes only when everything was seen", () => {
    expect(judge([leading()])).toEqual({ outcome: "pass" });
  });

  it("is unknown when a visit broke off, and says how many and why", () => {
    expect(judge([leading(), visit(of("GET /cats"), [], fault)])).toEqual({
      outcome: "unknown",
      why: "1 of 2 visits were incomplete, the first because of this: no answer within 10 s",
    });
  });

  it("is no excuse for what was seen", () => {
    expect(judge([leading("https://a.test/"), visit(of("GET /cats"), [], fault)]).outcome).toBe("fail");
  });

  it.each([
    ["there were none", [], /no operation could be visited$/],
    ["only the base URL answered", [visit({ kind: "base-url" }, [step()])], /no operation could be visited$/],
    ["none answered", [visit(of("GET /pets"), [], fault)], /no operation could be visited: no answer within 10 s/],
  ])("is unknown when no operation was visited: %s", (_when, all, why) => {
    expect(judge(all)).toEqual({ outcome: "unknown", why: expect.stringMatching(why) });
  });

  it.each([
    [404, "no operation answered with anything but an error: 404 (is the path of the base URL right?)"],
    [401, "no operation answered with anything but an error: 401"],
    [503, "no operation answered with anything but an error: 503"],
  ])("is unknown when every operation answers %d, whatever the base URL answers", (status, why) => {
    const refused = visit(of("GET /pets"), [step({ status })]);
    expect(judge([visit({ kind: "base-url" }, [step()]), refused, refused])).toEqual({ outcome: "unknown", why });
    expect(judge([refused, leading()])).toEqual({ outcome: "pass" });
    expect(judge([visit(of("GET /pets"), [redirect("https://a.test/")])]).outcome).toBe("fail");
  });

  it("says why the first operation was not visited", () => {
    const facts = {
      target: target(),
      spec: description,
      visits: { visits: [], notVisited: [{ operation: "GET /pets/{id}", why: "the parameter id has no example" }] },
    };
    expect(undeclaredRedirectHost.run(facts, policy())).toEqual({ outcome: "unknown", why: "no operation could be visited: the parameter id has no example" });
  });
});

it("a redirect that does not say where it leads is no pass", () => {
  const lost = visit(of("GET /pets"), [step()], { kind: "bad-location", location: "http://[::1" });
  expect(judge([lost])).toMatchObject({ outcome: "unknown" });
});
