import { describe, expect, it } from "vitest";
import { ScanError } from "../../src/errors.ts";
import { described, describedFiles, withPaths } from "./described.ts";
import { cpuMs } from "../cpu.ts";

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof ScanError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "accepted";
};

describe("the version", () => {
  it.each([
    ['swagger: "2.0"', "2.0", 0],
    ["swagger: 2.0", "2.0", 1],
    ["openapi: 3.0.0", "3.0", 0],
    ["openapi: 3.0", "3.0", 1],
    ["openapi: 3.1", "3.1", 1],
    ["openapi: 3.1.1", "3.1", 0],
    ["openapi: 3.2.0", "3.2", 0],
    ['openapi: "3.0.0-rc1"', "3.0", 0],
  ])("%s is %s", (line, version, slips) => {
    const { spec, problems } = described(`${line}\ninfo: {title: The API}\npaths: {/a: {get: {}}}`);
    expect([spec.version, spec.title, problems.length]).toEqual([version, "The API", slips]);
  });
  it.each([
    ["openapi: 4.0.0", /unknown version/],
    ["openapi: 3.9.0", /unknown version/],
    ["openapi: {}", /unknown version/],
    ["swagger: '1.2'", /unknown version/],
    ["swaggerVersion: '1.2'", /Swagger 1/],
    ["asyncapi: 3.0.0", /AsyncAPI/],
    ["arazzo: 1.0.0", /Arazzo/],
    ["name: workflow", /neither `openapi` nor `swagger`/],
    ["just text", /holds no map/],
    ["[1]", /holds no map/],
    ["", /holds no map/],
  ])("%j is refused", (text, why) => expect(codeOf(() => described(text))).toMatch(new RegExp(`spec-invalid: .*${why.source}`)));
});

