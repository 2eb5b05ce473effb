import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenAPIV3_1 } from "openapi-types";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { forwardedHostReflection } from "../../src/checks/forwarded-host-reflection.ts";
import { gather } from "../../src/gather/gather.ts";
import { createPorts, type PortsOptions } from "../../src/gather/node-ports.ts";
import type { Evidence, Fact } from "../../src/model/evidence.ts";
import { defaultPolicy, type ScanRequest } from "../../src/model/policy.ts";
import type { Progress } from "../../src/ports.ts";
import { createLab, type Listener } from "../lab/loopback.ts";
import { requestWith } from "./request.ts";

const lab = createLab();
const directory = mkdtempSync(join(tmpdir(), "sigproof-gather-"));
afterEach(lab.close);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const describing = (paths: readonly string[], servers: readonly string[] = ["https://api.partner.example.com"]): string => {
  const file = join(directory, "openapi.json");
  const responses = { "200": { description: "ok" } };
  const document: OpenAPIV3_1.Document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    servers: servers.map((url) => ({ url })),
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses } }])),
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
};

const run = async (changes: Parameters<typeof requestWith>[0], more: Partial<PortsOptions> = {}): Promise<Evidence> => {
  const request: ScanRequest = requestWith(changes);
  const ports = createPorts({ request, env: {}, timeouts: { firstByteMs: 300, exchangeMs: 600 }, ...more });
  try {
    return await gather(request, ports);
  } finally {
    await ports.close();
  }
};
const valueOf = <T>(fact: Fact<T>): T => {
  if (fact.state !== "known") throw new Error(`${fact.state}: ${fact.why}`);
  return fact.value;
};
const json = (server: { body: unknown }): Promise<Listener> =>
  lab.http((_request, response) => response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(server.body)));

describe("the evidence", () => {
  it("holds every fact, counts its requests and is plain JSON", async () => {
    const server = await json({ body: { next: "https://cdn.example.net/2" } });
    const spec = describing(["/pets", "/pets/{id}"]);
    const evidence = await run({ baseUrl: server.origin, spec });
    expect(evidence).toMatchObject({ schema: "sigproof.evidence/1", stopped: null, proxy: null });
    expect(evidence.requests).toBe(server.requests.length);
    const { visits, notVisited } = valueOf(evidence.facts.visits);
    expect(visits.map(({ entry, end }) => [entry.kind, end.kind])).toEqual([
      ["base-url", "answered"],
      ["operation", "answered"],
    ]);
    expect(notVisited).toEqual([{ operation: "GET /pets/{id}", why: "path parameter `id` is not declared" }]);
    expect(valueOf(evidence.facts.sites)).toMatchObject({
      "api.partner.example.com": { site: "example.com" },
      "cdn.example.net": { site: "example.net" },
      [`127.0.0.1:${server.port}`]: { site: null, unicode: "127.0.0.1" },
    });
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });

  it("is the same, but for clock and random names, when gathered twice", async () => {
    const server = await json({ body: { a: "https://a.example.net", b: "https://b.example.net" } });
    const spec = describing(Array.from({ length: 40 }, (_, i) => `/${i}`));
    const once = await run({ baseUrl: server.origin, spec });
    const twice = await run({ baseUrl: server.origin, spec });
    expect(JSON.stringify(once.facts.visits)).toBe(JSON.stringify(twice.facts.visits));
    expect(JSON.stringify(once.facts.sites)).toBe(JSON.stringify(twice.facts.sites));
  });

  it("shows readable names beside their wire form", async () => {
    const server = await json({ body: { u: "https://xn--pple-43d.com/" } });
    const evidence = await run({ baseUrl: server.origin, spec: describing(["/x"]) });
    expect(valueOf(evidence.facts.sites)["xn--pple-43d.com"]).toEqual({ site: "xn--pple-43d.com", unicode: "аpple.com" });
  });

  it("names the proxy in the path, without its credentials", async () => {
    const proxy = await lab.http((_request, response) => response.end());
    const evidence = await run(
      { baseUrl: "http://api.example.test", spec: describing(["/x"]) },
      { env: { http_proxy: `http://user:hush@127.0.0.1:${proxy.port}` } },
    );
    expect(evidence.proxy).toBe(`http://127.0.0.1:${proxy.port}`);
    expect(JSON.stringify(evidence)).not.toContain("hush");
    expect(proxy.requests[0]?.url).toBe("http://api.example.test/");
  });

  it("contains nothing that a server echoes of our headers or answers as a secret", async () => {
    const server = await lab.http((request, response) => {
      response
        .writeHead(200, { "Content-Type": "application/json", "Set-Cookie": "sid=hush" })
        .end(JSON.stringify({ headers: request.rawHeaders, token: "hush" }));
    });
    expect(JSON.stringify(await run({ baseUrl: server.origin, spec: describing(["/x"]) }))).not.toContain("hush");
  });

  it("announces the plan before the first request", async () => {
    const server = await json({ body: {} });
    const events: [Progress, number][] = [];
    const hosts = { allow: ["cdn.example.net", "*.example.org"], allowPrivate: [] };
    await run({ baseUrl: server.origin, spec: describing(["/a", "/b"]), hosts }, { onProgress: (event) => events.push([event, server.requests.length]) });
    // Three visits, and at most as many probes.
    expect(events[0]).toEqual([{ stage: "plan", requests: 6, hosts: [`127.0.0.1:${server.port}`, "cdn.example.net"] }, 0]);
    expect(events.filter(([{ stage }]) => stage === "visited").map(([event]) => event)).toMatchObject([{ done: 1, total: 3 }, { done: 2 }, { done: 3 }]);
  });
});

