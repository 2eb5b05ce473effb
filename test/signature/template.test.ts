// Templates: what each variable and filter gives, and what a wrong one says.

import { describe, expect, it } from "vitest";
import { ScanError } from "../../src/errors.ts";
import { bytesOf, messageTo, toWire } from "../../src/signature/message.ts";
import { filterNames, parseDefinitions, parseTemplate, reach, render, type Scope, variableNames } from "../../src/signature/template.ts";

const message = messageTo("Post", "https://API.example.com:8443/a%20b/../c?b=2&a=1&a=0", {
  headers: [
    ["Content-Type", "Application/JSON; charset=utf-8"],
    ["X-Foo", "  one  two "],
    ["x-foo", "three"],
  ],
  body: '{"a":{"b":"ü"},"n":1.5,"list":[{"x":true}]}',
});

const scope = (more: Partial<Scope> = {}): Scope => ({
  message,
  timestamp: { text: "1700000000", format: "unix-seconds" },
  nonce: "n-1",
  keyId: "k-1",
  region: "r-1",
  service: "s-1",
  signature: "ABC",
  canonical: { path: "raw", query: "raw", "header-space": "trim", headers: ["x-*", "Host"] },
  define: new Map(),
  ...more,
});

const rendered = (source: string, more: Partial<Scope> = {}): string =>
  Buffer.from(render(parseTemplate(source, "t", new Set(more.define?.keys())), scope(more))).toString("utf8");
const form = messageTo("POST", "https://h/?z=1&shop=a%26b&z=0", {
  headers: [["Content-Type", "application/x-www-form-urlencoded"]],
  body: "b=x+y&a=%C3%BC&b=1&b=1&e=",
});

describe("variables", () => {
  const table: Readonly<Record<string, string>> = {
    method: "Post",
    scheme: "https",
    host: "api.example.com:8443",
    hostname: "api.example.com",
    port: "8443",
    path: "/a%20b/../c",
    query: "b=2&a=1&a=0",
    "query-sorted": "a=0&a=1&b=2",
    "query-joined": "a=1,0b=2",
    target: "/a%20b/../c?b=2&a=1&a=0",
    url: "https://api.example.com:8443/a%20b/../c?b=2&a=1&a=0",
    body: '{"a":{"b":"ü"},"n":1.5,"list":[{"x":true}]}',
    "media-type": "application/json",
    timestamp: "1700000000",
    date: "20231114",
    day: "2023-11-14",
    nonce: "n-1",
    id: "n-1",
    "key-id": "k-1",
    region: "r-1",
    service: "s-1",
    signature: "ABC",
    "header-block": "host:api.example.com:8443\nx-foo:one  two,three",
    "signed-headers": "host;x-foo",
    "form-sorted": '{"a":{"b":"ü"},"n":1.5,"list":[{"x":true}]}',
    "form-encoded": "",
    "form-joined": "",
  };

  it("are all in the table", () => {
    expect(Object.keys(table).sort()).toEqual([...variableNames].sort());
  });

  it.each(Object.entries(table))("{%s} is %j", (name, expected) => {
    expect(rendered(`{${name}}`)).toBe(expected);
  });

  it.each([
    ["{header.X-FOO}", "one  two, three"],
    ["{header.host}", "api.example.com:8443"],
    ["{header.x-none}", ""],
    ["{query.a}", "1"],
    ["{query.none}", ""],
    ["{json.a.b}", "ü"],
    ["{json.n}", "1.5"],
    ["{json.list.0.x}", "true"],
    ["{json.a}", '{"b":"ü"}'],
    ["{json.none.x}", ""],
    ["{json.__proto__}", ""],
  ])("%s is %j", (source, expected) => {
    expect(rendered(source)).toBe(expected);
  });

  it.each([
    ["{form.b}", "x y"],
    ["{form-sorted}", "a=%C3%BC&b=1&b=1&b=x+y&e="],
    ["{form-encoded}", "a=%C3%BC&b=1&b=1&b=x%20y&e="],
    ["{form-joined}", "aüb1bx ye"],
    ["{query.shop}", "a&b"],
    ["{query-joined}", "shop=a&bz=1,0"],
  ])("of a form, %s is %j", (source, expected) => {
    expect(rendered(source, { message: form })).toBe(expected);
  });

  it.each([
    ["decoded", "/a b/../c"],
    ["normalized", "/c"],
    ["double-encoded", "/a%2520b/../c"],
  ] as const)("a path that is %s is %j", (path, expected) => {
    expect(rendered("{path}", { canonical: { path, query: "raw", "header-space": "trim", headers: [] } })).toBe(expected);
  });

  it.each([
    ["sorted", "a=0&a=1&b=2"],
    ["sorted-encoded", "a=0&a=1&b=2"],
  ] as const)("a query that is %s is %j", (query, expected) => {
    expect(rendered("{query}", { canonical: { path: "raw", query, "header-space": "trim", headers: [] } })).toBe(expected);
  });

  it("header space is kept, trimmed or collapsed", () => {
    const spaced = (space: "keep" | "trim" | "collapse") =>
      rendered("{header.x-foo}", { canonical: { path: "raw", query: "raw", "header-space": space, headers: [] } });
    expect([spaced("keep"), spaced("trim"), spaced("collapse")]).toEqual(["  one  two , three", "one  two, three", "one two, three"]);
  });
});

