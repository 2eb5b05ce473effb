// HTTP Archive 1.2 as a JSON schema, written after the format's own text (Web Performance working group, 2012): required fields are required, and what is not
// in the format has to begin with an underscore.

import { Ajv } from "ajv";
import formats from "ajv-formats";

const text = { type: "string" } as const;
const count = { type: "integer", minimum: -1 } as const;
const ms = { type: "number", minimum: -1 } as const;
const object = (required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}) => ({
  type: "object",
  required: Object.keys(required),
  properties: { ...required, ...optional, comment: text },
  patternProperties: { "^_": {} },
  additionalProperties: false,
});
const list = (items: object) => ({ type: "array", items });
const pairs = list(object({ name: text, value: text }));
const cookies = list(
  object({ name: text, value: text }, { path: text, domain: text, expires: { type: "string" }, httpOnly: { type: "boolean" }, secure: { type: "boolean" } }),
);
const sizes = { headersSize: count, bodySize: count };
const postData = {
  ...object({ mimeType: text }, { text, params: list(object({ name: text }, { value: text, fileName: text, contentType: text })) }),
  anyOf: [{ required: ["text"] }, { required: ["params"] }],
};
const entry = object(
  {
    startedDateTime: { type: "string", format: "date-time" },
    time: { type: "number", minimum: 0 },
    request: object(
      { method: text, url: { type: "string", format: "uri" }, httpVersion: text, cookies, headers: pairs, queryString: pairs, ...sizes },
      { postData },
    ),
    response: object({
      status: { type: "integer", minimum: 0 },
      statusText: text,
      httpVersion: text,
      cookies,
      headers: pairs,
      content: object({ size: count, mimeType: text }, { compression: { type: "integer" }, text, encoding: text }),
      redirectURL: text,
      ...sizes,
    }),
    cache: object({}, { beforeRequest: {}, afterRequest: {} }),
    timings: object({ send: ms, wait: ms, receive: ms }, { blocked: ms, dns: ms, connect: ms, ssl: ms }),
  },
  { pageref: text, serverIPAddress: text, connection: text },
);
const schema = object({
  log: object({ version: { const: "1.2" }, creator: object({ name: text, version: text }), entries: list(entry) }, { browser: {}, pages: list({}) }),
});

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
const valid = ajv.compile(schema);

/** Empty for a valid archive; otherwise each place and what is wrong there. */
export const harErrors = (archive: unknown): readonly string[] =>
  valid(archive) ? [] : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
