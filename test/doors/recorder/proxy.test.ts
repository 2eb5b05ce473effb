// The recorder's proxy between a client and real servers on loopback: the client sees what it would have seen without, and the record says what happened.

import { createHash, randomBytes } from "node:crypto";
import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createAuthority } from "../../../src/doors/recorder/authority.ts";
import { createAuthority as createTestAuthority } from "../../lab/certificates.ts";
import { createLab, type Lab, type Listener } from "../../lab/loopback.ts";
import { ask, openRoom, type Room, speak, tunnelTo } from "./room.ts";

let lab: Lab;
const rooms: Room[] = [];
const room = async (...options: Parameters<typeof openRoom>): Promise<Room> => {
  const opened = await openRoom(...options);
  rooms.push(opened);
  return opened;
};
beforeAll(() => {
  lab = createLab();
});
afterEach(async () => {
  await Promise.all(rooms.splice(0).map((one) => one.close()));
});
afterAll(() => lab.close());

const echo = (): Promise<Listener> =>
  lab.http((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(200, ["Content-Type", "application/json", "Set-Cookie", "a=1", "Set-Cookie", "b=2", "X-Mixed-CASE", "kept"]);
      response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.rawHeaders, body: Buffer.concat(chunks).toString("base64") }));
    });
  });
const told = (body: Buffer) => JSON.parse(body.toString()) as { method: string; url: string; headers: string[]; body: string };