describe("filters", () => {
  const table = [
    ["{method|lower}", "post"],
    ["{method|upper}", "POST"],
    ["{header.x-pad|trim}", "x"],
    ["{key|md5|hex}", "e10adc3949ba59abbe56e057f20f883e"],
    ["{key|sha1|hex}", "7c4a8d09ca3762af61e59520943dc26494f8941b"],
    ["{key|sha256|hex}", "8d969eef6ecad3c29a3a629280e686cf0c3f5d5a86aff3ca12020c923adc6c92"],
    ["{key|sha512|hex}", "ba3253876aed6bc22d4a6ff53d8406c6ad864195ed144ab5c87621b6c233b548baeae6956df346ec8c17f5ea10f35ee3cbc514797ed7ddd3145464e2a0bab413"],
    ["{nine|crc32}", "3421780262"],
    ["{key|hex}", "313233343536"],
    ["{key|base64}", "MTIzNDU2"],
    ["{umlaut|urlencode}", "%C3%BC%20%2F~"],
    ["{reserved|encode-uri}", "a%20b;c/%25'()"],
    ["{reserved|encode-uri-component}", "a%20b%3Bc%2F%25'()"],
    ["{key|base64url}", "MTIzNDU2"],
    ["{key|if-body}", "123456"],
    ["{key|if-post}", "123456"],
    ["{key|if-query}", "123456"],
  ] as const;

  it("are all in the table", () => {
    expect(filterNames.filter((name) => !table.some(([source]) => source.includes(`|${name}`)))).toEqual([]);
  });

  it.each(table)("%s is %j", (source, expected) => {
    const define = parseDefinitions({ key: "123456", nine: "123456789", umlaut: "ü /~", reserved: "a b;c/%'()" });
    const padded = { ...message, headers: [["X-Pad", " x "] as const] };
    expect(rendered(source, { define, message: padded })).toBe(expected);
  });

  it("the conditions give nothing where they do not hold", () => {
    const bare = messageTo("GET", "https://h/");
    expect(rendered("[{nonce|if-body}{nonce|if-post}{nonce|if-query}]", { message: bare })).toBe("[]");
  });

  it("leave bytes alone that are no text", () => {
    const raw = { ...message, body: bytesOf("\u0000\u00ff\u0080") };
    expect([...render(parseTemplate("{body}", "t"), scope({ message: raw }))]).toEqual([0, 255, 128]);
    expect([...render(parseTemplate("{body|upper|lower}", "t"), scope({ message: raw }))]).toEqual([0, 255, 128]);
  });
});

describe("what is written", () => {
  it("braces double for themselves, and text may hold any character", () => {
    expect(rendered('{{"a":"{nonce}"} ü')).toBe('{"a":"n-1"} ü');
    expect(toWire("ü")).toBe("\u00c3\u00bc");
  });

  it.each([
    ["{hots}", "there is no variable {hots}", "did you mean {host}?"],
    ["{key_id}", "there is no variable {key_id}", "did you mean {key-id}?"],
    ["{querysorted}", "there is no variable {querysorted}", "did you mean {query-sorted}?"],
    ["{body|sha-256}", 'there is no filter "sha-256"', "did you mean sha256?"],
    ["{body|rot13}", 'there is no filter "rot13"', /^known are lower/],
    ["{zzzzzzzz}", "there is no variable {zzzzzzzz}", /^known are \{method\}/],
    ["{header.}", "there is no variable {header.}", /./],
    ["{path", "the brace at character 1 is never closed", /\{\{/],
    ["a\\nb", "holds a backslash", /double quotes/],
  ])("%s is an error with a way out", (source, why, hint) => {
    let thrown: unknown;
    try {
      parseTemplate(source, "string-to-sign");
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ScanError);
    expect(thrown).toMatchObject({ code: "policy-invalid", message: expect.stringContaining(`string-to-sign: ${why}`) as string });
    expect((thrown as ScanError).hint).toMatch(hint);
  });

  it.each([
    ["a circle", { a: "{b}", b: "{a}" }, /reaches itself: a → b → a/],
    ["a name that a variable has", { host: "x" }, /taken/],
    ["a name with a dot", { "a.b": "x" }, /taken/],
  ])("%s among the definitions is an error", (_says, define, why) => {
    expect(() => parseDefinitions(define as Record<string, string>)).toThrow(why);
  });

  it("definitions that double each other are refused before they are rendered", () => {
    const define = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`d${index}`, index === 29 ? "x" : `{d${index + 1}}{d${index + 1}}`]));
    expect(() => parseDefinitions(define)).toThrow(/more than 1000 parts/);
  });
});

it("what a template reaches goes through definitions and filters", () => {
  const define = parseDefinitions({ digest: "{body|sha256|hex}", both: "{digest}{header.X-Foo}" });
  expect([...reach(parseTemplate("{both}{url}{json.a}", "t", new Set(define.keys())), define)].sort()).toEqual([
    "body",
    "header.x-foo",
    "host",
    "json.a",
    "path",
    "query",
    "scheme",
  ]);
});
