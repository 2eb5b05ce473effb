import { assert, double, property, string, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import { type HarCall, harEntry, harText } from "../../src/traffic/har-writer.ts";

const creator = { name: "sigproof", version: "0.0.0" };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const call: HarCall = {
  at: Date.UTC(2026, 10, 21, 12, 0, 0, 250),
  method: "POST",
  url: "https://api.partner.example.com/orders?a=1&b=%20x&flag",
  httpVersion: "HTTP/1.1",
  headers: [
    ["Content-Type", "application/json"],
    ["X-API-Signature", "5ba7"],
  ],
  body: { bytes: bytes('{"a":1}'), size: 7 },
  answer: { status: 302, statusText: "Found", headers: [["Location", "https://files.example/x"]], body: { bytes: new Uint8Array(), size: 0 } },
  timings: { connect: 1.5, tls: 1, send: 0.25, wait: 2, receive: 0.125 },
  address: "127.0.0.1",
  error: null,
};
interface Entry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: { readonly queryString: unknown; readonly postData?: { readonly text: string; readonly encoding?: string }; readonly bodySize: number };
  readonly response: {
    readonly status: number;
    readonly redirectURL: string;
    readonly content: { readonly size: number; readonly text?: string; readonly encoding?: string };
  };
  readonly ["_error"]?: string;
}
const entryOf = (more: Partial<HarCall>): Entry => JSON.parse(harEntry({ ...call, ...more })) as Entry;

describe("an entry", () => {
  it("holds what HAR 1.2 demands", () => {
    expect(JSON.parse(harEntry(call))).toEqual({
      startedDateTime: "2026-11-21T12:00:00.250Z",
      time: 3.875,
      request: {
        method: "POST",
        url: call.url,
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: [
          { name: "Content-Type", value: "application/json" },
          { name: "X-API-Signature", value: "5ba7" },
        ],
        queryString: [
          { name: "a", value: "1" },
          { name: "b", value: " x" },
          { name: "flag", value: "" },
        ],
        postData: { mimeType: "application/json", text: '{"a":1}' },
        headersSize: -1,
        bodySize: 7,
      },
      response: {
        status: 302,
        statusText: "Found",
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: [{ name: "Location", value: "https://files.example/x" }],
        content: { size: 0, mimeType: "" },
        redirectURL: "https://files.example/x",
        headersSize: -1,
        bodySize: 0,
      },
      cache: {},
      timings: { blocked: -1, dns: -1, connect: 1.5, ssl: 1, send: 0.25, wait: 2, receive: 0.125 },
      serverIPAddress: "127.0.0.1",
    });
  });

  it("says that a body was there and is not kept", () => {
    const { request } = entryOf({ body: { bytes: null, size: 2_000_000 } });
    expect(request.bodySize).toBe(2_000_000);
    expect(request).not.toHaveProperty("postData");
  });

  it("gives back every byte of a body, text or not", () => {
    assert(
      property(uint8Array({ minLength: 1, maxLength: 200 }), (body) => {
        const { request, response } = entryOf({
          body: { bytes: body, size: body.length },
          answer: { status: 200, statusText: "OK", headers: [], body: { bytes: body, size: body.length } },
        });
        const back = (text: string, encoding: string | undefined): Buffer => Buffer.from(text, encoding === undefined ? "utf8" : "base64");
        expect(back(request.postData?.text ?? "", request.postData?.encoding)).toEqual(Buffer.from(body));
        expect(back(response.content.text ?? "", response.content.encoding)).toEqual(Buffer.from(body));
      }),
    );
  });

  it("has status 0 and says why where no answer came", () => {
    const entry = entryOf({ answer: null, error: "the connection was refused (ECONNREFUSED)" });
    expect(entry.response.status).toBe(0);
    expect(entry["_error"]).toBe("the connection was refused (ECONNREFUSED)");
  });

  it("survives any clock and any query", () => {
    assert(
      property(double(), string(), (at, query) => {
        if (Number.isNaN(at)) return;
        expect(entryOf({ at, url: `https://api.example/?${query}` }).startedDateTime).toMatch(/^\d{4}-/);
      }),
    );
  });
});

it("an archive is one JSON document, empty or not", () => {
  for (const calls of [[], [call], [call, call, call]]) {
    const { log } = JSON.parse(harText(creator, calls)) as { log: { version: string; creator: unknown; entries: unknown[] } };
    expect(log).toMatchObject({ version: "1.2", creator });
    expect(log.entries).toHaveLength(calls.length);
  }
});
