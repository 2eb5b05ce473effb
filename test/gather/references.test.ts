import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLinks, parseRefresh } from "../../src/gather/link-header.ts";
import { findReferences, isJson, namedHost } from "../../src/gather/references.ts";
import { cpuMs } from "../cpu.ts";

const base = "https://api.example.com/v1/pets";
const find = (headers: [string, string][], json?: unknown, redirects = false) =>
  findReferences({ url: base, headers, redirects, json: json === undefined ? null : new TextEncoder().encode(JSON.stringify(json)) });
/** "source host detail ×count" */
const lines = (found: ReturnType<typeof find>): string[] =>
  found.references.map(({ source, host, detail, count }) =>
    [source, host, ...(detail === "" ? [] : [detail]), ...(count === 1 ? [] : [`×${count}`])].join(" "),
  );

describe("hosts in headers", () => {
  it.each<[string, string, string[]]>([
    ["Location", "https://Other.Example.COM./x", ["location other.example.com"]],
    ["location", "//cdn.test:8443/x", ["location cdn.test:8443"]],
    ["Location", "\\\\evil.test\\x", ["location evil.test"]],
    ["Location", "/relative?u=https://evil.test", []],
    ["Location", "mailto:a@evil.test", []],
    ["Location", "http://[::1", []],
    ["Content-Location", "https://api.example.com/v1/pets/1", ["content-location api.example.com"]],
    ["Content-Location", "pets/1", []],
    ["Link", '<https://a.test/2>; rel="next", <https://b.test/9>; rel=last', ["link a.test next", "link b.test last"]],
    ["Link", '<https://a.test/a,b>; rel="next prev"; title="x, <https://no.test>; y"', ["link a.test next prev"]],
    ["Link", '</rel>; rel=next; anchor="https://c.test/"', ["link c.test anchor"]],
    ["Refresh", "5; url=https://a.test/", ["refresh a.test"]],
    ["Refresh", "0;URL='https://a.test/'", ["refresh a.test"]],
    ["Refresh", "30", []],
    ["Access-Control-Allow-Origin", "https://app.test", ["cors app.test"]],
    ["Access-Control-Allow-Origin", "*", []],
    ["Access-Control-Allow-Origin", "null", []],
    [
      "Content-Security-Policy",
      "default-src 'self' https: data: cdn.test; connect-src https://a.test:8443/path wss://b.test *.c.test; report-uri /csp https://r.test/r; sandbox allow-scripts.x",
      ["csp cdn.test default-src", "csp a.test:8443 connect-src", "csp b.test connect-src", "csp *.c.test connect-src", "csp r.test report-uri"],
    ],
    ["Content-Security-Policy-Report-Only", "img-src i.test", ["csp i.test img-src"]],
    ["Set-Cookie", "sid=secret-value; Path=/; Domain=.Example.com; Secure", ["set-cookie example.com Domain"]],
    ["Set-Cookie", "sid=https://evil.test; Path=/", []],
    ["Set-Cookie", "Domain=value.test; Path=/", []],
    ["X-Other", "https://evil.test", []],
  ])("%s: %s", (name, value, expected) => {
    expect(lines(find([[name, value]]))).toEqual(expected);
  });

  it("a Location that is a redirect is not listed again", () => {
    expect(
      lines(
        find(
          [
            ["Location", "https://a.test/"],
            ["Link", "<https://b.test>"],
          ],
          undefined,
          true,
        ),
      ),
    ).toEqual(["link b.test"]);
  });

  it("cookie values are never kept", () => {
    expect(JSON.stringify(find([["Set-Cookie", "sid=secret-value; Domain=example.com"]]))).not.toContain("secret-value");
  });
});