describe("OpenAPI 3.0", () => {
  const { spec, problems } = described(`openapi: 3.0.3
info: {title: Shop, version: "1"}
externalDocs: {url: https://docs.example.com/guide}
servers:
  - url: https://{region}.example.com/{v}/
    variables:
      region: {default: eu, enum: [eu, us]}
      v: {default: v1}
  - url: /relative
tags: [{name: x, externalDocs: {url: "https://tags.example.com"}}]
security: [{key: []}, {}]
paths:
  /pets/{id}:
    servers: [{url: "https://pets.example.com"}]
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, example: p1}}
      - {name: X-Trace, in: header, schema: {type: string}}
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - {name: x-trace, in: header, required: true, schema: {type: string, enum: [on, off]}}
        - $ref: '#/components/parameters/limit'
      responses:
        200: {$ref: '#/components/responses/pet'}
        default: {description: x}
    post:
      servers: [{url: "https://write.example.com"}]
      security: []
      requestBody: {$ref: '#/components/requestBodies/pet'}
      responses: {"4XX": {description: no}}
  /orders:
    get:
      externalDocs: {url: https://orders.example.com}
      responses: {}
components:
  parameters:
    limit: {name: limit, in: query, schema: {$ref: '#/components/schemas/limit'}}
  schemas:
    limit: {type: integer, default: 10}
  requestBodies:
    pet: {required: true, content: {}}
  responses:
    pet:
      description: a pet
      links:
        owner: {operationId: getOwner, server: {url: "https://links.example.com"}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: "https://auth.example.com/token", refreshUrl: /refresh, scopes: {}}
        implicit: {authorizationUrl: "https://login.example.com", scopes: {}}
    oidc: {type: openIdConnect, openIdConnectUrl: "https://id.example.com/.well-known/openid-configuration"}
    basic: {type: http, scheme: Basic}
    tls: {type: mutualTLS}
`);
  it("has no mistakes", () => expect([problems, spec.unresolved]).toEqual([[], []]));
  it("lists the operations in document order", () => expect(spec.operations.map(({ id }) => id)).toEqual(["GET /pets/{id}", "POST /pets/{id}", "GET /orders"]));
  it("lists the servers of every level, each at its URL's line", () =>
    expect(spec.servers.map(({ scope, urls, place }) => [scope, urls, place.pointer])).toEqual([
      ["document", ["https://eu.example.com/v1", "https://us.example.com/v1"], "/servers/0/url"],
      ["document", ["/relative"], "/servers/1/url"],
      ["path", ["https://pets.example.com"], "/paths/~1pets~1{id}/servers/0/url"],
      ["link", ["https://links.example.com"], "/components/responses/pet/links/owner/server/url"],
      ["operation", ["https://write.example.com"], "/paths/~1pets~1{id}/post/servers/0/url"],
    ]));
  it("gives each operation the nearest servers", () =>
    expect(spec.operations.map(({ servers }) => servers.map((i) => spec.servers[i]?.urls[0]))).toEqual([
      ["https://pets.example.com"],
      ["https://write.example.com"],
      ["https://eu.example.com/v1", "/relative"],
    ]));
  it("keeps the variables", () =>
    expect(spec.servers[0]?.variables).toEqual([
      { name: "region", inHost: true, enum: ["eu", "us"], default: "eu", place: { file: "api.yaml", pointer: "/servers/0/variables/region" } },
      { name: "v", inHost: false, enum: null, default: "v1", place: { file: "api.yaml", pointer: "/servers/0/variables/v" } },
    ]));
  it("merges parameters, the operation's over the path's, headers without case", () =>
    expect(spec.operations[0]?.parameters).toEqual([
      {
        name: "id",
        in: "path",
        required: true,
        role: null,
        sample: { value: "p1" },
        explode: false,
        place: { file: "api.yaml", pointer: "/paths/~1pets~1{id}/parameters/0" },
      },
      {
        name: "x-trace",
        in: "header",
        required: true,
        role: null,
        sample: { value: "on" },
        explode: false,
        place: { file: "api.yaml", pointer: "/paths/~1pets~1{id}/get/parameters/0" },
      },
      {
        name: "limit",
        in: "query",
        required: false,
        role: null,
        sample: { value: 10 },
        explode: true,
        place: { file: "api.yaml", pointer: "/components/parameters/limit" },
      },
    ]));
  it("knows security, bodies, responses, tags and ids", () =>
    expect(spec.operations.map(({ security, bodyRequired, responses, tags, operationId }) => [security, bodyRequired, responses, tags, operationId])).toEqual([
      [[["key"], []], false, ["200", "default"], ["pets"], "getPet"],
      [[], true, ["4XX"], [], null],
      [[["key"], []], false, [], [], null],
    ]));
  it("lists the schemes", () =>
    expect(spec.schemes.map(({ name, type, detail, in: at, signature }) => [name, type, detail, at, signature])).toEqual([
      ["key", "apiKey", "X-Key", "header", null],
      ["oauth", "oauth2", null, null, null],
      ["oidc", "openIdConnect", null, null, null],
      ["basic", "http", "basic", null, null],
      ["tls", "mutualTLS", null, null, null],
    ]));
  it("lists absolute addresses of other kinds, and no relative ones", () =>
    expect(spec.urls.map(({ kind, url }) => `${kind} ${url}`)).toEqual([
      "oauth https://auth.example.com/token",
      "oauth https://login.example.com",
      "openid https://id.example.com/.well-known/openid-configuration",
      "documentation https://orders.example.com",
      "documentation https://docs.example.com/guide",
      "documentation https://tags.example.com",
    ]));
});

