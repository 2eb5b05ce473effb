// CONNECT: a byte stream to wherever the child wants. Its first bytes say what it carries: HTTP is always read, TLS only with an authority of this run.

import { createSecureContext, type SecureContext, TLSSocket } from "node:tls";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { FaultError, faultOf } from "../../gather/faults.ts";
import type { Fault } from "../../model/visit.ts";
import { type Authority, distrustedLeaf, type Leaf } from "./authority.ts";
import { type Desk, quietly, shownTarget, tunnelCall } from "./desk.ts";
import { createLink } from "./link.ts";
import { splice } from "./upgrade.ts";
import { loopText, type Opened, parseTarget, type Target, withScheme } from "./upstream.ts";

/** Answers for the client of a CONNECT that leads nowhere; every client takes anything but 2xx as a connection that failed. */
export const refuseTunnel = (client: Duplex, status: string, text: string, headers = ""): void => {
  const body = `sigproof recorder: ${text}\n`;
  client.end(
    `HTTP/1.1 ${status}\r\n${headers}X-Sigproof-Recorder: refused\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};

/** Never rejects. */
export const tunnel = async (request: IncomingMessage, client: Duplex, head: Buffer, desk: Desk, server: Server): Promise<void> => {
  const target = parseTarget("https", request.url ?? "", 443);
  if (target === null) {
    refuseTunnel(client, "400 Bad Request", "this is no host and port");
    return;
  }
  const at = performance.timeOrigin + performance.now();
  let opened: Opened;
  try {
    opened = await desk.upstream.open(target, "tunnel");
  } catch (error) {
    const fault = faultOf(error, "connect");
    desk.record(tunnelCall(target, at, fault.detail, { connectMs: null, address: null }));
    desk.remark(fault.detail === loopText ? `a tunnel to the recorder itself was refused (${shownTarget(target)})` : `${shownTarget(target)}: ${fault.detail}`);
    refuseTunnel(
      client,
      fault.detail === loopText ? "508 Loop Detected" : fault.reason === "timeout" ? "504 Gateway Timeout" : "502 Bad Gateway",
      fault.detail,
    );
    return;
  }
  quietly(opened.socket);
  client.once("close", () => opened.socket.destroy());
  if (client.destroyed) {
    opened.socket.destroy();
    return;
  }
  client.write("HTTP/1.1 200 Connection established\r\n\r\n");
  if (head.length > 0) client.unshift(head);
  const carries = await firstWord(client, opened.socket);
  const here: Here = { target, opened, client, at, desk, server };
  if (carries === "http") readHttp(here, withScheme(target, "http"));
  else if (carries === "tls" && desk.authority !== null) await readTls(here, desk.authority);
  else {
    desk.record(tunnelCall(target, at, null, opened));
    splice(client, opened.socket);
  }
};

interface Here {
  readonly target: Target;
  readonly opened: Opened;
  readonly client: Duplex;
  readonly at: number;
  readonly desk: Desk;
  readonly server: Server;
}

/** Some clients send plain HTTP through tunnels too, Node's `fetch` among them. */
const readHttp = ({ client, opened, desk, server }: Here, target: Target): void => {
  desk.links.set(client, createLink(client, desk.upstream, target, opened));
  server.emit("connection", client);
  // It was paused by hand, and so it waits for more than a listener.
  client.resume();
};

const readTls = async ({ client, opened, target, at, desk, server }: Here, authority: Authority): Promise<void> => {
  let secured: Opened | null = null;
  let wrong: Fault | null = null;
  try {
    // Before the child's own handshake, so that it meets the server's failure and not a success of ours.
    secured = await desk.upstream.secure(opened, target);
  } catch (error) {
    wrong = error instanceof FaultError ? error.fault : faultOf(error, "tls");
    desk.remark(`${shownTarget(target)}: ${wrong.detail}`);
  }
  const give = (error: string): void => desk.record(tunnelCall(target, at, error, opened));
  if (wrong !== null && wrong.reason !== "tls-identity") {
    give(wrong.detail);
    client.destroy();
    return;
  }
  const leaf = wrong === null ? authority.leafFor(target.name) : distrustedLeaf(target.name, Date.now());
  const inner = new TLSSocket(client, {
    isServer: true,
    secureContext: contextOf(leaf),
    ALPNProtocols: ["http/1.1"],
  });
  // Without a verified connection each request tries again and fails again, as it should.
  const link = createLink(inner, desk.upstream, target, secured);
  desk.links.set(inner, link);
  const ended = onceOnly((error: Error | null) => {
    if (link.used()) return;
    // Some clients end the handshake when they do not trust what they see, others the connection after it.
    give(wrong?.detail ?? `the client ended the connection before its first request${error === null ? "" : ` (${error.message})`}`);
    if (wrong === null) desk.remark(`${shownTarget(target)}: the client sent nothing; it may not trust this run's authority, or pin another`);
    client.destroy();
    secured?.socket.destroy();
  });
  inner.on("error", ended);
  for (const event of ["end", "close"] as const) inner.once(event, () => ended(null));
  inner.once("secure", () => server.emit("connection", inner));
};

const contexts = new WeakMap<Leaf, SecureContext>();
const contextOf = (leaf: Leaf): SecureContext => {
  const context = contexts.get(leaf) ?? createSecureContext({ key: leaf.key, cert: leaf.cert, minVersion: "TLSv1.2" });
  contexts.set(leaf, context);
  return context;
};

const onceOnly = <T>(act: (value: T) => void): ((value: T) => void) => {
  let acted = false;
  return (value) => {
    if (!acted) act(value);
    acted = true;
  };
};

/** Long enough for a request line in single bytes, and short enough for protocols in which the server speaks first and the client waits. */
const patienceMs = 2_000;

/** What the client begins with; `other` too when the server speaks first or nobody does. Takes nothing out of either stream. */
const firstWord = (client: Duplex, server: Duplex): Promise<"http" | "tls" | "other"> =>
  new Promise((resolve) => {
    let seen = Buffer.alloc(0);
    let timer: NodeJS.Timeout | null = null;
    const settle = (word: "http" | "tls" | "other"): void => {
      if (timer !== null) clearTimeout(timer);
      client.off("data", onClient).off("close", onClose).off("end", onClose).pause();
      server.off("data", onServer).off("close", onClose).off("end", onClose).pause();
      if (seen.length > 0) client.unshift(seen);
      resolve(word);
    };
    const onClient = (chunk: Buffer): void => {
      seen = Buffer.concat([seen, chunk]);
      const word = wordOf(seen);
      if (word !== null) settle(word);
      else timer ??= setTimeout(() => settle("other"), patienceMs);
    };
    const onServer = (chunk: Buffer): void => {
      server.off("data", onServer).pause();
      server.unshift(chunk);
      settle("other");
    };
    const onClose = (): void => settle("other");
    client.on("data", onClient).once("close", onClose).once("end", onClose);
    server.on("data", onServer).once("close", onClose).once("end", onClose);
  });

/** Null: too little to tell. */
export const wordOf = (bytes: Buffer): "http" | "tls" | "other" | null => {
  if (bytes[0] === 0x16) return "tls";
  const text = bytes.subarray(0, 32).toString("latin1");
  if (/^[A-Z][A-Z-]{1,23} (?:\/|\*|https?:)/.test(text)) return "http";
  return /^[A-Z][A-Z-]{0,23}(?: (?:h|ht|htt|http|https)?)?$/.test(text) ? null : "other";
};