describe("plain HTTP", () => {
  it("goes out as it came in, without what was meant for the proxy, and is recorded whole", async () => {
    const server = await echo();
    const here = await room();
    const got = await ask(here, `${server.origin}/orders/a%2Fb?x=1&x=2`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-API-Signature": "5ba7", "Proxy-Connection": "keep-alive" },
      body: '{"a":1}',
    });
    const arrived = told(got.body);
    expect(arrived).toMatchObject({ method: "POST", url: "/orders/a%2Fb?x=1&x=2", body: Buffer.from('{"a":1}').toString("base64") });
    expect(arrived.headers.filter((_, i) => i % 2 === 0)).toEqual(["Host", "Content-Type", "X-API-Signature", "Content-Length", "Connection"]);
    expect(got.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
    expect(got.rawHeaders).toContain("X-Mixed-CASE");
    const [call] = await here.recorded();
    expect(call).toMatchObject({
      method: "POST",
      url: `${server.origin}/orders/a%2Fb?x=1&x=2`,
      address: "127.0.0.1",
      error: null,
      answer: { status: 200, statusText: "OK" },
    });
    expect(call?.headers).toContainEqual(["X-API-Signature", "5ba7"]);
    expect(JSON.stringify(call?.headers)).not.toMatch(/proxy-/i);
    expect(Buffer.from(call?.body.bytes ?? []).toString()).toBe('{"a":1}');
    expect(Buffer.from(call?.answer?.body.bytes ?? [])).toEqual(got.body);
    expect(call?.timings.connect).toBeGreaterThan(0);
  });

  it("records each hop of a redirect, with Location and what the client sent along", async () => {
    const server = await lab.http((_request, response) => response.writeHead(302, { location: "https://files.example/x" }).end());
    const here = await room();
    const got = await ask(here, `${server.origin}/`);
    expect([got.status, got.headers.location]).toEqual([302, "https://files.example/x"]);
    expect((await here.recorded())[0]?.answer?.headers).toContainEqual(["location", "https://files.example/x"]);
  });

  it.each(["HEAD", "GET"])("%s: hands on 304, 204 and lengths without bodies", async (method) => {
    const server = await lab.http((request, response) => {
      if (request.url === "/304") response.writeHead(304, { etag: '"1"' }).end();
      else if (request.url === "/204") response.writeHead(204).end();
      else response.writeHead(200, { "content-length": "5" }).end(request.method === "HEAD" ? undefined : "hello");
    });
    const here = await room();
    for (const [path, status] of [
      ["/304", 304],
      ["/204", 204],
      ["/200", 200],
    ] as const) {
      const got = await ask(here, `${server.origin}${path}`, { method });
      expect([got.status, got.body.toString()]).toEqual([status, status === 200 && method === "GET" ? "hello" : ""]);
      if (status === 200) expect(got.headers["content-length"]).toBe("5");
    }
  });

  it("hands on chunks both ways, and trailers", async () => {
    const server = await lab.http((request, response) => {
      response.writeHead(200, { trailer: "x-sum", "x-framed": request.headers["transfer-encoding"] ?? "none" });
      request.on("data", (chunk: Buffer) => response.write(chunk));
      request.on("end", () => {
        response.addTrailers({ "x-sum": "42" });
        response.end();
      });
    });
    const here = await room();
    const got = await ask(here, `${server.origin}/`, { method: "PUT", headers: { "Transfer-Encoding": "chunked" }, body: "abcdef" });
    expect([got.body.toString(), got.headers["x-framed"], got.trailers["x-sum"]]).toEqual(["abcdef", "chunked", "42"]);
  });

  it("waits for 100 Continue where the client does, and passes a refusal on", async () => {
    const server = await lab.http((request, response) => request.resume().on("end", () => response.end("got it")));
    const here = await room();
    const got = await ask(here, `${server.origin}/`, { method: "POST", headers: { Expect: "100-continue", "Content-Length": "4" }, body: "body" });
    expect([got.continued, got.body.toString()]).toEqual([true, "got it"]);
  });

  it("streams 256 MiB either way with bounded memory, and keeps none of it", async () => {
    const size = 256 * 1024 * 1024;
    const chunk = randomBytes(1024 * 1024);
    const server = await lab.http((request, response) => {
      const hash = createHash("sha256");
      request.on("data", (part: Buffer) => hash.update(part));
      request.on("end", () => {
        response.writeHead(200, { "x-hash": hash.digest("hex"), "content-length": String(size) });
        const push = (left: number): void => {
          if (left === 0) response.end();
          else if (response.write(chunk)) push(left - chunk.length);
          else response.once("drain", () => push(left - chunk.length));
        };
        push(size);
      });
    });
    const here = await room();
    const { peak, received, hash } = await new Promise<{ peak: number; received: number; hash: string }>((resolve, reject) => {
      let peak = 0;
      let received = 0;
      let head = "";
      const socket = connectTcp(here.port, "127.0.0.1", () => {
        socket.write(
          `POST ${server.origin}/ HTTP/1.1\r\nHost: x\r\nProxy-Authorization: ${here.authorization}\r\nContent-Length: ${size}\r\nConnection: close\r\n\r\n`,
        );
        const push = (left: number): void => {
          peak = Math.max(peak, process.memoryUsage().external);
          if (left === 0) return;
          if (socket.write(chunk)) push(left - chunk.length);
          else socket.once("drain", () => push(left - chunk.length));
        };
        push(size);
      });
      socket.on("data", (part: Buffer) => {
        if (head === "") head = part.subarray(0, 400).toString("latin1");
        received += part.length;
        peak = Math.max(peak, process.memoryUsage().external);
      });
      socket.on("error", reject);
      socket.on("close", () => resolve({ peak, received, hash: /x-hash: (\w+)/.exec(head)?.[1] ?? "" }));
    });
    expect(received).toBeGreaterThan(size);
    expect(hash).toBe(
      Array.from({ length: size / chunk.length })
        .reduce<ReturnType<typeof createHash>>((sum) => sum.update(chunk), createHash("sha256"))
        .digest("hex"),
    );
    // Client and server live in this process too, and nobody says when garbage is taken out: about 100 MiB, whatever the size. Kept bodies would be more than `size`.
    expect(peak).toBeLessThan(size / 1.5);
    const [call] = await here.recorded();
    expect(call?.body).toEqual({ bytes: null, size });
    expect(call?.answer?.body).toEqual({ bytes: null, size });
  });

  it("keeps an answer readable when it was compressed, and harmless when it is a bomb", async () => {
    const server = await lab.http((request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(request.url === "/bomb" ? Buffer.alloc(8 * 1024 * 1024) : "hello")),
    );
    const here = await room();
    expect((await ask(here, `${server.origin}/`)).body).toEqual(gzipSync("hello"));
    await ask(here, `${server.origin}/bomb`);
    const [plain, bomb] = await here.recorded(2);
    expect(Buffer.from(plain?.answer?.body.bytes ?? []).toString()).toBe("hello");
    expect(bomb?.answer?.body.bytes).toBeNull();
  });

  it("keeps one connection to a server for one connection of the client", async () => {
    const server = await echo();
    const here = await room();
    const line = (last: boolean): string =>
      `GET ${server.origin}/ HTTP/1.1\r\nHost: x\r\nProxy-Authorization: ${here.authorization}\r\n${last ? "Connection: close\r\n" : ""}\r\n`;
    const heard = await speak(here.port, line(false) + line(false) + line(true));
    expect(heard.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
    expect(server.connections()).toBe(1);
  });

  it("lets a refused, torn or silent answer be what it is for the client, and says which it was", async () => {
    const here = await room();
    const torn = await lab.bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    const garbage = await lab.bytes("SSH-2.0-OpenSSH_9.2\r\n");
    const empty = await lab.tcp((socket) => socket.once("data", () => socket.end()));
    for (const url of ["http://127.0.0.1:1/", `${torn.origin}/`, `${garbage.origin}/`, `${empty.origin}/`]) await expect(ask(here, url)).rejects.toThrow(/./);
    const calls = await here.recorded(4);
    expect(calls.map(({ error }) => error)).toEqual([
      expect.stringContaining("refused"),
      expect.stringContaining("before the answer was complete"),
      expect.stringContaining("not valid HTTP"),
      expect.stringContaining("without an answer"),
    ]);
    expect(here.said[0]).toContain("127.0.0.1:1: the connection was refused");
  });

  it("ends the call to the server when the client hangs up", async () => {
    let ended: (() => void) | null = null;
    const over = new Promise<void>((resolve) => (ended = resolve));
    const server = await lab.http((_request, response) => {
      response.write("begun");
      response.on("close", () => ended?.());
    });
    const here = await room();
    await speak(here.port, `GET ${server.origin}/ HTTP/1.1\r\nHost: x\r\nProxy-Authorization: ${here.authorization}\r\n\r\n`, /begun/);
    await over;
    expect((await here.recorded())[0]?.error).toContain("the client hung up");
  });

  it("takes an offer of HTTP/2 for the ordinary request that it is, body included", async () => {
    const server = await echo();
    const here = await room();
    const got = await speak(
      here.port,
      `POST ${server.origin}/ HTTP/1.1\r\nHost: x\r\nProxy-Authorization: ${here.authorization}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAM\r\nContent-Length: 3\r\n\r\nabc`,
      /\}\s*$|\r\n0\r\n/,
    );
    expect(got).toContain('"method":"POST"');
    expect(got).toContain(Buffer.from("abc").toString("base64"));
    expect(got).not.toMatch(/HTTP2-Settings|h2c/);
  });

  it("hands WebSockets on, refused ones too", async () => {
    const server = await lab.http((_request, response) => response.writeHead(403).end("no"));
    const sockets = await lab.tcp((socket) => {
      let greeted = false;
      socket.on("data", (chunk: Buffer) => {
        if (!greeted) socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nfirst");
        else socket.write(chunk.toString().toUpperCase());
        greeted = true;
      });
    });
    const here = await room();
    const hello = (origin: string): string =>
      `GET ${origin}/ws HTTP/1.1\r\nHost: x\r\nProxy-Authorization: ${here.authorization}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n`;
    const heard = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connectTcp(here.port, "127.0.0.1", () => socket.write(hello(sockets.origin)));
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        if (text.endsWith("first")) socket.write("shout");
        if (text.endsWith("SHOUT")) {
          socket.destroy();
          resolve(text);
        }
      });
    });
    expect(heard).toContain("101 Switching Protocols");
    expect(await speak(here.port, hello(server.origin))).toMatch(/^HTTP\/1\.1 403 [\s\S]*no$/);
    expect((await here.recorded(2)).map(({ answer }) => answer?.status)).toEqual([101, 403]);
  });
});

