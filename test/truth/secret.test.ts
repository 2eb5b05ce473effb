// Nothing of the secret, and no signature, may leave by any door: a canary secret, a server that sends everything back, and every byte that the program wrote.

import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const secret = 'CaNaRy+/=7%"\nq9Zt4Lw&<x>\\Vm2 Kd';
const previous = 'OlDoNe=/+3%"\nr8Yu5Mx&<z>\\Wn1 Je';

const percent = (text: string): string => encodeURIComponent(text);
const quotedPrintable = (text: string): string =>
  text.replace(/[^A-Za-z0-9 ]/g, (each) => `=${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
const html = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Every way in which a text is likely to be written somewhere. */
const encodings: readonly (readonly [name: string, encode: (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["JSON", (text) => JSON.stringify(text).slice(1, -1)],
  ["JSON twice", (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)],
  ["percent", percent],
  ["percent, lower case", (text) => percent(text).replace(/%../g, (each) => each.toLowerCase())],
  ["percent twice", (text) => percent(percent(text))],
  ["form", (text) => new URLSearchParams({ a: text }).toString().slice(2)],
  ["base64", (text) => Buffer.from(text).toString("base64")],
  ["base64url", (text) => Buffer.from(text).toString("base64url")],
  ["hex", (text) => Buffer.from(text).toString("hex")],
  ["HEX", (text) => Buffer.from(text).toString("hex").toUpperCase()],
  ["HTML", html],
  ["quoted printable", quotedPrintable],
  ["base64 of a Basic pair", (text) => Buffer.from(`partner-1:${text}`).toString("base64").slice(14)],
];

/** Beside the whole: each line alone, because logs are cut at lines. */
const forms = (text: string): readonly (readonly [name: string, form: string])[] =>
  [text, ...text.split("\n")].flatMap((each, index) =>
    encodings.map(([name, encode]) => [index === 0 ? name : `line ${index}, ${name}`, encode(each)] as const),
  );

interface Echo {
  readonly origin: string;
  /** Signatures that arrived, and those that would have been right. */
  readonly signatures: ReadonlySet<string>;
  readonly requests: () => number;
  stop(): Promise<void>;
}

/** Verifies, and then says all it knows to everybody: the request, the expected signature, the string to sign and the key in every encoding. */
const startEcho = async (): Promise<Echo> => {
  const signatures = new Set<string>();
  let count = 0;
  const told = forms(secret).map(([, form]) => form);
  const handle = (request: IncomingMessage, body: string) => {
    count += 1;
    const of = (name: string): string => String(request.headers[name] ?? "");
    const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s);
    const string = [request.method, of("host"), path, query, of("x-timestamp"), of("x-nonce"), body].join("\n");
    const right = createHmac("sha256", secret).update(string).digest("hex");
    signatures.add(right);
    if (of("x-api-signature").length >= 32) signatures.add(of("x-api-signature"));
    const fits = of("x-api-signature") === right;
    // Asked without a signature: what leaks into the place where a redirect leads, whatever the parameters are called.
    if (path === "/moved")
      return {
        status: 302,
        headers: {
          Location: `https://api.example/${percent(secret)}/x?was=${right}&m=${percent(Buffer.from(secret).toString("base64"))}&hex=${Buffer.from(secret).toString("hex")}`,
        },
        body: {},
      };
    if (path === "/linked")
      return {
        status: 200,
        headers: { "Content-Type": "application/json", Refresh: `5; url=https://cdn.example/${percent(secret)}?was=${right}` },
        body: { next: `https://cdn.example/${percent(secret)}?was=${right}` },
      };
    return {
      status: fits ? 200 : 401,
      headers: {
        "Content-Type": "application/json",
        "X-Expected": right,
        "X-Key": percent(secret),
        Link: `</next?key=${percent(secret)}&was=${right}>; rel="next"`,
        ...(fits ? {} : { "WWW-Authenticate": `Hmac error="${Buffer.from(secret).toString("base64")}", expected="${right}"` }),
      },
      body: {
        error: fits ? null : `expected ${right} by ${secret}`,
        message: told.join(" | "),
        code: told.at(8),
        string,
        echo: { url: request.url, headers: request.headers, body },
        told,
      },
    };
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { status, headers, body } = handle(request, Buffer.concat(chunks).toString("latin1"));
      response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signatures,
    requests: () => count,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const description = `openapi: 3.1.0
info: { title: Echo, version: "1" }
servers: [{ url: http://127.0.0.1 }]
components:
  securitySchemes:
    hmac: { type: apiKey, in: header, name: X-API-Signature }
security: [{ hmac: [] }]
paths:
  /moved: { get: { responses: { "302": { description: away } } } }
  /linked: { get: { responses: { "200": { description: ok } } } }
  /orders:
    post:
      operationId: order
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses: { "200": { description: ok }, "401": { description: no } }
  /items:
    get:
      responses: { "200": { description: ok }, "401": { description: no } }
`;

