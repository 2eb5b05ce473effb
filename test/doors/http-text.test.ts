// Requests as text, there and back; and no byte of them is a command to the shell.

import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRequest, requestText } from "../../src/doors/http-text.ts";
import { ScanError } from "../../src/errors.ts";
import { type Message, messageTo } from "../../src/signature/message.ts";

const message = (more: Partial<Message> = {}): Message => ({
  ...messageTo("POST", "http://127.0.0.1:5000/a/../b?x=[1]&y", { headers: [["X-A", "1"]], body: "hi" }),
  ...more,
});

const wire = fc.string({ unit: fc.constantFrom(..."aZ09-._~%/:é'\"$`\\ ü".split("")), maxLength: 20 }).map((text) => Buffer.from(text).toString("latin1"));
const visible = wire.map((text) => text.trim());

describe("raw", () => {
  it("read again is the request that was written", () => {
    fc.assert(
      fc.property(
        visible,
        fc.array(fc.tuple(fc.constantFrom("X-A", "Date", "x-b"), visible), { maxLength: 4 }),
        fc.uint8Array({ maxLength: 40 }),
        (query, headers, body) => {
          const sent = message({ query: query.replaceAll(" ", "+"), headers, body });
          const read = parseRequest(requestText(sent, "raw", sent.host), "http");
          expect({ ...read, headers: read.headers.filter(([name]) => name !== "Content-Length"), body: [...read.body] }).toEqual({ ...sent, body: [...body] });
        },
      ),
    );
  });

  it.each([
    ["GET /a HTTP/1.1\nHost: a.example\n\n", { method: "GET", host: "a.example", path: "/a", query: null, scheme: "https" }],
    ["GET http://b.example/a?x HTTP/1.1\r\n\r\n", { host: "b.example", path: "/a", query: "x", scheme: "http" }],
    ["GET /a?b?c HTTP/1.1\r\nhost:  a.example  \r\nX: \r\n\r\n", { host: "a.example", query: "b?c", headers: [["X", ""]] }],
  ])("%j", (text, expected) => expect(parseRequest(Buffer.from(text), "https")).toMatchObject(expected));

  it.each(["", "hello", "GET", "GET /a HTTP/1.1\r\n\r\n", "GET /a HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", "GET /a HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n"])(
    "%j is no request, and that is said",
    (text) => {
      expect(() => parseRequest(Buffer.from(text), "https")).toThrow(ScanError);
    },
  );
});

describe.each(["curl", "httpie"] as const)("%s", (form) => {
  it("hands every byte over as one word of the shell", () => {
    const nasty = message({ query: "a='$(id)'&b=`x`", headers: [["X-A", 'it\'s "$HOME" \\']], body: new Uint8Array(Buffer.from("'; touch pwned #\n$x")) });
    const command = requestText(nasty, form, "127.0.0.1:5000").toString().replace(/^\w+/, "printf '%s\\0'");
    const words = spawnSync("sh", ["-c", command], { encoding: "utf8" }).stdout.split("\0");
    expect(words).toContain("http://127.0.0.1:5000/a/../b?a='$(id)'&b=`x`");
    expect(words.some((word) => /^X-A: ?it's "\$HOME" \\$/.test(word))).toBe(true);
    expect(words).toContain("'; touch pwned #\n$x");
  });

  it("names the signed host where it connects elsewhere", () => {
    const command = requestText(message({ host: "api.example.com" }), form, "127.0.0.1:5000").toString();
    expect(command).toMatch(/'Host: ?api\.example\.com'/);
    expect(command).toContain("'http://127.0.0.1:5000/a/../b?x=[1]&y'");
  });

  it("says that it cannot hold a body that is no text", () => {
    expect(() => requestText(message({ body: new Uint8Array([0xff, 0]) }), form, "127.0.0.1:5000")).toThrow(/no text/);
  });
});
