// G13: captured traffic at its limits, 64 MiB with 50,000 calls, beside a process that only parses the same file: time within a small multiple, memory flat.

import { createWriteStream, existsSync, statSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { once } from "node:events";
import path from "node:path";
import { type Bench, compare } from "../bench.ts";
import { readJson, scanTraffic } from "../subjects.ts";
import { against, ratio, type Row } from "../table.ts";

const calls = 50_000;
const bytes = 66_000_000;

/** One entry as a browser writes it; `alike`: the same URL each time, otherwise each its own. */
const entry = (index: number, padding: number, alike: boolean): string =>
  JSON.stringify({
    startedDateTime: new Date(1_793_872_800_000 + index * 37).toISOString(),
    time: 12.5,
    request: {
      method: "GET",
      url: alike ? "https://shelter.example.com/v1/pets" : `https://shelter.example.com/v1/pets/${index}?page=2`,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: [
        { name: "Host", value: "shelter.example.com" },
        { name: "User-Agent", value: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36" },
        { name: "X-API-Signature", value: `deadbeef${index}` },
      ],
      queryString: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: "OK",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: [{ name: "Content-Type", value: "application/json" }],
      content: { size: padding, mimeType: "application/json", text: '{"a":"b"}'.repeat(Math.ceil(padding / 11)).slice(0, padding) },
      redirectURL: "",
      headersSize: -1,
      bodySize: padding,
    },
    cache: {},
    timings: { send: -1, wait: 12, receive: 0 },
  });

const write = async (file: string, alike: boolean): Promise<void> => {
  // Quotes in bodies are escaped, so a body takes more room than it has characters.
  const padding = Math.floor(((bytes / calls - entry(calls, 0, alike).length - 1) * 9) / 12.2);
  const out = createWriteStream(file);
  out.write('{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[');
  for (let i = 0; i < calls; i++) if (!out.write(`${i === 0 ? "" : ","}${entry(i, padding, alike)}`)) await once(out, "drain");
  out.end("]}}");
  await once(out, "finish");
};

export const g13 = async (bench: Bench): Promise<readonly Row[]> => {
  const spec = path.join(bench.scratch, "petstore.yaml");
  if (!existsSync(spec)) await copyFile(path.join(import.meta.dirname, "../petstore.yaml"), spec);
  const rows: Row[] = [];
  for (const [name, alike] of [
    ["each another URL", false],
    ["one URL", true],
  ] as const) {
    bench.say(`  64 MiB of HAR, ${name}`);
    const file = path.join(bench.scratch, `traffic-${alike ? "alike" : "different"}.har`);
    await write(file, alike);
    const mine = scanTraffic(spec, file, bench.scratch);
    const parse = readJson(file, bench.scratch);
    const measured = await compare(bench, [mine, parse], true);
    const ours = measured.get(mine.name);
    const theirs = measured.get(parse.name);
    const size = `${(statSync(file).size / 2 ** 20).toFixed(0)} MiB, ${calls} calls`;
    rows.push(
      {
        goal: "G13",
        what: `${name}: CPU time, against read + JSON.parse`,
        measured: ratio(ours?.cpuMs, theirs?.cpuMs),
        limit: 8,
        unit: "×",
        note: `${size}; wall ${against(ours?.wallMs, theirs?.wallMs)}`,
      },
      {
        goal: "G13",
        what: `${name}: peak memory`,
        measured: ours?.peakMb ?? null,
        limit: 300,
        unit: "MB",
        note: `read + JSON.parse: ${theirs?.peakMb?.toFixed(0) ?? "?"} MB`,
      },
    );
  }
  return rows;
};
