import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openHarFile } from "../../../src/doors/recorder/har-file.ts";
import type { HarCall } from "../../../src/traffic/har-writer.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-har-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const call = (url: string): HarCall => ({
  at: 0,
  method: "GET",
  url,
  httpVersion: "HTTP/1.1",
  headers: [],
  body: { bytes: new Uint8Array(), size: 0 },
  answer: null,
  timings: { connect: null, tls: null, send: 0, wait: 0, receive: 0 },
  address: null,
  error: null,
});
const urlsIn = (path: string): string[] =>
  (JSON.parse(readFileSync(path, "utf8")) as { log: { entries: { request: { url: string } }[] } }).log.entries.map(({ request }) => request.url);
const silent = { onFull: () => {} };

describe("the file", () => {
  it("is one archive before the first call, after each write and at the end, and for its owner alone", async () => {
    const path = join(folder, "calls.har");
    const file = openHarFile(path, silent);
    expect(urlsIn(path)).toEqual([]);
    for (const name of ["a", "b", "c"]) {
      file.write(call(`http://${name}.example/`));
      await expect.poll(() => urlsIn(path).at(-1)).toBe(`http://${name}.example/`);
    }
    expect(file.close()).toEqual({ written: 3, left: 0 });
    expect(urlsIn(path)).toHaveLength(3);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is no pipe: nothing is waited for", () => {
    const path = join(folder, "pipe.har");
    execFileSync("mkfifo", [path]);
    expect(() => openHarFile(path, silent)).toThrow(/could not be opened/);
  });

  it("replaces an older and longer one, and closes it to others", () => {
    const path = join(folder, "old.har");
    writeFileSync(path, "x".repeat(10_000));
    chmodSync(path, 0o644);
    openHarFile(path, silent).close();
    expect(urlsIn(path)).toEqual([]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("takes so many calls and so many bytes, says so once, and stays whole", () => {
    for (const limit of [{ mostEntries: 5 }, { mostBytes: 2_500 }]) {
      const path = join(folder, "full.har");
      const said: string[] = [];
      const file = openHarFile(path, { ...limit, onFull: (why) => said.push(why) });
      for (let i = 0; i < 20; i++) file.write(call(`http://api.example/${i}`));
      const { written, left } = file.close();
      expect(written + left).toBe(20);
      expect(left).toBeGreaterThan(0);
      expect(said).toEqual([expect.stringContaining("is full")]);
      expect(urlsIn(path)).toHaveLength(written);
      expect(statSync(path).size).toBeLessThanOrEqual(limit.mostBytes ?? Infinity);
    }
  });

  it("follows no link and writes to no device", () => {
    symlinkSync(join(folder, "elsewhere"), join(folder, "link.har"));
    expect(() => openHarFile(join(folder, "link.har"), silent)).toThrow(/could not be opened \(ELOOP\)/);
    expect(() => openHarFile("/dev/null", silent)).toThrow(/no regular file/);
    expect(() => openHarFile(join(folder, "missing", "calls.har"), silent)).toThrow(/ENOENT/);
  });
});
