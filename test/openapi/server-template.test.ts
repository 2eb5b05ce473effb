import { describe, expect, it } from "vitest";
import { expansions, hostPattern, normalisedServer, standsInHost } from "../../src/openapi/server-template.ts";
import { cpuMs } from "../cpu.ts";

const open = (name: string, value: string | null = null) => ({ name, enum: null, default: value });
const closed = (name: string, values: string[], value: string | null = null) => ({ name, enum: values, default: value });

describe("a server URL", () => {
  it.each([
    ["https://api.example.com", "https://api.example.com"],
    ["HTTPS://API.Example.COM:443/v1/", "https://api.example.com/v1"],
    ["http://api.example.com:80/", "http://api.example.com"],
    ["https://api.example.com:8443/a/b//", "https://api.example.com:8443/a/b"],
    ["https://api.example.com./v1", "https://api.example.com/v1"],
    ["https://bücher.example/", "https://xn--bcher-kva.example"],
    ["https://[::1]:5000/x", "https://[::1]:5000/x"],
    ["http://0x7f.1/", "http://127.0.0.1"],
    ["wss://api.example.com/socket", "wss://api.example.com/socket"],
    ["//api.example.com/v1", "https://api.example.com/v1"],
    ["/v1", "/v1"],
    ["/v1/", "/v1"],
    ["/", "/"],
    ["", "/"],
    ["./v1", "/v1"],
    ["v1", "/v1"],
    ["../v2", "/v2"],
    [" https://api.example.com/v1 ", "https://api.example.com/v1"],
  ])("%j becomes %s", (text, url) => expect(normalisedServer(text, null)).toEqual({ url, remark: null }));

  it.each([
    ["https://user:pw@api.example.com/v1", "https://api.example.com/v1", /credentials/],
    ["https://api.example.com/v1?x=1#y", "https://api.example.com/v1", /query/],
    ["/v1?x=1", "/v1", /query/],
    ["api.example.com/v1", null, /without a scheme/],
    ["localhost/v1", null, /without a scheme/],
    ["localhost:8080/v1", null, /no scheme/],
    ["api.example.com:8080", null, /no scheme/],
    ["ftp://files.example.com", null, /neither http/],
    ["javascript:alert(1)", null, /not a valid/],
    ["file:///etc/passwd", null, /not a valid|neither http/],
    ["https:api.example.com", null, /"\/\/"/],
    ["https://", null, /not a valid/],
    ["http://[::1", null, /not a valid/],
    ["https://api.example.com:65536", null, /not a valid/],
    ["https://api.example.com\\@evil.example", null, /backslash/],
    ["https://api.exam\nple.com", null, /control/],
    ["https://exa mple.com", null, /not a valid/],
  ])("%j becomes %s, with a remark", (text, url, remark) => {
    const found = normalisedServer(text, null);
    expect(found.url).toBe(url);
    expect(found.remark).toMatch(remark);
  });

  it.each([
    ["/v1", "https://docs.example.com/v1"],
    ["v1", "https://docs.example.com/specs/v1"],
    ["//api.example.com", "https://api.example.com"],
    ["https://api.example.com", "https://api.example.com"],
    ["", "https://docs.example.com/specs/openapi.json"],
  ])("%j is resolved against the address of a description from the web: %s", (text, url) =>
    expect(normalisedServer(text, "https://docs.example.com/specs/openapi.json").url).toBe(url),
  );
});

