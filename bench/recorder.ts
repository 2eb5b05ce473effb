// What the recorder costs a request, beside no proxy and beside mitmdump (Debian), in plain HTTP and inside TLS: `node_modules/.bin/node bench/recorder.ts`. Needs openssl; mitmdump
// is left out where it is not installed. One table on standard output.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import { createServer as createTls } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority } from "../test/lab/certificates.ts";

const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const folder = mkdtempSync(join(tmpdir(), "sigproof-bench-"));
const authority = createAuthority();
const ca = join(folder, "ca.pem");
writeFileSync(ca, authority.pem);
const [rounds, requests, warm] = [5, 800, 150];

/** Runs in the client: one after another over one connection, then sixteen at once. Prints milliseconds per request and requests per second. */
const client = join(folder, "client.mjs");
writeFileSync(
  client,
  `const url = process.argv[2];
const { get } = await import(url.startsWith("https") ? "node:https" : "node:http");
const once = () => new Promise((resolve, reject) => get(url, (answer) => answer.resume().on("end", resolve)).on("error", reject));
for (let i = 0; i < ${warm}; i++) await once();
const started = performance.now();
for (let i = 0; i < ${requests}; i++) await once();
const one = (performance.now() - started) / ${requests};
let left = ${requests};
const again = performance.now();
await Promise.all(Array.from({ length: 16 }, async () => { while (left-- > 0) await once(); }));
console.log(JSON.stringify({ one, many: ${requests} / ((performance.now() - again) / 1000) }));
`,
);

interface Figures {
  readonly one: number;
  readonly many: number;
}
const run = (words: readonly string[], env: Readonly<Record<string, string>>): Promise<Figures> =>
  new Promise((resolve, reject) => {
    const child = spawn(words[0] ?? "", words.slice(1), { env: { PATH: process.env["PATH"] ?? "", ...env }, stdio: ["ignore", "pipe", "inherit"] });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.once("close", (code) => (code === 0 ? resolve(JSON.parse(out) as Figures) : reject(new Error(`${words.join(" ")} ended with ${code}`))));
  });

const listens = async (port: number): Promise<void> => {
  for (const until = Date.now() + 20_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve((socket.destroy(), true)));
      socket.once("error", () => resolve(false));
    });
    if (open) return;
  }
  throw new Error(`nothing listens on ${port}`);
};

const mitmPort = 18_931;
const startMitm = async (): Promise<ChildProcess | null> => {
  if (!existsSync("/usr/bin/mitmdump")) return null;
  const words = [
    "-q",
    "-p",
    String(mitmPort),
    "--listen-host",
    "127.0.0.1",
    "--set",
    `confdir=${join(folder, "mitm")}`,
    "--set",
    `ssl_verify_upstream_trusted_ca=${ca}`,
  ];
  const child = spawn("/usr/bin/mitmdump", [...words, "-w", join(folder, "mitm.flows")], { stdio: "ignore" });
  await listens(mitmPort);
  return child;
};

const body = JSON.stringify({ id: "7", ok: true, text: "x".repeat(400) });
const plain = createHttp((_request, response) => response.writeHead(200, { "content-type": "application/json" }).end(body));
const tls = createTls(authority.sign("IP:127.0.0.1"), (_request, response) => response.writeHead(200, { "content-type": "application/json" }).end(body));
for (const server of [plain, tls]) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const urls = {
  http: `http://127.0.0.1:${(plain.address() as AddressInfo).port}/things/7`,
  https: `https://127.0.0.1:${(tls.address() as AddressInfo).port}/things/7`,
};

const mitm = await startMitm();
const mitmCa = join(folder, "mitm", "mitmproxy-ca-cert.pem");
const through = { HTTP_PROXY: `http://127.0.0.1:${mitmPort}`, HTTPS_PROXY: `http://127.0.0.1:${mitmPort}`, NODE_USE_ENV_PROXY: "1" };
const own = [process.execPath, client];
const recorder = [process.execPath, cli, "record", "--quiet", "--ca-file", ca, "--out", join(folder, "calls.har")];
const subjects = [
  { name: "no proxy", scheme: "http", go: () => run([...own, urls.http], {}) },
  { name: "sigproof record", scheme: "http", go: () => run([...recorder, "--", ...own, urls.http], {}) },
  ...(mitm === null ? [] : [{ name: "mitmdump", scheme: "http", go: () => run([...own, urls.http], through) }]),
  { name: "no proxy", scheme: "https", go: () => run([...own, urls.https], { NODE_EXTRA_CA_CERTS: ca }) },
  { name: "sigproof record", scheme: "https", go: () => run([...recorder, "--", ...own, urls.https], { NODE_EXTRA_CA_CERTS: ca }) },
  { name: "sigproof record --inspect-tls", scheme: "https", go: () => run([...recorder, "--inspect-tls", "--", ...own, urls.https], {}) },
  ...(mitm === null ? [] : [{ name: "mitmdump", scheme: "https", go: () => run([...own, urls.https], { ...through, NODE_EXTRA_CA_CERTS: mitmCa }) }]),
] as const;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
try {
  const measured = subjects.map(() => [] as Figures[]);
  // Round after round, so that a busy moment of the machine meets all of them.
  for (let round = 0; round < rounds; round++) for (const [i, { go }] of subjects.entries()) measured[i]?.push(await go());
  process.stdout.write(`| to | by way of | ms per request, one at a time | requests per second, 16 at once |\n| --- | --- | --- | --- |\n`);
  for (const [i, { name, scheme }] of subjects.entries()) {
    const all = measured[i] ?? [];
    process.stdout.write(`| ${scheme} | ${name} | ${median(all.map(({ one }) => one)).toFixed(2)} | ${Math.round(median(all.map(({ many }) => many)))} |\n`);
  }
  process.stdout.write(
    `\nMedians of ${rounds} rounds of ${requests} requests, Node ${process.version}${mitm === null ? "" : `, ${execFileSync("/usr/bin/mitmdump", ["--version"], { encoding: "utf8" }).split("\n")[0] ?? ""}`}\n`,
  );
} finally {
  mitm?.kill("SIGTERM");
  plain.closeAllConnections();
  tls.closeAllConnections();
  plain.close();
  tls.close();
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
}