describe("Swagger 2.0", () => {
  const { spec, problems } = described(
    JSON.stringify({
      swagger: "2.0",
      info: { title: "Old" },
      host: "API.Example.com",
      basePath: "/v1/",
      schemes: ["https", "http"],
      securityDefinitions: {
        basic: { type: "basic" },
        sign: { type: "apiKey", in: "header", name: "X-Signature" },
        oauth: { type: "oauth2", flow: "implicit", authorizationUrl: "https://login.example.com/", scopes: {} },
      },
      parameters: { page: { name: "page", in: "query", type: "integer", "x-example": 3 } },
      paths: {
        "/a": {
          parameters: [{ $ref: "#/parameters/page" }],
          get: {
            schemes: ["http"],
            security: [{ sign: [] }],
            responses: { 200: { description: "x" } },
            parameters: [{ name: "ids", in: "query", type: "array", collectionFormat: "multi", enum: [[1]] }],
          },
          post: { parameters: [{ name: "b", in: "body", required: true, schema: {} }] },
          put: { parameters: [{ name: "f", in: "formData", type: "string", required: false, default: "x" }] },
          trace: {},
        },
      },
    }),
  );
  it("has no mistakes", () => expect([problems, spec.unresolved]).toEqual([[], []]));
  it("makes a server of each scheme; the insecure one stands at its own line", () =>
    expect(spec.servers.map(({ template, urls, scope, place }) => [template, urls, scope, place.pointer])).toEqual([
      ["https://API.Example.com/v1/", ["https://api.example.com/v1"], "document", "/host"],
      ["http://API.Example.com/v1/", ["http://api.example.com/v1"], "document", "/schemes/1"],
      ["http://API.Example.com/v1/", ["http://api.example.com/v1"], "operation", "/paths/~1a/get/schemes/0"],
    ]));
  it("reads operations, but no method that 2.0 lacks", () =>
    expect(spec.operations.map(({ id, servers, bodyRequired, signature }) => [id, servers, bodyRequired, signature?.rule ?? null])).toEqual([
      ["GET /a", [2], false, "S2"],
      ["PUT /a", [0, 1], false, null],
      ["POST /a", [0, 1], true, null],
    ]));
  it("takes samples from the parameter itself", () =>
    expect(spec.operations.flatMap(({ parameters }) => parameters.map(({ name, sample, explode }) => [name, sample?.value, explode]))).toEqual([
      ["page", 3, false],
      ["ids", [1], true],
      ["page", 3, false],
      ["f", "x", false],
      ["page", 3, false],
      ["b", undefined, false],
    ]));
  it("knows schemes and OAuth addresses", () => {
    expect(spec.schemes.map(({ name, type, signature }) => [name, type, signature])).toEqual([
      ["basic", "basic", null],
      ["sign", "apiKey", "S2"],
      ["oauth", "oauth2", null],
    ]);
    expect(spec.urls.map(({ url }) => url)).toEqual(["https://login.example.com/"]);
  });
  it.each([
    ["host: api.example.com", ["https://api.example.com"]],
    ["basePath: /v1", ["/v1"]],
    ["basePath: v1", ["/v1"]],
    ["host: 127.0.0.1:5000\nschemes: [http]\nbasePath: v1", ["http://127.0.0.1:5000/v1"]],
    ["schemes: [https]", []],
    ["host: https://api.example.com", []],
    ["host: '{tenant}.example.com'", []],
  ])("%j gives the servers %j", (lines, urls) =>
    expect(described(`swagger: "2.0"\n${lines}\npaths: {/a: {get: {}}}`).spec.servers.flatMap((server) => server.urls)).toEqual(urls),
  );
});

