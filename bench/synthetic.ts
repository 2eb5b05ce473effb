// A description with as many operations as asked for, each with parameters, a body of prose and a referenced answer. Pure.

export const synthetic = (operations: number): unknown => ({
  openapi: "3.0.3",
  info: { title: `Synthetic API with ${operations} operations`, version: "1.0.0" },
  servers: [{ url: "https://synthetic.example.com/v1" }],
  paths: Object.fromEntries(Array.from({ length: operations }, (_, i) => [`/group-${i % 97}/thing-${i}/{thingId}`, pathItem(i)])),
  components: {
    parameters: { trace: { name: "X-Trace", in: "header", required: false, schema: { type: "string" } } },
    schemas: {
      Thing: { type: "object", required: ["id"], properties: { id: { type: "string" }, next: { $ref: "#/components/schemas/Thing" } } },
      Problem: { type: "object", properties: { code: { type: "integer" }, message: { type: "string" } } },
    },
    responses: { Refused: { description: "Refused", content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } } } },
  },
});

const pathItem = (i: number): unknown => ({
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
      "200": { description: "The thing", content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" }, example: { id: `id-${i}` } } } },
      "403": { $ref: "#/components/responses/Refused" },
    },
  },
});
