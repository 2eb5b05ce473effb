// `sigproof record` as its users run it: a Flask service's own tests with the real requests library, curl, Node; exit codes, signals and streams.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTls } from "node:https";
import type { AddressInfo } from "node:net";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { createAuthority } from "../lab/certificates.ts";
import { need } from "../lab/lab.ts";
import { type Internet, openInternet } from "../lab/names.ts";
import { findingsOf, lineOf, nodes, reportOf, root, sigproof } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-record-"));
const shop = join(root, "test", "lab", "shop");
const spec = join(shop, "partner.openapi.yaml");
const cli = join(root, "dist", "cli.js");
const authority = createAuthority();
const ca = join(folder, "ca.pem");
const servers: Server[] = [];
let internet: Internet;
let plain = "";
const arrived: { readonly host: string | undefined; readonly url: string | undefined; readonly signature: string | string[] | undefined }[] = [];

const listen = async (server: Server): Promise<number> => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
};
const answer: RequestListener = (request, response) => {
  arrived.push({ host: request.headers.host, url: request.url, signature: request.headers["x-api-signature"] });
  request.resume();
  request.on("end", () => {
    if (request.headers.host === "files.cdn.example.org") response.end("invoice of order 7");
    else if (request.url?.endsWith("/invoice") === true) response.writeHead(302, { location: "https://files.cdn.example.org/invoices/7.pdf" }).end();
    else if (request.url === "/v1/orders") response.writeHead(201, { "content-type": "application/json" }).end('{"id":"7"}');
    else response.end(`hello ${request.url ?? ""}`);
  });
};

beforeAll(async () => {
  writeFileSync(ca, authority.pem);
  const tls = (san: string, dates = {}): Promise<number> => listen(createTls(authority.sign(san, dates), answer));
  const counter = await listen(createServer(answer));
  plain = `http://127.0.0.1:${counter}`;
  internet = await openInternet({
    "api.partner.example.com:443": await tls("DNS:api.partner.example.com"),
    "files.cdn.example.org:443": await tls("DNS:files.cdn.example.org"),
    "expired.partner.example.com:443": await tls("DNS:expired.partner.example.com", { to: "20210101000000Z" }),
    "counter.telemetry.example.net:80": counter,
  });
});
afterAll(async () => {
  await internet.close();
  await Promise.all(servers.map((server) => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)))));
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}
interface How {
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Sent when this text appears on standard output. */
  readonly kill?: readonly [text: string, signal: NodeJS.Signals];
}
/** An environment without this machine's authorities, so that only what the recorder says is trusted. */
const record = (args: readonly string[], { node = nodes[0]?.[1] ?? process.execPath, env = {}, cwd = folder, kill }: How = {}): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(node, [cli, "record", ...args], {
      cwd,
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    let sent = false;
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      if (kill === undefined || sent || !stdout.includes(kill[0])) return;
      sent = true;
      child.kill(kill[1]);
    });
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("error", reject).once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });

interface Entry {
  readonly request: { readonly method: string; readonly url: string; readonly headers: readonly { readonly name: string; readonly value: string }[] };
  readonly response: { readonly status: number };
}
const entriesOf = (file: string): readonly Entry[] => (JSON.parse(readFileSync(file, "utf8")) as { log: { entries: Entry[] } }).log.entries;
const linesOf = (file: string): string[] => entriesOf(file).map(({ request, response }) => `${request.method} ${request.url} ${response.status}`);

