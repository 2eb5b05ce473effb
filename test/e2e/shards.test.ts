// Four runs that share one scan, as four jobs would: against the lab's verifier and the classic Flask API, merged and judged once.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { need } from "../lab/lab.ts";
import { startPython } from "../lab/python.ts";
import { startVerifier } from "../lab/verifier.ts";
import { schemeFor, secret } from "../lab/verifier-flaws.ts";
import { type Ended, nodes, reportOf, root, sigproof } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-shards-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What contract and clock let differ between two runs: times (in a quoted string to sign too), the number of requests, measured windows, and the random names of the probes. */
const comparable = ({ startedAt: _startedAt, durationMs: _durationMs, requests: _requests, ...report }: Report): unknown =>
  JSON.parse(
    JSON.stringify({ ...report, coverage: report.coverage.map(({ window: _window, ...row }) => row) })
      .replaceAll(/[xf][0-9a-f]{12}\.sigproof\.invalid/g, "name.sigproof.invalid")
      .replaceAll(/(?<!\d)1\d{9}(?!\d)/g, "1234567890")
      // The measured window again, as findings and proofs name it: a clock's second more or less.
      .replaceAll(/\b\d+ s (old|ahead)\b/g, "… s $1")
      .replaceAll(/\b(stale|future)\/\d+/g, "$1/…")
      .replaceAll(/sigproof(?:-[0-9a-f]{12}=1|=[0-9a-f]{12})/g, "sigproof=…"),
  );

interface Shared {
  readonly whole: Report;
  readonly wholeCode: number | null;
  readonly parts: readonly Ended[];
  readonly merged: Ended;
}

