// Nothing of the secret, and no signature, may leave by any door: a canary secret, a server that sends everything back, and every byte that the program wrote.
// From its source, and as the bundle that is published.

import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { description, type Echo, environment, forms, policy, previous, secret, signaturesIn, startEcho, token } from "../lab/echo.ts";

const root = join(import.meta.dirname, "..", "..");
const programs = ["src/cli.ts", "dist/cli.js"] as const;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (program: (typeof programs)[number], cwd: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, SIGPROOF_DEBUG: "1", ...environment };
    const child = spawn(join(root, "node_modules", ".bin", "node"), [join(root, program), ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });

describe.each(programs)("the secret stays where it is: %s", (program) => {
  let echo: Echo;
  let folder: string;
  /** Everything that was written anywhere, by its name. */
  const written = new Map<string, string>();

  beforeAll(async () => {
    echo = await startEcho();
    folder = mkdtempSync(join(tmpdir(), "sigproof-secret-"));
    writeFileSync(join(folder, "openapi.yaml"), description);
    writeFileSync(join(folder, "sigproof.yml"), policy);
    const given = new Set(readdirSync(folder));
    const first = await run(program, folder, [
      "scan",
      echo.origin,
      "--verbose",
      "--save-evidence",
      "evidence.json",
      "--save-har",
      "scan.har",
      "--out",
      "report.json",
      "--out",
      "report.sarif",
      "--out",
      "report.md",
    ]);
    expect(first.stderr).not.toContain("internal");
    for (const [name, text] of Object.entries({ "stdout of text": first.stdout, "stderr of text": first.stderr })) written.set(name, text);
    for (const format of ["json", "sarif", "markdown", "github"]) {
      const again = await run(program, folder, ["scan", "--from-evidence", "evidence.json", "--format", format]);
      written.set(`stdout of ${format}`, again.stdout);
      written.set(`stderr of ${format}`, again.stderr);
    }
    for (const name of readdirSync(folder)) if (!given.has(name)) written.set(name, readFileSync(join(folder, name), "utf8"));
  }, 180_000);
  afterAll(() => echo.stop());

  it("was used: the server was asked with right signatures", () => {
    expect(echo.requests()).toBeGreaterThan(40);
    expect(echo.signatures.size).toBeGreaterThan(40);
    const evidence = JSON.parse(written.get("evidence.json") ?? "{}") as { facts: { experiments: { state: string; value?: { exchanges: unknown[] }[] } } };
    expect(evidence.facts.experiments.state).toBe("known");
    expect(evidence.facts.experiments.value?.[0]?.exchanges.length).toBeGreaterThan(40);
  });

  it("says that the server gave it away", () => {
    const report = JSON.parse(written.get("report.json") ?? "{}") as { results: { check: string; outcome: string }[] };
    expect(report.results.find(({ check }) => check === "leaked-signature")?.outcome).toBe("fail");
  });

  it.each([...forms(secret), ...forms(previous), ["token", token]] as const)("is nowhere: %s", (_name, form) => {
    expect([...written].filter(([, text]) => text.includes(form)).map(([name]) => name)).toEqual([]);
  });

  it("no signature is anywhere, in hex, HEX or base64", () => {
    expect(signaturesIn(echo, [...written.values()])).toEqual([]);
  });
});