describe.each(nodes)("a Flask service and the tests that it has, Node %s", (version, node) => {
  it("is green as before, and the report names the partner, the stranger and the redirect, with the signature that went along", async (context) => {
    need(context, "flask", "requests");
    arrived.length = 0;
    const out = join(folder, `shop-${version}.har`);
    const env = { HTTP_PROXY: internet.proxy, HTTPS_PROXY: internet.proxy, PYTHONDONTWRITEBYTECODE: "1" };
    const run = await record(["--inspect-tls", "--ca-file", ca, "--out", out, "--", "/usr/bin/python3", "-m", "unittest", "-q", "test_shop"], {
      node,
      env,
      cwd: shop,
    });
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toMatch(/Ran 3 tests/);
    expect(run.stderr).toContain("expired.partner.example.com: the certificate does not prove the host");
    expect(linesOf(out).filter((line) => /(?:api|files|counter)\./.test(line))).toEqual([
      "POST https://api.partner.example.com/v1/orders 201",
      "GET http://counter.telemetry.example.net/count?event=checkout 200",
      "GET https://api.partner.example.com/v1/orders/7/invoice 302",
      "GET https://files.cdn.example.org/invoices/7.pdf 200",
    ]);
    // What the server really got is what was written down.
    const sent = arrived.find(({ host }) => host === "files.cdn.example.org")?.signature;
    expect(sent).toMatch(/^[0-9a-f]{64}$/);
    expect(entriesOf(out).find(({ request }) => request.url.includes("files.cdn"))?.request.headers).toContainEqual({ name: "X-API-Signature", value: sent });

    const ended = await sigproof(["scan", "--offline", "--spec", "partner.openapi.yaml", "--no-policy", "--traffic", out, "--format", "json"], {
      node,
      cwd: shop,
    });
    const report = reportOf(ended);
    expect(ended.code, ended.stderr).toBe(1);
    const server = lineOf(spec, "servers:");
    expect(findingsOf(report)).toEqual(
      expect.arrayContaining([
        `undeclared-call-host partner.openapi.yaml:${server}`,
        `insecure-call partner.openapi.yaml:${server}`,
        `signature-follows-redirect partner.openapi.yaml:${lineOf(spec, "get:", "/invoice:")}`,
      ]),
    );
    expect(told(report, "undeclared-call-host")).toContain("counter.telemetry.example.net");
    expect(told(report, "insecure-call")).toContain("http://counter.telemetry.example.net/count");
    expect(told(report, "signature-follows-redirect")).toMatch(/x-api-signature[\s\S]*files\.cdn\.example\.org/i);
    expect(report.hosts.find(({ host }) => host === "api.partner.example.com")).toMatchObject({
      declared: true,
      observed: expect.arrayContaining(["call"]) as string[],
    });
    // Named, and never shown.
    expect(ended.stdout).not.toContain(String(sent));
  });
});

/** Message and proof of every finding of a check. */
const told = (report: Report, check: string): string =>
  report.results
    .filter((result) => result.check === check)
    .flatMap(({ findings }) => findings)
    .flatMap(({ message, proof }) => [message, ...proof])
    .join("\n");

it("the same tests are green without the recorder: it changes nothing, failures included", (context) => {
  need(context, "flask", "requests");
  const env = {
    PATH: process.env["PATH"] ?? "",
    HTTP_PROXY: internet.proxy,
    HTTPS_PROXY: internet.proxy,
    REQUESTS_CA_BUNDLE: ca,
    PYTHONDONTWRITEBYTECODE: "1",
  };
  return new Promise<void>((resolve, reject) => {
    const child = spawn("/usr/bin/python3", ["-m", "unittest", "-q", "test_shop"], { cwd: shop, env, stdio: "ignore" });
    child.once("error", reject).once("close", (code) => resolve(expect(code).toBe(0)));
  });
});

describe("clients", () => {
  it("curl, plain and inside TLS", async () => {
    const out = join(folder, "curl.har");
    const env = { HTTP_PROXY: internet.proxy, HTTPS_PROXY: internet.proxy };
    const run = await record(
      ["--inspect-tls", "--ca-file", ca, "--out", out, "--", "curl", "-sS", "-L", "https://api.partner.example.com/v1/orders/7/invoice", `${plain}/b?x=1`],
      { env },
    );
    expect(run).toMatchObject({ code: 0, stdout: "invoice of order 7hello /b?x=1" });
    expect(linesOf(out)).toEqual([
      "GET https://api.partner.example.com/v1/orders/7/invoice 302",
      "GET https://files.cdn.example.org/invoices/7.pdf 200",
      `GET ${plain}/b?x=1 200`,
    ]);
  });

  it.each(nodes.filter(([version]) => Number(/\d+/.exec(version)?.[0]) >= 24))("Node %s: fetch, http and https", async (version, node) => {
    const out = join(folder, `node-${version}.har`);
    const program = `
      const text = (get, url) => new Promise((resolve, reject) => get(url, (answer) => { let all = ""; answer.on("data", (part) => (all += part)).on("end", () => resolve(all)); }).on("error", reject));
      console.log(await (await fetch("https://api.partner.example.com/fetch")).text());
      console.log(await (await fetch("${plain}/fetch")).text());
      console.log(await text((await import("node:https")).get, "https://api.partner.example.com/https"));
      console.log(await text((await import("node:http")).get, "${plain}/http"));`;
    const env = { HTTP_PROXY: internet.proxy, HTTPS_PROXY: internet.proxy };
    const run = await record(["--inspect-tls", "--ca-file", ca, "--out", out, "--", node, "--input-type=module", "-e", program], { node, env });
    expect(run.stdout, run.stderr).toBe("hello /fetch\nhello /fetch\nhello /https\nhello /http\n");
    expect(linesOf(out)).toEqual([
      "GET https://api.partner.example.com/fetch 200",
      `GET ${plain}/fetch 200`,
      "GET https://api.partner.example.com/https 200",
      `GET ${plain}/http 200`,
    ]);
  });

  it("without --inspect-tls the client sees the server's own certificate, and host and port are all that is known", async () => {
    const out = join(folder, "tunnel.har");
    const run = await record(["--out", out, "--", "curl", "-sS", "--cacert", ca, "https://api.partner.example.com/secret"], {
      env: { HTTPS_PROXY: internet.proxy },
    });
    expect(run).toMatchObject({ code: 0, stdout: "hello /secret" });
    expect(linesOf(out)).toEqual(["CONNECT https://api.partner.example.com/ 200"]);
    expect(run.stderr).toContain("only host and port are known");
  });

  it("what NO_PROXY names goes past it", async () => {
    const out = join(folder, "past.har");
    const run = await record(["--out", out, "--", "curl", "-sS", `${plain}/x`], { env: { NO_PROXY: "127.0.0.1" } });
    expect(run).toMatchObject({ code: 0, stdout: "hello /x" });
    expect(linesOf(out)).toEqual([]);
    expect(run.stderr).toContain("no call went through the recorder");
  });
});