describe("a tunnel", () => {
  it("carries what it carries, and is recorded as host and port", async () => {
    const server = await lab.tcp((socket) => socket.on("data", (chunk: Buffer) => socket.write(Buffer.from(chunk).reverse())));
    const here = await room();
    const socket = (await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket;
    const heard = await new Promise<Buffer>((resolve) => {
      socket.once("data", resolve);
      socket.write(Buffer.from([0, 1, 2, 3]));
    });
    expect([...heard]).toEqual([3, 2, 1, 0]);
    socket.destroy();
    expect((await here.recorded())[0]).toMatchObject({ method: "CONNECT", url: `https://127.0.0.1:${server.port}/`, headers: [], answer: { status: 200 } });
  });

  it("carries protocols in which the server speaks first", async () => {
    const server = await lab.tcp((socket) => socket.write("220 mail.example ready\r\n"));
    const here = await room();
    const socket = (await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket;
    expect((await new Promise<Buffer>((resolve) => socket.once("data", resolve))).toString()).toBe("220 mail.example ready\r\n");
    socket.destroy();
  });

  it("is read where it carries plain HTTP, in one connection to the server", async () => {
    const server = await echo();
    const here = await room();
    const socket = (await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket;
    const heard = await new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        if ((text.match(/HTTP\/1\.1 200/g) ?? []).length === 2 && text.endsWith("\r\n0\r\n\r\n")) resolve(text);
      });
      // One byte first: not enough to tell what it is.
      socket.write("G");
      setTimeout(() => socket.write("ET /one HTTP/1.1\r\nHost: other.example\r\n\r\nGET /two HTTP/1.1\r\nHost: other.example\r\n\r\n"), 20);
    });
    socket.destroy();
    expect(heard).toContain('"url":"/two"');
    expect(server.connections()).toBe(1);
    expect((await here.recorded(2)).map(({ url }) => url)).toEqual([`${server.origin}/one`, `${server.origin}/two`]);
  });

  it("takes a request for the server as a whole", async () => {
    const server = await lab.http((_request, response) => response.writeHead(204, { allow: "GET" }).end());
    const here = await room();
    const socket = (await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket;
    const heard = await new Promise<string>(
      (resolve) => socket.once("data", (chunk: Buffer) => resolve(chunk.toString())) && socket.write("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"),
    );
    socket.destroy();
    expect(heard).toMatch(/^HTTP\/1\.1 204 /);
    expect(server.requests[0]?.url).toBe("*");
    expect((await here.recorded())[0]).toMatchObject({ method: "OPTIONS", url: `${server.origin}/` });
  });

  it("that leads nowhere is refused with the reason, and recorded as an attempt", async () => {
    const here = await room();
    expect(await tunnelTo(here, "127.0.0.1:1")).toBe("502 Bad Gateway");
    expect((await here.recorded())[0]).toMatchObject({ url: "https://127.0.0.1:1/", answer: null, error: expect.stringContaining("refused") as string });
    expect(await tunnelTo(here, "nonsense:99999")).toBe("400 Bad Request");
  });
});