const policy = `version: 1
signing:
  scheme: custom
  secret: { env: ECHO_SECRET, previous: { env: ECHO_OLD } }
  string-to-sign: "{method}\\n{host}\\n{path}\\n{query}\\n{timestamp}\\n{nonce}\\n{body}"
  timestamp: { format: unix-seconds, in: header, name: X-Timestamp }
  nonce: { generate: uuid, in: header, name: X-Nonce }
  send: [{ in: header, name: X-API-Signature, value: "{signature}" }]
canaries:
  - operation: POST /orders
    query: { mode: test }
    headers: { X-Partner-Token: { env: ECHO_OLD_TOKEN } }
    body: { json: { item: book, count: 1 } }
`;

const token = "t0ken-that-is-sent-and-never-shown-44";

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (cwd: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const env = {
      PATH: process.env["PATH"] ?? "",
      HOME: cwd,
      ECHO_SECRET: secret,
      ECHO_OLD: previous,
      ECHO_OLD_TOKEN: token,
      SIGPROOF_DEBUG: "1",
    };
    const child = spawn(join(root, "node_modules", ".bin", "node"), [join(root, "src", "cli.ts"), ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });

describe("the secret stays where it is", () => {
  let echo: Echo;
  let folder: string;
  /** Everything that was written anywhere, by its name. */
  const written = new Map<string, string>();

  beforeAll(async () => {
    echo = await startEcho();
    folder = mkdtempSync(join(tmpdir(), "sigproof-secret-"));
    writeFileSync(join(folder, "openapi.yaml"), description);
    writeFileSync(join(folder, "sigproof.yml"), policy);
    const given = new Set(readdirSync(folder));
    const first = await run(folder, [
      "scan",
      echo.origin,
      "--verbose",
      "--save-evidence",
      "evidence.json",
      "--save-har",
      "scan.har",
      "--out",
      "report.json",
      "--out",
      "report.sarif",
      "--out",
      "report.md",
    ]);
    expect(first.stderr).not.toContain("internal");
    for (const [name, text] of Object.entries({ "stdout of text": first.stdout, "stderr of text": first.stderr })) written.set(name, text);
    for (const format of ["json", "sarif", "markdown", "github"]) {
      const again = await run(folder, ["scan", "--from-evidence", "evidence.json", "--format", format]);
      written.set(`stdout of ${format}`, again.stdout);
      written.set(`stderr of ${format}`, again.stderr);
    }
    for (const name of readdirSync(folder)) if (!given.has(name)) written.set(name, readFileSync(join(folder, name), "utf8"));
  }, 180_000);
  afterAll(() => echo.stop());

  it("was used: the server was asked with right signatures", () => {
    expect(echo.requests()).toBeGreaterThan(40);
    expect(echo.signatures.size).toBeGreaterThan(40);
    const evidence = JSON.parse(written.get("evidence.json") ?? "{}") as { facts: { experiments: { state: string; value?: { exchanges: unknown[] }[] } } };
    expect(evidence.facts.experiments.state).toBe("known");
    expect(evidence.facts.experiments.value?.[0]?.exchanges.length).toBeGreaterThan(40);
  });

  it("says that the server gave it away", () => {
    const report = JSON.parse(written.get("report.json") ?? "{}") as { results: { check: string; outcome: string }[] };
    expect(report.results.find(({ check }) => check === "leaked-signature")?.outcome).toBe("fail");
  });

  it.each([...forms(secret), ...forms(previous), ["token", token]] as const)("is nowhere: %s", (_name, form) => {
    expect([...written].filter(([, text]) => text.includes(form)).map(([name]) => name)).toEqual([]);
  });

  it("no signature is anywhere, in hex, HEX or base64", () => {
    const shown = [...echo.signatures].filter((signature) => {
      const bytes = Buffer.from(signature, "hex");
      const texts = [signature, signature.toUpperCase(), ...(bytes.length === 32 ? [bytes.toString("base64"), bytes.toString("base64url")] : [])];
      return [...written.values()].some((text) => texts.some((each) => text.includes(each)));
    });
    expect(shown).toEqual([]);
  });
});
