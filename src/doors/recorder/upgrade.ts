// Requests that ask for another protocol on their connection. WebSockets are handed on and then left alone; anything else is answered in HTTP/1.1.

import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { faultOf } from "../../gather/faults.ts";
import { request as send } from "../../gather/node-http.ts";
import type { HarCall } from "../../traffic/har-writer.ts";
import { type Desk, quietly, shownTarget } from "./desk.ts";
import { endToEnd, flat, headText, pairsOf } from "./headers.ts";
import type { Link } from "./link.ts";
import { type Target, urlOf } from "./upstream.ts";

export const isWebSocket = (request: IncomingMessage): boolean => /\bwebsocket\b/i.test(request.headers.upgrade ?? "");

/**
 * An offer to change to HTTP/2 (`h2c`), as Java's client makes it with every request: taken back to a server without ears for upgrades, which reads it as the
 * ordinary request that it also is.
 */
export const unoffered = (request: IncomingMessage, socket: Duplex, head: Buffer, calm: Server): void => {
  const start = `${request.method ?? "GET"} ${request.url ?? "/"} HTTP/${request.httpVersion}`;
  socket.unshift(Buffer.concat([Buffer.from(headText(start, pairsOf(request.rawHeaders)), "latin1"), head]));
  calm.emit("connection", socket);
};

const kept = new Set(["connection", "upgrade"]);

export const upgrade = (request: IncomingMessage, client: Duplex, head: Buffer, where: Where, desk: Desk): void =>
  where.link.enter(() => void begin(request, client, head, where, desk));

const begin = async (request: IncomingMessage, client: Duplex, head: Buffer, { link, target, path }: Where, desk: Desk): Promise<void> => {
  const at = performance.timeOrigin + performance.now();
  const started = performance.now();
  const headers = endToEnd(request.rawHeaders, kept);
  const write = (answer: HarCall["answer"], error: string | null, address: string | null): void =>
    desk.record({
      at,
      method: request.method ?? "GET",
      url: urlOf(target, path),
      httpVersion: "HTTP/1.1",
      headers,
      body: { bytes: new Uint8Array(), size: 0 },
      answer,
      timings: { connect: null, tls: null, send: 0, wait: performance.now() - started, receive: 0 },
      address,
      error,
    });
  const answerOf = (answer: IncomingMessage): HarCall["answer"] => ({
    status: answer.statusCode ?? 0,
    statusText: answer.statusMessage ?? "",
    headers: pairsOf(answer.rawHeaders),
    body: { bytes: null, size: 0 },
  });
  const fail = (error: unknown): void => {
    const { detail } = faultOf(error, "exchange");
    write(null, detail, null);
    desk.remark(`${shownTarget(target)}: ${detail}`);
    client.destroy();
  };

  try {
    const opened = await link.open(target);
    const proxied = opened.proxy === null ? path : `http://${target.authority}${path}`;
    const credentials = opened.proxy?.authorization ?? null;
    const out = send({
      method: request.method,
      path: proxied,
      setHost: false,
      headers: flat([...headers, ...(credentials === null ? [] : [["Proxy-Authorization", credentials] as const])]),
      createConnection: () => opened.socket,
    });
    out.once("socket", (socket) => socket.resume());
    out.once("error", fail);
    out.once("upgrade", (answer, server: Duplex, first: Buffer) => {
      write(answerOf(answer), null, opened.address);
      out.off("error", fail);
      client.write(headText(`HTTP/1.1 ${answer.statusCode ?? 101} ${answer.statusMessage ?? ""}`, pairsOf(answer.rawHeaders)), "latin1");
      if (first.length > 0) client.write(first);
      if (head.length > 0) server.write(head);
      splice(client, server);
    });
    out.once("response", (answer) => {
      write(answerOf(answer), null, opened.address);
      out.off("error", fail).on("error", () => client.destroy());
      const pairs = [...endToEnd(answer.rawHeaders), ["Connection", "close"] as const];
      client.write(headText(`HTTP/1.1 ${answer.statusCode ?? 502} ${answer.statusMessage ?? ""}`, pairs), "latin1");
      answer.on("error", () => client.destroy());
      answer.pipe(client);
    });
    out.end();
  } catch (error) {
    fail(error);
  }
};

export interface Where {
  readonly link: Link;
  readonly target: Target;
  readonly path: string;
}

/** Two streams as one, until both are over. */
export const splice = (one: Duplex, other: Duplex): void => {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    quietly(from);
    // A stream that ended in order has ended the other one already, which may still be writing.
    from.once("close", () => !from.readableEnded && to.destroy());
    from.pipe(to);
  }
};
