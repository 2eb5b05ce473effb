import * as fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { ScanError } from "../../src/errors.ts";
import { describe as describeDocuments } from "../../src/openapi/describe.ts";
import { limits } from "../../src/openapi/limits.ts";
import { described, withPaths } from "./described.ts";
import { cpuMs } from "../cpu.ts";

const untouched = Object.getOwnPropertyNames(Object.prototype).join();
afterEach(() => expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(untouched));

describe("one mistake leaves the rest described", () => {
  const healthy = "  /ok: {get: {responses: {200: {description: fine}}}}";
  it.each([
    ["  /a: null", "/paths/~1a"],
    ["  /a: []", "/paths/~1a"],
    ["  /a: text", "/paths/~1a"],
    ["  /a: {get: null}", "/paths/~1a/get"],
    ["  /a: {get: [1]}", "/paths/~1a/get"],
    ["  /a: {parameters: null, get: {}}", "/paths/~1a/parameters"],
    ["  /a: {get: {parameters: null}}", "/paths/~1a/get/parameters"],
    ["  /a: {get: {parameters: {p: {name: p, in: query}}}}", "/paths/~1a/get/parameters"],
    ["  /a: {get: {parameters: [null]}}", "/paths/~1a/get/parameters/0"],
    ["  /a: {get: {parameters: [text]}}", "/paths/~1a/get/parameters/0"],
    ["  /a: {get: {parameters: [{in: query}]}}", "/paths/~1a/get/parameters/0"],
    ["  /a: {get: {parameters: [{name: p}]}}", "/paths/~1a/get/parameters/0"],
    ["  /a: {get: {parameters: [{name: p, in: body-ish}]}}", "/paths/~1a/get/parameters/0"],
    ["  /a: {get: {parameters: [{name: p, in: query, required: 'true'}]}}", "/paths/~1a/get/parameters/0/required"],
    ["  /a: {get: {operationId: 7}}", "/paths/~1a/get/operationId"],
    ["  /a: {get: {tags: one}}", "/paths/~1a/get/tags"],
    ["  /a: {get: {security: {s: []}}}", "/paths/~1a/get/security"],
    ["  /a: {get: {security: [s]}}", "/paths/~1a/get/security/0"],
    ["  /a: {get: {security: [{undeclared: []}]}}", "/paths/~1a/get/security"],
    ["  /a: {get: {servers: text}}", "/paths/~1a/get/servers"],
    ["  /a: {get: {servers: [text]}}", "/paths/~1a/get/servers/0"],
    ["  /a: {get: {servers: [{url: [1]}]}}", "/paths/~1a/get/servers/0"],
    ["  /a: {get: {servers: [{url: 'https://{v}.x.example', variables: []}]}}", "/paths/~1a/get/servers/0/variables"],
    ["  /a: {get: {servers: [{url: 'https://{v}.x.example', variables: {v: 1}}]}}", "/paths/~1a/get/servers/0/variables/v"],
    ["  /a: {get: {servers: [{url: 'https://{v}.x.example', variables: {v: {default: {}}}}]}}", "/paths/~1a/get/servers/0/variables/v/default"],
    ["  /a: {get: {responses: []}}", "/paths/~1a/get/responses"],
    ["  /a: {get: {responses: {200: {links: []}}}}", "/paths/~1a/get/responses/200/links"],
    ["  /a: {get: {callbacks: []}}", "/paths/~1a/get/callbacks"],
    ["  /a: {get: {callbacks: {c: null}}}", "/paths/~1a/get/callbacks/c"],
    ["  /a: {get: {callbacks: {c: {'{$url}': 1}}}}", "/paths/~1a/get/callbacks/c/{$url}"],
    ["  /a: {get: {x-sigproof-ignore: {}}}", "/paths/~1a/get/x-sigproof-ignore"],
    ["  no-slash: {get: {}}", "/paths/no-slash"],
    ["  200: {get: {}}", "/paths/200"],
    ["  2026-01-31: {get: {}}", "/paths/2026-01-31"],
  ])("%s", (path, pointer) => {
    const { spec, problems } = withPaths(`${path}\n${healthy}`);
    expect(spec.operations.map(({ id }) => id)).toContain("GET /ok");
    expect(problems.map(({ kind, place }) => [kind, place?.pointer])).toContainEqual(["spec", pointer]);
  });

  it.each([
    ["paths: []", "/paths"],
    ["paths: text", "/paths"],
    ["servers: {url: /x}\npaths: {}", "/servers"],
    ["security: text\npaths: {/a: {get: {}}}", "/security"],
    ["components: {securitySchemes: []}\npaths: {}", "/components/securitySchemes"],
    ["components: {securitySchemes: {s: 1}}\npaths: {}", "/components/securitySchemes/s"],
    ["components: {securitySchemes: {s: {}}}\npaths: {}", "/components/securitySchemes/s"],
    ["components: {securitySchemes: {s: {type: http}}}\npaths: {}", "/components/securitySchemes/s"],
    ["webhooks: 1\npaths: {}", "/webhooks"],
    ["webhooks: {w: 1}\npaths: {}", "/webhooks/w"],
    ["info: {}", ""],
  ])("%s", (lines, pointer) => expect(described(`openapi: 3.1.0\n${lines}`).problems.map(({ place }) => place?.pointer)).toContain(pointer));

  it.each([
    "info: null",
    "info: []",
    "components: null",
    "components: [1]",
    "tags: {a: 1}",
    "tags: [null, {externalDocs: 7}]",
    "externalDocs: text",
    "info: {title: 2026-01-31}",
    "paths: {x-a: 1}",
  ])("what nobody needs is not complained about: %s", (line) =>
    expect(
      described(`openapi: 3.1.0\n${line.startsWith("paths") ? line : `${line}\npaths: {/a: {get: {}}}`}`).problems.filter(
        ({ message }) => !message.includes("no operation"),
      ),
    ).toEqual([]),
  );

  it("reads `required: 'true'` as meant", () =>
    expect(withPaths("  /a: {get: {parameters: [{name: p, in: query, required: 'true'}]}}").spec.operations[0]?.parameters[0]?.required).toBe(true));

  it("reports a mistake in a shared component once", () => {
    const paths = Array.from({ length: 20 }, (_, i) => `  /p${i}: {get: {parameters: [{$ref: '#/components/parameters/bad'}]}}`).join("\n");
    expect(withPaths(paths, "components: {parameters: {bad: {in: query}}}").problems).toHaveLength(1);
  });

  it("lists fifty mistakes and counts the others", () => {
    const { problems, spec } = withPaths(`${Array.from({ length: 200 }, (_, i) => `  /p${i}: null`).join("\n")}\n${healthy}`);
    expect(problems).toHaveLength(limits.problems + 1);
    expect(problems.at(-1)).toEqual({ kind: "spec", message: expect.stringContaining("150 more"), place: null });
    expect(spec.operations).toHaveLength(1);
  });
});