describe("OpenAPI 3.1 and 3.2", () => {
  it("3.1 reads webhooks, path items by reference and keywords beside `$ref`", () => {
    const { spec, problems } = described(`openapi: 3.1.0
paths:
  /a: {$ref: '#/components/pathItems/a', parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/s', default: here}}]}
webhooks:
  newPet:
    post:
      parameters: [{name: X-Hub-Signature-256, in: header, schema: {type: string}}]
  old: {$ref: '#/components/pathItems/a'}
components:
  schemas: {s: {type: string, examples: [there]}}
  pathItems: {a: {get: {responses: {}}, parameters: [{name: hidden, in: query}]}}
`);
    expect(problems).toEqual([]);
    expect(spec.operations.map(({ id, place, parameters }) => [id, place.pointer, parameters.map(({ name, sample }) => [name, sample?.value])])).toEqual([
      ["GET /a", "/components/pathItems/a/get", [["q", "here"]]],
    ]);
    expect(spec.webhooks.map(({ id, kind, signature }) => [id, kind, signature?.name ?? null])).toEqual([
      ["POST webhook newPet", "webhook", "X-Hub-Signature-256"],
      ["GET webhook old", "webhook", null],
    ]);
  });
  it("3.2 reads `query`, additional operations, `in: querystring` and named servers", () => {
    const text = (version: string) => `openapi: ${version}
$self: https://api.example.com/openapi.yaml
servers: [{url: https://api.example.com, name: production}]
paths:
  /a:
    query: {parameters: [{name: q, in: querystring, content: {application/json: {example: {x: 1}}}}]}
    additionalOperations:
      COPY: {responses: {204: {description: done}}}
      GET: {}
    get: {parameters: [{$ref: 'https://api.example.com/openapi.yaml#/components/parameters/p'}]}
components: {parameters: {p: {name: p, in: query, schema: {const: 7}}}}
`;
    const { spec, problems } = described(text("3.2.0"));
    expect(spec.operations.map(({ id, parameters }) => [id, ...parameters.map(({ name, in: at, sample }) => [name, at, sample?.value])])).toEqual([
      ["GET /a", ["p", "query", 7]],
      ["QUERY /a", ["q", "querystring", { x: 1 }]],
      ["COPY /a"],
    ]);
    expect(problems.map(({ place }) => place?.pointer)).toEqual(["/paths/~1a/additionalOperations/GET"]);
    expect(spec.unresolved).toEqual([]);
    expect(described(text("3.1.0")).spec.operations.map(({ id }) => id)).toEqual(["GET /a"]);
  });
  it("reads `x-webhooks` of 3.0, and names equal webhooks apart", () => {
    const { spec } = described(
      "openapi: 3.0.0\npaths: {}\nwebhooks: {a: {post: {}}}\nx-webhooks: {a: {post: {description: Check the X-Foo-Signature header}}}",
    );
    expect(spec.webhooks.map(({ id, mentioned }) => [id, mentioned])).toEqual([
      ["POST webhook a", null],
      ["POST webhook a #2", "X-Foo-Signature"],
    ]);
  });
  it("does not take the API's own security for a webhook's", () => {
    const { spec } = described(
      "openapi: 3.1.0\nsecurity: [{s: []}]\nwebhooks: {a: {post: {}}, b: {post: {security: [{s: []}]}}}\ncomponents: {securitySchemes: {s: {type: http, scheme: hawk}}}",
    );
    expect(spec.webhooks.map(({ signature }) => signature?.rule ?? null)).toEqual([null, "S1"]);
  });
});

describe("callbacks", () => {
  const { spec } = withPaths(
    `  /subscriptions:
    post:
      callbacks:
        onEvent:
          '{$request.body#/url}': {post: {parameters: [{name: X-Signature, in: header}], security: []}}
          'https://hooks.example.com/in?x={$request.body#/x}': {put: {summary: signed with HMAC}}
          'https://{$request.query.host}/x': {get: {}}
          x-internal: {post: {}}
        x-note: {'https://note.example.com': {post: {}}}
        shared: {$ref: '#/components/callbacks/shared'}
`,
    "components: {callbacks: {shared: {'http://static.example.com': {post: {}}}}}",
  );
  it("become webhooks of the operation", () =>
    expect(spec.webhooks.map(({ id, kind, signature, mentioned }) => [id, kind, signature?.rule ?? null, mentioned])).toEqual([
      ["POST callback onEvent of POST /subscriptions", "callback", "P2", null],
      ["PUT callback onEvent of POST /subscriptions", "callback", null, "signed with HMAC"],
      ["GET callback onEvent of POST /subscriptions", "callback", null, null],
      ["POST callback shared of POST /subscriptions", "callback", null, null],
    ]));
  it("declare a host where no expression stands in it", () =>
    expect(spec.urls.map(({ url }) => url)).toEqual(["https://hooks.example.com/in?x={$request.body#/x}", "http://static.example.com"]));
});