const scanTwice = async (origin: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Shared> => {
  const json = ["--format", "json", "--quiet"];
  const one = await sigproof(["scan", origin, ...json], { cwd, env });
  const parts = await Promise.all(
    [1, 2, 3, 4].map((index) => sigproof(["scan", origin, "--shard", `${index}/4`, "--save-evidence", `part-${index}.json`], { cwd, env })),
  );
  const merged = await sigproof(["merge", ...[3, 1, 4, 2].map((index) => `part-${index}.json`), "--save-evidence", "whole.json", ...json], { cwd });
  return { whole: reportOf(one), wholeCode: one.code, parts, merged };
};

const description = `openapi: 3.1.0
info: { title: Orders, version: "1" }
servers: [{ url: http://127.0.0.1 }]
components:
  securitySchemes:
    hmac: { type: apiKey, in: header, name: X-API-Signature }
paths:
  /health: { get: { responses: { "200": { description: up } } } }
  /items: { get: { security: [{ hmac: [] }], responses: { "200": { description: all }, "401": { description: no } } } }
  /items/{id}:
    get:
      security: [{ hmac: [] }]
      parameters: [{ name: id, in: path, required: true, example: "1", schema: { type: string } }]
      responses: { "200": { description: one }, "401": { description: no } }
  /orders: { post: { security: [{ hmac: [] }], responses: { "201": { description: made }, "401": { description: no } } } }
`;
const policy = `version: 1
spec: openapi.yaml
signing: ${JSON.stringify({ ...schemeFor(new Set()), secret: { env: "LAB_SECRET" } })}
canaries:
  - operation: GET /items
    query: { mode: test }
  - operation: GET /items/{id}
  - operation: POST /orders
    query: { mode: test }
    body: { json: { item: book, count: 1 } }
`;

describe("the lab's verifier, in four parts", () => {
  let shared: Shared;
  beforeAll(async () => {
    const verifier = await startVerifier(["known-query-keys", "no-nonce-store", "window-of-a-day"]);
    try {
      writeFileSync(join(folder, "openapi.yaml"), description);
      writeFileSync(join(folder, "sigproof.yml"), policy);
      shared = await scanTwice(verifier.origin, folder, { LAB_SECRET: secret });
    } finally {
      await verifier.stop();
    }
  }, 240_000);

  it("each part ends well, says which it is, and passes nothing", () => {
    expect(shared.parts.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    for (const [at, { stdout, stderr }] of shared.parts.entries()) {
      expect(stdout).toMatch(new RegExp(`NOT MEASURED.*no score[\\s\\S]*this is part ${at + 1} of 4`));
      expect(stderr).toContain(`part ${at + 1} of 4 is gathered; nothing is passed or failed before all parts are merged`);
    }
  });

  it("and all of them are the report of one run", () => {
    expect(shared.whole.coverage).toHaveLength(3);
    expect(shared.whole.results.find(({ check }) => check === "replay-accepted")?.outcome).toBe("fail");
    expect(comparable(reportOf(shared.merged))).toEqual(comparable(shared.whole));
    expect(shared.merged.code).toBe(shared.wholeCode);
  });

  it("the evidence is judged again to the same bytes, in another folder, on every Node", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "sigproof-elsewhere-"));
    try {
      writeFileSync(join(elsewhere, "evidence.json"), readFileSync(join(folder, "whole.json")));
      writeFileSync(join(elsewhere, "sigproof.yml"), policy);
      for (const index of [1, 2, 3, 4]) writeFileSync(join(elsewhere, `${index}.json`), readFileSync(join(folder, `part-${index}.json`)));
      for (const [, node] of nodes)
        for (const args of [
          ["scan", "--from-evidence", "evidence.json"],
          ["merge", "1.json", "2.json", "3.json", "4.json"],
          ["scan", ...[4, 3, 2, 1].flatMap((index) => ["--from-evidence", `${index}.json`])],
        ]) {
          const again = await sigproof([...args, "--format", "json"], { cwd: elsewhere, node, env: {} });
          expect(again.stdout, again.stderr).toBe(shared.merged.stdout);
          expect(again.touched).toEqual([]);
        }
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  }, 60_000);

  it("without one of them nothing is passed, and it is named", async () => {
    const run = await sigproof(["merge", "part-1.json", "part-2.json", "part-4.json"], { cwd: folder });
    expect(run.code).toBe(3);
    expect(run.stdout).toContain("this is parts 1, 2 and 4 of 4, and part 3 of 4 is missing");
  });

  it.each<[what: string, args: readonly string[], says: RegExp]>([
    ["one of them twice", ["merge", "part-1.json", "part-2.json", "part-1.json"], /part-1\.json and part-1\.json both hold part 1 of 4/],
    ["a flag that only gathering can use", ["merge", "part-1.json", "--canary", "GET /items"], /unknown option '--canary'/],
    [
      "evidence of another policy",
      ["merge", "part-1.json", "other.json"],
      /part-1\.json and other\.json were gathered with different settings: require\.covers/,
    ],
    ["a file that is not there", ["merge", "gone.json"], /merge: gone\.json cannot be read: no such file/],
    ["an output over an input", ["merge", "part-1.json", "--save-evidence", "part-1.json"], /part-1\.json is an input of this run/],
  ])("refused: %s", async (_what, args, says) => {
    const second = JSON.parse(readFileSync(join(folder, "part-2.json"), "utf8"));
    second.parts.settings["require.covers"] = "0123456789abcdef";
    writeFileSync(join(folder, "other.json"), JSON.stringify(second));
    const run = await sigproof(args, { cwd: folder });
    expect(run.stderr).toMatch(says);
    expect(run.code).toBe(2);
  });
});

describe("the classic Flask API, in four parts", () => {
  it("is judged as in one run", { timeout: 240_000 }, async (context) => {
    need(context, "flask");
    const lab = join(root, "test", "lab", "flask");
    const running = await startPython(join(lab, "partner.py"), []);
    try {
      for (const file of ["partner.openapi.yaml", "partner.sigproof.yml"]) writeFileSync(join(folder, file), readFileSync(join(lab, file)));
      const orders = "  - operation: readOrder\n";
      writeFileSync(join(folder, "sigproof.yml"), readFileSync(join(folder, "partner.sigproof.yml"), "utf8") + orders);
      const { whole, wholeCode, parts, merged } = await scanTwice(running.origin, folder, { PARTNER_HMAC_SECRET: "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0" });
      expect(parts.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      expect(wholeCode).toBe(1);
      expect(whole.coverage.map(({ operation }) => operation)).toEqual(["POST /api/data", "GET /api/orders/{order}"]);
      expect(comparable(reportOf(merged))).toEqual(comparable(whole));
      expect(merged.code).toBe(1);
    } finally {
      await running.stop();
    }
  });
});
