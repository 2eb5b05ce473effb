// Handshakes with real servers on loopback: what is shown, what is refused and why, and that nothing hangs and nothing is sent.

import { createHash, X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createPorts, type NodePorts } from "../../src/gather/node-ports.ts";
import type { Handshake, Hello } from "../../src/model/certificate.ts";
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
const old = { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } as const;

interface Way {
  readonly ca?: string | null;
  readonly name?: string;
  readonly env?: Record<string, string>;
  readonly baseUrl?: string;
  readonly allow?: readonly string[];
  readonly allowPrivate?: readonly string[];
  readonly address?: string;
}

const portsFor = (port: number, way: Way): NodePorts => {
  const ports = createPorts({
    request: requestWith({
      baseUrl: way.baseUrl ?? `https://api.example.test:${port}`,
      ca: way.ca === undefined ? authority.pem : way.ca,
      hosts: { allow: way.allow ?? [], allowPrivate: way.allowPrivate ?? ["127.0.0.0/8"] },
    }),
    env: way.env ?? {},
    timeouts: { tlsMs: 300, connectMs: 300 },
  });
  open.push(ports);
  return ports;
};
const asked = (port: number, way: Way) => ({ address: way.address ?? "127.0.0.1", port, name: way.name ?? "api.example.test" });
const shake = async (port: number, way: Way = {}): Promise<Handshake> => {
  const shown = await portsFor(port, way).handshake?.(asked(port, way));
  if (shown === undefined) throw new Error("no port");
  return shown;
};
const greet = async (port: number, version: "TLSv1" | "TLSv1.1", way: Way = {}): Promise<Hello> => {
  const said = await portsFor(port, way).hello?.({ ...asked(port, way), version });
  if (said === undefined) throw new Error("no port");
  return said;
};
const code = (handshake: Handshake): string | null => (handshake.kind === "fault" ? handshake.fault.reason : (handshake.refused?.code ?? null));
const quiet = (socket: Socket): void => void socket.on("error", () => {});

