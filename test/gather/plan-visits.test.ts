import { describe, expect, it } from "vitest";
import { exactHosts, planVisits, type Plan } from "../../src/gather/plan-visits.ts";
import type { Operation, SpecFacts } from "../../src/model/spec.ts";
import { operation, parameter, server, specWith } from "./spec.ts";

const baseUrl = "http://127.0.0.1:5000/v1";
const plan = (changes: Partial<SpecFacts>, allow: string[] = [], alias: string | null = null): Plan =>
  planVisits(specWith(changes), { baseUrl, alias, mayContact: exactHosts(allow) });

/** The URL or the reason of the only operation. */
const planOf = (one: Operation, changes: Partial<SpecFacts> = {}, allow: string[] = [], alias: string | null = null): string => {
  const made = plan({ ...changes, operations: [one] }, allow, alias);
  return made.notVisited[0]?.why ?? made.visits.at(-1)?.url.replace(baseUrl, "") ?? "";
};
const signature = { rule: "P2", name: "X-Signature", schemes: [], place: { file: "", pointer: "" } } as const;

describe("the plan", () => {
  it("starts with the base URL, then servers, then operations in document order", () => {
    const made = plan({ servers: [server("https://api.example.com/v2")], operations: [operation("GET /b"), operation("HEAD /a")] }, ["api.example.com"]);
    expect(made.visits.map(({ entry, method, url }) => [entry.kind, method, url])).toEqual([
      ["base-url", "GET", baseUrl],
      ["server", "GET", "https://api.example.com/v2"],
      ["operation", "GET", `${baseUrl}/b`],
      ["operation", "HEAD", `${baseUrl}/a`],
    ]);
  });

  it.each([
    ["https://api.example.com", [], false],
    ["https://api.example.com", ["api.example.com"], true],
    ["https://api.example.com:8443", ["api.example.com"], false],
    ["https://api.example.com", ["*.example.com"], false],
    ["https://*.example.com", ["*.example.com"], false],
    ["https://eu.api.example.com", ["api.example.com"], false],
    ["https://user:pw@api.example.com", ["api.example.com"], true],
    ["http://127.0.0.1:5000/v2", ["127.0.0.1:5000"], false],
    ["/v2", ["api.example.com"], false],
    ["ws://api.example.com", ["api.example.com"], false],
  ])("a declared server %s is visited with %j allowed: %s", (url, allow, visited) => {
    const servers = plan({ servers: [server(url)] }, allow).visits.filter(({ entry }) => entry.kind === "server");
    expect(servers.length).toBe(visited ? 1 : 0);
    expect(JSON.stringify(servers)).not.toContain("pw");
  });

  it("the alias is never contacted under its own name", () => {
    expect(plan({ servers: [server("https://api.example.com")] }, ["api.example.com"], "api.example.com").visits.length).toBe(1);
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"])("%s is never sent", (method) => {
    expect(planOf(operation(`${method} /x`))).toBe("only GET and HEAD operations are visited");
  });

  it.each<[string, Operation, string]>([
    ["a sample in the path", operation("GET /pets/{id}", [parameter("id", "path", 7)]), "/pets/7"],
    ["a sample that needs escaping", operation("GET /f/{p}", [parameter("p", "path", "a/b c?#%ü!'()*")]), "/f/a%2Fb%20c%3F%23%25%C3%BC%21%27%28%29%2A"],
    ["a list in the path", operation("GET /f/{p}", [parameter("p", "path", ["a", "b,c"])]), "/f/a,b%2Cc"],
    ["two in one segment", operation("GET /{a}-{b}.json", [parameter("a", "path", 1), parameter("b", "path", true)]), "/1-true.json"],
    ["a query", operation("GET /x", [parameter("q", "query", "a&b=c"), parameter("n", "query", 0)]), "/x?q=a%26b%3Dc&n=0"],
    ["an exploded list", operation("GET /x", [parameter("a[]", "query", [1, 2])]), "/x?a%5B%5D=1&a%5B%5D=2"],
    ["a joined list", operation("GET /x", [parameter("a", "query", [1, 2], { explode: false })]), "/x?a=1,2"],
    ["a whole query string", operation("GET /x", [parameter("q", "querystring", "a=1&b= #")]), "/x?a=1&b=%20%23"],
    [
      "what is optional left out",
      operation("GET /x", [parameter("q", "query", "1", { required: false }), parameter("r", "query", undefined, { required: false })]),
      "/x",
    ],
    ["half a surrogate", operation("GET /x/{p}", [parameter("p", "path", "\ud800")]), "/x/%EF%BF%BD"],
    ["markup in the path itself", operation("GET /x y/<z>"), "/x%20y/%3Cz%3E"],
  ])("writes %s", (_what, one, url) => {
    expect(planOf(one)).toBe(url);
  });

  it.each<[Operation, string]>([
    [operation("GET /p/{id}", [parameter("id", "path")]), "path parameter `id` has no example, default or enum"],
    [operation("GET /p/{id}"), "path parameter `id` is not declared"],
    [operation("GET /p/{id}", [parameter("id", "path", "")]), "path parameter `id` has an empty sample"],
    [operation("GET /p/{id}", [parameter("id", "path", { a: 1 })]), "path parameter `id` has a sample that is no plain value or list of them"],
    [operation("GET /p/{id}", [parameter("id", "path", null)]), "path parameter `id` has a sample that is no plain value or list of them"],
    [operation("GET /p/{id}/x", [parameter("id", "path", "..")]), "its path would contain a dot segment"],
    [operation("GET /p/{id}/x", [parameter("id", "path", "%2e")]), ""],
    [operation("GET /p/%2E./x"), "its path would contain a dot segment"],
    [operation("GET /x", [parameter("q", "query")]), "query parameter `q` has no example, default or enum"],
    [operation("GET /x", [parameter("q", "query", [])]), "query parameter `q` has an empty sample"],
    [operation("GET /x", [parameter("X-T", "header")]), "header parameter `X-T` has no example, default or enum"],
    [operation("GET /x", [parameter("X-T", "header", "a\r\nX: b")]), "header parameter `X-T` cannot be sent as a header"],
    [operation("GET /x", [parameter("X T", "header", "a")]), "header parameter `X T` cannot be sent as a header"],
    [operation("GET /x", [parameter("c", "cookie")]), "cookie parameter `c` has no example, default or enum"],
    [operation("GET /x", [], { bodyRequired: true }), "a GET with a required body is not sent"],
    [operation("GET /x", [parameter("b", "body")]), "a GET with a required body is not sent"],
    [operation("GET /x/{p}", [parameter("p", "path", "x".repeat(9_000))]), "its URL is longer than 8000 characters"],
  ])("%o: %s", (one, why) => {
    if (why === "") expect(planOf(one)).toContain("/p/%252e/x");
    else expect(planOf(one)).toBe(why);
  });

  it("signatures, what belongs to them and credentials are left out, and the operation is visited all the same", () => {
    const one = operation(
      "GET /x",
      [
        parameter("X-Signature", "header", undefined, { role: "signature" }),
        parameter("X-Timestamp", "header", "1", { role: "timestamp" }),
        parameter("nonce", "query", undefined, { role: "nonce" }),
        parameter("Digest", "header", undefined, { role: "digest" }),
        parameter("x-api-key", "header", "sample-key"),
        ...["Authorization", "cookie", "Host", "Content-Length", "Connection", "Transfer-Encoding", "Accept", "Expect"].map((name) =>
          parameter(name, "header", "evil"),
        ),
        parameter("X-Tenant", "header", ["a", "b"]),
        parameter("lang", "cookie", "en;x"),
      ],
      { signature, security: [["key"]] },
    );
    const schemes = [{ name: "key", type: "apiKey", detail: "X-API-Key", in: "header", signature: null, signing: null, place: one.place }] as const;
    expect(plan({ operations: [one], schemes }).visits.at(-1)).toMatchObject({
      url: `${baseUrl}/x`,
      headers: [
        ["X-Tenant", "a,b"],
        ["Cookie", "lang=en%3Bx"],
      ],
    });
  });

  it("a timestamp of an operation that is not signed is an ordinary parameter", () => {
    expect(planOf(operation("GET /x", [parameter("t", "query", undefined, { role: "timestamp" })]))).toContain("has no example");
  });

  it.each([
    ["/uploads", "operation", [], null, "http://127.0.0.1:5000/uploads/x"],
    ["https://uploads.example.com/v1", "operation", [], null, "its server https://uploads.example.com/v1 is not the base URL and not in hosts.allow"],
    ["https://uploads.example.com/v1", "path", ["uploads.example.com"], null, "https://uploads.example.com/v1/x"],
    ["https://uploads.example.com/v1", "path", ["*.example.com"], null, "its server https://uploads.example.com/v1 is not the base URL and not in hosts.allow"],
    [
      "ws://uploads.example.com/v1",
      "operation",
      ["uploads.example.com"],
      null,
      "its server ws://uploads.example.com/v1 is not the base URL and not in hosts.allow",
    ],
    ["https://uploads.example.com/v3", "operation", ["uploads.example.com"], "uploads.example.com", "http://127.0.0.1:5000/v3/x"],
    ["https://uploads.example.com/v1", "document", [], null, "/x"],
  ] as const)("with its own server %s (%s), %j allowed and alias %s it goes to %s", (url, scope, allow, alias, expected) => {
    expect(planOf(operation("GET /x", [], { servers: [0] }), { servers: [server(url, scope)] }, [...allow], alias)).toBe(expected);
  });
});