describe("inspected TLS", () => {
  const test = createTestAuthority();
  afterAll(() => test.remove());
  const authority = createAuthority(Date.now());
  const good = test.sign("IP:127.0.0.1,DNS:localhost");

  const over = (socket: Socket, options: { readonly ca?: string; readonly verify?: boolean; readonly host?: string }, text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const tls = connectTls(
        { socket, host: options.host ?? "127.0.0.1", ...(options.ca === undefined ? {} : { ca: options.ca }), rejectUnauthorized: options.verify ?? true },
        () => tls.write(text),
      );
      let heard = "";
      tls.on("data", (chunk: Buffer) => (heard += chunk.toString()));
      tls.on("error", reject).on("close", () => resolve(heard));
    });
  const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: api.example\r\nX-API-Signature: 5ba7\r\nConnection: close\r\n\r\n`;
  const answering = (certificate: { key: string; cert: string }): Promise<Listener> =>
    lab.tls(certificate, (socket) => socket.on("error", () => {}).once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")));

  it("shows the child a leaf of this run's authority, verifies the server, and records the call whole", async () => {
    const server = await answering(good);
    const here = await room({ authority, ca: test.pem });
    const heard = await over((await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket, { ca: authority.pem }, get("/orders?a=1"));
    expect(heard).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*hello$/);
    const [call] = await here.recorded();
    expect(call).toMatchObject({ method: "GET", url: `https://127.0.0.1:${server.port}/orders?a=1`, answer: { status: 200 }, error: null });
    expect(call?.headers).toContainEqual(["X-API-Signature", "5ba7"]);
    expect(call?.timings.tls).toBeGreaterThan(0);
    expect(server.connections()).toBe(1);
  });

  it.each([
    ["expired", () => test.sign("IP:127.0.0.1", { to: "20210101000000Z" }), "expired"],
    ["for another name", () => test.sign("DNS:other.example"), "does not match"],
    ["of nobody", () => test.selfSigned("IP:127.0.0.1"), "self-signed"],
  ])("a certificate that is %s stays a failure for the child, and no request goes out", async (_what, make, words) => {
    const received: string[] = [];
    const server = await lab.tls(make(), (socket) => socket.on("error", () => {}).on("data", (chunk: Buffer) => received.push(chunk.toString())));
    const here = await room({ authority, ca: test.pem });
    await expect(over((await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket, { ca: authority.pem }, get("/"))).rejects.toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/) as string,
    });
    // A client that does not look gets no further: the recorder looks.
    const careless = await over((await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket, { verify: false }, get("/")).catch(() => "");
    expect(careless).toBe("");
    expect(received).toEqual([]);
    const calls = await here.recorded(2);
    expect(calls[0]).toMatchObject({ method: "CONNECT", answer: null });
    for (const { error } of calls) expect(error).toContain(words);
    expect(here.said.join("\n")).toContain(words);
  });

  it("says so when the child does not trust it", async () => {
    const server = await answering(good);
    const here = await room({ authority, ca: test.pem });
    await expect(over((await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket, { ca: test.pem }, get("/"))).rejects.toThrow(/./);
    expect((await here.recorded())[0]).toMatchObject({ method: "CONNECT", answer: null, error: expect.stringContaining("before its first request") as string });
  });

  it("without an authority passes TLS through: the child sees the server's own certificate", async () => {
    const server = await answering(good);
    const here = await room({ ca: test.pem });
    expect(await over((await tunnelTo(here, `127.0.0.1:${server.port}`)) as Socket, { ca: test.pem }, get("/secret"))).toContain("hello");
    expect(JSON.stringify(await here.recorded())).not.toContain("secret");
  });
});

