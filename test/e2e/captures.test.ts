// Captured signatures through the built program: infer finds the layout, public words a weak secret, and a scan what the capture alone proves.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { secretOf } from "../../src/model/secret.ts";
import { type Message, messageTo } from "../../src/signature/message.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import type { SigningScheme } from "../../src/signature/scheme.ts";
import { momentAt, sign } from "../../src/signature/sign.ts";
import { nodes, sigproof } from "./cli.ts";
import { writeHar } from "./har.ts";

const at = Date.UTC(2026, 5, 7, 8, 9, 10);
const secret = "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0";
const folder = mkdtempSync(join(tmpdir(), "sigproof-captures-"));

const partner: SigningScheme = {
  scheme: "custom",
  "string-to-sign": "{method}\n{path}\n{timestamp}\n{body}",
  timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
  nonce: { generate: "uuid", in: "header", name: "X-Nonce" },
  send: [{ in: "header", name: "X-API-Signature", value: "{signature}" }],
};

const signed = (message: Message, index: number, key = secret, nonce?: string): Message => {
  const scheme = resolveScheme(partner);
  const moment = momentAt(scheme, at + index * 61_000, new Uint8Array(32).fill(index + 1));
  return sign(message, scheme, secretOf(key), nonce === undefined ? moment : { ...moment, nonce }).message;
};

const requests = [
  messageTo("POST", "https://api.example.com/api/data?dry=1", { body: '{"amount":1}' }),
  messageTo("GET", "https://api.example.com/api/orders/1"),
];
const har = (name: string, messages: readonly Message[]): string => {
  const file = join(folder, name);
  writeHar(
    file,
    messages.map((message, index) => ({ message, at: at + index * 61_000 + 40 })),
  );
  return file;
};
const captured = (key = secret): readonly Message[] => requests.map((message, index) => signed(message, index, key));

describe.each(nodes)("infer on Node %s", (_version, node) => {
  it("prints the block that signs as the capture was signed, and no secret", async () => {
    const file = har("partner.har", captured());
    const { code, stdout, stderr, touched } = await sigproof(["infer", "--traffic", file, "--secret-env", "PARTNER_HMAC_SECRET"], {
      node,
      env: { PARTNER_HMAC_SECRET: secret },
    });
    expect(stdout).toContain('string-to-sign: "{method}\\n{path}\\n{timestamp}\\n{body}"');
    expect(stdout).toContain("does not bind: host, query, nonce");
    expect(code).toBe(0);
    expect(touched).toEqual([]);
    for (const material of [
      secret,
      Buffer.from(secret).toString("hex"),
      Buffer.from(secret).toString("base64"),
      ...captured().flatMap(({ headers }) => headers.filter(([name]) => name !== "X-Timestamp").map(([, value]) => value)),
    ])
      expect(stdout + stderr).not.toContain(material);
  });

  it("says what was tried where nothing fits, and that the deadline ended it", async () => {
    const file = har("partner.har", captured("another-secret-that-nobody-gave"));
    const { code, stdout } = await sigproof(["infer", "--traffic", file, "--secret-env", "PARTNER_HMAC_SECRET", "--deadline", "3s", "--json"], {
      node,
      env: { PARTNER_HMAC_SECRET: secret },
    });
    const said = JSON.parse(stdout) as {
      readonly found: boolean;
      readonly tried: { readonly layouts: number; readonly of: number; readonly complete: boolean };
    };
    expect(said).toMatchObject({ found: false, tried: { complete: false } });
    expect(said.tried.layouts).toBeGreaterThan(1_000);
    expect(said.tried.of).toBeGreaterThan(said.tried.layouts);
    expect(code).toBe(3);
  });

  it("finds a public word, and only the line of one's own", async () => {
    const weak = await sigproof(["infer", "--traffic", har("weak.har", captured("changeme")), "--weak-keys"], { node });
    expect(weak.stdout).toContain('weak secret: the public word "changeme" reproduces 2 of 2 captured signatures');
    expect(weak.code).toBe(1);
    const words = join(folder, "words.txt");
    writeFileSync(words, "first\r\nsecond\r\nhunter2-is-no-secret\r\nlast");
    const own = await sigproof(["infer", "--traffic", har("own.har", captured("hunter2-is-no-secret")), "--weak-keys", words], { node });
    expect(own.stdout).toContain(`weak secret: line 3 of ${words} reproduces 2 of 2 captured signatures`);
    expect(own.stdout + own.stderr).not.toContain("hunter2");
    expect(own.code).toBe(1);
    const none = await sigproof(["infer", "--traffic", har("partner.har", captured()), "--weak-keys", words], { node });
    expect(none.stdout).toContain("no word explains the signatures");
    expect(none.code).toBe(0);
  });

  it.each([["--weak-keys"], ["--secret-env", "KEY"]])("a capture without a signed request is no answer (%s)", async (...how) => {
    const unsigned = har("unsigned.har", [messageTo("GET", "https://api.example.com/health"), messageTo("GET", "https://api.example.com/")]);
    const { code, stderr } = await sigproof(["infer", "--traffic", unsigned, ...how], { node, cwd: folder, env: { KEY: secret } });
    expect(stderr).toContain("no captured request carries anything like a signature");
    expect(code).toBe(2);
  });

  it.each([
    [["infer"], "infer needs captured requests"],
    [["infer", "--traffic", "none.har", "--secret-env", "KEY"], "no file matches none.har"],
    [["infer", "--traffic", "x.har"], "--secret-env or --weak-keys"],
  ])("%j is told what is missing", async (args, says) => {
    const { code, stderr } = await sigproof(args, { node, cwd: folder });
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });
});

