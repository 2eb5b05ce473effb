// How requests are signed, from the policy and the environment to the scan request; and where a mistake is shown.

import { describe, expect, it } from "vitest";
import { configure, type Configuration } from "../../src/config.ts";
import { policyChanges } from "../../src/config/policy-changes.ts";
import { parsePolicy } from "../../src/config/policy.ts";
import { missingVariables } from "../../src/config/signing.ts";
import { ScanError } from "../../src/errors.ts";

const file = (text: string) => parsePolicy(`version: 1\n${text}`, "ops/sigproof.yml", ["redirect-loop"]);
const make = (text: string, env: Readonly<Record<string, string>> = {}, settings: Configuration["settings"] = {}) =>
  configure({
    settings: { spec: "openapi.yaml", "base-url": "http://127.0.0.1:5000", ...settings },
    policy: file(text),
    checkIds: [],
    environment: (name) => env[name],
  });
const mistake = (text: string): ScanError => {
  try {
    file(text);
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error("the policy was accepted");
};
const textOf = (secret: { reveal(): Uint8Array } | null | undefined): string | null =>
  secret === null || secret === undefined ? null : Buffer.from(secret.reveal()).toString();

const partner = `signing:
  scheme: custom
  secret: { env: PARTNER_KEY, encoding: base64, strip-prefix: whsec_, previous: { env: OLD_KEY } }
  key-id: { env: PARTNER_ID }
  string-to-sign: "{method}\\n{host}\\n{path}\\n{timestamp}\\n{body}"
  timestamp: { format: unix-seconds, in: header, name: X-Timestamp }
  send: [{ in: header, name: X-API-Signature, value: "{signature}" }]
  operations: ["post /api/**"]
`;

describe("signing", () => {
  it("is absent where nobody says a word about it", async () => {
    expect(await make("gate: { threshold: 1 }\n")).not.toHaveProperty("signing");
  });

  it("takes keys from the environment and leaves their names out of the form", async () => {
    const { signing } = await make(partner, { PARTNER_KEY: "whsec_c2VjcmV0", OLD_KEY: "b2xk", PARTNER_ID: "partner-1" });
    const [setup] = signing?.setups ?? [];
    expect(setup?.form).toEqual({
      scheme: "custom",
      secret: { encoding: "base64", "strip-prefix": "whsec_" },
      "string-to-sign": "{method}\n{host}\n{path}\n{timestamp}\n{body}",
      timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
      send: [{ in: "header", name: "X-API-Signature", value: "{signature}" }],
    });
    expect(setup).toMatchObject({ keyId: "partner-1", operations: ["POST /api/**"], missing: null, place: { file: "ops/sigproof.yml", pointer: "/signing" } });
    expect([textOf(setup?.secret), textOf(setup?.previous)]).toEqual(["whsec_c2VjcmV0", "b2xk"]);
    expect(JSON.stringify(signing)).not.toContain("c2VjcmV0");
  });

  it("knows the line of each entry, for findings about it", async () => {
    const { signing } = await make(`gate: { threshold: 1 }\n${partner}`);
    expect(signing?.setups.map(({ place }) => place)).toEqual([{ file: "ops/sigproof.yml", pointer: "/signing", line: 3 }]);
    const two = await make('signing:\n  - operations: ["GET /a"]\n    scheme: stripe\n  - { scheme: github, operations: ["POST /b"] }\n');
    expect(two.signing?.setups.map(({ place }) => [place?.pointer, place?.line])).toEqual([
      ["/signing/0", 3],
      ["/signing/1", 5],
    ]);
  });

  it.each([
    ["unset", {}],
    ["empty", { PARTNER_KEY: "" }],
  ])("an %s variable means that there is no secret, and says so", async (_what, env) => {
    const [setup] = (await make(partner, env)).signing?.setups ?? [];
    expect(setup).toMatchObject({ secret: null, previous: null, missing: "the environment variable PARTNER_KEY is not set or empty" });
    const { signing, canaries } = file(partner);
    expect(missingVariables(signing, canaries, () => undefined)).toEqual([
      "PARTNER_KEY is not set or empty: the secret of custom is missing in this run",
      "OLD_KEY is not set or empty: the retired secret of custom is missing in this run",
      "PARTNER_ID is not set or empty: the key id of custom is missing in this run",
    ]);
  });

  it("may be a list, each for its operations", async () => {
    const { signing } = await make('signing:\n  - { scheme: stripe, operations: ["POST /stripe"], secret: { env: A } }\n  - { scheme: x-signature }\n', {
      A: "whsec_1",
    });
    expect(signing?.setups.map(({ form, missing, place }) => [form.scheme, missing, place?.pointer])).toEqual([
      ["stripe", null, "/signing/0"],
      ["x-signature", "the policy names no secret for it", "/signing/1"],
    ]);
  });

  it.each<[text: string, line: number, message: RegExp, hint: RegExp]>([
    ["signing: {}\n", 2, /signing\.scheme is missing/, /^$/],
    ["signing: stripe\n", 2, /signing must be a map, not a string/, /^$/],
    ["signing:\n  scheme: custom\n  string_to_sign: x\n", 4, /unknown key "string_to_sign" in signing/, /string-to-sign/],
    ["signing:\n  scheme: custom\n  secret: abc\n", 4, /signing\.secret must be a map/, /^$/],
    ["signing:\n  - scheme: custom\n    algorithm: md4\n", 4, /signing\.0\.algorithm must be one of hmac-md5/, /^$/],
    ["signing:\n  scheme: custom\n  send: [{ in: header, value: x }]\n", 4, /signing\.send\.0\.name is missing/, /^$/],
  ])("%j is refused on its line", (text, line, message, hint) => {
    const error = mistake(text);
    expect([error.code, error.at?.line]).toEqual(["policy-invalid", line]);
    expect(error.message).toMatch(message);
    expect(error.hint ?? "").toMatch(hint);
  });
});

describe("a policy that a stranger may have written", () => {
  const signed = (more: string) => `signing:\n  scheme: github\n  secret: { env: PARTNER_KEY, previous: { env: OLD_KEY } }\n${more}`;

  it.each<[text: string, line: number, message: RegExp]>([
    [signed("  key-id: { env: PARTNER_KEY }\n"), 5, /^signing\.key-id names PARTNER_KEY, which holds a signing secret: a secret signs, and is never sent$/],
    [signed("canaries:\n  - operation: GET /a\n    headers:\n      X-Leak: { env: PARTNER_KEY }\n"), 8, /^canaries\.0\.headers\.X-Leak names PARTNER_KEY/],
    [signed("canaries:\n  - operation: GET /a\n    headers: { X-Leak: { env: OLD_KEY } }\n"), 7, /names OLD_KEY/],
    [
      "signing:\n  - { scheme: github, secret: { env: A } }\n  - { scheme: stripe, secret: { env: B }, key-id: { env: A } }\n",
      4,
      /^signing\.1\.key-id names A/,
    ],
  ])("does not send a signing secret as it is: %j", (text, line, message) => {
    const error = mistake(text);
    expect([error.code, error.at?.line]).toEqual(["policy-invalid", line]);
    expect(error.message).toMatch(message);
  });

  it.each(["ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "actions_runtime_token", "INPUT_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"])(
    "names no variable with a token of the runner: %s",
    (name) => {
      expect(mistake(`canaries:\n  - operation: GET /a\n    headers: { X-Leak: { env: ${name} } }\n`).message).toMatch(/headers\.X-Leak/);
      expect(mistake(`signing: { scheme: github, secret: { env: ${name} } }\n`).message).toMatch(
        /signing\.secret\.env must be .* none that holds the runner's own/,
      );
      expect(mistake(`signing: { scheme: github, key-id: { env: ${name} } }\n`).message).toMatch(/signing\.key-id\.env must be/);
    },
  );

  it("may name variables of its own that look alike", () => {
    expect(file("signing: { scheme: github, secret: { env: GITHUB_WEBHOOK_SECRET }, key-id: { env: GITHUB_TOKEN_ID } }\n").signing[0]?.secretEnv).toBe(
      "GITHUB_WEBHOOK_SECRET",
    );
  });
});

describe("canaries", () => {
  const text =
    "canaries:\n  - operation: POST /api/data\n    path: { id: 7 }\n    query: { tag: [a, 2] }\n    headers: { X-Tenant: acme, Authorization: { env: TOKEN } }\n    body: { file: bodies/a.json }\n    alternate: { form: { a: 1 } }\n    accepted-when: { json: { ok: true } }\n";

  it("are complete, their files seen from here, their secrets secrets", async () => {
    const [canary] = (await make(text, { TOKEN: "Bearer t0ken" })).signing?.canaries ?? [];
    expect(canary).toMatchObject({
      operation: "POST /api/data",
      path: { id: "7" },
      query: [
        ["tag", "a"],
        ["tag", "2"],
      ],
      body: { kind: "file", path: "ops/bodies/a.json" },
      alternate: { kind: "form", fields: [["a", "1"]] },
      acceptedWhen: { status: null, json: { ok: true } },
    });
    expect(canary?.headers[0]).toEqual(["X-Tenant", "acme"]);
    expect(canary?.place).toEqual({ file: "ops/sigproof.yml", pointer: "/canaries/0", line: 3 });
    const secret = canary?.headers[1]?.[1];
    expect(typeof secret === "object" && textOf(secret)).toBe("Bearer t0ken");
    expect(JSON.stringify(canary)).not.toContain("t0ken");
  });

  it("leave out a header whose variable is missing, and say so", async () => {
    expect((await make(text)).signing?.canaries[0]?.headers).toEqual([["X-Tenant", "acme"]]);
    expect(missingVariables([], file(text).canaries, () => "")).toEqual([
      "TOKEN is not set or empty: the header Authorization of POST /api/data is missing in this run",
    ]);
  });

  it("are replaced by --canary, and keep what the policy says about the one that is named", async () => {
    const { signing } = await make(text, {}, { canary: ["post /api/data", "GET /other"], quick: "true" });
    expect(signing?.quick).toBe(true);
    expect(signing?.canaries.map(({ operation, path }) => [operation, path])).toEqual([
      ["POST /api/data", { id: "7" }],
      ["GET /other", {}],
    ]);
  });
});

it("age and replay reach the policy, in seconds", async () => {
  expect((await make("require: { max-age: 90s, replay: accept }\n")).policy.require).toMatchObject({ maxAge: 90, replay: "accept" });
});

it("a pull request that changes what is proved is told so", () => {
  expect(policyChanges(file(`${partner}canaries: [{ operation: a }]\n`), file("require: { max-age: 24h, replay: accept }\n"))).toEqual([
    "require.max-age: the default became 86400 s",
    "require.replay: the default became accept",
    expect.stringMatching(/^signing removed: .*PARTNER_KEY/),
    expect.stringMatching(/^canary removed: /),
  ]);
  expect(policyChanges(file(partner), file(`spec: null\n${partner}`.replace("spec: null\n", "# moved by a line\n")))).toEqual([]);
});