describe("signatures", () => {
  const signed = (parameters: string, rest = "", security = "") =>
    withPaths(`  /a:\n    get:\n      parameters: [${parameters}]\n      ${security}\n`, rest).spec.operations[0];
  const header = (name: string) => `{name: ${name}, in: header}`;
  const query = (name: string) => `{name: ${name}, in: query}`;

  it("gives roles to what stands beside a signature", () => {
    const operation = signed([header("X-Signature"), header("X-Timestamp"), header("X-Nonce"), header("Digest"), query("limit"), header("X-Other")].join(", "));
    expect(operation?.signature).toEqual({ rule: "P2", name: "X-Signature", schemes: [], place: { file: "api.yaml", pointer: "/paths/~1a/get/parameters/0" } });
    expect(operation?.parameters.map(({ role }) => role)).toEqual(["signature", "timestamp", "nonce", "digest", null, null]);
  });
  it("gives none without a signature", () => {
    const operation = signed([header("X-Timestamp"), header("X-Nonce"), header("Digest"), query("timestamp")].join(", "));
    expect([operation?.signature, operation?.parameters.map(({ role }) => role)]).toEqual([null, [null, null, null, null]]);
  });
  it.each(["filter_by_assignee", "design", "signal", "include_signature"])("is not taken in by a query parameter %s", (name) =>
    expect(signed(query(name))?.signature).toBeNull(),
  );
  it("prefers a header to a query parameter", () =>
    expect(signed([query("sig"), header("X-Sig")].join(", "))?.signature).toMatchObject({ rule: "P2", name: "X-Sig" }));
  it.each([
    ["{type: http, scheme: payone-hmac-sha256}", "S1", "mine"],
    ["{type: apiKey, in: header, name: X-AIO-Signature}", "S2", "X-AIO-Signature"],
    ["{type: apiKey, in: query, name: sig}", "S2", "sig"],
    ["{type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4}", "S3", "mine"],
  ])("knows the scheme %s", (scheme, rule, name) => {
    const operation = signed(
      header("X-Date"),
      `components: {securitySchemes: {other: {type: http, scheme: basic}, mine: ${scheme}}}`,
      "security: [{other: []}, {mine: [], other: []}]",
    );
    expect(operation?.signature).toEqual({ rule, name, schemes: ["mine"], place: { file: "api.yaml", pointer: "/components/securitySchemes/mine" } });
    expect(operation?.parameters[0]?.role).toBe("timestamp");
  });
  it("knows an API key that is called hmac", () =>
    expect(
      signed("", "components: {securitySchemes: {hmac: {type: apiKey, in: header, name: Authorization}}}\nsecurity: [{hmac: []}]")?.signature,
    ).toMatchObject({ rule: "S2", name: "hmac" }));
  it("does not count schemes that nothing uses, or an operation that opts out", () => {
    const scheme = "components: {securitySchemes: {s: {type: http, scheme: hawk}}}";
    expect(signed("", scheme)?.signature).toBeNull();
    expect(signed("", `${scheme}\nsecurity: [{s: []}]`, "security: []")?.signature).toBeNull();
  });
  it("does not count response headers", () =>
    expect(
      withPaths("  /a: {get: {responses: {200: {description: x, headers: {X-Signature: {schema: {type: string}}}}}}}").spec.operations[0]?.signature,
    ).toBeNull());
  it("collects what prose mentions, each once, twenty at most, none from examples", () => {
    const paths = Array.from({ length: 30 }, (_, i) => `  /p${i}: {get: {description: "Send X-Foo${i % 25}-Signature", responses: {}}}`).join("\n");
    const { spec } = withPaths(`${paths}\n  /x: {get: {example: {description: X-Example-Signature}}}`);
    expect(spec.mentions).toHaveLength(20);
    expect(spec.mentions[0]).toEqual({ rule: "D5", text: "X-Foo0-Signature", place: { file: "api.yaml", pointer: "/paths/~1p0/get/description" } });
    expect(
      withPaths("  /x: {get: {x-note: {description: X-A-Signature}, responses: {200: {content: {a/b: {example: {description: HMAC}}}}}}}").spec.mentions,
    ).toEqual([]);
  });
});

