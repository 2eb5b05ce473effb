// A recorder's proxy with what it wrote and said, and a client that speaks to it byte by byte.

import { request as send, type IncomingHttpHeaders } from "node:http";
import { connect, type Socket } from "node:net";
import type { Authority } from "../../../src/doors/recorder/authority.ts";
import { startProxy } from "../../../src/doors/recorder/proxy.ts";
import type { Environment } from "../../../src/doors/recorder/environment.ts";
import type { HarCall } from "../../../src/traffic/har-writer.ts";

export interface Room {
  readonly port: number;
  readonly url: string;
  /** Value of `Proxy-Authorization` for this run. */
  readonly authorization: string;
  readonly calls: HarCall[];
  readonly said: string[];
  /** The first `count` calls, as soon as there are so many. */
  recorded(count?: number): Promise<readonly HarCall[]>;
  readonly close: () => Promise<void>;
}

export const openRoom = async (more: { readonly env?: Environment; readonly ca?: string; readonly authority?: Authority } = {}): Promise<Room> => {
  const calls: HarCall[] = [];
  const said: string[] = [];
  const proxy = await startProxy({
    env: more.env ?? {},
    authorities: () => (more.ca === undefined ? [] : [more.ca]),
    authority: more.authority ?? null,
    record: (call) => calls.push(call),
    remark: (text) => said.push(text),
  });
  const { username, password } = new URL(proxy.url);
  return {
    port: proxy.port,
    url: proxy.url,
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
    calls,
    said,
    recorded: async (count = 1) => {
      for (const until = performance.now() + 5_000; calls.length < count; ) {
        if (performance.now() > until) throw new Error(`${calls.length} of ${count} calls were recorded`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return calls.slice(0, count);
    },
    close: proxy.close,
  };
};

export interface Got {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly trailers: NodeJS.Dict<string>;
  readonly continued: boolean;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  readonly authorization?: string | null;
}

/** An absolute URL asked of the proxy, as clients do for plain HTTP. */
export const ask = (
  room: Pick<Room, "port" | "authorization">,
  url: string,
  { method = "GET", headers = {}, body, authorization }: Asking = {},
): Promise<Got> =>
  new Promise((resolve, reject) => {
    const credentials = authorization === undefined ? room.authorization : authorization;
    let continued = false;
    const outgoing = send(
      {
        host: "127.0.0.1",
        port: room.port,
        method,
        path: url,
        agent: false,
        headers: { Host: new URL(url).host, ...(credentials === null ? {} : { "Proxy-Authorization": credentials }), ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            statusText: answer.statusMessage ?? "",
            headers: answer.headers,
            rawHeaders: answer.rawHeaders,
            body: Buffer.concat(chunks),
            trailers: answer.trailers,
            continued,
          }),
        );
      },
    );
    outgoing.on("error", reject);
    if (headers["Expect"] === undefined) outgoing.end(body);
    else {
      outgoing.on("continue", () => {
        continued = true;
        outgoing.end(body);
      });
      outgoing.flushHeaders();
    }
  });

/** Bytes to the proxy, and everything that comes back until it closes or `enough` is seen. */
export const speak = (port: number, text: string | Buffer, enough?: RegExp): Promise<string> =>
  new Promise((resolve) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    const settle = (): void => {
      socket.destroy();
      resolve(heard);
    };
    socket.on("data", (chunk: Buffer) => {
      heard += chunk.toString("latin1");
      if (enough?.test(heard) === true) settle();
    });
    socket.on("error", settle).on("close", settle);
  });

/** A socket behind CONNECT, or the answer that refused it. */
export const tunnelTo = (room: Pick<Room, "port" | "authorization">, authority: string): Promise<Socket | string> =>
  new Promise((resolve, reject) => {
    const outgoing = send({ host: "127.0.0.1", port: room.port, method: "CONNECT", path: authority, headers: { "Proxy-Authorization": room.authorization } });
    outgoing.on("error", reject);
    outgoing.on("connect", (answer, socket: Socket, head: Buffer) => {
      if (head.length > 0) socket.unshift(head);
      resolve(answer.statusCode === 200 ? socket : `${answer.statusCode ?? 0} ${answer.statusMessage ?? ""}`);
    });
    outgoing.end();
  });