describe("who may use it, and for what", () => {
  it("listens on 127.0.0.1 alone, and answers nobody without the token of the run", async () => {
    const server = await lab.canary();
    const here = await room();
    for (const authorization of [null, "Basic eDp5", `Bearer ${"x".repeat(48)}`, here.authorization.slice(0, -4)]) {
      const got = await ask(here, `${server.origin}/`, { authorization });
      expect([got.status, got.headers["proxy-authenticate"]]).toEqual([407, 'Basic realm="sigproof recorder"']);
    }
    expect(await speak(here.port, `CONNECT 127.0.0.1:${server.port} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 407 /);
    expect(await speak(here.port, `GET ${server.origin}/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 407 /,
    );
    expect(server.connections()).toBe(0);
    expect(here.calls).toEqual([]);
    expect(here.said).toEqual(["a request without this run's token was refused"]);
  });

  it.each(["127.0.0.1", "localhost", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433", "127.1"])("never leads to itself, spelled %s", async (name) => {
    const here = await room();
    const got = await ask(here, `http://${name}:${here.port}/`, { headers: { Host: "x" } }).catch(() => null);
    if (got !== null) expect(got.status).toBe(508);
    const tunnel = await tunnelTo(here, `${name}:${here.port}`);
    expect(tunnel).toMatch(/^(508|502|400) /);
  });

  it("recognises a request that comes back through another proxy", async () => {
    const vias: string[] = [];
    const other = await lab.http((request, response) => {
      vias.push(request.headers.via ?? "");
      response.end();
    });
    const here = await room({ env: { HTTP_PROXY: other.origin } });
    await ask(here, "http://api.example/");
    expect(vias[0]).toMatch(/^1\.1 sigproof-[0-9a-f]{16}$/);
    expect((await ask(here, "http://api.example/", { headers: { Via: `1.0 fred, ${vias[0] ?? ""}` } })).status).toBe(508);
    expect(vias).toHaveLength(1);
  });

  it("refuses what is no proxy's business", async () => {
    const here = await room();
    const authorization = `Proxy-Authorization: ${here.authorization}\r\n`;
    for (const line of ["GET / HTTP/1.1", "GET ftp://a.example/ HTTP/1.1", "GET http:///x HTTP/1.1", "GET http://a.example:0/ HTTP/1.1", "CONNECT / HTTP/1.1"])
      expect(await speak(here.port, `${line}\r\nHost: x\r\n${authorization}Connection: close\r\n\r\n`), line).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("another proxy in the environment", () => {
  it("gets plain requests with absolute URLs and its own credentials, tunnels by CONNECT, and nothing that NO_PROXY names", async () => {
    const direct = await echo();
    const tunnels: string[] = [];
    const other = await lab.http((request, response) => response.end(JSON.stringify({ url: request.url, headers: request.rawHeaders })));
    const tunnelling = await lab.tcp((socket) =>
      socket.once("data", (chunk: Buffer) => {
        tunnels.push(chunk.toString().split("\r\n\r\n")[0] ?? "");
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        socket.on("data", (more: Buffer) => socket.write(more));
      }),
    );
    const here = await room({
      env: { HTTP_PROXY: other.origin.replace("//", "//user:pass@"), HTTPS_PROXY: tunnelling.origin.replace("//", "//user:pass@"), NO_PROXY: "past.example" },
    });
    const got = JSON.parse((await ask(here, "http://api.example/orders")).body.toString()) as { url: string; headers: string[] };
    expect(got.url).toBe("http://api.example/orders");
    expect(got.headers).toContain(`Basic ${Buffer.from("user:pass").toString("base64")}`);
    expect(got.headers).not.toContain(here.authorization);
    const socket = (await tunnelTo(here, "api.example:443")) as Socket;
    expect((await new Promise<Buffer>((resolve) => socket.once("data", resolve) && socket.write("\0ping"))).toString()).toBe("\0ping");
    socket.destroy();
    expect(tunnels[0]).toMatch(/^CONNECT api\.example:443 HTTP\/1\.1\r\n[\s\S]*Proxy-Authorization: Basic dXNlcjpwYXNz/);
    await ask(here, `${direct.origin}/`);
    expect(direct.connections()).toBe(1);
    expect((await here.recorded(3)).map(({ address }) => address)).toEqual([null, null, "127.0.0.1"]);
  });
});
