// `x-signature` on a security scheme, and what a policy makes of it.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { secretOf } from "../../src/model/secret.ts";
import type { SigningRequest, SigningSetup } from "../../src/model/signing.ts";
import { signingSetups } from "../../src/openapi/x-signature.ts";
import { withPaths } from "./described.ts";

const paths =
  "  /a: { get: { security: [{ partner: [] }], responses: {} } }\n  /b: { post: { security: [{ partner: [] }], responses: {} } }\n  /open: { get: { responses: {} } }";
const spec = (xSignature: string) =>
  withPaths(paths, `components:\n  securitySchemes:\n    partner: { type: apiKey, in: header, name: X-Key, x-signature: ${xSignature} }`);
const right = '{ scheme: custom, key-id: k1, string-to-sign: "{body}", send: [{ in: header, name: X-Key, value: "{signature}" }] }';

const schema = JSON.parse(readFileSync(new URL("../../docs/x-signature.schema.json", import.meta.url), "utf8")) as object;
const valid = new Ajv({ strict: true, strictRequired: false }).compile(schema);

describe("in the description", () => {
  it("says that operations are signed, and how", () => {
    const { spec: facts, problems } = spec(right);
    expect(problems).toEqual([]);
    expect(facts.schemes[0]).toMatchObject({ signature: "S2", signing: { scheme: "custom", "string-to-sign": "{body}" } });
    expect(facts.operations.map(({ signature }) => signature?.schemes ?? null)).toEqual([["partner"], ["partner"], null]);
    expect(valid(parse(right))).toBe(true);
  });

  it.each([
    ["a text", /`x-signature` must be a map/],
    ["{}", /`x-signature\.scheme` is missing/],
    ["{ scheme: custom, secret: { env: KEY } }", /`x-signature\.secret` is not known/],
    ["{ scheme: hawk, key-id: { env: HOME } }", /`x-signature\.key-id` must be a text/],
    ["{ scheme: custom, algorithm: rot13 }", /`x-signature\.algorithm` must be one of/],
    ["{ scheme: custom, send: [{ in: body }] }", /`x-signature\.send\.0\.in` must be one of header/],
  ])("%s is a problem, and says nothing", (text, message) => {
    const { spec: facts, problems } = spec(text);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.place?.pointer).toMatch(/^\/components\/securitySchemes\/partner\/x-signature/);
    expect(facts.schemes[0]).toMatchObject({ signature: null, signing: null });
    expect(valid(parse(text))).toBe(false);
  });
});

describe("with a policy", () => {
  const { spec: facts } = spec(right);
  const setup = (more: Partial<SigningSetup> = {}): SigningSetup => ({
    form: { scheme: "stripe" },
    keyId: null,
    operations: null,
    secret: secretOf("s3cret-s3cret"),
    missing: null,
    previous: null,
    place: null,
    ...more,
  });
  const asked = (...setups: readonly SigningSetup[]): SigningRequest => ({ setups, canaries: [], quick: false });

  it("stands for itself where there is none, without a secret", () => {
    expect(signingSetups(undefined, facts)).toEqual([
      expect.objectContaining({
        form: expect.objectContaining({ scheme: "custom", "string-to-sign": "{body}" }),
        keyId: "k1",
        operations: ["GET /a", "POST /b"],
        secret: null,
        missing: expect.stringContaining("names no secret"),
      }),
    ]);
  });

  it("gives its form to a setup that asks for it, which keeps its secret", () => {
    const [only, ...more] = signingSetups(asked(setup({ form: { scheme: "x-signature", encoding: "base64" }, operations: ["POST /**"] })), facts);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ form: { scheme: "custom", encoding: "base64" }, keyId: "k1", operations: ["POST /b"], missing: null });
    expect(only?.secret?.length).toBe(13);
  });

  it("is silent where a setup speaks of its operations, and speaks where none does", () => {
    expect(signingSetups(asked(setup()), facts).map(({ form }) => form.scheme)).toEqual(["stripe"]);
    expect(signingSetups(asked(setup({ operations: ["GET /a"] })), facts).map(({ form }) => form.scheme)).toEqual(["stripe"]);
    expect(signingSetups(asked(setup({ operations: ["GET /open"] })), facts).map(({ form }) => form.scheme)).toEqual(["stripe", "custom"]);
  });

  it("a setup that asks for what the description does not say stays as it is, so that its mistake is seen", () => {
    const none = asked(setup({ form: { scheme: "x-signature" } }));
    expect(signingSetups(none, spec("{}").spec).map(({ form }) => form.scheme)).toEqual(["x-signature"]);
  });
});
