// The classic Flask API under the policy that its user writes, through the command line: what the report has to say, before and after it was hardened.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { need } from "../lab/lab.ts";
import { startPython } from "../lab/python.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "test", "lab", "flask");

/** From its source, and as the bundle that is published. */
const programs = ["src/cli.ts", "dist/cli.js"] as const;

const sigproof = (
  program: (typeof programs)[number],
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(join(root, "node_modules", ".bin", "node"), [join(root, program), ...args], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });

const secret = "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0";

const scanned = async (
  program: (typeof programs)[number],
  hardened: boolean,
  given = secret,
): Promise<{ readonly code: number | null; readonly report: Report; readonly text: string }> => {
  const running = await startPython(join(folder, "partner.py"), hardened ? ["--hardened"] : []);
  try {
    const policy = hardened ? "partner-hardened.sigproof.yml" : "partner.sigproof.yml";
    const run = (format: string) => sigproof(program, ["scan", running.origin, "--policy", policy, "--format", format], { PARTNER_HMAC_SECRET: given });
    const { code, stdout, stderr } = await run("json");
    if (!stdout.startsWith("{")) throw new Error(`no report (exit ${code}): ${stderr.slice(0, 2_000)}`);
    return { code, report: JSON.parse(stdout) as Report, text: (await run("text")).stdout };
  } finally {
    await running.stop();
  }
};

/** Checks of this category that failed by a finding above info. */
const failed = ({ results }: Report): readonly string[] =>
  results.filter(({ category, findings }) => category === "signature" && findings.some(({ severity }) => severity !== "info")).map(({ check }) => check);

describe.each(programs)("the classic Flask API, scanned by %s", { timeout: 120_000 }, (program) => {
  it("binds neither host nor query nor nonce, takes a request twice, and a timestamp of 900 s: exit 1", async (context) => {
    need(context, "flask");
    const { code, report, text } = await scanned(program, false);
    expect(code).toBe(1);
    expect(failed(report)).toEqual(
      expect.arrayContaining(["uncovered-host", "uncovered-query", "uncovered-nonce", "replay-accepted", "stale-timestamp-accepted"]),
    );
    expect(failed(report).filter((check) => check.startsWith("uncovered-"))).toHaveLength(3);
    const [coverage] = report.coverage;
    expect(coverage).toMatchObject({
      operation: "POST /api/data",
      controls: { signed: "accepted", unsigned: "refused", garbled: "refused" },
      replay: "accepted",
    });
    expect(Math.abs((coverage?.window?.pastSeconds ?? 0) - 900)).toBeLessThanOrEqual(4);
    expect(Math.abs((coverage?.window?.futureSeconds ?? 0) - 900)).toBeLessThanOrEqual(4);
    for (const word of ["host", "query", "nonce", "replay", /\b(?:89[6-9]|90[0-4])\b/]) expect(text).toMatch(word);
  });

  it("once hardened leaves nothing open", async (context) => {
    need(context, "flask");
    const { report } = await scanned(program, true);
    expect(failed(report)).toEqual([]);
    expect(report.coverage[0]).toMatchObject({ replay: "refused" });
    const observed = Object.entries(report.coverage[0]?.components ?? {}).filter(([, { required }]) => required);
    expect(observed.map(([name, { observed: said }]) => `${name} ${said}`).toSorted()).toEqual(
      ["body", "host", "method", "nonce", "path", "query", "timestamp"].map((name) => `${name} covered`),
    );
  });

  it("with a wrong secret is one message and exit 3, and no page of findings", async (context) => {
    need(context, "flask");
    const { code, report, text } = await scanned(program, false, "Bq7Zx2Wn9Kd4Vt6Ls1Mf8Hc3Rp5Jg0Ya");
    expect(code).toBe(3);
    expect(failed(report)).toEqual([]);
    expect(text).toContain("POST");
    expect(text).toMatch(/signed (?:control|request)[^\n]* refused/i);
  });
});