describe("names that JavaScript knows", () => {
  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"])("%s is a name like any other, everywhere", (name) => {
    for (const text of [
      JSON.stringify({ openapi: "3.1.0", security: [JSON.parse(`{"${name}": []}`)] }).slice(0, -1) +
        `,"paths":{"${name}":{"get":{"operationId":"${name}","parameters":[{"name":"${name}","in":"header"},{"$ref":"#/components/parameters/${name}"}],"responses":{"${name}":{}},"callbacks":{"${name}":{"x":{"post":{}}}}}}},` +
        `"webhooks":{"${name}":{"post":{}}},"servers":[{"url":"https://{${name}}.example.com","variables":{"${name}":{"default":"a"}}}],` +
        `"components":{"parameters":{"${name}":{"name":"q","in":"query"}},"schemas":{"${name}":{"$ref":"#/gone"}},"securitySchemes":{"${name}":{"type":"http","scheme":"hawk"}}}}`,
    ]) {
      const { spec } = described(text);
      const [operation] = spec.operations;
      expect(operation?.id).toBe(`GET ${name}`);
      expect(operation?.parameters.map((one) => one.name)).toEqual([name, "q"]);
      expect(operation?.responses).toEqual([name]);
      expect(operation?.signature?.schemes).toEqual([name]);
      expect(spec.webhooks.map((one) => one.name)).toEqual([name, name]);
      expect(spec.servers[0]?.urls).toEqual(["https://a.example.com"]);
      expect(spec.unresolved.map(({ place }) => place.pointer)).toEqual([`/components/schemas/${name}/$ref`]);
    }
  });
  it("are not found where nobody wrote them", () => {
    const { spec } = withPaths("  /a: {get: {parameters: [{$ref: '#/constructor'}, {$ref: '#/__proto__'}, {$ref: '#/paths/toString'}]}}");
    expect(spec.unresolved).toHaveLength(3);
  });
});