describe("samples", () => {
  it.each([
    ["{example: 1, schema: {example: 2}}", 1],
    ["{examples: {a: {value: 2}}}", 2],
    ["{examples: {a: {$ref: '#/components/examples/e'}}}", "from e"],
    ["{examples: {a: {externalValue: 'https://x'}, b: {value: 3}}}", 3],
    ["{examples: [4, 5]}", 4],
    ["{x-example: 5}", 5],
    ["{schema: {example: 0, default: 6}}", 0],
    ["{schema: {examples: [7], default: 6}}", 7],
    ["{schema: {default: false}}", false],
    ["{schema: {enum: [a, b]}}", "a"],
    ["{schema: {const: c}}", "c"],
    ["{schema: {default: null}}", null],
    ["{schema: {$ref: '#/components/schemas/s'}}", "from s"],
    ["{content: {application/json: {example: {a: 1}}}}", { a: 1 }],
    ["{content: {application/json: {schema: {default: d}}}}", "d"],
    ["{schema: {type: string}}", "nothing"],
    ["{schema: {enum: []}}", "nothing"],
    ["{schema: {$ref: '#/nowhere'}}", "nothing"],
    ["{}", "nothing"],
  ])("%s gives %j", (extra, value) => {
    const { spec } = withPaths(
      `  /a: {get: {parameters: [{name: p, in: query, ${extra.slice(1)}]}}`,
      "components: {examples: {e: {value: from e}}, schemas: {s: {example: from s}}}",
    );
    const sample = spec.operations[0]?.parameters[0]?.sample;
    expect(sample === null ? "nothing" : sample?.value).toEqual(value);
  });
  it.each([
    ["query", "", true],
    ["query", "explode: false", false],
    ["query", "style: pipeDelimited", false],
    ["query", "style: form", true],
    ["header", "", false],
    ["path", "", false],
    ["cookie", "", true],
    ["header", "explode: true", true],
  ])("an array in the %s with %j repeats its name: %s", (place, extra, explode) =>
    expect(withPaths(`  /a: {get: {parameters: [{name: p, in: ${place}, schema: {}, ${extra}}]}}`).spec.operations[0]?.parameters[0]?.explode).toBe(explode),
  );
});

describe("servers", () => {
  const servers = (list: string) => described(`openapi: 3.0.0\nservers: ${list}\npaths: {/a: {get: {}}}`);
  it.each(["", "[]", "null"])("`servers: %s` declares none", (list) =>
    expect([servers(list).spec.servers, servers(list).spec.operations[0]?.servers]).toEqual([[], []]),
  );
  it("reports what it cannot use, and keeps the entry", () => {
    const { spec, problems } = servers("[{url: 'localhost:8080'}, {}, 7, {url: 'https://{x}.example.com'}]");
    expect(spec.servers.map(({ template, urls, hostPattern }) => [template, urls, hostPattern])).toEqual([
      ["localhost:8080", [], null],
      ["https://{x}.example.com", [], "*.example.com"],
    ]);
    expect(problems.map(({ place }) => place?.pointer)).toEqual(["/servers/0/url", "/servers/1", "/servers/2", "/servers/3/url", "/servers/3/url"]);
    expect(spec.servers[1]?.variables).toEqual([
      { name: "x", inHost: true, enum: null, default: null, place: { file: "api.yaml", pointer: "/servers/3/url" } },
    ]);
  });
  it("takes numbers for text in variables, and says so", () => {
    const { spec, problems } = servers("[{url: 'https://a.example:{port}', variables: {port: {default: 8443, enum: [8443, 9443]}}}]");
    expect(spec.servers[0]?.urls).toEqual(["https://a.example:8443", "https://a.example:9443"]);
    expect(problems[0]?.message).toMatch(/quotes/);
  });
  it("says when a server expands beyond 64 URLs", () => {
    const many = `[${Array.from({ length: 100 }, (_, i) => `v${i}`).join(",")}]`;
    const { spec, problems } = servers(`[{url: 'https://{a}.example.com', variables: {a: {default: v0, enum: ${many}}}}]`);
    expect([spec.servers[0]?.urls.length, problems[0]?.message]).toEqual([64, expect.stringContaining("100 URLs")]);
  });
  it("resolves relative ones against the address the description came from", () => {
    const { spec } = described("openapi: 3.0.0\nservers: [{url: /v1}]\npaths: {/a: {get: {}}}", "https://docs.example.com/specs/openapi.yaml");
    expect(spec.servers[0]?.urls).toEqual(["https://docs.example.com/v1"]);
  });
  it("looks at no URL of absurd length", () => expect(servers(`[{url: 'https://${"a.".repeat(5000)}com'}]`).problems[0]?.message).toMatch(/longer than/));
});

