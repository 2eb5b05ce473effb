// A description with as many operations as asked for, each with parameters, a body of prose and a referenced answer. Pure.

/** `bytes` is roughly what examples and inline schemas add to each operation; they are most of what real descriptions of this size consist of. */
export const synthetic = (operations: number, bytes: number): unknown => ({
  openapi: "3.0.3",
  info: { title: `Synthetic API with ${operations} operations`, version: "1.0.0" },
  servers: [{ url: "https://synthetic.example.com/v1" }],
  paths: Object.fromEntries(Array.from({ length: operations }, (_, i) => [`/group-${i % 97}/thing-${i}/{thingId}`, pathItem(i, bytes)])),
  components: {
    parameters: { trace: { name: "X-Trace", in: "header", required: false, schema: { type: "string" } } },
    schemas: {
      Thing: { type: "object", required: ["id"], properties: { id: { type: "string" }, next: { $ref: "#/components/schemas/Thing" } } },
      Problem: { type: "object", properties: { code: { type: "integer" }, message: { type: "string" } } },
    },
    responses: { Refused: { description: "Refused", content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } } } },
  },
});

const pathItem = (i: number, bytes: number): unknown => ({
  parameters: [{ name: "thingId", in: "path", required: true, schema: { type: "string" }, example: `id-${i}` }],
  get: {
    operationId: `getThing${i}`,
    tags: [`group-${i % 97}`],
    summary: `Reads thing ${i}`,
    description: `Returns thing number ${i}. `.repeat(6) + 'It may contain "quotes", braces { } and \\ backslashes, as prose does.',
    parameters: [
      { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 20 } },
      { $ref: "#/components/parameters/trace" },
      { name: `X-Option-${i}`, in: "header", required: i % 2 === 0, schema: { type: "string", enum: ["a", "b", "c"] } },
    ],
    responses: {
      "200": {
        description: "The thing",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" }, example: { id: `id-${i}`, items: filling(i, bytes) } } },
      },
      "403": { $ref: "#/components/responses/Refused" },
    },
  },
});

/** A list of records as API answers hold them; each takes some 800 bytes of indented JSON. */
const filling = (i: number, bytes: number): readonly unknown[] =>
  Array.from({ length: Math.floor(bytes / 800) }, (_, n) => ({
    id: i * 100 + n,
    node_id: `MDEwOlJlcG9zaXRvcnkx${i}${n}`,
    url: `https://synthetic.example.com/v1/thing-${i}/items/${n}`,
    owner: { login: `owner-${n}`, type: "User", admin: false },
    description: "An item as it could be returned, with a sentence of prose.",
    counts: [n, i, n + i],
    created_at: "2024-01-02T03:04:05Z",
  }));
