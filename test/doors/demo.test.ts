// The demo: it finds each flaw that was planted, nothing else, and leaves nothing behind.

import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { demoKey, startDemoApi } from "../../src/doors/demo-api.ts";
import { planted, runDemo, scanDemo } from "../../src/doors/demo.ts";

const collect = async (color = false): Promise<{ code: number; stdout: string; stderr: string }> => {
  let stdout = "";
  let stderr = "";
  const code = await runDemo({ stdout: (text) => (stdout += text), stderr: (text) => (stderr += text), color });
  return { code, stdout, stderr };
};

describe("the demo", () => {
  it("finds what was planted and nothing else", async () => {
    const report = await scanDemo();
    const failed = report.results.filter((result) => result.outcome === "fail").map((result) => result.check);
    expect(new Set(failed)).toEqual(new Set(planted.map((flaw) => flaw.check)));
    expect(report.results.flatMap((result) => result.findings)).toHaveLength(planted.length);
    expect(report.verdict).toMatchObject({ ok: false, exitCode: 1 });
    expect(report.problems.filter((problem) => problem.kind !== "hint")).toEqual([]);
  });

  it("measures every check that can be measured: no fact is missing", async () => {
    const report = await scanDemo();
    expect(report.results.filter((result) => result.outcome === "unknown").map((result) => result.check)).toEqual([]);
  });

  it("asks nobody but itself", async () => {
    const report = await scanDemo();
    expect(report.hosts.filter((host) => host.contacted).map((host) => host.host)).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/)]);
  });

  it("worked: exit 0, the report, and what to run next", async () => {
    const { code, stdout, stderr } = await collect();
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/failed/i);
    expect(stdout).toContain("What to run next");
    expect(stdout).not.toContain("\u001b");
    expect((await collect(true)).stdout).toContain("\u001b[");
  });

  it("gives its port back", async () => {
    const api = await startDemoApi();
    await api.close();
    const again = createServer();
    await new Promise<void>((resolve, reject) => again.once("error", reject).listen(api.port, "127.0.0.1", resolve));
    again.close();
  });
});

describe("the flawed API", () => {
  it.each([
    { says: "a missing signature", headers: {}, status: 401 },
    { says: "a wrong signature", headers: { "x-api-signature": "00".repeat(32), "x-api-timestamp": String(Math.floor(Date.now() / 1000)) }, status: 401 },
    { says: "no timestamp", headers: { "x-api-signature": "00".repeat(32) }, status: 401 },
  ])("refuses $says", async ({ headers, status }) => {
    const api = await startDemoApi();
    try {
      const answer = await fetch(`http://127.0.0.1:${api.port}/zones/partner.example.com/transfer`, { method: "POST", headers });
      expect(answer.status).toBe(status);
    } finally {
      await api.close();
    }
  });

  it("accepts the right one, whatever host it was made for: the flaw that the demo proves", async () => {
    const { createHmac } = await import("node:crypto");
    const api = await startDemoApi();
    try {
      const stamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac("sha256", demoKey).update(`POST\n/orders\n${stamp}\n{}`).digest("hex");
      const answer = await fetch(`http://127.0.0.1:${api.port}/orders`, {
        method: "POST",
        body: "{}",
        headers: { "x-api-signature": signature, "x-api-timestamp": stamp },
      });
      expect(answer.status).toBe(202);
    } finally {
      await api.close();
    }
  });
});