describe("declared servers", () => {
  it("are never contacted unless an exact entry allows it", async () => {
    const server = await json({ body: {} });
    const canary = await lab.canary();
    const v6 = await lab.canary("::1");
    const spellings = ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "localhost", "foo.localhost", "[::ffff:127.0.0.1]", "127.0.0.1.", "0.0.0.0"];
    const servers = [
      ...spellings.map((name) => `http://${name}:${canary.port}/`),
      `http://[::1]:${v6.port}`,
      "http://169.254.169.254/latest/meta-data",
      "//127.0.0.1",
      "http://",
    ];
    const evidence = await run({
      baseUrl: server.origin,
      spec: describing(["/x"], servers),
      hosts: { allow: [`*.localhost:${canary.port}`], allowPrivate: ["127.0.0.0/8", "::1"] },
    });
    expect(evidence.stopped).toBeNull();
    expect([canary.connections(), v6.connections()]).toEqual([0, 0]);
  });

  it("allowed by name are visited, and refused where their address is not", async () => {
    const server = await json({ body: {} });
    const other = await json({ body: {} });
    const host = `localhost:${other.port}`;
    const spec = describing([], [`http://${host}/v1`]);
    const refused = await run({ baseUrl: server.origin, spec, hosts: { allow: [host] } });
    expect(valueOf(refused.facts.visits).visits[1]).toMatchObject({ entry: { kind: "server", server: 0 }, end: { fault: { reason: "address-refused" } } });
    expect(other.connections()).toBe(0);
    const visited = await run({ baseUrl: server.origin, spec, hosts: { allow: [host], allowPrivate: ["127.0.0.0/8", "::1"] } });
    expect(valueOf(visited.facts.visits).visits[1]).toMatchObject({ end: { kind: "answered" } });
  });
});

