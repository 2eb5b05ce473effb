// A Flask API whose description keeps quiet about where it sends people: issue's second scene, through the built program.

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { commandsIn } from "../report/runner.ts";
import { type LabServer, need, startFlask, startNginx } from "../lab/lab.ts";
import { exists, findingsOf, lineOf, nodes, reportOf, root, sigproof, strangers } from "./cli.ts";

const flask = join(root, "test", "lab", "flask");
const flawed = join(flask, "flawed.openapi.yaml");
const evil = "https://api.partner.example.com.evil.example/reports/latest.pdf";
const plain = "http://api.partner.example.com/api/invoices/42";

const withServer = async (server: LabServer, run: (server: LabServer) => Promise<void>): Promise<void> => {
  try {
    await run(server);
  } finally {
    await server.stop();
  }
};

describe.each(nodes)("the flawed Flask API, Node %s", (_version, node) => {
  it("fails the build on both redirects, on their lines, with status and Location as proof, and sends nothing to either host", async (context) => {
    need(context, "flask");
    await withServer(await startFlask("flawed"), async (server) => {
      const ended = await sigproof(["scan", `${server.url}/api`, "--spec", "flawed.openapi.yaml", "--no-policy", "--format", "json"], { node, cwd: flask });
      const report = reportOf(ended);
      expect(ended.code).toBe(1);
      expect(report.verdict).toMatchObject({ ok: false, exitCode: 1 });
      const scenes = [
        { check: "undeclared-redirect-host", line: lineOf(flawed, "get:", "/reports/latest:"), proof: ["302", evil] },
        { check: "look-alike-host", line: lineOf(flawed, "get:", "/reports/latest:"), proof: ["302", evil] },
        { check: "insecure-redirect", line: lineOf(flawed, "get:", "/invoices/latest:"), proof: ["302", plain] },
        { check: "signature-only-guard", line: lineOf(flawed, "post:", "/zones/{zone}/transfer:"), proof: ["X-API-Signature"] },
      ].filter((scene) => exists(scene.check));
      for (const { check, line, proof } of scenes) {
        expect(findingsOf(report)).toContain(`${check} flawed.openapi.yaml:${line}`);
        const told = proofOf(report, check);
        for (const words of proof) expect(told).toContain(words);
      }
      // Ordinary things stay quiet: Flask's own slash redirect, pagination, the 401 of signed routes.
      expect(findingsOf(report).filter((line) => line.endsWith(`:${lineOf(flawed, "get:", "  /orders:")}`))).toEqual([]);

      expect(ended.touched.some((touch) => touch.kind === "connect" && touch.what === "127.0.0.1")).toBe(true);
      expect(strangers(ended)).toEqual([]);
      expect(report.hosts.find((host) => host.host === "api.partner.example.com.evil.example")).toMatchObject({ declared: false, contacted: false });
      expect(report.hosts.find((host) => host.host === "api.partner.example.com")).toMatchObject({ declared: true, contacted: false });

      const arrived = server.arrived();
      expect(arrived.map((request) => request.target.split("?")[0])).toEqual(
        expect.arrayContaining(["/api/status", "/api/orders/ord_7", "/api/reports/latest"]),
      );
      expect(new Set(arrived.map((request) => request.method))).toEqual(new Set(["GET"]));
      expect(arrived.filter((request) => "x-api-signature" in request.headers || "authorization" in request.headers)).toEqual([]);
    });
  });

  it("writes SARIF that validates, and annotations with file and line", async (context) => {
    need(context, "flask");
    await withServer(await startFlask("flawed"), async (server) => {
      const sarif = join(mkdtempSync(join(tmpdir(), "sigproof-e2e-")), "report.sarif");
      const ended = await sigproof(["scan", `${server.url}/api`, "--spec", "flawed.openapi.yaml", "--no-policy", "--format", "github", "--out", sarif], {
        node,
        cwd: flask,
      });
      expect(ended.code).toBe(1);
      // The published schema says it is draft-04, of which it uses nothing that draft-07 lacks; its old-style id is no keyword today.
      const {
        $schema: _draft,
        id: _id,
        ...schema
      } = JSON.parse(readFileSync(join(root, "test", "fixtures", "sarif-2.1.0.schema.json"), "utf8")) as Record<string, unknown>;
      const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
      formats.default(ajv);
      const valid = ajv.compile(schema);
      const log = JSON.parse(readFileSync(sarif, "utf8")) as SarifLog;
      valid(log);
      expect(valid.errors ?? []).toEqual([]);
      const lines = log.runs[0].results.map((result) => result.locations[0].physicalLocation.region.startLine);
      expect(lines).toContain(lineOf(flawed, "get:", "/reports/latest:"));

      // GitHub reads paths from the top of the repository, wherever the scan was started.
      const annotations = commandsIn(ended.stdout).filter((command) => command.name === "error");
      expect(annotations.map(({ properties: { file, line }, data }) => ({ file, line, evil: data.includes("evil.example") }))).toContainEqual({
        file: "test/lab/flask/flawed.openapi.yaml",
        line: String(lineOf(flawed, "get:", "/reports/latest:")),
        evil: true,
      });
    });
  });
});

