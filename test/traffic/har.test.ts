import { describe, expect, it } from "vitest";
import { readEntry } from "../../src/traffic/har.ts";
import { entry, header } from "./samples.ts";

const told = (more: object = {}) => readEntry(JSON.stringify(entry(more)));
const call = (more: object = {}) => {
  const one = told(more);
  if (one === "other" || "unread" in one) throw new Error(JSON.stringify(one));
  return one.call;
};

describe("an entry of a HAR", () => {
  it("is a call with what it carried and where it was sent", () => {
    const request = {
      method: "post",
      url: "https://api.example.com/v1/data?x=1",
      headers: [header("User-Agent", "python-requests/2.31.0"), header("X-API-Signature", "s3cret"), header("X-API-Signature", "twice")],
      postData: { mimeType: "application/json", text: '{"ä":1}' },
    };
    const response = { status: 307, headers: [header("Location", "/v2/data")], redirectURL: "https://api.example.com/v2/data" };
    expect(call({ request, response, startedDateTime: "2026-11-05T10:00:00.250Z" })).toEqual({
      at: Date.UTC(2026, 10, 5, 10, 0, 0, 250),
      method: "POST",
      url: "https://api.example.com/v1/data?x=1",
      tunnel: false,
      headers: [
        ["User-Agent", "python-requests/2.31.0"],
        ["X-API-Signature", "s3cret"],
        ["X-API-Signature", "twice"],
      ],
      body: new TextEncoder().encode('{"ä":1}'),
      status: 307,
      location: "/v2/data",
      client: "python-requests/2.31.0",
    });
  });

  it("is a tunnel where it was a CONNECT, in each of the ways that recorders write it", () => {
    for (const url of ["api.example.com:443", "https://api.example.com/", "http://api.example.com:443/", "https://api.example.com:443"])
      expect(call({ request: { method: "CONNECT", url, headers: [] } })).toMatchObject({
        tunnel: true,
        url: "https://api.example.com/",
        method: "",
        headers: null,
      });
    expect(call({ request: { method: "CONNECT", url: "db.example.com:8443", headers: [] } }).url).toBe("https://db.example.com:8443/");
  });

  it("drops pseudo headers, and keeps :authority as Host", () => {
    const headers = [header(":method", "GET"), header(":authority", "api.example.com"), header("accept", "*/*")];
    expect(call({ request: { method: "GET", url: "https://api.example.com/", headers } }).headers).toEqual([
      ["host", "api.example.com"],
      ["accept", "*/*"],
    ]);
  });

  it("reads a body in base64, an absent one as empty, and one that is said to exist as unknown", () => {
    const post = (more: object) => call({ request: { method: "POST", url: "https://a.example/", headers: [], ...more } }).body;
    expect(post({ postData: { text: "AAH/", encoding: "base64" } })).toEqual(Uint8Array.of(0, 1, 255));
    expect(post({ postData: { text: "not base64!", encoding: "base64" } })).toBeNull();
    expect(post({ bodySize: 0 })).toEqual(new Uint8Array());
    expect(post({ bodySize: 12 })).toBeNull();
    expect(post({ postData: { text: "" }, bodySize: 12 })).toBeNull();
    expect(post({ postData: { params: [{ name: "a", value: "1" }] }, bodySize: 3 })).toBeNull();
  });

  it("takes redirectURL where no Location header was written", () => {
    expect(call({ response: { status: 302, headers: [], redirectURL: "https://b.example/" } }).location).toBe("https://b.example/");
    expect(call({ response: { status: 200, headers: [], redirectURL: "" } }).location).toBeNull();
  });

  it.each(["data:image/png;base64,AAAA", "chrome-extension://abc/x.js", "blob:https://a.example/1", "about:blank", "file:///etc/hosts"])(
    "passes over %s",
    (url) => expect(told({ request: { method: "GET", url, headers: [] } })).toBe("other"),
  );

  it.each([
    ["no request", { request: null }],
    ["no URL", { request: { method: "GET" } }],
    ["a URL that is none", { request: { method: "GET", url: "https://[::1" } }],
    ["a relative URL", { request: { method: "GET", url: "/v1/data" } }],
    ["no method", { request: { url: "https://a.example/", method: "GET /x HTTP/1.1" } }],
  ])("says why it cannot be read: %s", (_name, more) => expect(told(more)).toMatchObject({ unread: expect.any(String) }));

  it.each(["+275760-09-13T00:00:00.001Z", "-300000-01-01T00:00:00Z", "yesterday", 12, null, "2026-13-01T00:00:00Z"])(
    "has no time where the date is %s",
    (startedDateTime) => expect(call({ startedDateTime }).at).toBeNull(),
  );

  it("keeps the last day that there is", () => expect(call({ startedDateTime: "+275760-09-13T00:00:00.000Z" }).at).toBe(8.64e15));

  it("has no status where there was no answer", () => {
    for (const status of [0, -1, 1e9, "200 OK", null, 99.5]) expect(call({ response: { status, headers: [] } }).status).toBeNull();
  });
});