describe("reflections", () => {
  it("ask with two names, and see which one comes back and where", async () => {
    const server = await lab.http((request, response) => {
      const path = new URL(request.url ?? "", "http://x").pathname;
      const host = String(request.headers["x-forwarded-host"] ?? request.headers.host);
      const forwarded = /host=([^;,]+)/.exec(request.headers.forwarded ?? "")?.[1] ?? request.headers.host;
      if (path === "/redirect") response.writeHead(302, { Location: `https://${host}/x` }).end();
      else if (path === "/link") response.writeHead(200, { Link: `<http://${forwarded}/2>; rel="next"` }).end();
      else if (path === "/body") response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ self: `http://sub.${host}:81/` }));
      else response.writeHead(200).end();
    });
    const evidence = await run({ baseUrl: server.origin, spec: describing(["/redirect", "/link", "/body", "/silent"]) });
    const probes = valueOf(evidence.facts.reflections);
    expect(
      probes.map(({ entry, status, fault, echoes }) => [
        entry.kind === "operation" ? entry.operation : entry.kind,
        status,
        fault,
        echoes.map(({ header, source, detail }) => `${header} ${source} ${detail}`),
      ]),
    ).toEqual([
      ["base-url", 200, null, []],
      ["GET /redirect", 302, null, ["X-Forwarded-Host location redirect"]],
      ["GET /link", 200, null, ["Forwarded link next"]],
    ]);
    const probe = probes[1];
    expect(probe?.sent.xForwardedHost).toMatch(/^x[0-9a-f]{12}\.sigproof\.invalid$/);
    expect(probe?.sent.forwarded).not.toBe(probe?.sent.xForwardedHost);
    expect(server.requests.filter(({ url }) => /^\/redirect\?sigproof-[0-9a-f]{12}=1$/.test(url)).length).toBe(1);
    expect(probe?.echoes[0]?.value).toContain(probe?.sent.xForwardedHost);
  });

  it("see a name below the one that was sent, in a body", async () => {
    const server = await lab.http((request, response) => {
      const host = String(request.headers["x-forwarded-host"] ?? request.headers.host);
      response
        .writeHead(200, { "Content-Type": "application/json" })
        .end(JSON.stringify({ self: request.headers["x-forwarded-host"] ? `http://sub.${host}:81/` : `http://${host}/` }));
    });
    const [base, operation] = valueOf((await run({ baseUrl: server.origin, spec: describing(["/body"]) })).facts.reflections);
    for (const probe of [base, operation]) expect(probe?.echoes).toMatchObject([{ header: "X-Forwarded-Host", source: "body", detail: "/self" }]);
  });

  it("also ask answers that name a declared host instead of the one that was asked, and those that redirect without naming any", async () => {
    const server = await lab.http((request, response) => {
      const forwarded = request.headers["x-forwarded-host"];
      if (request.url?.startsWith("/old")) response.writeHead(302, { Location: forwarded === undefined ? "/new" : `https://${String(forwarded)}/new` }).end();
      else
        response
          .writeHead(200, { "Content-Type": "application/json" })
          .end(JSON.stringify({ self: `https://${String(forwarded ?? "api.partner.example.com")}/`, avatar: "https://avatars.example.net/1" }));
    });
    const evidence = await run({ baseUrl: server.origin, spec: describing(["/configured", "/old"]) });
    expect(valueOf(evidence.facts.reflections).map(({ echoes }) => echoes.map(({ source, detail }) => `${source} ${detail}`))).toEqual([
      ["body /self"],
      ["body /self"],
      ["location redirect"],
    ]);
  });

  it("ask 100 operations at most, and say of the others that they were not asked", async () => {
    const server = await lab.http((request, response) => response.writeHead(200, { "Content-Location": `http://${request.headers.host}/` }).end());
    const evidence = await run({ baseUrl: server.origin, spec: describing(Array.from({ length: 130 }, (_, i) => `/${i}`)) });
    const probes = valueOf(evidence.facts.reflections);
    expect(probes.length).toBe(131);
    expect(probes.filter(({ fault }) => fault === null).length).toBe(101);
    expect(probes.at(-1)).toMatchObject({ status: null, fault: { reason: "request-limit" }, echoes: [] });
    expect(evidence.requests).toBe(131 + 101);
    const { outcome } = forwardedHostReflection.run(
      { spec: valueOf(evidence.facts.spec), visits: valueOf(evidence.facts.visits), reflections: probes },
      defaultPolicy,
    );
    expect(outcome).toBe("unknown");
  });

  it("a probe without an answer is a fault, not an empty list of echoes", async () => {
    const server = await lab.http((request, response) => (request.headers["x-forwarded-host"] === undefined ? response.end() : request.socket.destroy()));
    expect(valueOf((await run({ baseUrl: server.origin, spec: describing([]) })).facts.reflections)).toMatchObject([
      { status: null, fault: { reason: "empty-reply" }, echoes: [] },
    ]);
  });
});

