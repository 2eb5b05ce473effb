import { describe, expect, it } from "vitest";
import type { CapturedCall } from "../../src/model/call.ts";
import { limits } from "../../src/traffic/limits.ts";
import { createTrafficReader } from "../../src/traffic/reader.ts";
import { attributes, entry, get, har, resourceSpans, span, traces } from "./samples.ts";

const read = (text: string, { file = "calls.har", most = 100, tooLong = false } = {}) => {
  const calls: CapturedCall[] = [];
  const reader = createTrafficReader(file, most, (call) => calls.push(call));
  const bytes = new TextEncoder().encode(text);
  for (let i = 0; i < bytes.length && reader.write(bytes.subarray(i, i + 1_000)); i += 1_000);
  return { calls, source: reader.end(tooLong), urls: calls.map(({ url, source, client }) => [source.entry, url, client]) };
};
const client = (url: string, more: object = {}) => span({ "http.request.method": "GET", "url.full": url }, more);

describe("a HAR", () => {
  it("gives its calls in order, each with its place", () => {
    const { urls, source } = read(har(get("https://a.example/1"), get("https://a.example/2")));
    expect(urls).toEqual([
      ["entry 1", "https://a.example/1", null],
      ["entry 2", "https://a.example/2", null],
    ]);
    expect(source).toEqual({ file: "calls.har", format: "har", calls: 2, unread: [], missed: 0, cut: null });
  });

  it("names what it could not read, and goes on", () => {
    const { urls, source } = read(har({ request: 1 }, get("data:,x"), get("https://[::1"), get("https://a.example/")));
    expect(urls.map(([place]) => place)).toEqual(["entry 4"]);
    expect(source).toMatchObject({
      missed: 2,
      unread: [
        { entry: "entry 1", why: "it has no request" },
        { entry: "entry 3", why: "the URL of its request cannot be read" },
      ],
    });
  });

  it("names only the first few of very many, and counts the others", () => {
    const { source } = read(har(...Array.from({ length: 500 }, () => ({ request: 1 }))));
    expect(source.unread).toHaveLength(limits.named);
    expect(source.missed).toBe(500);
  });

  it("that was cut off keeps what was whole, and says where it ends", () => {
    const { urls, source } = read(har(get("https://a.example/1"), get("https://a.example/2")).slice(0, -40));
    expect(urls).toHaveLength(1);
    expect(source.cut).toBe("it ends in the middle of a value, on line 1");
  });

  it("with more calls than are read says so", () => {
    const { urls, source } = read(har(get("https://a.example/1"), get("https://a.example/2"), get("https://a.example/3")), { most: 2 });
    expect(urls).toHaveLength(2);
    expect(source.cut).toBe("it holds more than 2 calls, and the rest was not read");
  });

  it("that is longer than what is read says so", () =>
    expect(read(har(get("https://a.example/1")).slice(0, -30), { tooLong: true }).source.cut).toContain("64 MiB"));

  it("without an entry is a HAR all the same", () => expect(read(har()).source).toMatchObject({ format: "har", calls: 0, cut: null }));

  it("with hostile keys is read like any other, and no prototype is touched", () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const text = har(get("https://a.example/")).replace('"request"', '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"request"');
    expect(read(text).urls).toHaveLength(1);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("keeps the URL of a call whose body is larger than anything that is kept", () => {
    const request = { method: "POST", url: "https://a.example/", headers: [], postData: { text: "x".repeat(limits.string + 1) } };
    const { calls, source } = read(har(entry({ request })));
    expect(calls.map(({ url, body }) => [url, body])).toEqual([["https://a.example/", null]]);
    expect(source.missed).toBe(0);
  });

  it("keeps a URL of 1 MB, and names one of 3 MB", () => {
    const url = (length: number) => `https://a.example/${"x".repeat(length)}`;
    const { calls, source } = read(har(get(url(1_000_000)), get(url(3_000_000))));
    expect(calls.map((call) => call.url.length)).toEqual([1_000_018]);
    expect(source.unread).toEqual([{ entry: "entry 2", why: "its request has no URL, or one of more than 2 MiB" }]);
  });
});

describe("traces", () => {
  it("give the calls of clients, each with its span and the service that made it", () => {
    const { urls, source } = read(
      traces(resourceSpans("shop", client("https://a.example/1"), span({}, { kind: 2 })), resourceSpans(null, client("https://a.example/2", { spanId: "ab" }))),
    );
    expect(urls).toEqual([
      ["span eee19b7ec3c1b174", "https://a.example/1", "shop"],
      ["span ab", "https://a.example/2", null],
    ]);
    expect(source).toMatchObject({ format: "otlp", calls: 2, missed: 0, cut: null });
  });

  it("know the service also where its resource stands behind its spans", () => {
    const group = { scopeSpans: [{ spans: [client("https://a.example/1")] }], resource: { attributes: attributes({ "service.name": "late" }) } };
    expect(read(traces(group, resourceSpans(null, client("https://a.example/2")))).urls.map(([, , name]) => name)).toEqual(["late", null]);
  });

  it("are read line by line, from old exporters, and as Tempo writes them", () => {
    const old = { resource: { attributes: [] }, instrumentationLibrarySpans: [{ spans: [client("https://a.example/2")] }] };
    const lines = [
      traces(resourceSpans("a", client("https://a.example/1"))),
      traces(old),
      "{ broken",
      JSON.stringify({ batches: [resourceSpans("b", client("https://a.example/4"))] }),
    ];
    const { urls, source } = read(lines.join("\n"), { file: "spans.jsonl" });
    expect(urls.map(([place, url]) => [place, url])).toEqual([
      ["line 1, span eee19b7ec3c1b174", "https://a.example/1"],
      ["line 2, span eee19b7ec3c1b174", "https://a.example/2"],
      ["line 4, span eee19b7ec3c1b174", "https://a.example/4"],
    ]);
    expect(source).toMatchObject({ missed: 1, unread: [{ entry: "line 3", why: "it is no whole JSON value" }] });
  });

  it("stop at the limit too", () => {
    const { calls, source } = read(traces(resourceSpans(null, client("https://a.example/1"), client("https://a.example/2"), client("https://a.example/3"))), {
      most: 2,
    });
    expect(calls).toHaveLength(2);
    expect(source.cut).toContain("more than 2 calls");
  });
});

describe("what is no traffic", () => {
  it.each([
    ["a web page", "<!doctype html>", "it is no JSON from line 1 on"],
    ["other JSON", '{"openapi":"3.1.0"}', null],
    ["nothing", "", "it is empty"],
  ])("is of no format: %s", (_name, text, cut) => expect(read(text).source).toMatchObject({ format: null, calls: 0, cut }));
});