describe("a scan of a capture, offline and without a secret", () => {
  const description = join(folder, "openapi.yaml");
  writeFileSync(
    description,
    `openapi: 3.1.0
info: { title: Partner, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /api/data:
    post:
      parameters:
        - { name: X-API-Signature, in: header, required: true, schema: { type: string } }
        - { name: X-Timestamp, in: header, required: true, schema: { type: string } }
        - { name: X-Nonce, in: header, required: true, schema: { type: string } }
      responses: { "202": { description: taken }, "401": { description: refused } }
`,
  );
  const constant = "6f1c2a7e-0000-4000-8000-00000000c0de";
  const first = signed(messageTo("POST", "https://api.example.com/api/data?amount=1", { body: "{}" }), 0, secret, constant);
  const capture = [
    first,
    { ...first, query: "amount=1000" },
    ...[1, 2].map((index) => signed(messageTo("POST", "https://api.example.com/api/data", { body: `{"n":${index}}` }), index, secret, constant)),
  ];

  const scan = async (args: readonly string[]): Promise<Report> => {
    const { stdout } = await sigproof(["scan", "--offline", "--spec", description, "--traffic", har("reused.har", capture), "--format", "json", ...args], {
      cwd: folder,
    });
    return JSON.parse(stdout) as Report;
  };
  const found = ({ results }: Report, id: string) => results.find(({ check }) => check === id);

  it("finds the constant nonce and the reused signature, by their names alone", async () => {
    const report = await scan(["--no-policy"]);
    expect(found(report, "reused-nonce")).toMatchObject({
      outcome: "fail",
      findings: [{ confidence: "likely", operation: "POST /api/data", host: "api.example.com" }],
    });
    expect(found(report, "reused-signature")).toMatchObject({
      outcome: "fail",
      findings: [{ confidence: "likely", message: "api.example.com accepted one signature on two requests that differ in query" }],
    });
    const text = JSON.stringify(report);
    expect(text).not.toContain(constant);
    for (const { headers } of capture) for (const [name, value] of headers) if (name === "X-API-Signature") expect(text).not.toContain(value);
  });

  it("proves them with the policy's scheme, and judges the saved evidence again to the same", async () => {
    const policy = join(folder, "sigproof.yml");
    writeFileSync(
      policy,
      `version: 1
signing:
  scheme: custom
  secret: { env: PARTNER_HMAC_SECRET }
  string-to-sign: "{method}\\n{path}\\n{timestamp}\\n{body}"
  timestamp: { format: unix-seconds, in: header, name: X-Timestamp }
  nonce: { generate: uuid, in: header, name: X-Nonce }
  send: [{ in: header, name: X-API-Signature, value: "{signature}" }]
`,
    );
    const evidence = join(folder, "evidence.json");
    const report = await scan(["--policy", policy, "--save-evidence", evidence]);
    expect(found(report, "reused-signature")).toMatchObject({
      findings: [{ confidence: "proven", message: "api.example.com accepted one signature on two requests that differ in query; custom does not bind query" }],
    });
    expect(found(report, "reused-nonce")).toMatchObject({ findings: [{ confidence: "proven" }] });
    expect(found(report, "unverifiable-signature")).toMatchObject({ outcome: "unknown" });
    const again = await sigproof(["scan", "--from-evidence", evidence, "--policy", policy, "--format", "json"], { cwd: folder });
    expect(JSON.parse(again.stdout)).toEqual(report);
  });
});