describe("when the target does not answer", () => {
  it("the faults are kept and the scan says unreachable", async () => {
    const server = await lab.canary();
    await lab.close();
    const evidence = await run({ baseUrl: server.origin, spec: describing(["/a", "/b"]) });
    expect(evidence.stopped).toMatchObject({ reason: "unreachable", detail: expect.stringContaining("refused") });
    expect(valueOf(evidence.facts.visits).visits.map(({ end }) => end.kind)).toEqual(["fault", "fault", "fault"]);
    expect(evidence.facts.reflections.state).toBe("failed");
    expect(evidence.facts.spec.state).toBe("known");
  });

  it("to everything but talks TLS, it is unreachable too", async () => {
    const server = await lab.bytes("\u0015\u0003\u0001\u0000\u0002\u0002\u0016");
    expect((await run({ baseUrl: server.origin, spec: describing(["/a"]) })).stopped).toMatchObject({ reason: "unreachable" });
  });

  it.each(["http://169.254.169.254", "http://[fd00:ec2::254]", "http://[fe80::1]"])("because %s is never contacted", async (baseUrl) => {
    const evidence = await run({ baseUrl, spec: describing(["/a"]), hosts: { allow: [], allowPrivate: ["0.0.0.0/0", "::/0"] } });
    expect(valueOf(evidence.facts.visits).visits[0]?.end).toMatchObject({ fault: { reason: "address-refused" } });
    expect(evidence.stopped).toMatchObject({ reason: "unreachable" });
  });

  it("offline, no socket is opened and nothing is failed", async () => {
    const canary = await lab.canary();
    const evidence = await run({ baseUrl: canary.origin, offline: true, spec: describing(["/a"]) });
    expect(evidence.facts.visits).toEqual({ state: "skipped", why: "offline" });
    expect(evidence.facts.reflections).toEqual({ state: "skipped", why: "offline" });
    expect(evidence).toMatchObject({ stopped: null, requests: 0 });
    expect(canary.connections()).toBe(0);
  });

  it("error answers are answers", async () => {
    const server = await lab.http((_request, response) => response.writeHead(500).end());
    expect((await run({ baseUrl: server.origin, spec: describing(["/a"]) })).stopped).toBeNull();
  });
});

describe("when the scan ends early", () => {
  const slow = (): Promise<Listener> => lab.http((_request, response) => setTimeout(() => response.end(), 120));

  it("by its deadline, what was gathered is kept", async () => {
    const server = await slow();
    // Two answers take a quarter of a second, and all of them more than ten: a busy machine makes this neither too early nor too late.
    const limits = { rate: null, concurrency: 1, deadlineMs: 1_500, requests: null };
    const evidence = await run({ baseUrl: server.origin, spec: describing(Array.from({ length: 90 }, (_, i) => `/${i}`)), limits });
    expect(evidence.stopped).toMatchObject({ reason: "deadline" });
    const ends = valueOf(evidence.facts.visits).visits.map(({ end }) => (end.kind === "fault" ? end.fault.reason : end.kind));
    expect(ends.slice(0, 2)).toEqual(["answered", "answered"]);
    expect(new Set(ends.slice(ends.indexOf("deadline")))).toEqual(new Set(["deadline"]));
    expect(ends.length).toBe(91);
    expect(evidence.durationMs).toBeLessThan(8_000);
    expect(evidence.facts.reflections.state).toBe("failed");
  });

  it("by an interrupt likewise", async () => {
    const controller = new AbortController();
    const server = await lab.http((request, response) => {
      if (request.url === "/1") controller.abort();
      else response.end();
    });
    const limits = { rate: null, concurrency: 1, deadlineMs: 60_000, requests: null };
    const evidence = await run(
      { baseUrl: server.origin, spec: describing(Array.from({ length: 50 }, (_, i) => `/${i}`)), limits },
      { signal: controller.signal },
    );
    expect(evidence.stopped).toMatchObject({ reason: "interrupted" });
    expect(valueOf(evidence.facts.visits).visits[0]?.end.kind).toBe("answered");
    expect(server.requests.map(({ url }) => url)).toEqual(["/", "/0", "/1"]);
  });

  it("by its number of requests, the rest are faults", async () => {
    const server = await json({ body: {} });
    const limits = { rate: null, concurrency: null, deadlineMs: 60_000, requests: 5 };
    const evidence = await run({ baseUrl: server.origin, spec: describing(Array.from({ length: 20 }, (_, i) => `/${i}`)), limits });
    expect(server.requests.length).toBe(5);
    expect(valueOf(evidence.facts.visits).visits.filter(({ end }) => end.kind === "fault" && end.fault.reason === "request-limit").length).toBe(16);
  });
});

