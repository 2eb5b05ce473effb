// A signed API, a policy of a few lines and the command line: the program as a person starts it, against the demo's API.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoApi, demoDescription, demoKey, startDemoApi } from "../../src/doors/demo-api.ts";
import type { Report } from "../../src/model/report.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "sigproof-signed-"));
let api: DemoApi;
beforeAll(async () => {
  api = await startDemoApi();
  // The policy says how requests are signed, so the description need not.
  writeFileSync(join(folder, "openapi.yaml"), demoDescription.replace(/\n {6}# The same for programs[\s\S]*$/, "\n"));
  writeFileSync(join(folder, "body.json"), '{"item":"lamp","count":2}');
  writeFileSync(
    join(folder, "sigproof.yml"),
    `version: 1
spec: openapi.yaml
hosts: { aliases: { "127.0.0.1:${api.port}": api.partner.example.com } }
signing:
  scheme: custom
  secret: { env: PARTNER_KEY }
  string-to-sign: "{method}\\n{target}\\n{timestamp}\\n{body}"
  timestamp: { format: unix-seconds, in: header, name: X-API-Timestamp }
  send: [{ in: header, name: X-API-Signature, value: "{signature}" }]
canaries:
  - operation: POST /orders
    headers: { Content-Type: application/json }
    body: { file: body.json }
`,
  );
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: Report;
}
const scan = (args: readonly string[], env: Readonly<Record<string, string>> = { PARTNER_KEY: demoKey }): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const out = join(folder, "report.json");
    const from = args.includes("--from-evidence") ? [] : [`http://127.0.0.1:${api.port}`];
    const child = spawn(join(root, "node_modules", ".bin", "node"), [join(root, "src", "cli.ts"), "scan", ...from, "--out", out, ...args], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", ...env },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => {
      try {
        resolve({ code, stdout, stderr, report: JSON.parse(readFileSync(out, "utf8")) as Report });
      } catch {
        reject(new Error(`no report: ${stderr}`));
      }
      rmSync(out, { force: true });
    });
  });
const outcomes = (report: Report) =>
  Object.fromEntries(report.results.filter(({ category }) => category === "signature").map(({ check, outcome }) => [check, outcome]));

describe("with the right secret", () => {
  it("says what is bound, shows it, keeps the secret, and is judged again to the same bytes", { timeout: 60_000 }, async () => {
    const ended = await scan(["--save-evidence", "evidence.json"]);
    expect(ended.code).toBe(1);
    const [row] = ended.report.coverage;
    expect(row?.components["host"]).toMatchObject({ required: true, declared: false, observed: "uncovered" });
    expect(row?.components["body"]).toMatchObject({ required: true, declared: true, observed: "covered" });
    expect(row?.window).toMatchObject({ unbounded: false });
    expect(row?.replay).toBe("accepted");
    expect(outcomes(ended.report)).toMatchObject({
      "uncovered-host": "fail",
      "stale-timestamp-accepted": "fail",
      "replay-accepted": "fail",
      "unsigned-accepted": "pass",
      "uncovered-query": "pass",
    });
    expect(ended.stdout).toContain("What the signature binds on POST /orders (custom)");
    const evidence = readFileSync(join(folder, "evidence.json"), "utf8");
    for (const text of [ended.stdout, ended.stderr, JSON.stringify(ended.report), evidence]) expect(text).not.toContain(demoKey);
    const again = await scan(["--from-evidence", "evidence.json"], {});
    expect(again.report).toEqual(ended.report);
  });

  it("--quick asks less, and --canary names the operation", { timeout: 60_000 }, async () => {
    const full = await scan([]);
    const quick = await scan(["--quick", "--canary", "post /orders"]);
    expect(quick.report.requests).toBeLessThan(full.report.requests / 2);
    expect(quick.report.coverage.map(({ operation }) => operation)).toEqual(["POST /orders"]);
    expect(quick.report.coverage[0]?.components["host"]?.observed).toBe("uncovered");
  });
});

describe("without the right secret", () => {
  it("a wrong one is one message and exit 3, not a page of findings", { timeout: 60_000 }, async () => {
    const ended = await scan([], { PARTNER_KEY: "another-secret-that-is-long-enough-0123456789" });
    expect(ended.code).toBe(3);
    expect(ended.report.verdict.reasons[0]).toMatch(/the right signature of custom was refused on POST \/orders.*POST\\n\/orders\\n/);
    expect(ended.stdout).toContain("Compare the string to sign above");
    expect(Object.values(outcomes(ended.report))).not.toContain("fail");
  });

  it("an unset one is a remark and unknown, never an error", { timeout: 60_000 }, async () => {
    const ended = await scan([], {});
    expect(ended.stderr).toContain("PARTNER_KEY is not set or empty: the secret of custom is missing in this run");
    expect(ended.code).not.toBe(2);
    expect(outcomes(ended.report)).toMatchObject({ "uncovered-host": "unknown", "unsigned-accepted": "pass", "weak-secret": "unknown" });
  });
});

it("a template that does not parse is refused on its line, before anything is sent", async () => {
  const policy = readFileSync(join(folder, "sigproof.yml"), "utf8");
  writeFileSync(join(folder, "wrong.yml"), policy.replace("{target}", "{tagret}"));
  await expect(scan(["--policy", "wrong.yml"])).rejects.toThrow(/policy-invalid[\s\S]*wrong\.yml:7/);
  writeFileSync(join(folder, "wrong.yml"), policy.replace(/send: .*/, "send:\n    - in: header\n      name: X-Signature\n      value: v1={signatur}"));
  await expect(scan(["--policy", "wrong.yml"])).rejects.toThrow(/there is no variable \{signatur\}[\s\S]*wrong\.yml:12\b/);
});
