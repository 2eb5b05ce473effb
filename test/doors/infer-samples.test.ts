// Which captured requests infer works on.

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { samplesIn } from "../../src/doors/infer-samples.ts";
import { type Message, messageTo } from "../../src/signature/message.ts";
import { type Entry, writeHar } from "../e2e/har.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-samples-"));
const at = Date.UTC(2026, 5, 7, 8, 9, 10);

const signed = (method: string, path: string, signature: string, headers: Readonly<Record<string, string>> = {}): Message => {
  const message = messageTo(method, `https://api.example.com${path}`, {});
  return { ...message, headers: [["X-API-Signature", signature.repeat(32)], ...Object.entries(headers)] };
};
const read = (entries: readonly Omit<Entry, "at">[]) => {
  const file = join(folder, "calls.har");
  writeHar(
    file,
    entries.map((entry, index) => ({ ...entry, at: at + index * 1_000 })),
  );
  return samplesIn([file], []);
};
const paths = (samples: ReturnType<typeof samplesIn>): string[] => samples.samples.map(({ message }) => `${message.method} ${message.path}`);

describe("the samples of infer", () => {
  it("leave out where a redirect took the signature of another request", () => {
    const samples = read([
      { message: signed("GET", "/go", "a1"), status: 302, location: "/there?x=1" },
      { message: signed("GET", "/there?x=1", "a1") },
      { message: signed("GET", "/other", "b2") },
    ]);
    expect(paths(samples)).toEqual(["GET /go", "GET /other"]);
    expect(samples.remarks).toEqual(["left out: 1 request to which a redirect took the signature of another one"]);
  });

  it("keep a request that was signed anew behind a redirect, and one signature on two requests", () => {
    const samples = read([
      { message: signed("GET", "/go", "a1"), status: 307, location: "/there" },
      { message: signed("GET", "/there", "b2") },
      { message: signed("GET", "/elsewhere", "a1") },
    ]);
    expect(paths(samples)).toEqual(["GET /go", "GET /there", "GET /elsewhere"]);
    expect(samples.remarks).toEqual([]);
  });

  it("are those with a time apart from those without, more of them first", () => {
    const samples = read([
      { message: signed("GET", "/health", "c3") },
      { message: signed("POST", "/a", "a1", { "X-Timestamp": "1780819750" }) },
      { message: signed("POST", "/b", "b2", { "X-Timestamp": "1780819751" }) },
    ]);
    expect(paths(samples)).toEqual(["POST /a", "POST /b"]);
    expect(samples.others).toEqual([{ at: "header x-api-signature beside neither time nor nonce", requests: 1 }]);
  });
});