describe("waiting for the target", () => {
  it("polls until it answers, then scans", async () => {
    let polls = 0;
    const server = await lab.http((request, response) => {
      if (request.url === "/health") polls += 1;
      response.writeHead(request.url === "/health" && polls < 3 ? 503 : 200, { "Retry-After": "60" }).end();
    });
    const waits: Progress[] = [];
    const evidence = await run(
      { baseUrl: server.origin, spec: describing(["/a"]), waitFor: { url: `${server.origin}/health`, timeoutMs: 10_000 } },
      { onProgress: (event) => event.stage === "waiting" && waits.push(event) },
    );
    expect(polls).toBe(3);
    expect(waits).toMatchObject([
      { attempt: 1, last: "status 503" },
      { attempt: 2, last: "status 503" },
    ]);
    expect(evidence.stopped).toBeNull();
    expect(evidence.requests).toBe(server.requests.length);
  });

  it("finds a server that starts late", async () => {
    const early = await lab.canary();
    const { port } = early;
    await lab.close();
    const { createServer } = await import("node:http");
    const late = createServer((_request, response) => response.end());
    setTimeout(() => late.listen(port, "127.0.0.1"), 700);
    const evidence = await run({
      baseUrl: `http://localhost:${port}`,
      spec: describing(["/a"]),
      waitFor: { url: `http://localhost:${port}/`, timeoutMs: 10_000 },
    });
    expect(evidence.stopped).toBeNull();
    await new Promise((resolve) => late.close(resolve));
  });

  it("gives up with the last answer, and nothing else is asked", async () => {
    const server = await lab.http((_request, response) => response.writeHead(404).end());
    const evidence = await run({ baseUrl: server.origin, spec: describing(["/a"]), waitFor: { url: `${server.origin}/health`, timeoutMs: 1_500 } });
    expect(evidence.stopped).toMatchObject({ reason: "timeout", detail: expect.stringMatching(/status 404 \(a path .* 2xx or 3xx/) });
    expect(evidence.facts.visits.state).toBe("failed");
    expect(new Set(server.requests.map(({ url }) => url))).toEqual(new Set(["/health"]));
  });

  it("comes after a description in a file has been read, and before one that the target serves", async () => {
    const server = await lab.http((_request, response) => response.writeHead(404).end());
    const wait = { url: `${server.origin}/health`, timeoutMs: 100 };
    await expect(run({ baseUrl: server.origin, spec: join(directory, "nope.yaml"), waitFor: wait })).rejects.toMatchObject({ code: "spec-not-found" });
    expect(server.requests.length).toBe(0);
    const evidence = await run({ baseUrl: server.origin, spec: `${server.origin}/openapi.json`, waitFor: wait });
    expect(evidence).toMatchObject({
      stopped: { reason: "timeout" },
      documents: [],
      facts: { spec: { state: "failed" }, visits: { state: "failed" }, sites: { state: "failed" } },
    });
    expect(new Set(server.requests.map(({ url }) => url))).toEqual(new Set(["/health"]));
  });

  it("that serves the description and is down, the scan says so instead of blaming the user", async () => {
    const evidence = await run({ baseUrl: "http://127.0.0.1:1", spec: "http://127.0.0.1:1/openapi.json" });
    expect(evidence.stopped).toMatchObject({
      reason: "connection-refused",
      detail: expect.stringContaining("the description http://127.0.0.1:1/openapi.json cannot be read"),
    });
    expect(evidence.facts.spec.state).toBe("failed");
  });
});
