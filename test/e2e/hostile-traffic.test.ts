// Captures that were made to hurt, through the built program: each ends in a report or in one clear sentence, within its memory, and nothing is ever green by accident.

import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { sigproof } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, "openapi.yaml"),
  'openapi: 3.1.0\ninfo: { title: t, version: "1" }\nservers:\n  - url: https://api.example.com\npaths:\n  /pets: { get: { responses: { "200": { description: ok }, "401": { description: no } } } }\n',
);
// Says at the end how much memory the process had at its peak.
writeFileSync(
  join(folder, "peak.cjs"),
  'process.on("exit", () => { try { require("node:fs").writeFileSync(process.env.PEAK_FILE, /VmHWM:\\s*(\\d+)/.exec(require("node:fs").readFileSync("/proc/self/status", "latin1"))[1]); } catch {} });',
);
const mebibyte = 1024 * 1024;
const limitMb = 300;

/** Pieces are made one at a time: the file may be larger than what a test should hold. */
const write = async (name: string, pieces: Iterable<string>): Promise<string> => {
  const out = createWriteStream(join(folder, name));
  for (const piece of pieces) if (!out.write(piece)) await once(out, "drain");
  out.end();
  await once(out, "finish");
  return name;
};
const har = function* (entries: Iterable<string>): Iterable<string> {
  yield '{"log":{"version":"1.2","entries":[';
  let first = true;
  for (const entry of entries) {
    yield first ? entry : `,${entry}`;
    first = false;
  }
  yield "]}}";
};
const call = (url: string, more: Readonly<Record<string, unknown>> = {}, response: object = { status: 200, headers: [] }): string =>
  JSON.stringify({ startedDateTime: "2026-11-05T10:00:00.000Z", request: { method: "GET", url, headers: [] }, response, ...more });
const times = function* (count: number, make: (index: number) => string): Iterable<string> {
  for (let i = 0; i < count; i++) yield make(i);
};

const scan = async (file: string) => {
  const peak = join(folder, "peak.txt");
  const ended = await sigproof(["scan", "--offline", "--spec", "openapi.yaml", "--traffic", file, "--format", "json"], {
    cwd: folder,
    env: { NODE_OPTIONS: `--require ${join(folder, "peak.cjs")}`, PEAK_FILE: peak },
  });
  expect(ended.touched).toEqual([]);
  expect(ended.stderr).not.toMatch(/\n\s+at |Error:/);
  if (process.platform === "linux") expect(Number(readFileSync(peak, "utf8")) / 1024).toBeLessThan(limitMb);
  return { ...ended, report: ended.code === 2 ? null : (JSON.parse(ended.stdout) as Report) };
};
const outcomesIn = (report: Report | null) =>
  Object.fromEntries((report?.results ?? []).filter(({ category }) => category === "traffic").map(({ check, outcome }) => [check, outcome]));
const problemsIn = (report: Report | null) => (report?.problems ?? []).filter(({ kind }) => kind === "traffic").map(({ message }) => message);

it("100 MB of calls are read up to the limit, and what found nothing until there is unknown", async () => {
  const body = { status: 200, headers: [], content: { text: '{"a":"b"}'.repeat(400) } };
  const { code, report } = await scan(await write("large.har", har(times(20_000, () => call("https://api.example.com/pets", {}, body)))));
  expect(code).toBe(0);
  expect(problemsIn(report)).toEqual(["large.har: only a part was read: it is larger than 64 MiB, and the rest was not read"]);
  expect(outcomesIn(report)).toMatchObject({
    "undeclared-call-host": "unknown",
    "undeclared-call": "unknown",
    "insecure-call": "unknown",
    "signature-follows-redirect": "unknown",
  });
}, 120_000);

