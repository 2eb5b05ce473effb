import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { Timeouts } from "../../src/gather/connect.ts";
import { createPorts, type NodePorts, type PortsOptions } from "../../src/gather/node-ports.ts";
import type { Ask, Exchange } from "../../src/ports.ts";
import { createLab, type Listener } from "../lab/loopback.ts";
import { requestWith } from "./request.ts";

const lab = createLab();
const open: NodePorts[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((ports) => ports.close()));
  await lab.close();
});

/** Short clocks, so that slow servers are found out quickly. */
const short: Timeouts = { dnsMs: 300, connectMs: 600, tlsMs: 400, firstByteMs: 400, exchangeMs: 800 };

const portsFor = (baseUrl: string, more: Partial<PortsOptions> = {}, hosts: { allow?: string[]; allowPrivate?: string[] } = {}): NodePorts => {
  const ports = createPorts({ request: requestWith({ baseUrl, hosts }), env: {}, timeouts: short, ...more });
  open.push(ports);
  return ports;
};
const get = (url: string, more: Partial<Ask> = {}): Ask => ({ method: "GET", url, headers: [], body: "read", ...more });
const ask = (server: Listener, path = "/", more: Partial<Ask> = {}): Promise<Exchange> =>
  portsFor(server.origin).exchange(get(`${server.origin}${path}`, more));

/** "status" for an answer, "status reason" for one without its body, "reason" for a fault. */
const said = (exchange: Exchange): string =>
  exchange.kind === "fault"
    ? exchange.fault.reason
    : `${exchange.answer.status}${exchange.answer.bodyFault === null ? "" : ` ${exchange.answer.bodyFault.reason}`}`;
const textOf = (exchange: Exchange): string | null =>
  exchange.kind === "answer" && exchange.answer.body !== null ? new TextDecoder().decode(exchange.answer.body) : null;

const head = (...lines: string[]): string => `${lines.join("\r\n")}\r\n\r\n`;
const ok = (...lines: string[]): string => head("HTTP/1.1 200 OK", ...lines);
const gzipped = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from(ok("Content-Encoding: gzip", `Content-Length: ${bytes.length}`)), bytes]);

describe("a request target of one's own", () => {
  it("goes out byte for byte, with the body's length, and the Host that was asked for", async () => {
    const bodies: string[] = [];
    const server = await lab.http((request, response) => {
      request.on("data", (chunk: Buffer) => bodies.push(chunk.toString("latin1")));
      request.on("end", () => response.end("{}"));
    });
    await ask(server, "/", {
      method: "PROPFIND",
      target: "/a/../b//%7e?x=[1]&&y",
      payload: Buffer.from([0xff, 0x00, 0x41]),
      headers: [["Host", "sigproof-probe.invalid"]],
    });
    const [seen] = server.requests;
    expect([seen?.method, seen?.url]).toEqual(["PROPFIND", "/a/../b//%7e?x=[1]&&y"]);
    expect(bodies).toEqual(["\u00ff\u0000A"]);
    const headers = seen?.headers.join("|") ?? "";
    expect(headers).toContain("Host|sigproof-probe.invalid");
    expect(headers).toContain("Content-Length|3");
    expect(headers).not.toMatch(/Transfer-Encoding/i);
  });

  it("an empty body of a POST has a length too", async () => {
    const server = await lab.http((_request, response) => response.end("{}"));
    await ask(server, "/", { method: "POST", target: "/", payload: new Uint8Array(0) });
    expect(server.requests[0]?.headers.join("|")).toContain("Content-Length|0");
  });

  it.each(["http://evil.example/", "a", "/a b", "/a\r\nX: 1", ""])("%j is none, and nothing is sent", async (target) => {
    const server = await lab.http((_request, response) => response.end("{}"));
    expect(said(await ask(server, "/", { target }))).toBe("protocol-error");
    expect(server.requests.length).toBe(0);
  });

  it("a kept-alive connection that was given up is no reason to send the same bytes again", async () => {
    let sockets = 0;
    const server = await lab.tcp((socket, index) => {
      sockets += 1;
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        if (index === 0) socket.once("data", () => socket.destroy());
      });
    });
    const ports = portsFor(server.origin);
    const once = (): Promise<Exchange> => ports.exchange(get(`${server.origin}/`, { retry: "never" }));
    expect(said(await once())).toBe("200");
    expect(said(await once())).toMatch(/connection-reset|empty-reply/);
    expect(sockets).toBe(1);
  });
});

