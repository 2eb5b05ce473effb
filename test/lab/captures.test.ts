// Captures as the world writes them: a browser, mitmproxy and OpenTelemetry's own SDK record one and the same story, in which a signature follows a redirect to
// another origin, and each recording is read and judged.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { offlinePorts } from "../../src/doors/offline-ports.ts";
import { evaluate } from "../../src/evaluate.ts";
import { gather } from "../../src/gather/gather.ts";
import { requestWith } from "../gather/request.ts";
import { chromiumBinary, freePort, listening, mitmproxyHar, need, stop } from "./lab.ts";
import { createLab } from "./loopback.ts";

const lab = createLab();
const folder = mkdtempSync(join(tmpdir(), "sigproof-captures-"));
afterEach(lab.close);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const signature = "s3cr3t-signature-of-a-test";
const anybody = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" };

/** An API that redirects its reports to another origin, under the names that the client knows them by. */
const startStory = async (api: string, evil: string) => {
  const away = await lab.http((_request, response) => response.writeHead(200, { ...anybody, "Content-Type": "application/json" }).end('{"ok":true}'));
  const target = `http://${evil}:${away.port}/reports?copied=1`;
  const home = await lab.http((asked, response) =>
    asked.url === "/"
      ? response.writeHead(200, { "Content-Type": "text/html" }).end("<title>t</title><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")
      : response.writeHead(302, { ...anybody, Location: target }).end(),
  );
  return { home: `http://${api}:${home.port}`, homeHost: `${api}:${home.port}`, awayHost: `${evil}:${away.port}`, arrived: away.requests };
};

const judge = async (server: string, capture: string) => {
  const spec = join(folder, "openapi.yaml");
  writeFileSync(
    spec,
    `openapi: 3.1.0\ninfo: { title: t, version: "1" }\nservers:\n  - url: ${server}\npaths:\n  /reports:\n    get: { responses: { "200": { description: ok }, "401": { description: no } } }\n`,
  );
  const asked = requestWith({ spec, baseUrl: null, offline: true, traffic: [{ glob: capture, from: "--traffic" }] });
  const evidence = await gather(asked, offlinePorts());
  expect(JSON.stringify(evidence)).not.toContain(signature);
  return { evidence, report: evaluate(evidence, { policy: asked.policy, baseline: null }) };
};

type Judged = Awaited<ReturnType<typeof judge>>;
const findingsOf = ({ report }: Judged, check: string) => report.results.find((result) => result.check === check)?.findings ?? [];

const expectStory = (judged: Judged, { homeHost, awayHost }: Awaited<ReturnType<typeof startStory>>, client: RegExp): void => {
  expect(judged.report.problems.filter(({ kind }) => kind === "traffic")).toEqual([]);
  expect(findingsOf(judged, "signature-follows-redirect")).toMatchObject([
    {
      message: expect.stringMatching(new RegExp(`^${client.source} sent header x-api-signature on to ${awayHost} when ${homeHost} redirected it there$`)),
      severity: "critical",
      confidence: "proven",
      location: { line: 7, excerpt: expect.stringContaining("get:") },
      operation: "GET /reports",
    },
  ]);
  expect(findingsOf(judged, "undeclared-call-host").map(({ host }) => host)).toEqual([
    awayHost.startsWith("localhost") || awayHost.startsWith("127.") ? awayHost.replace(/:.*/, "") : awayHost,
  ]);
  expect(judged.report.results.find(({ check }) => check === "undeclared-call")?.outcome).toBe("pass");
  const hosts = judged.report.hosts.map(({ host, declared, observed, clients }) => [host, declared, observed, clients.length]);
  expect(hosts).toContainEqual([homeHost, true, ["call"], 1]);
  expect(hosts).toContainEqual([awayHost, false, ["call", "redirect"], 1]);
};

it("HAR of a browser: Debian's Chromium, driven and recorded by Playwright", async (context) => {
  need(context, "chromium");
  const story = await startStory("api.partner.test", "reports.elsewhere.test");
  const capture = join(folder, "browser.har");
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: chromiumBinary() ?? "", args: ["--no-sandbox", "--host-resolver-rules=MAP *.test 127.0.0.1"] });
  try {
    const page = await (await browser.newContext({ recordHar: { path: capture } })).newPage();
    await page.goto(`${story.home}/`);
    await page.evaluate(async (value) => (await fetch("/reports", { headers: { "X-API-Signature": value } })).text(), signature);
    await page.context().close();
  } finally {
    await browser.close();
  }
  expect(story.arrived.some(({ headers }) => headers.includes(signature))).toBe(true);
  const judged = await judge(story.home, capture);
  expectStory(judged, story, /HeadlessChrome\/[\d.]+/);
  expect(new Set(findingsOf(judged, "insecure-call").map(({ host }) => host))).toEqual(new Set([story.homeHost, story.awayHost]));
}, 60_000);

/** One request through a proxy, as every client sends it. */
const through = (proxy: number, url: string): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    request(
      { host: "127.0.0.1", port: proxy, path: url, headers: { Host: new URL(url).host, "User-Agent": "orders/1.4.2", "X-API-Signature": signature } },
      (answer) => answer.resume().once("end", () => resolve(answer.headers.location)),
    )
      .once("error", reject)
      .end();
  });

it("HAR of mitmproxy", async (context) => {
  need(context, "mitmproxy");
  const story = await startStory("127.0.0.1", "localhost");
  const capture = join(folder, "mitmproxy.har");
  const { binary, flags } = mitmproxyHar() ?? { binary: "", flags: () => [] };
  const port = await freePort();
  const child: ChildProcess = spawn(
    binary,
    ["--listen-host", "127.0.0.1", "--listen-port", String(port), "--set", `confdir=${join(folder, "mitmproxy")}`, "-q", ...flags(capture)],
    {
      detached: true,
      stdio: "ignore",
    },
  );
  try {
    expect(await listening(child, port)).toBe(true);
    for (let next: string | undefined = `${story.home}/reports`; next !== undefined; ) next = await through(port, next);
  } finally {
    await stop(child);
  }
  expectStory(await judge(story.home, capture), story, /orders\/1\.4\.2/);
}, 60_000);

it("OTLP of the OpenTelemetry SDK for Node, as its exporter posts it", async () => {
  const story = await startStory("127.0.0.1", "localhost");
  const posted: string[] = [];
  const collector = await lab.http((asked, response) => {
    const pieces: Buffer[] = [];
    asked.on("data", (piece: Buffer) => pieces.push(piece));
    asked.on("end", () => {
      posted.push(Buffer.concat(pieces).toString());
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    });
  });
  const child = spawn(process.execPath, [join(import.meta.dirname, "otel-client.ts"), `${story.home}/reports`, `${collector.origin}/v1/traces`], {
    detached: true,
    stdio: ["ignore", "ignore", "inherit"],
  });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  expect(posted.length).toBeGreaterThan(0);
  for (const [name, text] of [
    ["spans.json", posted[0] ?? ""],
    ["spans.jsonl", `${posted.join("\n")}\n`],
  ] as const) {
    const capture = join(folder, name);
    writeFileSync(capture, text);
    const judged = await judge(story.home, capture);
    expectStory(judged, story, /orders 1\.4\.2/);
    expect(findingsOf(judged, "signature-follows-redirect")[0]?.proof.join("\n")).toMatch(/span [0-9a-f]{16}/);
  }
  expect(readFileSync(join(folder, "spans.json"), "utf8")).toContain(signature);
}, 60_000);