describe.each(nodes)("the command, Node %s", (_version, node) => {
  it("keeps its exit code, its output and its arguments", async () => {
    const run = await record(["--quiet", "--", "sh", "-c", 'echo "$0 $1"; echo oops >&2; exit 7', "a b", "--out"], { node });
    expect(run).toEqual({ code: 7, signal: null, stdout: "a b --out\n", stderr: "oops\n" });
  });

  it("ended by a signal counts as a shell counts it", async () => {
    expect((await record(["--", "sh", "-c", "kill -KILL $$"], { node })).code).toBe(128 + constants.signals.SIGKILL);
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("gets our %s and has the last word; what it called is written", async (signal) => {
    const out = join(folder, `${signal}.har`);
    const short = signal.slice(3);
    const run = await record(
      ["--out", out, "--", "sh", "-c", `trap 'echo caught; exit 9' ${short}; curl -sS -o /dev/null ${plain}/before; echo ready; while :; do sleep 0.05; done`],
      {
        node,
        kill: ["ready", signal],
      },
    );
    expect(run).toMatchObject({ code: 9, stdout: "ready\ncaught\n" });
    expect(linesOf(out)).toEqual([`GET ${plain}/before 200`]);
  });

  it("that cannot be found or run ends as in a shell", async () => {
    const missing = await record(["--", "no-such-command-at-all"], { node });
    expect(missing.code).toBe(127);
    expect(missing.stderr).toContain("no-such-command-at-all could not be started (ENOENT)");
    expect((await record(["--", ca], { node })).code).toBe(126);
  });
});

describe("what it leaves", () => {
  it("is a file for its owner alone, and no authority", async () => {
    const out = join(folder, "left.har");
    const temporary = mkdtempSync(join(folder, "tmp-"));
    const run = await record(
      ["--inspect-tls", "--out", out, "--", "sh", "-c", 'test -f "$SSL_CERT_FILE" && ls -l "$SSL_CERT_FILE" && grep -c PRIVATE "$SSL_CERT_FILE"'],
      {
        env: { TMPDIR: temporary },
      },
    );
    expect(run.stdout).toMatch(/^-rw------- [\s\S]*\n0\n$/);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("is a whole archive even when the recorder is killed in the middle", async () => {
    const out = join(folder, "killed.har");
    const run = await record(["--out", out, "--", "sh", "-c", `curl -sS -o /dev/null ${plain}/one; sleep 0.3; echo ready; exec sleep 1`], {
      kill: ["ready", "SIGKILL"],
    });
    expect(run.signal).toBe("SIGKILL");
    expect(linesOf(out)).toEqual([`GET ${plain}/one 200`]);
  });

  it("refuses an output that it may not write, before the command runs", async () => {
    const mark = join(folder, "ran");
    const run = await record(["--out", join(folder, "none", "calls.har"), "--", "touch", mark]);
    expect(run.code).toBe(2);
    expect(existsSync(mark)).toBe(false);
  });
});