describe("a handshake", () => {
  it("shows protocol and chain, leaf first, and sends no byte of a request", async () => {
    const received: Buffer[] = [];
    const server = await lab.tls(good, (socket) => socket.on("data", (chunk) => received.push(chunk)));
    const shown = await shake(server.port);
    const leaf = new X509Certificate(good.cert);
    expect(shown).toMatchObject({
      kind: "shown",
      protocol: "TLSv1.3",
      refused: null,
      wrongName: null,
      chain: [
        {
          subject: "CN=leaf",
          issuer: "CN=sigproof test authority",
          names: ["api.example.test", "127.0.0.1"],
          validTo: new Date(leaf.validTo).toISOString(),
          spkiSha256: createHash("sha256")
            .update(leaf.publicKey.export({ type: "spki", format: "der" }))
            .digest("base64"),
          sha256: createHash("sha256").update(leaf.raw).digest("base64"),
        },
        { subject: "CN=sigproof test authority" },
      ],
    });
    expect(received).toEqual([]);
  });

  it("proves an address where the name is one", async () => {
    const server = await lab.tls(good, quiet);
    expect(code(await shake(server.port, { name: "127.0.0.1", baseUrl: `https://127.0.0.1:${server.port}` }))).toBeNull();
  });

  it.each([
    ["another name", () => authority.sign("DNS:other.example.test"), "ERR_TLS_CERT_ALTNAME_INVALID", true],
    ["a certificate that has expired", () => authority.sign("DNS:api.example.test", { to: "20200201000000Z" }), "CERT_HAS_EXPIRED", false],
    ["an expired certificate of another name", () => authority.sign("DNS:other.example.test", { to: "20200201000000Z" }), "CERT_HAS_EXPIRED", true],
    [
      "a certificate that is not valid yet",
      () => authority.sign("DNS:api.example.test", { from: "20900101000000Z", to: "20900201000000Z" }),
      "CERT_NOT_YET_VALID",
      false,
    ],
    ["a self-signed certificate", () => authority.selfSigned("DNS:api.example.test"), "DEPTH_ZERO_SELF_SIGNED_CERT", false],
  ])("with %s says why it is refused, and shows it", async (_what, make, expected, wrongName) => {
    const server = await lab.tls(make(), quiet);
    const shown = await shake(server.port);
    expect(code(shown)).toBe(expected);
    expect(shown.kind === "shown" && shown.chain[0]?.subject).toMatch(/^CN=(leaf|self)$/);
    expect(shown.kind === "shown" && shown.wrongName !== null).toBe(wrongName);
  });

  it("does not know the authority unless it is given, and NODE_TLS_REJECT_UNAUTHORIZED changes nothing", async () => {
    const server = await lab.tls(good, quiet);
    expect(code(await shake(server.port, { ca: null, env: { NODE_TLS_REJECT_UNAUTHORIZED: "0" } }))).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  });

  it("shows the certificate of a server that speaks TLS 1.1 at most", async () => {
    const server = await lab.tls({ ...good, ...old, maxVersion: "TLSv1.1" }, quiet);
    expect(await shake(server.port)).toMatchObject({ kind: "shown", protocol: "TLSv1.1", refused: null });
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ["plain HTTP", (socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")), "tls-protocol"],
    ["silence", () => {}, "timeout"],
    ["a close", (socket) => socket.once("data", () => socket.end()), "tls-handshake"],
    ["a reset", (socket) => socket.once("data", () => socket.resetAndDestroy()), "tls-handshake"],
    ["garbage", (socket) => socket.once("data", () => socket.write(Buffer.alloc(4_096, 0xa5))), "tls-protocol"],
    ["a handshake record a byte at a time", trickle, "timeout"],
    ["handshake bytes without end", flood, "response-limit"],
    ["a certificate message of 16 MB that never comes", (socket) => socket.once("data", () => socket.write(serverHelloThenHugeCertificate())), "tls-handshake"],
  ])("answered by %s is a fault within its time", async (_what, behave, expected) => {
    const server = await lab.tcp(behave);
    const begun = performance.now();
    const shown = await shake(server.port);
    expect(code(shown)).toBe(expected);
    expect(shown.kind).toBe("fault");
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it("where nobody listens is refused", async () => {
    const server = await lab.tcp(() => {});
    await lab.close();
    expect(code(await shake(server.port))).toBe("connection-refused");
  });

  it("reads a long chain of large certificates", async () => {
    const many = authority.sign(Array.from({ length: 400 }, (_, i) => `DNS:a-rather-long-name-number-${i}.example.test`).join(","));
    const server = await lab.tls(many, quiet);
    const shown = await shake(server.port);
    expect(code(shown)).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
    expect(shown.kind === "shown" && shown.chain[0]?.names.length).toBe(100);
  });
});

describe("the fence", () => {
  it.each<[string, Way]>([
    ["a name that is nobody's host here", { name: "other.example.test" }],
    ["a metadata address", { address: "169.254.169.254", allowPrivate: ["169.254.0.0/16"] }],
    ["a loopback address that was not allowed", { baseUrl: "https://elsewhere.example.test", allow: ["api.example.test"], allowPrivate: [] }],
    ["a name instead of an address", { address: "localhost" }],
    ["a host behind a proxy", { env: { HTTPS_PROXY: "http://127.0.0.1:9" } }],
  ])("keeps %s from being asked", async (_what, way) => {
    const server = await lab.canary();
    expect(code(await shake(server.port, way))).toBe("address-refused");
    expect(await greet(server.port, "TLSv1", way)).toMatchObject({ kind: "fault", fault: { reason: "address-refused" } });
    expect(server.connections()).toBe(0);
  });

  it("lets the base URL's own address through", async () => {
    const server = await lab.tls(good, quiet);
    expect(code(await shake(server.port, { allowPrivate: [] }))).toBeNull();
  });

  it("ends what is under way when the scan is over, and everything after", async () => {
    const server = await lab.tcp(() => {});
    const ports = createPorts({ request: requestWith({ baseUrl: `https://api.example.test:${server.port}` }), env: {} });
    const asking = ports.handshake?.(asked(server.port, {}));
    setTimeout(() => void ports.close(), 50);
    expect(await asking).toMatchObject({ kind: "fault", fault: { reason: "interrupted" } });
    expect(await ports.handshake?.(asked(server.port, {}))).toMatchObject({ kind: "fault", fault: { reason: "interrupted" } });
  });

  it("has no door when offline", () => {
    const ports = createPorts({ request: requestWith({ offline: true }), env: {} });
    open.push(ports);
    expect(Object.keys(ports).filter((name) => ["handshake", "hello", "addresses"].includes(name))).toEqual([]);
  });
});

describe("an old hello", () => {
  it("is accepted by a server that still speaks the version", async () => {
    const server = await lab.tls({ ...good, ...old, maxVersion: "TLSv1.2" }, quiet);
    expect(await greet(server.port, "TLSv1.1")).toEqual({ kind: "accepted", version: "TLSv1.1" });
    expect(await greet(server.port, "TLSv1")).toEqual({ kind: "accepted", version: "TLSv1" });
  });

  it("is refused by a modern server", async () => {
    const server = await lab.tls(good, quiet);
    expect(await greet(server.port, "TLSv1.1")).toEqual({ kind: "refused", why: "it answered with the alert protocol_version" });
  });

  it("is refused by a server that hangs up", async () => {
    const server = await lab.tcp((socket) => socket.once("data", () => socket.end()));
    expect(await greet(server.port, "TLSv1")).toMatchObject({ kind: "refused" });
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ["plain HTTP", (socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")), "tls-protocol"],
    ["silence", () => {}, "timeout"],
    ["alerts without end", (socket) => socket.once("data", () => repeat(socket, Buffer.from([21, 3, 1, 0, 2, 1, 112]))), "response-limit"],
  ])("answered by %s is a fault", async (_what, behave, expected) => {
    const server = await lab.tcp(behave);
    expect(await greet(server.port, "TLSv1.1")).toMatchObject({ kind: "fault", fault: { reason: expected } });
  });
});

function trickle(socket: Socket): void {
  socket.on("error", () => {});
  socket.once("data", () => {
    socket.write(Buffer.from([22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc]));
    const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(Buffer.from([3]))), 40);
  });
}

/** Warnings, hellos and nothing else, as fast as the socket takes them. */
function flood(socket: Socket): void {
  socket.once("data", () => repeat(socket, Buffer.from([22, 3, 3, 0, 4, 0, 0, 0, 0])));
}

function repeat(socket: Socket, piece: Buffer): void {
  const block = Buffer.concat(Array.from({ length: 1_000 }, () => piece));
  const write = (): void => {
    while (!socket.destroyed && socket.write(block));
  };
  socket.on("error", () => {});
  socket.on("drain", write);
  write();
}

function serverHelloThenHugeCertificate(): Buffer {
  const hello = Buffer.concat([Buffer.from([2, 0, 0, 38, 3, 3]), Buffer.alloc(32, 7), Buffer.from([0, 0xc0, 0x2f, 0])]);
  const record = (body: Buffer): Buffer => Buffer.concat([Buffer.from([22, 3, 3, body.length >> 8, body.length & 255]), body]);
  return Buffer.concat([record(hello), record(Buffer.from([11, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfc]))]);
}
