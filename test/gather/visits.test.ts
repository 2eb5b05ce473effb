import { afterEach, describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { createPorts } from "../../src/gather/node-ports.ts";
import { pace } from "../../src/gather/pace.ts";
import { exactHosts, type PlannedVisit } from "../../src/gather/plan-visits.ts";
import { runVisits } from "../../src/gather/visits.ts";
import { hostOf } from "../../src/model/host.ts";
import type { Visit } from "../../src/model/visit.ts";
import type { Ask, Ports } from "../../src/ports.ts";
import { createLab, type Listener } from "../lab/loopback.ts";
import { requestWith } from "./request.ts";

const lab = createLab();
afterEach(lab.close);

interface World {
  readonly allow?: string[];
  readonly alias?: string | null;
}
const visitAll = async (baseUrl: string, planned: readonly Partial<PlannedVisit>[], { allow = [], alias = null }: World = {}): Promise<Visit[]> => {
  const request = requestWith({ baseUrl, alias, hosts: { allow, allowPrivate: ["127.0.0.0/8", "::1"] } });
  const ports = createPorts({ request, env: {} });
  const plan = planned.map((visit): PlannedVisit => ({ entry: { kind: "base-url" }, method: "GET", url: `${baseUrl}/`, headers: [], ...visit }));
  try {
    return await runVisits(plan, pace(ports, request.limits, baseUrl), { baseUrl, alias, mayContact: exactHosts(allow) }, 8);
  } finally {
    await ports.close();
  }
};
const visit = async (server: Listener, path = "/", world: World = {}): Promise<Visit> => {
  const [only] = await visitAll(server.origin, [{ url: `${server.origin}${path}` }], world);
  if (only === undefined) throw new Error("no visit");
  return only;
};
const redirecting = (location: string | string[], status = 302): Promise<Listener> =>
  lab.http((request, response) => {
    if (request.url === "/") response.writeHead(status, { Location: location });
    response.end();
  });

describe("a redirect to another origin", () => {
  it.each([301, 302, 303, 307, 308])("with %s is recorded and not requested", async (status) => {
    const evil = await lab.canary();
    const server = await redirecting(`${evil.origin}/x?token=abc`, status);
    const seen = await visit(server);
    expect(seen.end).toEqual({ kind: "left", to: `${evil.origin}/x?token=[redacted]` });
    expect(seen.steps).toMatchObject([{ status, redirect: `${evil.origin}/x?token=[redacted]`, location: `${evil.origin}/x?token=[redacted]` }]);
    expect(evil.connections()).toBe(0);
  });

  it.each([
    ["another port, another origin", (port: number) => `http://127.0.0.1:${port}/`],
    ["another name for the same machine", (port: number) => `http://localhost:${port}/`],
    ["without a scheme", (port: number) => `//127.0.0.1:${port}/`],
    ["with backslashes", (port: number) => `\\\\127.0.0.1:${port}\\`],
    ["an odd spelling", (port: number) => `http://2130706433:${port}/`],
    ["behind a user name", (port: number) => `http://api.example.com@127.0.0.1:${port}/`],
    ["over IPv6", (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
  ])("is not requested: %s", async (_what, make) => {
    const evil = await lab.canary();
    expect((await visit(await redirecting(make(evil.port)))).end.kind).toBe("left");
    expect(evil.connections()).toBe(0);
  });

  it.each(["//169.254.169.254/latest/meta-data", "http://169.254.169.254", "http://metadata.google.internal/"])("%s is not requested", async (location) => {
    expect((await visit(await redirecting(location))).end.kind).toBe("left");
  });

  it("is followed unsigned when its host is exactly allowed, and on from there only likewise", async () => {
    const evil = await lab.canary();
    const second = await lab.http((request, response) =>
      response.writeHead(request.url === "/a" ? 302 : 307, { Location: request.url === "/a" ? "/b" : `${evil.origin}/` }).end(),
    );
    const server = await redirecting(`${second.origin}/a`);
    const planned = {
      headers: [
        ["X-Tenant", "t"],
        ["Cookie", "a=b"],
      ] as const,
    };
    const [seen] = await visitAll(server.origin, [planned], { allow: [`127.0.0.1:${second.port}`] });
    expect(seen?.end).toMatchObject({ kind: "left" });
    expect(seen?.steps.map(({ status }) => status)).toEqual([302, 302, 307]);
    expect(server.requests[0]?.headers).toContain("X-Tenant");
    for (const { headers } of second.requests)
      expect(headers.filter((_, i) => i % 2 === 0)).toEqual(["Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"]);
    expect(evil.connections()).toBe(0);
  });

  it("is followed back to the base URL's origin", async () => {
    const home = { origin: "" };
    const away = await lab.http((_request, response) => response.writeHead(302, { Location: `${home.origin}/end` }).end());
    const server = await lab.http((request, response) => response.writeHead(request.url === "/end" ? 200 : 302, { Location: away.origin }).end());
    home.origin = server.origin;
    const seen = await visit(server, "/start", { allow: [`127.0.0.1:${away.port}`] });
    expect(seen.end).toEqual({ kind: "answered" });
    expect(seen.steps.map(({ status }) => status)).toEqual([302, 302, 200]);
  });

  it("a wildcard permits no contact", async () => {
    const other = await lab.canary();
    const server = await redirecting(`http://x.localhost:${other.port}/`);
    expect((await visit(server, "/", { allow: [`*.localhost:${other.port}`] })).end.kind).toBe("left");
    expect(other.connections()).toBe(0);
  });

  it("to the alias is recorded, and the alias is what Host said", async () => {
    const server = await lab.http((request, response) => response.writeHead(302, { Location: `http://${request.headers.host}/next` }).end());
    const seen = await visit(server, "/", { alias: "api.partner.example.com", allow: ["api.partner.example.com"] });
    expect(seen.end).toEqual({ kind: "left", to: "http://api.partner.example.com/next" });
  });
});

describe("a redirect within the origin", () => {
  it("is followed with the same method and without the visit's headers", async () => {
    const server = await lab.http((request, response) => response.writeHead(request.url === "/" ? 303 : 204, { Location: "next?x=1#part" }).end());
    await visitAll(server.origin, [{ method: "HEAD", headers: [["X-Tenant", "t"]] }]);
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["HEAD /", "HEAD /next?x=1"]);
    expect(server.requests[1]?.headers).not.toContain("X-Tenant");
  });

  it.each<[string, (url: string) => string, string, number]>([
    ["to itself", () => "/", "loop", 1],
    ["to itself with a fragment", () => "/#again", "loop", 1],
    ["in a circle of two", (url) => (url === "/" ? "/b" : "/"), "loop", 2],
    ["that grows for ever", (url) => `${url}a`, "too-many-redirects", 10],
  ])("%s ends as %s… after %s requests", async (_what, next, end, requests) => {
    const server = await lab.http((request, response) => response.writeHead(302, { Location: next(request.url ?? "") }).end());
    expect((await visit(server)).end.kind).toBe(end);
    expect(server.requests.length).toBe(requests);
  });

  it.each<[string, string | string[]]>([
    ["unparsable", "http://[::1"],
    ["empty", ""],
    ["a file", "file:///etc/passwd"],
    ["a script", "javascript:alert(1)"],
    ["gopher", "gopher://127.0.0.1:70/"],
    ["given twice", ["/a", "/b"]],
  ])("whose Location is %s is bad", async (_what, location) => {
    const seen = await visit(await redirecting(location));
    expect(seen.end.kind).toBe("bad-location");
    expect(seen.steps[0]?.redirect).toBeNull();
  });

  it("given twice with the same words is one", async () => {
    expect((await visit(await redirecting(["/a", "/a"]))).end.kind).toBe("answered");
  });

  it("8 KiB long is cut in the evidence", async () => {
    const seen = await visit(await redirecting(`http://evil.test/${"x".repeat(8_192)}`));
    expect(seen.steps[0]?.location?.length).toBe(2_048);
    expect(seen.end.kind).toBe("left");
  });

  it("longer than any URL is not followed within the origin", async () => {
    const seen = await visit(await redirecting(`/${"x".repeat(9_000)}`));
    expect(seen.end.kind).toBe("bad-location");
    expect(seen.steps[0]?.redirect?.length).toBe(8_192);
  });

  it("whose host holds what queries hold names that host", async () => {
    const seen = await visit(await redirecting("https://api.example.com;token=x.evil.test/"));
    expect(hostOf(seen.steps[0]?.redirect ?? "")).toBe("api.example.com;token=x.evil.test");
  });

  it("in UTF-8 bytes is read as UTF-8, as clients do", async () => {
    const server = await lab.tcp((socket) => {
      socket.end(Buffer.from("HTTP/1.1 302 Found\r\nLocation: https://bücher。example/\r\nContent-Length: 0\r\n\r\n"));
    });
    expect((await visit(server)).steps[0]?.redirect).toBe("https://xn--bcher-kva.example/");
  });

  it("statuses that redirect nobody are answers, and their Location is a reference", async () => {
    const server = await lab.http((_request, response) => response.writeHead(201, { Location: "http://evil.test/1" }).end());
    const seen = await visit(server);
    expect(seen.end.kind).toBe("answered");
    expect(seen.steps[0]?.references).toMatchObject([{ source: "location", host: "evil.test" }]);
  });

  it("without a Location it is an answer", async () => {
    expect((await visit(await lab.http((_request, response) => response.writeHead(302).end()))).end.kind).toBe("answered");
  });
});

describe("what a visit keeps", () => {
  it("hosts, and of the body nothing else", async () => {
    const server = await lab.http((_request, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Set-Cookie": "sid=hush-hush; Domain=example.com", Age: "3" });
      response.end(JSON.stringify({ password: "hush-hush", next: "https://a.test/?token=hush-hush" }));
    });
    const seen = await visit(server, "/?api_key=hush-hush");
    expect(seen.steps[0]).toMatchObject({ body: "read", cached: true });
    expect(JSON.stringify(seen)).not.toContain("hush");
  });

  it.each<[string, string, string, unknown]>([
    ["text/html", "<a href=https://a.test>", "none", []],
    ["application/json", "{broken", "protocol-error", []],
    ["application/json", "", "none", []],
  ])("of %s %j: body %s", async (type, text, body) => {
    const server = await lab.http((_request, response) => response.writeHead(200, { "Content-Type": type }).end(text));
    const [step] = (await visit(server)).steps;
    expect(typeof step?.body === "string" ? step.body : step?.body.reason).toBe(body);
  });

  it("a torn body is a fault of the body, and the redirect before it still counts", async () => {
    const server = await lab.bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{}");
    const seen = await visit(server);
    expect(seen.end.kind).toBe("answered");
    expect(seen.steps[0]?.body).toMatchObject({ reason: "truncated" });
  });

  it("results stand in plan order, whoever answers first", async () => {
    const server = await lab.http((request, response) => setTimeout(() => response.end(), request.url === "/0" ? 80 : Math.random() * 30));
    const planned = Array.from({ length: 20 }, (_, i) => ({ url: `${server.origin}/${i}` }));
    expect((await visitAll(server.origin, planned)).map(({ url }) => url)).toEqual(planned.map(({ url }) => url));
    expect(server.mostOpen()).toBeLessThanOrEqual(8);
  });
});

describe("whatever redirects are thrown at it", () => {
  const origins = [
    "http://base.test",
    "https://base.test",
    "http://base.test:8080",
    "http://ok.test",
    "https://ok.test",
    "http://evil.test",
    "https://sub.ok.test",
    "http://ok.test.evil.test",
  ];
  const location = fc.oneof(
    fc.tuple(fc.constantFrom(...origins), fc.constantFrom("/", "/a", "/b")).map(([origin, path]) => origin + path),
    fc.constantFrom(
      "/a",
      "b",
      "//evil.test/",
      "//ok.test/x",
      "",
      "?q",
      "http://base.test@evil.test/",
      "http://EVIL.test",
      "https://ok.test.",
      "http://ok.test:80/",
      "http://ok.test:81/",
      "javascript:1",
      "http://[",
      "\\\\evil.test",
    ),
  );

  it("contacts the base URL's origin and exactly allowed hosts, at most ten times, and never goes from https down", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(location, { minLength: 1, maxLength: 14 }),
        fc.constantFrom("http://base.test", "https://base.test"),
        async (chain, baseUrl) => {
          const asked: Ask[] = [];
          const ports: Ports = {
            readFile: () => ({ kind: "missing", why: "" }),
            exchange: async (ask) => {
              const next = chain[asked.push(ask) - 1];
              return {
                kind: "answer",
                answer: {
                  status: next === undefined ? 200 : 302,
                  headers: next === undefined ? [] : [["Location", next]],
                  body: null,
                  bodyFault: null,
                  address: null,
                },
              };
            },
            now: () => 0,
            sleep: () => Promise.resolve(),
            randomHex: () => "00",
            progress: () => {},
          };
          const target = { baseUrl, alias: null, mayContact: new Set(["ok.test"]) };
          const limits = { rate: 1e9, concurrency: 4, deadlineMs: 1_000, requests: null };
          await runVisits([{ entry: { kind: "base-url" }, method: "GET", url: `${baseUrl}/`, headers: [] }], pace(ports, limits, baseUrl), target, 1);
          expect(asked.length).toBeLessThanOrEqual(10);
          for (const [i, { url }] of asked.entries()) {
            expect(new URL(url).origin === baseUrl || hostOf(url) === "ok.test").toBe(true);
            if (i > 0 && asked[i - 1]?.url.startsWith("https:")) expect(url.startsWith("https:")).toBe(true);
          }
          expect(new Set(asked.map(({ url }) => url)).size).toBe(asked.length);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