describe("x-sigproof-ignore", () => {
  const entry = "{check: insecure-server, reason: legacy, until: 2026-12-31}";
  it("is read on operations and servers", () => {
    const { spec, problems } = withPaths(
      `  /a: {get: {x-sigproof-ignore: [${entry}]}}`,
      `servers: [{url: 'http://old.example.com/', x-sigproof-ignore: [${entry}]}]`,
    );
    expect(problems).toEqual([]);
    expect(spec.ignores).toEqual([
      {
        check: "insecure-server",
        reason: "legacy",
        until: "2026-12-31",
        operation: "GET /a",
        hosts: [],
        place: { file: "api.yaml", pointer: "/paths/~1a/get/x-sigproof-ignore/0" },
      },
      {
        check: "insecure-server",
        reason: "legacy",
        until: "2026-12-31",
        operation: null,
        hosts: ["old.example.com"],
        place: { file: "api.yaml", pointer: "/servers/0/x-sigproof-ignore/0" },
      },
    ]);
  });
  it.each([
    ["{check: a, until: 2026-12-31}", /reason/],
    ["{reason: a, until: 2026-12-31}", /check/],
    ["{check: a, reason: b}", /until/],
    ["{check: a, reason: b, until: 2026-02-30}", /until/],
    ["{check: a, reason: b, until: tomorrow}", /until/],
    ["{check: a, reason: ' ', until: 2026-12-31}", /reason/],
    ["insecure-server", /no map/],
  ])("%s accepts nothing and is reported", (bad, why) => {
    const { spec, problems } = withPaths(`  /a: {get: {x-sigproof-ignore: [${bad}]}}`);
    expect(spec.ignores).toEqual([]);
    expect(problems[0]?.message).toMatch(why);
  });
});

