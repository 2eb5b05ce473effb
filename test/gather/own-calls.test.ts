// What a scan asked, as an archive: valid HAR, read by our own reader, and without anything that would let somebody sign or log in.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { gather } from "../../src/gather/gather.ts";
import { createPorts } from "../../src/gather/node-ports.ts";
import { keepOwnCalls } from "../../src/gather/own-calls.ts";
import { readTraffic } from "../../src/gather/read-traffic.ts";
import type { CapturedCall } from "../../src/model/call.ts";
import { secretOf } from "../../src/model/secret.ts";
import type { SigningForm } from "../../src/model/signing.ts";
import { harText } from "../../src/traffic/har-writer.ts";
import { createLab } from "../lab/loopback.ts";
import { harErrors } from "../traffic/har-schema.ts";
import { requestWith } from "./request.ts";

const lab = createLab();
const folder = mkdtempSync(join(tmpdir(), "sigproof-own-"));
afterEach(lab.close);
afterAll(() => rmSync(folder, { recursive: true }));

const secret = "k7Vq2xT9mZr4Lw8Yc3Nf6Hs1Jd5Gb0Pa";
const token = "t0ken-that-is-sent-and-never-shown-44";
const description = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  servers: [{ url: "https://api.example.com" }],
  components: { securitySchemes: { hmac: { type: "apiKey", in: "header", name: "X-Signature", description: "HMAC" } } },
  paths: {
    "/open": { get: { responses: { "200": { description: "ok" } } } },
    "/away": { get: { responses: { "302": { description: "away" } } } },
    "/signed": { get: { security: [{ hmac: [] }], responses: { "200": { description: "ok" } } } },
    "/gone": { get: { responses: { "200": { description: "ok" } } } },
  },
});
const form = (send: readonly unknown[]): SigningForm => ({
  scheme: "custom",
  "string-to-sign": "{method}\n{host}\n{path}\n{timestamp}\n{body}",
  timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
  send,
});

const scanned = async (send: readonly unknown[]) => {
  const server = await lab.http((request, response) => {
    if (request.url?.startsWith("/gone") === true) request.socket.destroy();
    else if (request.url?.startsWith("/away") === true)
      response.writeHead(302, { Location: `https://other.example/x?token=hush&m=${secret}`, "Set-Cookie": "sid=hush" }).end();
    else
      response
        .writeHead(request.url?.startsWith("/signed") === true ? 401 : 200, { "Content-Type": "application/json", "X-Session": "hush" })
        .end(`{"token":"hush"}`);
  });
  const spec = join(folder, "openapi.json");
  writeFileSync(spec, description);
  const setup = { form: form(send), keyId: null, operations: null, secret: secretOf(secret), missing: null, previous: null, place: null };
  const canary = {
    operation: "GET /signed",
    path: {},
    query: [["mode", "test"]] as const,
    headers: [["X-Partner-Token", secretOf(token)]] as const,
    body: null,
    alternate: null,
    acceptedWhen: null,
  };
  const request = requestWith({ baseUrl: server.origin, spec, signing: { setups: [setup], canaries: [canary], quick: true } });
  const ports = createPorts({ request, env: {} });
  const own = keepOwnCalls(ports, request);
  try {
    const evidence = await gather(request, own.ports);
    const text = harText(evidence.tool, own.calls());
    const file = join(folder, "own.har");
    writeFileSync(file, text);
    return { server, evidence, text, file, ports };
  } finally {
    await ports.close();
  }
};
const inHeader = [{ in: "header", name: "X-Signature", value: "{signature}" }];

describe("the scan's own requests and answers", () => {
  it("are a valid HTTP Archive 1.2 with every request in it", async () => {
    const { server, text } = await scanned(inHeader);
    const archive = JSON.parse(text) as { log: { entries: { request: { url: string }; response: { status: number }; _error?: string }[] } };
    expect(harErrors(archive)).toEqual([]);
    const { entries } = archive.log;
    // A connection that the server gave up is tried anew below the ports.
    expect(entries.length).toBeLessThanOrEqual(server.requests.length);
    expect(entries.length).toBeGreaterThan(10);
    expect(entries.find(({ request: { url } }) => url.includes("/gone"))).toMatchObject({
      response: { status: 0 },
      _error: expect.stringMatching(/connection|reset|closed|answer/),
    });
  });

  it("the schema would notice a mistake", () => {
    expect(harErrors({ log: { version: "1.1", creator: { name: "x", version: "1" }, entries: [{}] } })).not.toEqual([]);
    expect(harErrors({ log: { version: "1.2", creator: { name: "x", version: "1" }, entries: [], extra: 1 } })).not.toEqual([]);
  });

  it("are read by our own reader of traffic", async () => {
    const { file, ports, server } = await scanned(inHeader);
    const calls: CapturedCall[] = [];
    const [source] = readTraffic([file], ports, (call) => calls.push(call));
    expect(source).toMatchObject({ format: "har", unread: [], calls: calls.length });
    expect(calls.length).toBeGreaterThan(10);
    expect(
      calls.some(({ url, status, location }) => url === `${server.origin}/away` && status === 302 && location?.startsWith("https://other.example/x") === true),
    ).toBe(true);
  });

  it.each<[where: string, send: readonly unknown[]]>([
    ["a header", inHeader],
    ["the query, under an odd name", [{ in: "query", name: "z", value: "{signature}" }]],
    ["a header, twice encoded", [{ in: "header", name: "Authorization", value: "Hmac {signature|base64}" }]],
  ])("hold no secret, credential, cookie, body or signature that stood in %s", async (_where, send) => {
    const { server, text } = await scanned(send);
    for (const hidden of [secret, token, "hush", Buffer.from(secret).toString("base64")]) expect(text).not.toContain(hidden);
    const sent = server.requests.flatMap(({ url, headers }) => [
      new URL(url, server.origin).searchParams.get("z") ?? "",
      ...headers.filter((_value, at, all) => at % 2 === 1 && /^(?:x-signature|authorization)$/i.test(all[at - 1] ?? "")),
    ]);
    const signatures = sent.filter((value) => value.length >= 8);
    expect(signatures.length).toBeGreaterThan(3);
    expect(signatures.filter((value) => text.includes(value))).toEqual([]);
  });
});
