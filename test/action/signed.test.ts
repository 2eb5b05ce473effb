// The committed Action with a secret: what it signs, what it shows of the proof, and that nobody reads the secret in a log.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { maskedForms } from "../../src/doors/masks.ts";
import { secretOf } from "../../src/model/secret.ts";
import { description, type Echo, environment, forms, policy, previous, secret, signaturesIn, startEcho, token } from "../lab/echo.ts";
import { runStep, type Scenario, type Step } from "./runner.ts";

const servers: Partial<Record<"silent" | "talking", Echo>> = {};
beforeAll(async () => {
  servers.silent = await startEcho({ silent: true });
  servers.talking = await startEcho();
});
afterAll(async () => {
  for (const server of Object.values(servers)) await server.stop();
});
const server = (name: "silent" | "talking"): Echo => servers[name] ?? expect.unreachable();

const ended: { done(): void }[] = [];
afterEach(() => {
  for (const run of ended.splice(0)) run.done();
});

const scan = async (name: "silent" | "talking", more: Scenario = {}): Promise<Step> => {
  const run = await runStep({
    ...more,
    files: { "openapi.yaml": description, "sigproof.yml": policy, ...more.files },
    env: { ...environment, ...more.env },
    inputs: { "base-url": server(name).origin, "json-file": "report.json", "sarif-file": "report.sarif", "evidence-file": "evidence.json", ...more.inputs },
    prepare: (workspace) => void (folder = workspace),
  });
  ended.push(run);
  return run;
};
let folder = "";

const masksOf = ({ commands }: Step): readonly string[] => commands.filter(({ name }) => name === "add-mask").map(({ data }) => data);
/** Everything that a person or another step can read: the masks themselves are eaten by the runner. */
const readable = (run: Step): readonly string[] => {
  const written = readdirSync(folder)
    .filter((name) => name !== "openapi.yaml" && name !== "sigproof.yml")
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const others = run.commands.filter(({ name }) => name !== "add-mask").map(({ properties, data }) => `${JSON.stringify(properties)} ${data}`);
  return [run.log, run.summary, ...others, ...run.outputs.values(), ...written];
};

describe("the Action with a secret", { timeout: 120_000 }, () => {
  it("asks the runner to hide every form of it before it says anything else", async () => {
    const run = await scan("silent");
    const masks = new Set(masksOf(run));
    for (const text of [secret, previous, token]) for (const form of maskedForms(secretOf(text))) expect(masks).toContain(form);
    const first = run.commands.findIndex(({ name }) => name !== "add-mask");
    const last = run.commands.findLastIndex(({ name }) => name === "add-mask");
    expect(first === -1 || last < first).toBe(true);
  });

  it("shows the matrix in the summary, sets its outputs, and annotates what is open on its line", async () => {
    const run = await scan("silent");
    // It takes requests of any age, for any host, as often as they come.
    expect(run.exitCode, run.stdout + run.stderr).toBe(1);
    expect(run.faults).toEqual([]);
    expect(run.summary).toContain("POST /orders");
    for (const name of ["method", "host", "path", "query", "body", "timestamp", "nonce"])
      expect(run.summary).toMatch(new RegExp(`\\| \`${name}\` \\|[^\\n]*\\bcovered\\b`));
    expect(run.summary).toMatch(/replay/i);
    const outputs = Object.fromEntries(run.outputs);
    expect(outputs).toMatchObject({ "exit-code": "1", verdict: "failed", grade: expect.stringMatching(/^[A-F]$/) });
    expect(Number(outputs["score"])).toBeGreaterThan(0);
    expect(outputs["json-file"]).toMatch(/report\.json$/);
    const told = [...run.annotations.error, ...run.annotations.warning, ...run.annotations.notice];
    // The API remembers nothing: a replay is accepted, on the line of the operation that was tried.
    expect(told.map(({ title, file, line }) => [title, file, line])).toContainEqual([
      "sigproof: replay-accepted",
      "openapi.yaml",
      description.split("\n").findIndex((line) => line === "    post:") + 1,
    ]);
  });

  it("with a wrong secret measures nothing: exit code 3, one message, no findings of the proof", async () => {
    const run = await scan("silent", { env: { ECHO_SECRET: "another-secret-of-some-length-31" } });
    expect([run.exitCode, run.outputs.get("exit-code"), run.outputs.get("verdict")]).toEqual([3, "3", "not-measured"]);
    expect(run.annotations.error.filter(({ message }) => /signed control was refused/.test(message))).toHaveLength(1);
    expect(run.summary).toMatch(/signed control was refused/);
    expect([...run.annotations.error, ...run.annotations.warning].filter(({ title }) => /uncovered|accepted/.test(title ?? ""))).toEqual([]);
  });

  it("without the secret says which variable is missing", async () => {
    const run = await scan("silent", { env: { ECHO_SECRET: "" } });
    expect(`${run.log}${run.summary}${JSON.stringify(run.annotations)}`).toContain("ECHO_SECRET");
    expect(run.exitCode).not.toBe(70);
  });

  it("lets no byte of it, and no signature, be read anywhere, though the server says everything", async () => {
    const run = await scan("talking");
    const texts = readable(run);
    expect(texts.join("").length).toBeGreaterThan(10_000);
    const shown = [...forms(secret), ...forms(previous), ["token", token] as const].filter(([, form]) => texts.some((text) => text.includes(form)));
    expect(shown.map(([name]) => name)).toEqual([]);
    expect(signaturesIn(server("talking"), texts)).toEqual([]);
    expect([...run.annotations.error, ...run.annotations.warning].map(({ title }) => title)).toContain("sigproof: leaked-signature");
  });
});