describe("references", () => {
  it("lead into other files, whole or by fragment, and back", () => {
    const { spec, problems } = describedFiles({
      "api/openapi.yaml":
        "openapi: 3.0.0\npaths:\n  /pets: {$ref: paths/pets.yaml}\n  /more: {$ref: 'paths/all.json#/~1more%7Bx%7D'}\ncomponents: {parameters: {p: {name: p, in: query}}}",
      "api/paths/pets.yaml": "get:\n  parameters:\n    - $ref: ../openapi.yaml#/components/parameters/p\n    - $ref: '../common.yaml#/q'\n",
      "api/paths/all.json": '{"/more{x}": {"post": {}}}',
      "api/common.yaml": "q: {name: q, in: query}",
    });
    expect([problems, spec.unresolved]).toEqual([[], []]);
    expect(spec.operations.map(({ id, place, parameters }) => [id, place, parameters.map((one) => one.place)])).toEqual([
      [
        "GET /pets",
        { file: "api/paths/pets.yaml", pointer: "/get" },
        [
          { file: "api/openapi.yaml", pointer: "/components/parameters/p" },
          { file: "api/common.yaml", pointer: "/q" },
        ],
      ],
      ["POST /more", { file: "api/paths/all.json", pointer: "/~1more{x}/post" }, []],
    ]);
  });
  it("are found dangling anywhere, schemas included, once per spelling", () => {
    const { spec } = withPaths(
      "  /a: {get: {responses: {200: {$ref: '#/components/responses/gone'}, default: {$ref: '#/components/responses/gone'}}}}",
      "components:\n  schemas:\n    default: {$ref: '#/components/schemas/gone'}\n    a: {properties: {example: {$ref: other.yaml}, b: {$ref: 'https://example.com/s.json#/x'}, c: {$ref: '#/components/schemas/a/properties/b'}}}",
    );
    expect(spec.unresolved.map(({ ref, remote, place }) => [ref, remote, place.pointer])).toEqual([
      ["#/components/schemas/gone", false, "/components/schemas/default/$ref"],
      ["other.yaml", false, "/components/schemas/a/properties/example/$ref"],
      ["https://example.com/s.json#/x", true, "/components/schemas/a/properties/b/$ref"],
      ["#/components/responses/gone", false, "/paths/~1a/get/responses/200/$ref"],
    ]);
    expect(spec.unresolved[3]?.why).toMatch(/2 times/);
  });
  it("are data in examples, defaults, enums, constants and extensions", () => {
    const gone = "{$ref: '#/gone'}";
    const { spec } = withPaths(
      `  /a: {get: {x-any: ${gone}, responses: {200: {content: {a/b: {example: ${gone}, examples: {e: {value: ${gone}}}, schema: {default: ${gone}, enum: [${gone}], const: ${gone}, examples: [${gone}]}}}}}}}\n  x-path: ${gone}`,
    );
    expect(spec.unresolved).toEqual([]);
  });
  it("are references where a name only looks like such a keyword", () => {
    const gone = (n: number) => `{$ref: '#/gone${n}'}`;
    const { spec } = withPaths(
      `  /a: {get: {responses: {default: ${gone(1)}, 200: {headers: {x-h: ${gone(2)}}, content: {a/b: {examples: {default: ${gone(3)}}, schema: {properties: {example: ${gone(4)}, enum: ${gone(5)}}}}}}}}}`,
      `components: {schemas: {x-name: ${gone(6)}}, examples: {a: ${gone(7)}}}`,
    );
    expect(spec.unresolved.map(({ ref }) => ref).sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `#/gone${n}`));
  });
  it("follow anchors and ids of 3.1", () => {
    const { spec } = described(`openapi: 3.1.0
paths: {/a: {get: {parameters: [{name: p, in: query, schema: {$ref: '#here'}}]}}}
components:
  schemas:
    a: {$anchor: here, default: anchored}
    b: {$id: 'https://example.com/b', $defs: {x: {}}, properties: {y: {$ref: '#/$defs/x'}, z: {$ref: '#nowhere'}}}
    c: {$ref: 'https://example.com/b#/$defs/x'}
`);
    expect(spec.operations[0]?.parameters[0]?.sample).toEqual({ value: "anchored" });
    expect(spec.unresolved.map(({ ref }) => ref)).toEqual(["#nowhere"]);
  });
  it("that turn in a circle end, and are reported", () => {
    const { spec, problems } = withPaths(
      "  /a: {$ref: '#/paths/~1b'}\n  /b: {$ref: '#/paths/~1a'}\n  /c: {get: {parameters: [{$ref: '#/components/parameters/self'}]}}",
      "components: {parameters: {self: {$ref: '#/components/parameters/self'}}, schemas: {tree: {properties: {child: {$ref: '#/components/schemas/tree'}}}}}",
    );
    expect(spec.operations.map(({ id }) => id)).toEqual(["GET /c"]);
    expect(problems.filter(({ message }) => message.includes("circle")).length).toBeGreaterThanOrEqual(2);
  });
  it("through ten thousand steps, or through themselves, end", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`p${i}`, i === 9999 ? { name: "end", in: "query" } : { $ref: `#/components/parameters/p${i + 1}` }]),
    );
    const text = JSON.stringify({
      openapi: "3.0.0",
      paths: { "/a": { get: { parameters: [{ $ref: "#/components/parameters/p0" }] } } },
      components: { parameters: chain },
    });
    expect(cpuMs(() => expect(described(text).spec.operations[0]?.parameters.map(({ name }) => name)).toEqual(["end"]))).toBeLessThan(1000);
    const through = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`p${i}`, { $ref: `#/components/parameters/p${i + 1}/x/y` }]));
    expect(
      described(
        JSON.stringify({
          openapi: "3.0.0",
          paths: { "/a": { get: { parameters: [{ $ref: "#/components/parameters/p0/x" }] } } },
          components: { parameters: through },
        }),
      ).spec.operations,
    ).toHaveLength(1);
  });
  it("are followed in `paths`, `responses`, `parameters` and schemes as a whole", () => {
    const { spec } = describedFiles({
      "a.yaml": "openapi: 3.0.0\npaths: {$ref: p.yaml, /own: {get: {security: [{s: []}]}}}\ncomponents: {securitySchemes: {$ref: s.yaml}}",
      "p.yaml": "/a: {get: {responses: {$ref: r.yaml}, parameters: {$ref: l.yaml}}}",
      "r.yaml": "200: {description: x}",
      "l.yaml": "- {name: q, in: query}",
      "s.yaml": "s: {type: http, scheme: hawk}",
    });
    expect(spec.operations.map(({ id, responses, parameters, signature }) => [id, responses, parameters.length, signature?.rule ?? null])).toEqual([
      ["GET /own", [], 0, "S1"],
      ["GET /a", ["200"], 1, null],
    ]);
  });
});
