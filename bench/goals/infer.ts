// G14: how fast `infer` tries layouts, on two requests that no layout of its space signed. The product runs to its deadline, and says how far it came.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Bench } from "../bench.ts";
import { ours } from "../subjects.ts";
import type { Row } from "../table.ts";

const seconds = 10;
/** 200,000 in a second. */
const limit = 5;

const request = (method: string, url: string, stamp: string, nonce: string, body: string): object => ({
  startedDateTime: new Date(1_793_872_800_000).toISOString(),
  time: 1,
  request: {
    method,
    url,
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: [
      ["Host", new URL(url).host],
      ["Content-Type", "application/json"],
      ["X-Timestamp", stamp],
      ["X-Nonce", nonce],
      // No key gives these: they are digits in order.
      ["X-Signature", `${stamp}${"0123456789abcdef".repeat(4)}`.slice(0, 64)],
    ].map(([name, value]) => ({ name, value })),
    queryString: [],
    headersSize: -1,
    bodySize: body.length,
    postData: { mimeType: "application/json", text: body },
  },
  response: {
    status: 200,
    statusText: "OK",
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: "" },
    redirectURL: "",
    headersSize: -1,
    bodySize: 0,
  },
  cache: {},
  timings: { send: 0, wait: 1, receive: 0 },
});

export const g14 = (bench: Bench): Promise<readonly Row[]> => {
  const file = path.join(bench.scratch, "infer.har");
  const entries = [
    request("POST", "https://api.example.com/v1/orders/7?b=2&a=1", "1793872800", "6f1c2a7e-3c1d-4a64-9f0e-2f5e1f7b9c01", '{"amount":1}'),
    request("PUT", "https://other.example.com/v1/items/9?z=1", "1793872861", "0d8f3b52-7b0a-4a77-8c55-1c0a4e2f6d02", '{"amount":22}'),
  ];
  writeFileSync(file, JSON.stringify({ log: { version: "1.2", creator: { name: "bench", version: "1" }, entries } }));
  bench.say(`  infer for ${seconds} s`);
  const run = spawnSync(process.execPath, [ours.cli, "infer", "--traffic", file, "--secret-env", "BENCH_SECRET", "--deadline", `${seconds}s`, "--json"], {
    encoding: "utf8",
    env: { ...process.env, BENCH_SECRET: "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0" },
  });
  const { layouts, of } = (JSON.parse(run.stdout) as { readonly tried: { readonly layouts: number; readonly of: number } }).tried;
  const each = (seconds * 1_000_000) / layouts;
  return Promise.resolve([
    {
      goal: "G14",
      what: "infer: time for each layout tried, start-up included",
      measured: each,
      limit,
      unit: "µs",
      note: `${layouts.toLocaleString("en-US")} of ${of.toLocaleString("en-US")} layouts in ${seconds} s`,
    },
  ]);
};