describe("hosts in JSON bodies", () => {
  it("are strings that are a URL, with their pointer", () => {
    expect(
      lines(
        find([], {
          home: "https://a.test/x",
          text: "see https://no.test for more",
          ws: "wss://b.test",
          mail: "mailto:x@c.test",
          "a/b~c": { href: "//d.test/x" },
          note: "// not a link",
          n: 1,
          z: null,
        }),
      ),
    ).toEqual(["body a.test /home", "body b.test /ws", "body d.test /a~1b~0c/href"]);
  });

  it("of one key in many items are folded into one with a count", () => {
    const items = Array.from({ length: 30 }, (_, i) => ({ self: `https://a.test/${i}`, avatar: `https://img.test/${i}`, tags: ["https://t.test/"] }));
    expect(lines(find([], { items }))).toEqual(["body a.test /items/0/self ×30", "body img.test /items/0/avatar ×30", "body t.test /items/0/tags/0 ×30"]);
  });

  it("are capped at 200 and their values cut", () => {
    const found = find(
      [],
      Array.from({ length: 500 }, (_, i) => ({ [`k${i}`]: `https://h${i}.test/${"x".repeat(2_000)}` })),
    );
    expect(found.references.length).toBe(200);
    expect(Math.max(...found.references.map(({ value }) => value.length))).toBe(512);
  });

  it("that are not kept leave a gap that shows, in headers too", () => {
    const names = Array.from({ length: 210 }, (_, i) => `h${i}.test`);
    const header: [string, string] = ["Content-Security-Policy", `default-src ${names.join(" ")}`];
    expect(find([header, ["Link", "<https://evil.test/>; rel=next"]]).fault).toMatchObject({ reason: "response-limit" });
    const others = Object.fromEntries(names.map((name) => [name, `https://${name}/`]));
    expect(find([], { ...others, next: "https://evil.test/" }).fault).toMatchObject({ reason: "response-limit" });
    expect(find([], Array(1_000).fill("https://a.test/")).fault).toBeNull();
  });

  it.each([
    " https://evil.test/",
    "\u0001https://evil.test/ ",
    "https:/\t/evil.test/",
    "ht\ntps://evil.test/\n",
    "http:evil.test/",
    "///evil.test/",
    "https://evil.test/a b",
    `https://evil.test/${"a".repeat(9_000)}`,
  ])("are read as URL parsers read them: %j", (next) => {
    expect(lines(find([], { next }))).toEqual(["body evil.test /next"]);
  });

  it("keep the end of a long way, which says what the value is", () => {
    const { detail = "" } = find([], { ["k".repeat(600)]: { ["/".repeat(600)]: [{ next: "https://evil.test/" }] } }).references[0] ?? {};
    expect(detail).toMatch(/^….*\/0\/next$/);
    expect(detail.length).toBeLessThanOrEqual(512);
  });

  it("cost no more where each level holds a URL, or one long key holds all of them", () => {
    const nested = new TextEncoder().encode(`${'{"url":"https://a.test/","b":'.repeat(50_000)}1${"}".repeat(50_000)}`);
    const long = new TextEncoder().encode(`{"${"k".repeat(1_000_000)}":[${Array(50_000).fill('"https://a.test/"').join(",")}]}`);
    for (const json of [nested, long]) expect(cpuMs(() => findReferences({ url: base, headers: [], redirects: false, json }))).toBeLessThan(2_000);
  });

  it("have their credentials redacted", () => {
    expect(find([], { u: "https://u:p@a.test/?access_token=abc" }).references[0]?.value).toBe("https://redacted:redacted@a.test/?access_token=[redacted]");
  });

  it("survive any depth and hostile keys", () => {
    const deep = new TextEncoder().encode(`${"[".repeat(500_000)}"https://a.test"${"]".repeat(500_000)}`);
    expect(() => findReferences({ url: base, headers: [], redirects: false, json: deep })).not.toThrow();
    const hostile = new TextEncoder().encode('{"__proto__":{"href":"https://p.test/"},"constructor":{"prototype":{"x":"https://c.test/"}}}');
    expect(lines(findReferences({ url: base, headers: [], redirects: false, json: hostile }))).toEqual([
      "body p.test /__proto__/href",
      "body c.test /constructor/prototype/x",
    ]);
    expect(Object.hasOwn(Object.prototype, "href")).toBe(false);
  });

  it("that are no JSON, or too many values, say so", () => {
    expect(findReferences({ url: base, headers: [], redirects: false, json: new TextEncoder().encode("<html>") }).fault).toMatchObject({
      reason: "protocol-error",
    });
    expect(find([], Array(250_000).fill("x")).fault).toMatchObject({ reason: "response-limit" });
    expect(find([], "https://a.test").fault).toBeNull();
  });
});

describe("small parsers", () => {
  it.each([
    ["application/json", true],
    ["application/problem+json; charset=utf-8", true],
    ["APPLICATION/JSON", true],
    ["text/json-seq", false],
    ["application/x-ndjson", false],
    ["text/html; x=/json", false],
    ["", false],
  ])("content type %s is JSON: %s", (type, expected) => {
    expect(isJson([["Content-Type", type]])).toBe(expected);
  });

  it("the first of a repeated link parameter counts, and escapes are undone", () => {
    expect(parseLinks('<a>; rel="n\\"ext"; rel=other')).toEqual([{ target: "a", rel: 'n"ext', anchor: null }]);
    expect(parseLinks("<a")).toEqual([]);
    expect(parseLinks("")).toEqual([]);
    expect(parseRefresh("1;url=")).toBeNull();
  });

  it("a relative reference names no host, whatever it resolves to", () => {
    for (const relative of ["", "/", "x", "?q=//evil.test", "#//evil.test", "./a"]) expect(namedHost(relative, base)).toBeNull();
  });

  it.each(["a", "<", ">", ";", ",", '"', "=", "\\", " ", "<a>;", '<a>;b="', "((((", ",,,,", "<,>;"])("linear time for 64 KiB of %j", (piece) => {
    const text = piece.repeat(65_536 / piece.length);
    const act = () => {
      parseLinks(text);
      parseRefresh(text);
      find([
        ["Set-Cookie", text],
        ["Content-Security-Policy", text],
        ["Refresh", text],
        ["Location", text],
      ]);
    };
    expect(cpuMs(act)).toBeLessThan(200);
  });

  it("no text makes them throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.json(), (text, json) => {
        for (const name of ["Location", "Link", "Refresh", "Set-Cookie", "Content-Security-Policy", "Access-Control-Allow-Origin"]) find([[name, text]]);
        findReferences({ url: base, headers: [], redirects: false, json: new TextEncoder().encode(json) });
      }),
    );
  });
});
