import { describe, expect, it } from "vitest";
import { readSpan, serviceOf, spanName } from "../../src/traffic/otlp.ts";
import { attributes, span } from "./samples.ts";

type Entries = Parameters<typeof span>[0];
const told = (entries: Entries, more: object = {}) => readSpan(JSON.stringify(span(entries, more)));
const call = (entries: Entries, more: object = {}) => {
  const one = told(entries, more);
  if (one === "other" || "unread" in one) throw new Error(JSON.stringify(one));
  return one.call;
};

describe("a client span", () => {
  it("is a call, by the names of today", () => {
    const entries = {
      "http.request.method": "POST",
      "url.full": "https://api.example.com/v1/data?x=1",
      "server.address": "api.example.com",
      "server.port": 443,
      "http.response.status_code": 302,
      "http.response.header.location": ["https://b.example/"],
      "http.request.header.x-api-signature": ["abc", "def"],
      "user_agent.original": "undici",
    };
    expect(call(entries)).toEqual({
      at: 1_793_872_800_250,
      method: "POST",
      url: "https://api.example.com/v1/data?x=1",
      tunnel: false,
      headers: [
        ["x-api-signature", "abc"],
        ["x-api-signature", "def"],
      ],
      body: null,
      status: 302,
      location: "https://b.example/",
      client: "undici",
    });
  });

  it("is the same call by the names of before 2023", () => {
    expect(call({ "http.method": "GET", "http.url": "http://api.example.com:8080/x", "http.status_code": 200, "http.user_agent": "axios/1" })).toMatchObject({
      method: "GET",
      url: "http://api.example.com:8080/x",
      status: 200,
      client: "axios/1",
      headers: null,
    });
  });

  it.each<readonly [string, Entries, string]>([
    [
      "host, target and scheme",
      { "http.method": "GET", "http.host": "a.example:8080", "http.target": "/x?y=1", "http.scheme": "http" },
      "http://a.example:8080/x?y=1",
    ],
    ["peer name and port", { "http.method": "GET", "net.peer.name": "a.example", "net.peer.port": 8443 }, "https://a.example:8443/"],
    ["peer name and port 80", { "http.method": "GET", "net.peer.name": "a.example", "net.peer.port": 80 }, "http://a.example:80/"],
    [
      "address, path and query",
      { "http.request.method": "GET", "server.address": "a.example", "url.path": "/x", "url.query": "y=1", "url.scheme": "https" },
      "https://a.example/x?y=1",
    ],
    ["an IPv6 address", { "http.request.method": "GET", "server.address": "::1", "server.port": 8080, "url.scheme": "http" }, "http://[::1]:8080/"],
    ["a URL that is only a path", { "http.method": "GET", "http.url": "/x", "http.host": "a.example" }, "https://a.example/"],
  ])("has its URL put together from %s", (_name, entries, url) => expect(call(entries).url).toBe(url));

  it("reads bodies as text, as base64 and as lists", () => {
    const body = (value: object) =>
      call(
        { "http.method": "POST", "http.url": "https://a.example/" },
        { attributes: [...attributes({ "http.method": "POST", "http.url": "https://a.example/" }), { key: "http.request.body", value }] },
      ).body;
    expect(body({ stringValue: "ä" })).toEqual(new TextEncoder().encode("ä"));
    expect(body({ bytesValue: "AAH/" })).toEqual(Uint8Array.of(0, 1, 255));
    expect(body({ arrayValue: { values: [{ intValue: "0" }, { intValue: 255 }] } })).toEqual(Uint8Array.of(0, 255));
    expect(body({ arrayValue: { values: [{ stringValue: "a" }, { bytesValue: "Yg==" }] } })).toEqual(new TextEncoder().encode("ab"));
    expect(body({ arrayValue: { values: [{ kvlistValue: {} }] } })).toBeNull();
  });

  it.each(["1793872800250000000", 1793872800250000000])("began at the time that is written as %s", (startTimeUnixNano) =>
    expect(call({ "http.url": "https://a.example/", "http.method": "GET" }, { startTimeUnixNano }).at).toBe(1_793_872_800_250),
  );
  it.each(["-5", "9".repeat(40), "soon", -1, null, {}])("has no time where it is written as %s", (startTimeUnixNano) =>
    expect(call({ "http.url": "https://a.example/", "http.method": "GET" }, { startTimeUnixNano }).at).toBeNull(),
  );
});

describe("what is no call", () => {
  it.each([
    ["a server's span", { kind: 2 }],
    ["a server's span by name", { kind: "SPAN_KIND_SERVER" }],
    ["one that does not say", { kind: undefined }],
  ])("is %s", (_name, more) => expect(told({ "http.method": "GET", "http.url": "https://a.example/" }, more)).toBe("other"));

  it("is a database query", () => expect(told({ "db.system": "postgresql", "server.address": "db" })).toBe("other"));
});

it("counts a client's span by the name of its kind too", () =>
  expect(call({ "http.method": "GET", "http.url": "https://a.example/" }, { kind: "SPAN_KIND_CLIENT" }).method).toBe("GET"));

it("says why a client span of HTTP cannot be read", () => {
  expect(told({ "http.method": "GET" })).toEqual({ unread: "its attributes name no URL" });
  expect(told({ "http.method": "GET", "url.full": "https://[::1" })).toEqual({ unread: "its URL cannot be read" });
  expect(readSpan("{")).toEqual({ unread: "it is no JSON" });
});

it("names spans by their id, and services by name and version", () => {
  expect(spanName(JSON.stringify(span({})))).toBe("eee19b7ec3c1b174");
  expect(spanName(JSON.stringify(span({}, { spanId: "\u001b[31m" })))).toBeNull();
  expect(serviceOf(JSON.stringify({ attributes: attributes({ "service.name": "shop", "service.version": "1.2" }) }))).toBe("shop 1.2");
  expect(serviceOf(JSON.stringify({ attributes: [] }))).toBeNull();
});