describe("what goes over the wire", () => {
  it("reaches a service of this machine at 0.0.0.0 too, as services name themselves there", async () => {
    const server = await lab.http((_request, response) => response.end("{}"));
    const origin = `http://0.0.0.0:${new URL(server.origin).port}`;
    expect(said(await portsFor(origin).exchange(get(`${origin}/`)))).toBe("200");
  });

  it("is what was asked, byte for byte, and an honest introduction", async () => {
    const server = await lab.http((_request, response) => response.end("{}"));
    await ask(server, "/a//b/%7Eid?x=1&x=%20&y", {
      headers: [
        ["X-One", "1"],
        ["X-One", "2"],
      ],
    });
    expect(server.requests[0]?.url).toBe("/a//b/%7Eid?x=1&x=%20&y");
    const { headers } = server.requests[0] ?? { headers: [] };
    const pairs = headers.flatMap((name, i) => (i % 2 === 0 ? [[name, headers[i + 1]]] : []));
    expect(pairs).toEqual([
      ["Host", `127.0.0.1:${server.port}`],
      ["User-Agent", expect.stringMatching(/^sigproof\/\d+\.\d+\.\d+ \(\+https:\/\//)],
      ["Accept", "application/json, */*;q=0.5"],
      ["Accept-Encoding", "identity"],
      ["X-One", "1"],
      ["X-One", "2"],
      ["Connection", "keep-alive"],
    ]);
  });

  it("carries the alias as Host while the socket goes to the base URL", async () => {
    const server = await lab.http((_request, response) => response.end());
    await ask(server, "/", { host: "api.partner.example.com" });
    expect(server.requests[0]?.headers.slice(0, 2)).toEqual(["Host", "api.partner.example.com"]);
  });

  it("keeps one connection for one request after the other", async () => {
    const server = await lab.http((_request, response) => response.end("{}"));
    const ports = portsFor(server.origin);
    for (let i = 0; i < 5; i += 1) expect(said(await ports.exchange(get(`${server.origin}/${i}`)))).toBe("200");
    expect(server.connections()).toBe(1);
  });

  it("gives back repeated headers in order and spelling", async () => {
    const server = await lab.bytes(ok("X-a: 1", "SET-cookie: a=1", "x-A: 2", "Content-Length: 0"));
    const exchange = await ask(server);
    expect(exchange.kind === "answer" && exchange.answer.headers).toEqual([
      ["X-a", "1"],
      ["SET-cookie", "a=1"],
      ["x-A", "2"],
      ["Content-Length", "0"],
    ]);
  });
});

describe("a fault is a value, and never an answer", () => {
  it.each<[string, string | Buffer, string]>([
    ["closes without a byte", "", "empty-reply"],
    ["talks no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "protocol-error"],
    ["talks HTTP/0.9", "<html>hello</html>", "protocol-error"],
    ["has a NUL in a header", ok("X: a\u0000b", "Content-Length: 0"), "protocol-error"],
    ["has a bare CR in a header", ok("X: a\rb", "Content-Length: 0"), "protocol-error"],
    ["gives two lengths", ok("Content-Length: 1", "Content-Length: 2") + "ab", "protocol-error"],
    ["gives length and chunks", ok("Content-Length: 3", "Transfer-Encoding: chunked") + "1\r\na\r\n0\r\n\r\n", "protocol-error"],
    ["gives status 99", head("HTTP/1.1 99 Low", "Content-Length: 0"), "protocol-error"],
    ["gives status 999", head("HTTP/1.1 999 High", "Content-Length: 0"), "999"],
    ["stops inside the headers", "HTTP/1.1 200 OK\r\nX-Half: ", "truncated"],
    ["sends 65 KiB of headers", ok(`X: ${"a".repeat(66_000)}`, "Content-Length: 0"), "response-limit"],
    ["sends 201 headers", ok(...Array.from({ length: 200 }, (_, i) => `X-${i}: 1`), "Content-Length: 0"), "response-limit"],
    ["switches protocols unasked", head("HTTP/1.1 101 Switching Protocols", "Upgrade: h2c", "Connection: Upgrade"), "protocol-error"],
    ["floods with 103", head("HTTP/1.1 103 Early Hints").repeat(100_000), "response-limit"],
    ["floods with 100", head("HTTP/1.1 100 Continue").repeat(100_000), "response-limit"],
    ["sends 20 hints and an answer", head("HTTP/1.1 103 Early Hints").repeat(20) + ok("Content-Length: 0"), "200"],
    ["has a wrong chunk size", ok("Transfer-Encoding: chunked") + "zz\r\nabc", "200 protocol-error"],
    ["ends before its length", ok("Content-Length: 100") + "half", "200 truncated"],
    ["ends between chunks", ok("Transfer-Encoding: chunked") + "4\r\nhalf\r\n", "200 truncated"],
    ["announces 1e18 bytes", ok("Content-Length: 1000000000000000000") + "x", "200 response-limit"],
    ["has a megabyte of chunk extensions", `${ok("Transfer-Encoding: chunked")}1;${"x".repeat(1_000_000)}\r\na\r\n0\r\n\r\n`, "200 response-limit"],
    ["has a megabyte of trailers", `${ok("Transfer-Encoding: chunked")}1\r\na\r\n0\r\nX: ${"t".repeat(1_000_000)}\r\n\r\n`, "200 response-limit"],
    ["ends by closing, as HTTP/1.0 does", `${head("HTTP/1.0 200 OK", "Connection: close")}all`, "200"],
    ["labels text as gzip", `${ok("Content-Encoding: gzip", "Content-Length: 5")}plain`, "200 bad-encoding"],
    ["encodes with zstd", `${ok("Content-Encoding: zstd", "Content-Length: 1")}x`, "200 bad-encoding"],
    ["encodes three times", `${ok("Content-Encoding: gzip, gzip, br", "Content-Length: 1")}x`, "200 bad-encoding"],
    ["truncates gzip inside its length", gzipped(gzipSync(Buffer.alloc(5000, "ab")).subarray(0, -12)), "200 truncated"],
  ])("a server that %s", async (_what, bytes, expected) => {
    expect(said(await ask(await lab.bytes(bytes)))).toBe(expected);
  });

  it("refused connections", async () => {
    const server = await lab.canary();
    await lab.close();
    expect(said(await ask(server))).toBe("connection-refused");
  });

  it("a reset right after accept, tried once and not again", async () => {
    const server = await lab.tcp((socket) => socket.once("data", () => socket.resetAndDestroy()));
    expect(said(await ask(server))).toBe("connection-reset");
    expect(server.connections()).toBe(1);
  });

  it("a reset in the middle of the body", async () => {
    const server = await lab.tcp((socket) =>
      socket.once("data", () => socket.write(`${ok("Content-Length: 100")}half`, () => setTimeout(() => socket.resetAndDestroy(), 20))),
    );
    expect(said(await ask(server))).toBe("200 truncated");
  });

  it.each<[string, (write: (text: string) => void) => NodeJS.Timeout | null, string]>([
    ["never says anything", () => null, "timeout"],
    ["sends a header byte now and then", (write) => (write("HTTP/1.1 200 OK\r\n"), setInterval(() => write("X: 1\r\n"), 50)), "timeout"],
    ["sends a body byte now and then", (write) => (write(ok("Content-Length: 1000000")), setInterval(() => write("x"), 50)), "200 timeout"],
    ["stalls inside the body", (write) => (write(`${ok("Content-Length: 9")}half`), null), "200 timeout"],
    ["sends hints for ever", (write) => setInterval(() => write(head("HTTP/1.1 103 Early Hints")), 100), "timeout"],
  ])("a server that %s is left at the deadline", async (_what, behave, expected) => {
    const server = await lab.tcp((socket) =>
      socket.once("data", () => {
        const timer = behave((text) => socket.write(text));
        socket.on("close", () => clearInterval(timer ?? undefined));
      }),
    );
    const begun = performance.now();
    expect(said(await ask(server))).toBe(expected);
    expect(performance.now() - begun).toBeLessThan(short.exchangeMs + 5_000);
  });

  it("an endless body ends at the cap", async () => {
    const server = await lab.http((_request, response) => {
      const more = (): boolean => !response.destroyed && response.write("x".repeat(65_536), () => setImmediate(more));
      more();
    });
    expect(said(await ask(server))).toBe("200 response-limit");
  });

  it("a URL that is no web address, or carries a password, is not asked", async () => {
    const server = await lab.canary();
    const ports = portsFor(server.origin);
    for (const url of ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:1", "not a url", `http://user:pw@127.0.0.1:${server.port}/`])
      expect((await ports.exchange(get(url))).kind).toBe("fault");
    expect(server.connections()).toBe(0);
  });

  it("a caller's own timeout replaces the default", async () => {
    const server = await lab.tcp((socket) => socket.once("data", () => socket.write(ok("Content-Length: 9"))));
    for (const { timeoutMs, exchangeMs } of [
      { timeoutMs: 100, exchangeMs: 60_000 },
      { timeoutMs: 1_200, exchangeMs: 100 },
    ]) {
      const ports = portsFor(server.origin, { timeouts: { ...short, exchangeMs } });
      const begun = performance.now();
      expect(said(await ports.exchange(get(server.origin, { timeoutMs })))).toBe("200 timeout");
      expect(performance.now() - begun).toBeGreaterThan(timeoutMs - 10);
      expect(performance.now() - begun).toBeLessThan(timeoutMs + 10_000);
    }
  });
});

describe("bodies", () => {
  const json = Buffer.from(JSON.stringify({ hello: "world" }));
  it.each<[string, Buffer]>([
    ["gzip", gzipSync(json)],
    ["x-gzip", gzipSync(json)],
    ["deflate", deflateSync(json)],
    ["deflate", deflateRawSync(json)],
    ["br", brotliCompressSync(json)],
    ["gzip, br", brotliCompressSync(gzipSync(json))],
    ["identity", json],
  ])("are decoded from %s", async (encoding, bytes) => {
    const server = await lab.bytes(Buffer.concat([Buffer.from(ok(`Content-Encoding: ${encoding}`, `Content-Length: ${bytes.length}`)), bytes]));
    expect(textOf(await ask(server))).toBe(json.toString());
  });

  it.each<[string, () => Buffer]>([
    ["gzip", () => gzipSync(Buffer.alloc(64 * 1024 * 1024))],
    ["br", () => brotliCompressSync(Buffer.alloc(256 * 1024 * 1024), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
    ["deflate", () => deflateSync(Buffer.alloc(64 * 1024 * 1024))],
    ["gzip, br", () => brotliCompressSync(gzipSync(Buffer.alloc(64 * 1024 * 1024)))],
  ])("a %s bomb is caught within its cap", async (encoding, make) => {
    const bomb = make();
    const server = await lab.bytes(Buffer.concat([Buffer.from(ok(`Content-Encoding: ${encoding}`, `Content-Length: ${bomb.length}`)), bomb]));
    const before = process.memoryUsage().rss;
    expect(said(await ask(server))).toBe("200 response-limit");
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("small ones may unfold far: a page of zeros is no bomb", async () => {
    const zeros = gzipSync(Buffer.alloc(60_000));
    const server = await lab.bytes(gzipped(zeros));
    expect(textOf(await ask(server))?.length).toBe(60_000);
  });

  it("have the cap that the caller sets", async () => {
    const server = await lab.http((_request, response) => response.end("x".repeat(5 * 1024 * 1024)));
    expect(said(await ask(server))).toBe("200 response-limit");
    expect(said(await ask(server, "/", { maxBytes: 6 * 1024 * 1024 }))).toBe("200");
    expect(said(await ask(server, "/", { maxBytes: 10 }))).toBe("200 response-limit");
  });

  it("are read as JSON only where they are JSON", async () => {
    const server = await lab.http((request, response) => {
      response.setHeader("Content-Type", new URL(request.url ?? "", "http://x").searchParams.get("type") ?? "");
      response.end("{}");
    });
    for (const [type, expected] of [
      ["application/json", "{}"],
      ["application/hal+json; charset=utf-8", "{}"],
      ["text/html", null],
      ["application/jsonp", null],
    ] as const)
      expect(textOf(await ask(server, `/?type=${encodeURIComponent(type)}`, { body: "json" }))).toBe(expected);
  });

  it("that nobody wants cost neither time nor the connection, unless they are long", async () => {
    const server = await lab.http((request, response) => response.end("x".repeat(request.url === "/long" ? 10_000_000 : 1_000)));
    const ports = portsFor(server.origin);
    expect(said(await ports.exchange(get(`${server.origin}/`, { body: "none" })))).toBe("200");
    expect(said(await ports.exchange(get(`${server.origin}/`, { body: "none" })))).toBe("200");
    expect(server.connections()).toBe(1);
    expect(said(await ports.exchange(get(`${server.origin}/long`, { body: "none" })))).toBe("200");
    expect(said(await ports.exchange(get(`${server.origin}/`, { body: "none" })))).toBe("200");
    expect(server.connections()).toBe(2);
  });

  it.each(["HEAD /", "GET /204", "GET /304"])("that must not be there are not waited for: %s", async (line) => {
    const [method, path = ""] = line.split(" ");
    const server = await lab.tcp((socket) =>
      socket.on("data", () => socket.write(head(`HTTP/1.1 ${path.slice(1) || "200"} X`, ...(path === "/" ? ["Content-Length: 5"] : [])))),
    );
    const ports = portsFor(server.origin);
    const exchange = await ports.exchange(get(`${server.origin}${path}`, { method: method === "HEAD" ? "HEAD" : "GET" }));
    expect(said(exchange)).toBe(path.slice(1) || "200");
    expect(textOf(exchange)).toBe("");
  });

  it("sent against the rules do not become the next answer", async () => {
    const server = await lab.tcp((socket) =>
      socket.on("data", () => socket.write(`${head("HTTP/1.1 204 No Content")}HTTP/1.1 200 OK\r\nX-Smuggled: 1\r\nContent-Length: 0\r\n\r\n`)),
    );
    const ports = portsFor(server.origin);
    for (let i = 0; i < 3; i += 1) expect(said(await ports.exchange(get(`${server.origin}/`)))).not.toBe("200");
  });
});

describe("connections", () => {
  it("that the server gave up while idle are replaced once, unnoticed", async () => {
    const server = await lab.tcp((socket, index) => {
      let seen = 0;
      socket.on("data", () => {
        seen += 1;
        // The first connection dies with the second request, as a server's idle time-out would have it.
        if (index === 0 && seen === 2) socket.resetAndDestroy();
        else socket.write(ok("Content-Length: 2") + "ok");
      });
    });
    const ports = portsFor(server.origin);
    expect(said(await ports.exchange(get(`${server.origin}/1`)))).toBe("200");
    expect(said(await ports.exchange(get(`${server.origin}/2`)))).toBe("200");
    expect(server.connections()).toBe(2);
  });

  it("that die again on a new connection are a fault", async () => {
    const server = await lab.tcp((socket, index) => {
      let seen = 0;
      socket.on("data", () => {
        seen += 1;
        if (index > 0 || seen === 2) socket.resetAndDestroy();
        else socket.write(ok("Content-Length: 2") + "ok");
      });
    });
    const ports = portsFor(server.origin);
    await ports.exchange(get(`${server.origin}/1`));
    expect(said(await ports.exchange(get(`${server.origin}/2`)))).toBe("connection-reset");
    expect(server.connections()).toBe(2);
  });

  it.each(["127.0.0.1", "::1"])("to localhost find a server that listens on %s alone", async (address) => {
    const server = await lab.http((_request, response) => response.end("here"), address);
    const base = `http://localhost:${server.port}`;
    expect(textOf(await portsFor(base).exchange(get(`${base}/`)))).toBe("here");
  });

  it("go on to the next address when one is silent", async () => {
    const server = await lab.http((_request, response) => response.end("here"));
    await lab.silent(server.port);
    const ports = portsFor(`http://dual.test:${server.port}`, {
      lookup: async () => ["::1", "127.0.0.1"],
      timeouts: { ...short, connectMs: 3_000, exchangeMs: 30_000 },
    });
    const begun = performance.now();
    expect(textOf(await ports.exchange(get(`http://dual.test:${server.port}/`)))).toBe("here");
    // A third of the time for the first address; on Linux it is really waited for.
    if (process.platform === "linux") expect(performance.now() - begun).toBeGreaterThan(900);
  });

  it("end when the scan is interrupted, and no new ones are opened", async () => {
    const server = await lab.tcp(() => {});
    const controller = new AbortController();
    const ports = portsFor(server.origin, { signal: controller.signal });
    const asked = [1, 2, 3].map(() => ports.exchange(get(`${server.origin}/`)));
    const slept = ports.sleep(60_000);
    setTimeout(() => controller.abort(), 50);
    expect((await Promise.all(asked)).map(said)).toEqual(["interrupted", "interrupted", "interrupted"]);
    await slept;
    const before = server.connections();
    expect(said(await ports.exchange(get(`${server.origin}/`)))).toBe("interrupted");
    expect(server.connections()).toBe(before);
  });

  it("are never opened offline", async () => {
    const server = await lab.canary();
    const ports = portsFor(server.origin, { request: requestWith({ baseUrl: server.origin, offline: true }) });
    expect((await ports.exchange(get(`${server.origin}/`))).kind).toBe("fault");
    expect(server.connections()).toBe(0);
  });
});
