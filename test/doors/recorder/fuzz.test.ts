// Whatever bytes arrive, from clients or servers, the recorder neither crashes nor stops serving others, and its record stays valid.

import { assert, asyncProperty, constantFrom, oneof, string, tuple, uint8Array } from "fast-check";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuthority } from "../../../src/doors/recorder/authority.ts";
import { harEntry } from "../../../src/traffic/har-writer.ts";
import { createLab, type Lab, type Listener } from "../../lab/loopback.ts";
import { ask, openRoom, type Room } from "./room.ts";

let lab: Lab;
let good: Listener;
let here: Room;
let crashes: unknown[] = [];
const onCrash = (error: unknown): void => void crashes.push(error);
beforeAll(async () => {
  process.on("uncaughtException", onCrash).on("unhandledRejection", onCrash);
  lab = createLab();
  good = await lab.http((_request, response) => response.end("fine"));
  here = await openRoom({ authority: createAuthority(Date.now()) });
});
afterAll(async () => {
  await here.close();
  await lab.close();
  process.off("uncaughtException", onCrash).off("unhandledRejection", onCrash);
});

/** Sends everything, in one piece or in bytes, waits a moment, and leaves without a word. */
const throwAt = (port: number, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(bytes.subarray(0, 3));
      setImmediate(() => socket.write(bytes.subarray(3), () => setTimeout(() => socket.destroy(), 5)));
    });
    socket
      .on("error", () => {})
      .on("data", () => {})
      .on("close", () => resolve());
  });

const stillServes = async (): Promise<void> => {
  expect((await ask(here, `${good.origin}/`)).body.toString()).toBe("fine");
  expect(crashes).toEqual([]);
};

describe("hostile clients", () => {
  it("with and without the token, in requests, tunnels and what comes after", async () => {
    const token = `Proxy-Authorization: ${here.authorization}\r\n`;
    const start = oneof(
      constantFrom(
        `GET ${good.origin}/ HTTP/1.1`,
        `CONNECT 127.0.0.1:${good.port} HTTP/1.1`,
        `POST ${good.origin}/ HTTP/1.1`,
        "GET http://[::1 HTTP/1.1",
        "GET http://a b/ HTTP/1.1",
        "CONNECT : HTTP/1.1",
        "CONNECT [::]:0 HTTP/1.1",
        `GET ${good.origin}/ HTTP/0.9`,
        "PRI * HTTP/2.0",
        `OPTIONS * HTTP/1.1`,
        "POST /stop HTTP/1.1",
      ),
      string({ maxLength: 60 }),
    );
    const headers = constantFrom(
      "",
      "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
      "Transfer-Encoding: chunked\r\n",
      "Content-Length: -1\r\n",
      "Connection: upgrade\r\nUpgrade: websocket\r\n",
      "Connection: upgrade\r\nUpgrade: h2c\r\n",
      "Expect: 100-continue\r\nContent-Length: 3\r\n",
      "Expect: nonsense\r\n",
      `X: ${"x".repeat(200_000)}\r\n`,
      "Host: a\r\nHost: b\r\n",
      "Via: 1.1 \u0000\r\n",
    );
    const after = oneof(
      uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      constantFrom(
        "GET / HTTP/1.1\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET",
        "zz\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001",
        "5\r\nabc",
      ).map((text) => Buffer.from(text, "latin1")),
    );
    await assert(
      asyncProperty(tuple(start, constantFrom("", token), headers, after), async ([line, credentials, more, rest]) => {
        await throwAt(here.port, Buffer.concat([Buffer.from(`${line}\r\n${credentials}${more}\r\n`, "latin1"), rest]));
      }),
      { numRuns: 300 },
    );
    await stillServes();
  });
});

describe("hostile servers", () => {
  it("answer anything at all", async () => {
    let answer = Buffer.alloc(0);
    const server = await lab.tcp((socket) =>
      socket.once("data", () => {
        socket.write(answer);
        setTimeout(() => socket.destroy(), 5);
      }),
    );
    const status = constantFrom(
      "HTTP/1.1 200 OK",
      "HTTP/1.1 99 x",
      "HTTP/1.1 999 x",
      "HTTP/1.1 101 Switching",
      "HTTP/1.1 204 x",
      "HTTP/1.1 100 Continue",
      "HTTP/1.0 200",
      "HTTP/1.1 200 \u0001",
      "ICY 200 OK",
    );
    const headers = constantFrom(
      "",
      "Content-Length: 5\r\n",
      "Content-Length: 5\r\nContent-Length: 6\r\n",
      "Transfer-Encoding: chunked\r\n",
      "Transfer-Encoding: chunked\r\nTrailer: x\r\n",
      "Content-Encoding: gzip\r\n",
      "Connection: upgrade\r\nUpgrade: websocket\r\n",
      "X: \u0001\u0080\r\n",
      `X: ${"y".repeat(200_000)}\r\n`,
      "Location: \u0080\r\n",
    );
    const body = uint8Array({ maxLength: 100 });
    await assert(
      asyncProperty(tuple(status, headers, body, constantFrom("GET", "HEAD", "POST", "BREW")), async ([line, more, rest, method]) => {
        answer = Buffer.concat([Buffer.from(`${line}\r\n${more}\r\n`, "latin1"), rest]);
        await ask(here, `${server.origin}/`, { method, headers: method === "POST" ? { Connection: "close" } : {} }).catch(() => null);
      }),
      { numRuns: 200 },
    );
    await stillServes();
  });

  it("and every call that was recorded can be written", () => {
    expect(here.calls.length).toBeGreaterThan(50);
    for (const call of here.calls) {
      expect(() => JSON.parse(harEntry(call)) as unknown).not.toThrow();
      expect(URL.canParse(call.url), call.url).toBe(true);
    }
  });
});