/** Every proof line of one check's findings. */
const proofOf = (report: Report, check: string): string =>
  report.results
    .filter((result) => result.check === check)
    .flatMap((result) => result.findings)
    .flatMap((finding) => finding.proof)
    .join("\n");

interface SarifLog {
  readonly runs: readonly [{ readonly results: readonly SarifResult[] }];
}
interface SarifResult {
  readonly locations: readonly [{ readonly physicalLocation: { readonly region: { readonly startLine: number } } }];
}

describe("behind a proxy", () => {
  it.for(
    [
      { front: "nobody", nginx: null, outcome: "fail" },
      { front: "nginx that overwrites the header", nginx: { trusting: false }, outcome: "pass" },
      { front: "nginx that hands the client's header on", nginx: { trusting: true }, outcome: "fail" },
    ].filter(() => exists("forwarded-host-reflection")),
  )("a Flask that believes X-Forwarded-Host is a $outcome with $front in front", async ({ nginx, outcome }, context) => {
    need(context, "flask", ...(nginx === null ? [] : (["nginx"] as const)));
    const folder = nginx === null ? flask : join(root, "test", "lab", "nginx");
    const scan = async (base: string, file: string): Promise<void> => {
      const ended = await sigproof(["scan", base, "--spec", file, "--no-policy", "--format", "json"], { cwd: folder });
      const report = reportOf(ended);
      expect(report.results.find((result) => result.check === "forwarded-host-reflection")?.outcome).toBe(outcome);
      expect(proofOf(report, "forwarded-host-reflection").includes("X-Forwarded-Host")).toBe(outcome === "fail");
      expect(strangers(ended)).toEqual([]);
    };
    await withServer(await startFlask("flawed", { proxyFix: true }), async (upstream) => {
      if (nginx === null) return scan(`${upstream.url}/api`, "flawed.openapi.yaml");
      await withServer(await startNginx(upstream, nginx), async (server) => {
        await scan(server.url, "openapi.yaml");
        expect(server.arrived().some((request) => request.headers["x-forwarded-host"]?.endsWith(".invalid"))).toBe(true);
      });
    });
  });

  it("sees the redirect that nginx makes up itself: plain http, its inner port, the public name", async (context) => {
    need(context, "flask", "nginx");
    await withServer(await startFlask("flawed"), async (upstream) => {
      await withServer(await startNginx(upstream), async (nginx) => {
        const folder = join(root, "test", "lab", "nginx");
        const ended = await sigproof(["scan", nginx.url, "--spec", "openapi.yaml", "--no-policy", "--format", "json"], { cwd: folder });
        const report = reportOf(ended);
        const line = lineOf(join(folder, "openapi.yaml"), "get:", "/docs:");
        for (const check of ["insecure-redirect", "undeclared-redirect-host"].filter(exists)) {
          expect(findingsOf(report)).toContain(`${check} openapi.yaml:${line}`);
          expect(proofOf(report, check)).toContain(`http://api.partner.example.com:${nginx.port}/docs/`);
        }
        expect(strangers(ended)).toEqual([]);
      });
    });
  });
});

describe.each(nodes)("an ordinary API that signs nothing, Node %s", (_version, node) => {
  it("is green and quiet", async (context) => {
    need(context, "flask");
    await withServer(await startFlask("ordinary"), async (server) => {
      const run = (format: string) =>
        sigproof(["scan", server.url, "--spec", "ordinary.openapi.yaml", "--no-policy", "--format", format], { node, cwd: flask });
      const ended = await run("json");
      const report = reportOf(ended);
      expect(ended.code).toBe(0);
      expect(report.verdict.ok).toBe(true);
      expect(report.score).toMatchObject({ value: 100, grade: "A" });
      expect(report.results.flatMap((result) => result.findings).filter((finding) => finding.severity !== "info")).toEqual([]);
      // Green because it looked, not because it did not.
      expect(report.target.visited).toBe(4);
      expect(report.results.filter((result) => result.category === "hosts").map((result) => result.outcome)).toEqual(expect.arrayContaining(["pass"]));
      expect(report.results.filter((result) => result.outcome === "unknown")).toEqual([]);
      expect(strangers(ended)).toEqual([]);
      const annotations = (await run("github")).stdout.split("\n").filter((line) => /^::(error|warning)/.test(line));
      expect(annotations).toEqual([]);
    });
  });
});
