import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createPorts, type NodePorts } from "../../src/gather/node-ports.ts";
import type { Exchange } from "../../src/ports.ts";
import { createAuthority } from "../lab/certificates.ts";
import { createLab } from "../lab/loopback.ts";
import { requestWith } from "./request.ts";

const authority = createAuthority();
const lab = createLab();
const open: NodePorts[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((ports) => ports.close()));
  await lab.close();
});
afterAll(authority.remove);

const good = authority.sign("DNS:api.example.test,IP:127.0.0.1");
const answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

const ask = (origin: string, more: { ca?: string | null; host?: string; env?: Record<string, string> } = {}): Promise<Exchange> => {
  const ports = createPorts({
    request: requestWith({ baseUrl: origin, ca: more.ca === undefined ? authority.pem : more.ca }),
    env: more.env ?? {},
    lookup: async () => ["127.0.0.1"],
    timeouts: { tlsMs: 300, firstByteMs: 1_000, exchangeMs: 2_000 },
  });
  open.push(ports);
  return ports.exchange({ method: "GET", url: `${origin}/`, headers: [], body: "read", ...(more.host === undefined ? {} : { host: more.host }) });
};
const said = (exchange: Exchange): string => (exchange.kind === "fault" ? exchange.fault.reason : String(exchange.answer.status));

describe("https", () => {
  it.each([
    ["a name", "api.example.test"],
    ["an address", "127.0.0.1"],
  ])("answers when the certificate proves %s", async (_what, name) => {
    const server = await lab.tls(good, (socket) => socket.once("data", () => socket.end(answer)));
    expect(said(await ask(`https://${name}:${server.port}`))).toBe("200");
  });

  it("sends the name as SNI, and the alias in its place", async () => {
    const names: string[] = [];
    const server = await lab.tls({ ...good, SNICallback: (name, done) => (names.push(name), done(null)) }, (socket) =>
      socket.once("data", () => socket.end(answer)),
    );
    await ask(`https://api.example.test:${server.port}`);
    expect(said(await ask(`https://127.0.0.1:${server.port}`, { host: "api.example.test" }))).toBe("200");
    expect(names).toEqual(["api.example.test", "api.example.test"]);
  });

  it.each([
    ["proves another name", () => authority.sign("DNS:other.example.test")],
    ["proves a name where an address was asked", () => authority.sign("DNS:localhost")],
    ["has expired", () => authority.sign("IP:127.0.0.1", { from: "20200101000000Z", to: "20200201000000Z" })],
    ["is not valid yet", () => authority.sign("IP:127.0.0.1", { from: "20900101000000Z", to: "20900201000000Z" })],
    ["is self-signed", () => authority.selfSigned("IP:127.0.0.1")],
  ])("is a fault of identity when the certificate %s", async (_what, make) => {
    const server = await lab.tls(make(), (socket) => socket.end(answer));
    expect(said(await ask(`https://127.0.0.1:${server.port}`))).toBe("tls-identity");
  });

  it("does not know the authority unless it is given, and NODE_TLS_REJECT_UNAUTHORIZED changes nothing", async () => {
    const server = await lab.tls(good, (socket) => socket.end(answer));
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    try {
      expect(said(await ask(`https://127.0.0.1:${server.port}`, { ca: null }))).toBe("tls-identity");
    } finally {
      if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
    }
  });

  it("needs TLS 1.2", async () => {
    const server = await lab.tls({ ...good, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" }, (socket) => socket.end(answer));
    expect(said(await ask(`https://127.0.0.1:${server.port}`))).toBe("tls-protocol");
  });

  it("towards a plain HTTP server is a fault of protocol", async () => {
    const server = await lab.tcp((socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")));
    expect(said(await ask(`https://127.0.0.1:${server.port}`))).toBe("tls-protocol");
  });

  it.each<[string, (socket: import("node:net").Socket) => void]>([
    ["is stalled", () => {}],
    ["is closed", (socket) => socket.once("data", () => socket.end())],
    ["is reset", (socket) => socket.once("data", () => socket.resetAndDestroy())],
  ])("is a fault of the handshake when it %s", async (_what, behave) => {
    const server = await lab.tcp(behave);
    expect(said(await ask(`https://127.0.0.1:${server.port}`))).toBe("tls-handshake");
  });
});
