// The workflow of docs/evidence.md: a matrix of jobs that gather a part each, and one job that merges what they uploaded, and gates.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root, runStep, type Scenario, type Step } from "./runner.ts";

const spec = `openapi: 3.0.3
info: { title: Partner API, version: "1" }
servers:
  - url: https://api.partner.example.com
paths:
${["ok", "away", "orders", "items", "users", "files"].map((name) => `  /${name}:\n    get:\n      responses: { "200": { description: fine } }\n`).join("")}`;

let server: Server;
let url = "";
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith("/away")) response.writeHead(302, { location: "https://api.partner.example.com.evil.example/x" }).end();
    else response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))));

const ended: { done(): void }[] = [];
afterEach(() => {
  for (const run of ended.splice(0)) run.done();
});
const step = async (scenario: Scenario): Promise<Step> => {
  const run = await runStep({ ...scenario, files: { "openapi.yaml": spec } });
  ended.push(run);
  return run;
};

interface Job {
  readonly needs?: string;
  readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, string>> }[];
}
/** The jobs as the page shows them. */
const jobs = (): Readonly<Record<string, Job>> => {
  const block = [...readFileSync(join(root, "docs", "evidence.md"), "utf8").matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, text = ""]) => text)
    .find((text) => text.includes("shard:"));
  return (parse(block ?? "") as { readonly jobs: Readonly<Record<string, Job>> }).jobs;
};
const inputsOf = (job: Job | undefined): Readonly<Record<string, string>> => job?.steps.find(({ uses }) => uses?.includes("sigproof") === true)?.with ?? {};

/** One part as the matrix runs it, and its evidence. */
const part = async (index: number, of = 4, inputs: Readonly<Record<string, string>> = {}): Promise<{ readonly run: Step; readonly evidence: string }> => {
  const run = await step({ inputs: { "base-url": url, shard: `${index}/${of}`, "evidence-file": `part-${index}.json`, ...inputs } });
  return { run, evidence: readFileSync(join(run.workspace, `part-${index}.json`), "utf8") };
};
/** What download-artifact leaves behind: a folder for each artifact. */
const mergeStep = (evidences: readonly string[], inputs: Readonly<Record<string, string>> = {}): Promise<Step> =>
  step({
    inputs: { merge: "parts/**/*.json", ...inputs },
    prepare: (workspace) => {
      for (const [at, text] of evidences.entries()) {
        mkdirSync(join(workspace, "parts", `part-${at}`), { recursive: true });
        writeFileSync(join(workspace, "parts", `part-${at}`, "evidence.json"), text);
      }
    },
  });

describe("four jobs and one that gates", () => {
  it("as the page writes them", { timeout: 120_000 }, async () => {
    const { gather, judge } = jobs();
    expect(gather?.strategy?.matrix.part).toEqual([1, 2, 3, 4]);
    const written = inputsOf(gather);
    expect(written).toMatchObject({ shard: "${{ matrix.part }}/4" });
    const parts = await Promise.all(
      (gather?.strategy?.matrix.part ?? []).map(async (index) => {
        const inputs = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, value.replaceAll("${{ matrix.part }}", String(index))]));
        const run = await step({ inputs: { ...inputs, "base-url": url, "wait-for": "" } });
        return { run, evidence: readFileSync(join(run.workspace, inputs["evidence-file"] ?? ""), "utf8") };
      }),
    );
    for (const [at, { run }] of parts.entries()) {
      expect(run.conclusion, run.stdout).toBe("success");
      expect([run.outputs.get("verdict"), run.outputs.get("score"), run.outputs.get("exit-code")]).toEqual(["not-measured", "", "0"]);
      expect(run.summary).toContain(`part ${at + 1} of 4 is gathered`);
      expect(run.summary.split("\n").filter(Boolean)).toHaveLength(1);
      expect(run.annotations).toMatchObject({ error: [], warning: [], notice: [] });
    }

    const merged = await mergeStep(
      parts.map(({ evidence }) => evidence),
      { merge: inputsOf(judge)["merge"] ?? "" },
    );
    const single = await step({ inputs: { "base-url": url } });
    expect(merged.conclusion).toBe("failure");
    expect(merged.exitCode).toBe(1);
    for (const name of ["score", "grade", "verdict", "findings", "measured", "exit-code"])
      expect(merged.outputs.get(name), name).toBe(single.outputs.get(name));
    expect(merged.annotations.error.map(({ title, line }) => [title, line])).toEqual(single.annotations.error.map(({ title, line }) => [title, line]));
    expect(merged.summary.replace(/, \d+ requests/, "")).toBe(single.summary.replace(/, \d+ requests/, ""));
  });

  it("a part that was not uploaded is named, and nothing is green", async () => {
    const parts = [await part(1, 3), await part(3, 3)];
    const merged = await mergeStep(parts.map(({ evidence }) => evidence));
    expect(merged.exitCode).toBe(3);
    expect(merged.outputs.get("verdict")).toBe("not-measured");
    expect(merged.annotations.error.some(({ message }) => message.includes("part 2 of 3 is missing"))).toBe(true);
  });

  it("a part whose target is down fails its own job, and the one that merges", { timeout: 60_000 }, async () => {
    const down = await part(2, 2, { "base-url": "http://127.0.0.1:9" });
    expect(down.run.exitCode).toBe(3);
    expect(down.run.annotations.error.some(({ title }) => title === "sigproof: not measured")).toBe(true);
  });
});

describe("is refused before anything is sent", () => {
  it.each<[what: string, inputs: Readonly<Record<string, string>>, says: string]>([
    ["a part that keeps nothing", { "base-url": "http://127.0.0.1:9", shard: "1/2" }, "input shard is of no use unless its evidence is kept"],
    [
      "a part that is none",
      { "base-url": "http://127.0.0.1:9", shard: "3/2", "evidence-file": "e.json" },
      'input shard: "3/2" is not a part of a whole such as 2/4',
    ],
    ["a part of an offline scan", { offline: "true", shard: "1/2", "evidence-file": "e.json" }, "input shard and offline contradict each other"],
    ["merging and scanning at once", { merge: "parts/*.json", "base-url": "http://127.0.0.1:9" }, "input base-url has no effect with input merge"],
    ["a glob that finds nothing", { merge: "parts/*.json" }, "no file is named like parts/*.json"],
    ["files outside the workspace", { merge: "/etc/passwd" }, "is no regular file of the workspace"],
    ["evidence over the description", { "base-url": "http://127.0.0.1:9", "evidence-file": "openapi.yaml" }, "openapi.yaml is an input of this run"],
  ])("%s", async (_what, inputs, says) => {
    const run = await step({ inputs });
    expect(run.exitCode, run.stdout).toBe(2);
    expect(run.annotations.error[0]?.message).toContain(says);
  });
});