it("100 MB in one body end in one sentence", async () => {
  const pieces = [
    '{"log":{"entries":[{"request":{"method":"GET","url":"https://api.example.com/pets"},"response":{"content":{"text":"',
    ...times(100, () => "A".repeat(mebibyte)),
    '"}}}]}}',
  ];
  const { code, stderr } = await scan(await write("body.har", pieces));
  expect(code).toBe(2);
  expect(stderr).toContain("body.har holds no traffic that could be read: it is larger than 64 MiB, and the rest was not read");
}, 120_000);

it("60,000 calls are read up to the limit", async () => {
  const { report } = await scan(await write("many.har", har(times(60_000, (i) => call(`https://api.example.com/pets?n=${i}`)))));
  expect(problemsIn(report)).toEqual(["many.har: only a part was read: it holds more than 50000 calls, and the rest was not read"]);
  expect(report?.hosts.find(({ host }) => host === "api.example.com")?.calls).toBe(50_000);
}, 120_000);

it("URLs of a megabyte, of paths and of parameters, are judged and cut", async () => {
  const long = (i: number) => `https://api.example.com/${"x/".repeat(200_000)}${i}?${Array.from({ length: 60_000 }, (_each, k) => `p${k}=${i}`).join("&")}`;
  const { code, report } = await scan(await write("urls.har", har(times(40, (i) => call(long(i))))));
  expect(code).toBe(0);
  expect(outcomesIn(report)["undeclared-call"]).toBe("fail");
  expect(Math.max(...(report?.results ?? []).flatMap(({ findings }) => findings.flatMap(({ proof }) => proof.map(({ length }) => length))))).toBeLessThan(
    3_000,
  );
}, 120_000);

it("days after the last, negative times, prototypes, bombs and deep nesting are one call each, or named", async () => {
  const deep = `${"[".repeat(2_000_000)}${"]".repeat(2_000_000)}`;
  const entries = [
    call("https://api.example.com/pets", { startedDateTime: "+275760-09-13T00:00:00.001Z", time: -1e308, timings: { send: -5, wait: "soon" } }),
    call("https://api.example.com/pets").replace(
      '"startedDateTime"',
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"startedDateTime"',
    ),
    call("https://api.example.com/pets", {
      request: { method: "GET", url: "https://api.example.com/pets", headers: [], postData: { encoding: "base64", text: "AAAA".repeat(400_000) } },
    }),
    call("https://api.example.com/pets").replace('"headers":[]', `"headers":${deep}`),
    call("https://api.example.com/pets", { request: "__proto__" }),
    call("javascript:alert(1)"),
    "null",
  ];
  const { code, report } = await scan(await write("odd.har", har(entries)));
  expect(code).toBe(0);
  expect(report?.hosts.find(({ host }) => host === "api.example.com")?.calls).toBe(4);
  expect(problemsIn(report)).toEqual(["odd.har: entry 5 was not read: it has no request", "odd.har: entry 7 was not read: it has no request"]);
}, 120_000);

it("very many hosts are so many rows and one finding for the rest", async () => {
  const { code, report } = await scan(await write("hosts.har", har(times(20_000, (i) => call(`https://h${i}.example${i}.com/`)))));
  expect(code).toBe(1);
  expect(report?.results.find(({ check }) => check === "undeclared-call-host")?.findings).toHaveLength(500);
  expect(report?.hosts).toHaveLength(20_001);
}, 120_000);

it("words for terminals and runners stay words", async () => {
  const url = "https://api.example.com/x%0A::error::pwn";
  await write(
    "words.har",
    har([
      call(url, {
        request: {
          method: "GET",
          url,
          headers: [
            { name: "User-Agent", value: "\u001b[2J::stop-commands::x" },
            { name: "X-Signature\u202e", value: "s" },
          ],
        },
      }),
    ]),
  );
  const ended = await sigproof(["scan", "--offline", "--spec", "openapi.yaml", "--traffic", "words.har", "--verbose"], { cwd: folder });
  expect(ended.stdout).not.toMatch(/\u001b|\u202e|^::/m);
  expect(ended.stdout).toContain("\\x1b[2J");
}, 60_000);
