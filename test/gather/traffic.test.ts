// Captured traffic on disk → facts, as a scan reads it: names and globs, what cannot be read, and a report from its evidence alone.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { offlinePorts } from "../../src/doors/offline-ports.ts";
import { parseEvidence } from "../../src/doors/evidence-file.ts";
import { ScanError } from "../../src/errors.ts";
import { evaluate } from "../../src/evaluate.ts";
import { findTraffic, readPieces } from "../../src/gather/traffic-files.ts";
import { gather } from "../../src/gather/gather.ts";
import { toJson } from "../../src/report/json.ts";
import { entry, get, har, header, resourceSpans, span, traces } from "../traffic/samples.ts";
import { requestWith } from "./request.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-traffic-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string): string => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const spec = put(
  "openapi.yaml",
  "openapi: 3.1.0\ninfo: { title: t, version: '1' }\nservers:\n  - url: https://api.example.com\npaths:\n  /pets: { get: { responses: { '200': { description: ok } } } }\n",
);
const signed = { method: "GET", url: "https://api.example.com/pets?sig=s3cr3t-value", headers: [header("X-API-Signature", "s3cr3t-value")] };
put(
  "a/one.har",
  har(
    entry({ request: signed, response: { status: 302, headers: [header("Location", "https://evil.example/pets?sig=s3cr3t-value")] } }),
    get("https://evil.example/pets?sig=s3cr3t-value"),
  ),
);
put("a/b/two.jsonl", traces(resourceSpans("shop", span({ "http.request.method": "GET", "url.full": "https://api.example.com/pets" }))));
put("a/node_modules/x/three.har", har());
put("bad/none.json", '{"openapi":"3.1.0"}');
put("bad/page.har", "<html>");

const scan = (...globs: readonly string[]) =>
  gather(requestWith({ spec, baseUrl: null, offline: true, traffic: globs.map((glob) => ({ glob: join(folder, glob), from: "--traffic" })) }), offlinePorts());
const found = (...globs: readonly string[]) =>
  findTraffic(globs.map((glob) => ({ glob: join(folder, glob), from: "--traffic" }))).map((file) => file.slice(folder.length + 1));
const errorOf = async (run: () => unknown) => {
  try {
    await run();
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

describe("names of traffic", () => {
  it("are files and globs, each file once and in order; what was installed is not looked into", () => {
    expect(found("a/**/*.har", "a/one.har", "a/*/*.jsonl", "a/**")).toEqual(["a/b/two.jsonl", "a/one.har"]);
    expect(found("a/node_modules/**/*.har")).toEqual(["a/node_modules/x/three.har"]);
  });

  it.each(["nothing/*.har", "a/three.har", "*.zip"])("that match nothing are a mistake: %s", async (glob) =>
    expect(await errorOf(() => found(glob))).toMatchObject({ code: "traffic-not-found" }),
  );

  it("that are folders are a mistake with the glob to write", async () => expect((await errorOf(() => found("a"))).hint).toContain("a/*.har"));

  it("are a mistake before anything else is done", async () => expect(await errorOf(() => scan("none.har"))).toMatchObject({ code: "traffic-not-found" }));
});

describe("files of traffic", () => {
  it("are read to the end, each by its own format", async () => {
    const { facts } = await scan("a/**/*.har", "a/**/*.jsonl");
    expect(facts.calls).toMatchObject({
      state: "known",
      value: {
        sources: [
          { format: "otlp", calls: 1 },
          { format: "har", calls: 2 },
        ],
      },
    });
    expect(facts.sites).toMatchObject({ state: "known", value: { "evil.example": { site: "evil.example" } } });
  });

  it("without any traffic are a mistake when there is nothing else", async () => {
    expect(await errorOf(() => scan("bad/none.json"))).toMatchObject({
      code: "traffic-invalid",
      message: expect.stringContaining("neither HAR nor OpenTelemetry"),
    });
    expect(await errorOf(() => scan("bad/page.har"))).toMatchObject({ code: "traffic-invalid", message: expect.stringContaining("no JSON from line 1") });
  });

  it("without any traffic are named beside others, and keep what found nothing from passing", async () => {
    const evidence = await scan("a/b/two.jsonl", "bad/*");
    const report = evaluate(evidence, { policy: requestWith().policy, baseline: null });
    expect(report.problems.filter(({ kind }) => kind === "traffic").map(({ message }) => message.slice(folder.length + 1))).toEqual([
      "bad/none.json: it holds neither HAR nor OpenTelemetry traces",
      "bad/page.har: it is no JSON from line 1 on",
    ]);
    expect(report.results.find(({ check }) => check === "undeclared-call-host")).toMatchObject({ outcome: "unknown" });
  });

  it("are not followed out of the folders that they must lie in", () => {
    symlinkSync(spec, join(folder, "a", "link.har"));
    const read = (roots: readonly string[] | null) => readPieces(join(folder, "a", "link.har"), roots, () => true).kind;
    expect([read([join(folder, "a")]), read([folder]), read(null)]).toEqual(["unsafe", "read", "read"]);
    rmSync(join(folder, "a", "link.har"));
  });
});

it("gives a report whose evidence alone gives the same bytes, without a value of a credential", async () => {
  const evidence = await scan("a/**/*.har", "a/**/*.jsonl");
  const judgement = { policy: requestWith().policy, baseline: null };
  const saved = JSON.stringify(evidence);
  expect(saved).not.toContain("s3cr3t");
  const report = evaluate(evidence, judgement);
  expect(toJson(evaluate(parseEvidence(saved, "evidence.json"), judgement))).toBe(toJson(report));
  expect(report.results.flatMap(({ check, outcome }) => (outcome === "fail" && check !== "undocumented-rejection" ? [check] : []))).toEqual([
    "undeclared-call-host",
    "signature-follows-redirect",
  ]);
  expect(report.results.find(({ check }) => check === "signature-follows-redirect")?.findings[0]?.reproduce).toBe(
    `sigproof scan --offline --spec ${spec} --traffic ${join(folder, "a/b/two.jsonl")} --traffic ${join(folder, "a/one.har")} --only signature-follows-redirect`,
  );
  expect(
    report.hosts.map(({ host, declared, calls, clients, observed, locations }) => [
      host,
      declared,
      calls,
      clients,
      observed,
      locations.map(({ line }) => line),
    ]),
  ).toEqual([
    ["api.example.com", true, 2, ["shop"], ["call"], [4]],
    ["evil.example", false, 1, [], ["call", "redirect"], []],
  ]);
});
