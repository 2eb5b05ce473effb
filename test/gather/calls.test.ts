import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { observeCalls } from "../../src/gather/calls.ts";
import type { CapturedCall } from "../../src/model/call.ts";
import { requestWith } from "./request.ts";

const from = (url: string, more: Partial<CapturedCall> = {}): CapturedCall => ({
  source: { file: "calls.har", entry: "entry 1" },
  at: null,
  method: "GET",
  url,
  tunnel: false,
  headers: [],
  body: null,
  status: 200,
  location: null,
  client: null,
  ...more,
});
const observed = (...calls: readonly CapturedCall[]) => {
  const observer = observeCalls(requestWith(), null);
  calls.forEach((call, index) => observer.see({ ...call, source: { file: call.source.file, entry: `entry ${index + 1}` } }));
  return observer.done().calls;
};
const signature = (value: string) => [["X-API-Signature", value] as const];
const redirecting = (to: string, more: Partial<CapturedCall> = {}) =>
  from("https://api.example.com/reports", { status: 302, location: to, headers: signature("s3cr3t-signature"), ...more });

describe("calls that differ in nothing but their time", () => {
  it("are one, with their count and where the first one stands", () => {
    const calls = observed(from("https://a.example/x?n=1", { at: 1 }), from("https://a.example/y"), from("https://a.example/x?n=2", { at: 2 }));
    expect(calls.map(({ url, count, first }) => [url, count, first.entry])).toEqual([
      ["https://a.example/x?n=…", 2, "entry 1"],
      ["https://a.example/y", 1, "entry 2"],
    ]);
  });

  it("are told apart by status, client, method and what they carried", () => {
    const url = "https://a.example/";
    expect(
      observed(
        from(url),
        from(url, { status: 404 }),
        from(url, { client: "a" }),
        from(url, { method: "POST" }),
        from(url, { headers: signature("x") }),
        from(url, { headers: null }),
      ),
    ).toHaveLength(6);
  });
});

describe("a redirect to another origin", () => {
  const hop = (more: Partial<CapturedCall> = {}) => from("https://evil.example/reports", { headers: signature("s3cr3t-signature"), ...more });

  it("is followed by the call that goes there, and what had the same value came along", () => {
    expect(observed(redirecting("https://evil.example/reports", { at: 1_000 }), hop({ at: 1_100 }))).toMatchObject([
      { url: "https://api.example.com/reports", redirect: "https://evil.example/reports", credentials: ["header x-api-signature"], follows: null },
      {
        url: "https://evil.example/reports",
        follows: { url: "https://api.example.com/reports", source: { entry: "entry 1" }, same: ["header x-api-signature"], anew: [] },
      },
    ]);
  });

  it("is followed also where its Location has no scheme, where the file is not in order, and where a fragment was added", () => {
    expect(observed(redirecting("//evil.example/reports#top"), hop())[1]?.follows).not.toBeNull();
    expect(observed(hop({ at: 1_100 }), redirecting("https://evil.example/reports", { at: 1_000 }))[0]?.follows).not.toBeNull();
  });

  it("is followed by a tunnel to its host, of which nothing more is known", () =>
    expect(
      observed(redirecting("https://evil.example/reports"), from("https://evil.example/", { tunnel: true, method: "", headers: null, status: null }))[1],
    ).toMatchObject({
      tunnel: true,
      headers: false,
      follows: { same: [] },
    }));

  it("tells a signature that was made anew from another header's other value", () => {
    const headers = (value: string) =>
      [
        ["X-API-Signature", value],
        ["Authorization", value],
      ] as const;
    expect(
      observed(redirecting("https://evil.example/reports", { headers: headers("one-value") }), hop({ headers: headers("two-value") }))[1]?.follows,
    ).toMatchObject({ same: [], anew: ["header x-api-signature"] });
  });

  it.each([
    ["before it", { at: 10 }, { at: 9 }],
    ["long after it", { at: 10 }, { at: 70_011 }],
    ["by another client", { client: "a" }, { client: "b" }],
    ["in another file", {}, { source: { file: "other.har", entry: "" } }],
    ["to another path", {}, { url: "https://evil.example/other" }],
  ])("is not followed by a call %s", (_name, first, second) =>
    expect(observed(redirecting("https://evil.example/reports", first), hop(second)).every(({ follows }) => follows === null)).toBe(true),
  );

  it("is followed once, by the call that comes next", () => {
    const calls = observed(redirecting("https://evil.example/reports"), hop({ client: "a" }), hop({ client: "b" }));
    expect(calls.map(({ client, follows }) => [client, follows !== null])).toEqual([
      [null, false],
      ["a", true],
      ["b", false],
    ]);
  });

  it("within one origin is no matter", () =>
    expect(observed(redirecting("/elsewhere"), from("https://api.example.com/elsewhere", { headers: signature("s3cr3t-signature") }))[1]?.follows).toBeNull());
});

it("keeps no value of any credential, cookie or signature, whatever their names and wherever they stand", () => {
  const value = fc.stringMatching(/^[a-z0-9]{10,30}$/).map((text) => `Zq${text}`);
  fc.assert(
    fc.property(value, value, value, fc.boolean(), (key, cookie, query, moved) => {
      const headers = [
        ["Authorization", `Bearer ${key}`],
        ["Cookie", `a=1; sid=${cookie}`],
        ["X-API-Signature", `v1=${key}`],
        ["User-Agent", `tool ${cookie}`],
      ] as const;
      const first = redirecting(`https://b.example/${cookie}?x=${query}&sig=${key}`, { headers, client: `tool ${cookie}` });
      const text = JSON.stringify(
        observed(first, from(`https://b.example/${cookie}?x=${query}&sig=${key}`, { headers: moved ? headers : [], client: `tool ${cookie}` })),
      );
      expect(text).not.toContain(key);
      expect(text).not.toContain(query);
      if (moved) expect(text).not.toContain(cookie);
    }),
  );
});

it("is not thrown off by what hosts and names may be", () => {
  const word = fc.oneof(fc.constantFrom("__proto__", "constructor", "authorization", "cookie", ""), fc.string({ maxLength: 10 }));
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          url: fc.oneof(fc.webUrl(), word),
          location: fc.option(fc.oneof(fc.webUrl(), word), { nil: null }),
          status: fc.constantFrom(200, 301, null),
          headers: fc.option(fc.array(fc.tuple(word, word), { maxLength: 3 }), { nil: null }),
          at: fc.option(fc.double(), { nil: null }),
        }),
        { maxLength: 6 },
      ),
      (calls) => {
        const seen = observed(...calls.map((call) => from(call.url, call)));
        expect(seen.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(calls.length);
        expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
      },
    ),
  );
});