describe("size", () => {
  const many = (count: number) =>
    JSON.stringify({
      openapi: "3.0.0",
      paths: Object.fromEntries(Array.from({ length: count }, (_, i) => [`/p${i}`, { get: { responses: { 200: { description: "x" } } } }])),
    });
  it("of 50,000 operations is read in time", () => {
    const text = many(limits.operations);
    expect(cpuMs(() => expect(described(text).spec.operations).toHaveLength(limits.operations))).toBeLessThan(6000);
  });
  it("of one more is refused", () => {
    const run = () => described(many(limits.operations + 1));
    expect(run).toThrow(ScanError);
    expect(run).toThrow(/50000 operations/);
  });
});

describe("properties", () => {
  const seed = {
    openapi: "3.1.0",
    info: { title: "T", description: "HMAC webhook signature X-A-Signature" },
    servers: [
      {
        url: "https://{a}.example.com:{p}/{b}",
        variables: { a: { default: "x", enum: ["x", "y"] }, p: { default: "443" }, b: {} },
        "x-sigproof-ignore": [{ check: "c", reason: "r", until: "2026-01-01" }],
      },
    ],
    security: [{ s: [] }],
    tags: [{ name: "t", externalDocs: { url: "https://d.example.com" } }],
    paths: {
      "/a/{id}": {
        $ref: "#/components/pathItems/i",
        parameters: [{ name: "id", in: "path", required: true, schema: { $ref: "#/components/schemas/x", default: 1 } }, { $ref: "#/components/parameters/p" }],
        get: {
          operationId: "o",
          tags: ["t"],
          requestBody: { required: true },
          responses: { 200: { $ref: "#/components/responses/r" }, default: {} },
          callbacks: { c: { "https://cb.example.com/{$url}": { post: { description: "signature of the webhook" } } } },
        },
      },
    },
    webhooks: { w: { post: { parameters: [{ name: "X-Signature", in: "header" }] } } },
    components: {
      schemas: { x: { enum: [1], properties: { y: { $ref: "#/components/schemas/x" }, z: { $ref: "./other.yaml#/z" } } } },
      parameters: { p: { name: "sig", in: "query", examples: { e: { value: 1 } } } },
      responses: { r: { links: { l: { server: { url: "/x" } } } } },
      pathItems: { i: { put: {} } },
      securitySchemes: { s: { type: "oauth2", flows: { implicit: { authorizationUrl: "https://o.example.com" } } } },
    },
  };
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      "",
      "x",
      "__proto__",
      "#",
      "#/",
      "#/paths",
      "https://[",
      "{",
      "{}",
      "\0",
      [],
      {},
      [null],
      [[]],
      { $ref: "#" },
      { $ref: "#/paths/~1a~1{id}" },
      { $ref: "../../x" },
      { $ref: 1 },
      { $ref: "https://x.example/#/%" },
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );

  it("whatever stands wherever, there are facts or a clear error", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ at: fc.nat(), put: odd }), { minLength: 1, maxLength: 6 }), (changes) => {
        const value = structuredClone(seed) as object;
        for (const { at, put } of changes) {
          const slots: [Record<string, unknown>, string][] = [];
          const open: unknown[] = [value];
          for (let next = open.pop(); next !== undefined; next = open.pop()) {
            if (typeof next !== "object" || next === null) continue;
            for (const key of Object.keys(next)) {
              slots.push([next as Record<string, unknown>, key]);
              open.push((next as Record<string, unknown>)[key]);
            }
          }
          const [holder, key] = slots[at % slots.length] ?? [value as Record<string, unknown>, "info"];
          Object.defineProperty(holder, key, { value: put, enumerable: true, configurable: true, writable: true });
        }
        try {
          const { spec, problems } = describeDocuments([{ file: "f", text: JSON.stringify(value) }]);
          expect(JSON.parse(JSON.stringify(spec))).toEqual(JSON.parse(JSON.stringify({ ...spec })));
          expect(problems.length).toBeLessThanOrEqual(limits.problems + 1);
          for (const operation of spec.operations) for (const index of operation.servers) expect(spec.servers[index]).toBeDefined();
          expect(new Set(spec.operations.map(({ id }) => id)).size).toBe(spec.operations.length);
          for (const server of spec.servers) for (const url of server.urls) expect(url).toMatch(/^(?:\/|(?:https?|wss?):\/\/[^/])/);
        } catch (error) {
          if (!(error instanceof ScanError)) throw error;
          expect(error.code).toMatch(/^spec-/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
