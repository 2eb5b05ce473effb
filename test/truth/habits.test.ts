// APIs with awkward habits, scanned as a user does it, by the published bundle and with a policy of ten lines: right or unknown, never wrong.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { need, startNginx } from "../lab/lab.ts";
import { startVerifier } from "../lab/verifier.ts";
import { type Flaw, orderBody, schemeFor, secret } from "../lab/verifier-flaws.ts";

const root = join(import.meta.dirname, "..", "..");

const description = `openapi: 3.1.0
info: { title: Orders, version: "1" }
servers: [{ url: http://127.0.0.1 }]
components:
  securitySchemes:
    hmac: { type: apiKey, in: header, name: X-API-Signature }
security: [{ hmac: [] }]
paths:
  /orders:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses: { "201": { description: taken }, "401": { description: no } }
`;

/** JSON is YAML too. */
const policyFor = (flaws: readonly Flaw[]): string =>
  JSON.stringify({
    version: 1,
    signing: { ...schemeFor(new Set(flaws)), secret: { env: "ORDER_SECRET" } },
    require: { covers: ["method", "host", "path", "query", "body", "timestamp", "nonce"] },
    canaries: [{ operation: "POST /orders", query: { mode: "test" }, body: { json: JSON.parse(orderBody) as unknown } }],
  });

interface Scanned {
  readonly code: number | null;
  readonly report: Report;
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sigproof-habits-"));
  writeFileSync(join(folder, "openapi.yaml"), description);
});
afterAll(() => rmSync(folder, { recursive: true }));

const scan = async (origin: string, flaws: readonly Flaw[], given: string): Promise<Scanned> => {
  const policy = join(folder, `${flaws.join("-") || "none"}.yml`);
  writeFileSync(policy, policyFor(flaws));
  const child = spawn(
    join(root, "node_modules", ".bin", "node"),
    [join(root, "dist", "cli.js"), "scan", origin, "--spec", "openapi.yaml", "--policy", policy, "--format", "json"],
    { cwd: folder, env: { PATH: process.env["PATH"] ?? "", HOME: folder, ORDER_SECRET: given }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (!stdout.startsWith("{")) throw new Error(`no report (exit ${code}): ${stderr.slice(0, 2_000)}`);
  return { code, report: JSON.parse(stdout) as Report };
};

const scanned = async (flaws: readonly Flaw[], how: { readonly edge?: boolean; readonly secret?: string } = {}): Promise<Scanned> => {
  const verifier = await startVerifier(flaws);
  const nginx = how.edge === true ? await startNginx({ port: Number(new URL(verifier.origin).port) }, { edge: true }) : null;
  try {
    if (nginx !== null) verifier.known(new URL(nginx.url).host);
    return await scan(nginx?.url ?? verifier.origin, flaws, how.secret ?? secret);
  } finally {
    await nginx?.stop();
    await verifier.stop();
  }
};

/** Checks of the proof that failed by a finding above info. */
const failed = ({ results }: Report): readonly string[] =>
  results.filter(({ category, findings }) => category === "signature" && findings.some(({ severity }) => severity !== "info")).map(({ check }) => check);
const observed = ({ coverage }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(coverage[0]?.components ?? {})
      .filter(([, { required }]) => required)
      .map(([name, { observed: said }]) => [name, said]),
  );
const everything = { method: "covered", host: "covered", path: "covered", query: "covered", body: "covered", timestamp: "covered", nonce: "covered" };

const habits: readonly (readonly [name: string, flaws: readonly Flaw[], how: { readonly edge?: boolean }])[] = [
  ["that answers everything with 200 and {ok: false}", ["always-200"], {}],
  ["that refuses with 400", ["refuses-400"], {}],
  ["that refuses with 500", ["refuses-500"], {}],
  ["whose clock is 90 s ahead", ["clock-90s-ahead"], {}],
  ["behind nginx, which answers 404 for foreign hosts", [], { edge: true }],
];

describe("an API", { timeout: 120_000 }, () => {
  it.for(habits)("%s and checks everything: covered, and no finding", async ([_name, flaws, how], context) => {
    if (how.edge === true) need(context, "nginx");
    const { code, report } = await scanned(flaws, how);
    expect(failed(report)).toEqual([]);
    expect({ ...observed(report), host: "covered" }).toEqual(everything);
    // Behind an edge that answers first, whether the host is compared can only be unknown or covered.
    expect(["covered", ...(how.edge === true ? ["unknown"] : [])]).toContain(observed(report)["host"]);
    expect(report.coverage[0]).toMatchObject({ controls: { signed: "accepted", unsigned: "refused", garbled: "refused" }, replay: "refused" });
    const { pastSeconds = 0, futureSeconds = 0 } = report.coverage[0]?.window ?? {};
    for (const seconds of [pastSeconds, futureSeconds]) expect(Math.abs(seconds - 300)).toBeLessThanOrEqual(4);
    expect(code).toBe(0);
  });

  it.for(habits)("%s and reads only the query keys that it knows: that, and nothing else", async ([_name, flaws, how], context) => {
    if (how.edge === true) need(context, "nginx");
    const { report } = await scanned([...flaws, "known-query-keys"], how);
    expect(failed(report)).toEqual(["uncovered-query"]);
    expect({ ...observed(report), host: "covered" }).toEqual({ ...everything, query: "uncovered" });
  });

  it("that says 429 in the middle: what was asked then is unknown, and nothing is wrong", async () => {
    const { report } = await scanned(["rate-limit"]);
    expect(failed(report)).toEqual([]);
    for (const said of Object.values(observed(report))) expect(["covered", "unknown"]).toContain(said);
  });

  it("that locks out after five refusals: what could not be told is unknown", async () => {
    const { report } = await scanned(["lock-out"]);
    expect(failed(report)).toEqual([]);
    for (const said of Object.values(observed(report))) expect(["covered", "unknown"]).toContain(said);
  });

  it.each(["always-200", "refuses-400", "refuses-500"] as const)("of the habit %s, asked with a wrong secret: one message, exit 3", async (habit) => {
    const { code, report } = await scanned([habit], { secret: "Vq2xT9mZr4Lw8Yc3Nf6Hs1Jd5Gb0Pak7" });
    expect(code).toBe(3);
    expect(failed(report)).toEqual([]);
    expect(report.verdict.reasons.filter((reason) => /signed control was refused/.test(reason))).toHaveLength(1);
    expect(report.verdict.reasons.join(" ")).toContain("POST\\n127.0.0.1:");
  });
});