describe("expansion", () => {
  it("puts the defaults first and takes every combination once", () =>
    expect(expansions("https://{a}.example.com/{b}", [closed("a", ["eu", "us"], "us"), closed("b", ["v1", "v2"], "v2")]).texts).toEqual([
      "https://us.example.com/v2",
      "https://us.example.com/v1",
      "https://eu.example.com/v2",
      "https://eu.example.com/v1",
    ]));
  it("lists a default that its own enum does not", () =>
    expect(expansions("http://{h}/", [closed("h", ["evil.test"], "127.0.0.1")]).texts).toEqual(["http://127.0.0.1/", "http://evil.test/"]));
  it("fills a repeated variable with one value", () =>
    expect(expansions("https://{a}.{a}.example", [closed("a", ["x", "y"])]).texts).toEqual(["https://x.x.example", "https://y.y.example"]));
  it("has nothing for a variable without values", () => expect(expansions("https://{a}.example.com", [open("a")])).toEqual({ texts: [], total: 0 }));
  it("stops at 64 and counts on", () => {
    const many = closed(
      "a",
      Array.from({ length: 20 }, (_, i) => `v${i}`),
    );
    const { texts, total } = expansions("https://{a}.{b}.example.com", [many, { ...many, name: "b" }]);
    expect([texts.length, total, texts[0]]).toEqual([64, 400, "https://v0.v0.example.com"]);
  });
  it("is not impressed by 30 variables with 1,000 values each", () => {
    const variables = Array.from({ length: 30 }, (_, i) =>
      closed(
        `v${i}`,
        Array.from({ length: 1000 }, (_v, n) => `${n}`),
      ),
    );
    expect(expansions(`https://x/${variables.map(({ name }) => `{${name}}`).join("/")}`, variables).texts).toHaveLength(64);
  });
  it("does not read values as patterns", () => expect(expansions("https://{a}.example", [closed("a", ["$&"])]).texts).toEqual(["https://$&.example"]));
});

describe("a variable in the host", () => {
  it.each([
    ["https://{tenant}.example.com/v1", "tenant", true],
    ["https://example.com:{port}/v1", "port", true],
    ["https://example.com/{version}", "version", false],
    ["{scheme}://example.com/{version}", "scheme", false],
    ["{scheme}://{host}/v1", "host", true],
    ["//{host}/v1", "host", true],
    ["/{basePath}", "basePath", false],
    ["{basePath}", "basePath", false],
    ["https://example.com?x={q}", "q", false],
  ])("%s: %s %s", (template, name, expected) => expect(standsInHost(template, open(name, "/x"))).toBe(expected));
  it("is one that brings a whole address along", () => {
    expect(standsInHost("{server}/v1", open("server", "https://api.example.com"))).toBe(true);
    expect(standsInHost("{server}/v1", closed("server", ["//a.example", "//b.example"]))).toBe(true);
  });
});

describe("the pattern of an open host", () => {
  it.each([
    ["https://{tenant}.example.com/v1", [open("tenant", "demo")], "*.example.com"],
    ["https://{a}.{b}.example.com", [open("a"), open("b")], "*.*.example.com"],
    ["https://api-{region}.Example.com", [open("region")], "api-*.example.com"],
    ["https://{tenant}.example.com:8443", [open("tenant")], "*.example.com:8443"],
    ["https://{tenant}.example.com:{port}", [open("tenant"), closed("port", ["8443"], "8443")], "*.example.com:8443"],
    ["https://{tenant}.example.com:{port}", [open("tenant"), closed("port", ["443"], "443")], "*.example.com"],
    ["http://{tenant}.example.com:80", [open("tenant")], "*.example.com"],
    ["https://{tenant}.{zone}.example.com", [open("tenant"), closed("zone", ["eu"])], "*.eu.example.com"],
    ["https://{tenant}.{zone}.example.com", [open("tenant"), closed("zone", ["eu", "us"])], "*.*.example.com"],
    ["https://{tenant}.bücher.example", [open("tenant")], "*.xn--bcher-kva.example"],
    ["https://{tenant}.com", [open("tenant")], null],
    ["https://{host}", [open("host")], null],
    ["https://{region}.example.com", [closed("region", ["eu", "us"])], null],
    ["https://api.example.com/{version}", [open("version")], null],
    ["/{base}", [open("base")], null],
  ])("%s → %s", (template, variables, pattern) => expect(hostPattern(template, variables)).toBe(pattern));
});

it("takes linear time on hostile templates", () => {
  for (const piece of ["{", "}", "{a}", ".", ":", "//", "@", "a.", ":{", "[", "?"]) {
    const template = `https://${piece.repeat(2000 / piece.length)}`;
    const act = () => {
      standsInHost(template, open("a"));
      hostPattern(template, [open("a")]);
      normalisedServer(template, null);
      expansions(template, [open("a", "x")]);
    };
    expect(cpuMs(act)).toBeLessThan(200);
  }
});
