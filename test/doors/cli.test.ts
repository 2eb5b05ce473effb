// The committed command line as a child process, on the Node of the Action and on the machine's own: words in, streams and exit codes out.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";
import { laterCommands, laterFlags } from "../../src/doors/options.ts";
import { nodes, reportOf, root, sigproof } from "../e2e/cli.ts";

const cli = join(root, "dist", "cli.js");
const spec = (server: string, extra = "") => `openapi: 3.0.3
info: { title: T, version: "1" }
servers:
  - url: ${server}
paths:
  /ok:
    get:
      responses: { "200": { description: fine } }
${extra}`;
const openServer = "https://{t}.example.com\n    variables: { t: { default: a } }";

let home = "";
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "sigproof-cli-")));
  const put = (file: string, text: string): void => {
    mkdirSync(join(home, file, ".."), { recursive: true });
    writeFileSync(join(home, file), text);
  };
  put("clean/openapi.yaml", spec("https://api.example.com"));
  put("open/openapi.yaml", spec(openServer));
  put("policy/openapi.yaml", spec(openServer));
  put("policy/sigproof.yml", "version: 1\ngate: { fail-on: high }\n");
  put("wrong/openapi.yaml", spec(openServer));
  put("wrong/sigproof.yml", "version: 1\ngate: { fail-onn: high }\n");
  put("empty/x", "");
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
const at = (folder: string) => ({ cwd: join(home, folder) });

it("is tried on at least the Action's Node", () => {
  expect(nodes.map(([version]) => version.split(".")[0])).toContain("v24");
});

describe.each(nodes)("on Node %s", (_version, node) => {
  it.each<[what: string, folder: string, words: string, code: number, out: RegExp, err: RegExp]>([
    ["a pass", "clean", "scan --offline", 0, /PASSED/, /^description: openapi.yaml, found in the working directory\n$/],
    ["a finding that does not reach the gate", "open", "scan --offline", 0, /open-server-variable/, /./],
    ["a finding that does", "open", "scan --offline --fail-on high", 1, /FAILED/, /./],
    ["a score below the threshold", "open", "scan --offline --threshold 90", 1, /below the threshold 90/, /./],
    ["the policy in the working directory", "policy", "scan --offline", 1, /FAILED/, /^policy: sigproof.yml\n/],
    ["a flag that beats the policy", "policy", "scan --offline --fail-on none", 0, /PASSED/, /./],
    ["no policy", "policy", "scan --offline --no-policy", 0, /PASSED/, /^(?!policy)/],
    [
      "a wrong policy",
      "wrong",
      "scan --offline",
      2,
      /^$/,
      /error\[policy-invalid\]: unknown key "fail-onn" in gate\n {2}--> sigproof.yml:2:9\n {2}hint: Did you mean "fail-on"\?/,
    ],
    ["no description", "empty", "scan --offline", 2, /^$/, /error\[usage\]: no OpenAPI description is named\n {2}hint: .*--spec/],
    ["a description that is not there", "empty", "scan --offline --spec x.yaml", 2, /^$/, /error\[spec-not-found\]/],
    ["no base URL", "clean", "scan", 2, /^$/, /error\[usage\]: no base URL is given\n {2}hint: .*--offline/],
    ["a base URL with a password", "clean", "scan http://u:pw@127.0.0.1/", 2, /^$/, /error\[base-url-invalid\]: the base URL: a user name or password(?!.*pw)/],
    ["two base URLs", "clean", "scan http://127.0.0.1 http://127.0.0.1", 2, /^$/, /error\[usage\]: too many arguments/],
    ["an unknown flag", "clean", "scan --treshold 3", 2, /^$/, /error\[usage\]: unknown option '--treshold'\n {2}hint: Did you mean --threshold\?/],
    ["a flag without its value", "clean", "scan --threshold", 2, /^$/, /error\[usage\]: option '--threshold <number>' argument missing/],
    ["an unknown command", "clean", "scann", 2, /^$/, /error\[usage\]: unknown command 'scann'\n {2}hint: Did you mean scan\?/],
    ["no command", "clean", "", 2, /^$/, /error\[usage\]: no command is given/],
    ["a bad number", "clean", "scan --offline --threshold many", 2, /^$/, /--threshold: "many" is not a number from 0 to 100/],
    ["an unknown check", "clean", "scan --offline --only insecure-serverr", 2, /^$/, /Did you mean "insecure-server"\?/],
    ["quiet and verbose", "clean", "scan --offline --quiet --verbose", 2, /^$/, /contradict/],
    ["a colour that is none", "clean", "scan --offline --color blue", 2, /^$/, /--color: "blue"/],
    ["waiting offline", "clean", "scan --offline --wait-for /x", 2, /^$/, /contradict/],
    ["new-only without a baseline", "clean", "scan --offline --new-only", 2, /^$/, /--baseline/],
    [
      "a format that is not there yet",
      "clean",
      "scan --offline --format junit",
      2,
      /^$/,
      /error\[not-available\]: --format junit is not available in sigproof 0.1.0 yet/,
    ],
    ["a file format that is not there yet", "clean", "scan --offline --out r.html", 2, /^$/, /error\[not-available\]/],
    ["two reports to one file", "clean", "scan --offline --out r.json --out ./r.json", 2, /^$/, /same file/],
    ["a report into .git", "clean", "scan --offline --out .git/r.json", 2, /^$/, /error\[output-refused\]/],
    ["a full disk", "clean", "scan --offline --save-evidence /dev/full", 2, /^$/, /error\[output-refused\].*ENOSPC/],
    ["quiet", "clean", "scan --offline --quiet", 0, /PASSED/, /^$/],
  ])("%s", async (_what, folder, words, code, out, err) => {
    const run = await sigproof(words.split(" ").filter(Boolean), { node, ...at(folder) });
    expect([run.code, run.stderr], run.stdout).toEqual([code, expect.stringMatching(err)]);
    expect(run.stdout).toMatch(out);
    expect(run.touched).toEqual([]);
  });

  it("prints version and help on standard output", async () => {
    expect(await sigproof(["--version"], { node })).toMatchObject({ code: 0, stdout: "0.1.0\n", stderr: "" });
    const help = await sigproof(["scan", "--help"], { node });
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(/Examples:[\s\S]*Exit codes: 0 passed/);
  });

  it("lists and explains every check", async () => {
    const listed = JSON.parse((await sigproof(["checks", "--json"], { node })).stdout) as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    expect((await sigproof(["checks"], { node })).stdout.trimEnd().split("\n")).toHaveLength(checks.length);
    expect((await sigproof(["explain", "insecure-server"], { node })).stdout).toMatch(/^insecure-server \(high[\s\S]*How to fix it:/);
    expect(await sigproof(["explain", "insecure-servre"], { node })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean "insecure-server"?'),
    });
  });
});

it.each(laterFlags)("--%s is not there yet and says so", async (flag) => {
  const run = await sigproof(["scan", "--offline", `--${flag}`, "x"], at("clean"));
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toContain(`error[not-available]: --${flag} is not available in sigproof 0.1.0 yet`);
});
it.each(laterCommands)("%s is not there yet and says so", async (command) => {
  const run = await sigproof([command, "x", "--y"], at("clean"));
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(`error[not-available]: sigproof ${command} is not available in sigproof 0.1.0 yet`);
});

describe("what is said in the environment", () => {
  it("counts, and a flag beats it", async () => {
    const env = { SIGPROOF_SPEC: "openapi.yaml", SIGPROOF_POLICY: join(home, "policy", "sigproof.yml") };
    expect((await sigproof(["scan", "--offline"], { ...at("open"), env })).code).toBe(1);
    expect((await sigproof(["scan", "--offline", "--policy", join(home, "wrong", "sigproof.yml")], { ...at("open"), env })).code).toBe(2);
    expect((await sigproof(["scan", "--offline", "--no-policy"], { ...at("open"), env })).code).toBe(0);
    expect((await sigproof(["scan"], { ...at("clean"), env: { SIGPROOF_BASE_URL: "nonsense" } })).stderr).toContain(
      "SIGPROOF_BASE_URL: this is not an absolute URL",
    );
  });
});

describe("formats and files", () => {
  it("print one and write any number", async () => {
    const run = await sigproof(
      "scan --offline --format json --out o/r.json --out o/r.sarif --out o/r.md --out o/r.txt --save-evidence o/e.json".split(" "),
      at("open"),
    );
    expect(run.code).toBe(0);
    const read = (file: string): string => readFileSync(join(home, "open", "o", file), "utf8");
    expect(read("r.json")).toBe(run.stdout);
    expect(JSON.parse(read("r.sarif"))).toMatchObject({ version: "2.1.0" });
    expect(read("r.md")).toMatch(/^## /);
    expect(read("r.txt")).toContain("open-server-variable");
    expect(JSON.parse(read("e.json"))).toMatchObject({ schema: "sigproof.evidence/1" });
  });

  it("github prints workflow commands with the path in the repository", async () => {
    mkdirSync(join(home, "repo", ".git"), { recursive: true });
    mkdirSync(join(home, "repo", "api"), { recursive: true });
    writeFileSync(join(home, "repo", "api", "openapi.yaml"), spec(openServer));
    const run = await sigproof("scan --offline --format github".split(" "), at("repo/api"));
    expect(run.stdout).toMatch(/^::error file=api\/openapi.yaml,line=5,/m);
  });

  it("colour only where it is wanted", async () => {
    const words = "scan --offline".split(" ");
    const escape = "\u001b[";
    expect((await sigproof(words, at("open"))).stdout).not.toContain(escape);
    expect((await sigproof([...words, "--color", "always"], at("open"))).stdout).toContain(escape);
    expect((await sigproof(words, { ...at("open"), env: { NO_COLOR: "", FORCE_COLOR: "1" } })).stdout).toContain(escape);
    const auto = await sigproof([...words, "--color", "auto"], { ...at("open"), env: { NO_COLOR: "" } });
    expect(auto.stdout + auto.stderr).not.toContain(escape);
    const mistaken = ["scan", "--offline", "--nope", "--color"];
    expect((await sigproof([...mistaken, "never"], { ...at("open"), env: { NO_COLOR: "", FORCE_COLOR: "1" } })).stderr).not.toContain(escape);
    expect((await sigproof([...mistaken, "always"], at("open"))).stderr).toContain(escape);
    expect((await sigproof([...words, "--format", "json", "--color", "always"], at("open"))).stdout).not.toContain(escape);
  });
});

describe("saved evidence", () => {
  const evidenceFile = () => join(home, "open", "evidence.json");
  beforeAll(async () => {
    const run = await sigproof(["scan", "--offline", "--quiet", "--save-evidence", "evidence.json"], at("open"));
    expect(run.code, run.stderr).toBe(0);
  });

  it("gives the same bytes when it is judged again, without the description", async () => {
    const first = await sigproof("scan --from-evidence evidence.json --format json".split(" "), at("open"));
    const second = await sigproof(["scan", "--from-evidence", evidenceFile(), "--format", "json"], at("empty"));
    expect(first.code, first.stderr).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    expect(reportOf(first).results.find(({ check }) => check === "open-server-variable")?.outcome).toBe("fail");
    expect(second.touched).toEqual([]);
  });

  it("is judged by today's gate", async () => {
    expect((await sigproof("scan --from-evidence evidence.json --fail-on high".split(" "), at("open"))).code).toBe(1);
  });

  it("works with a baseline: what is known costs nothing", async () => {
    await sigproof("scan --offline --out base.json".split(" "), at("open"));
    const run = await sigproof("scan --from-evidence evidence.json --fail-on high --new-only --baseline base.json --format json".split(" "), at("open"));
    expect(run.code, run.stderr).toBe(0);
    expect(reportOf(run).score.value).toBe(100);
  });

  it.each([["http://127.0.0.1:1"], ["--spec", "openapi.yaml"], ["--offline"], ["--deadline", "1s"]])("takes no %s", async (...words) => {
    const run = await sigproof(["scan", "--from-evidence", evidenceFile(), ...words], at("open"));
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("has no effect with --from-evidence");
  });

  it.each([
    ["the description", ["--save-evidence", "./openapi.yaml"]],
    ["the policy", ["--policy", "strict.yml", "--save-evidence", "strict.yml"]],
    ["a link's target", ["--save-evidence", "../open/openapi.yaml"]],
  ])("is not written over %s", async (_what, words) => {
    writeFileSync(join(home, "open", "strict.yml"), "version: 1\n");
    const before = readFileSync(join(home, "open", "openapi.yaml"), "utf8");
    const run = await sigproof(["scan", "--offline", ...words], at("open"));
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toMatch(/error\[output-refused\]: --save-evidence: .* is an input of this run/);
    expect(readFileSync(join(home, "open", "openapi.yaml"), "utf8")).toBe(before);
  });

  it("a report is not written over the evidence that it is made from", async () => {
    const run = await sigproof(["scan", "--from-evidence", evidenceFile(), "--out", evidenceFile()], at("open"));
    expect(run.stderr).toContain("is an input of this run");
    expect(run.code).toBe(2);
  });

  it("is merged only where it holds parts of one scan", async () => {
    const run = await sigproof("scan --from-evidence evidence.json --from-evidence evidence.json".split(" "), at("open"));
    expect(run.stderr).toContain("error[evidence-invalid]: evidence.json and evidence.json do not belong together: the first holds a whole scan");
    expect(run.code).toBe(2);
  });
});

describe("streams and signals", () => {
  /** Closes standard output at once, as `| head -0` does. */
  const closedEarly = (words: readonly string[], folder: string): Promise<{ code: number | null; stderr: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(nodes[0]?.[1] ?? process.execPath, [cli, ...words], {
        cwd: join(home, folder),
        env: { PATH: process.env["PATH"] ?? "" },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout.destroy();
      let stderr = "";
      child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, stderr }));
    });

  it.each([
    ["open", ["scan", "--offline", "--quiet", "--fail-on", "high"], 1],
    ["clean", ["scan", "--offline", "--quiet"], 0],
    ["clean", ["scan", "--help"], 0],
    ["clean", ["checks"], 0],
  ])("a reader in %s that leaves early changes no verdict of %j", async (folder, words, code) => {
    expect(await closedEarly(words, folder)).toEqual({ code, stderr: "" });
  });

  it("a report that is lost to a full disk is no pass", async () => {
    const code = await new Promise((resolve) => {
      spawn("/bin/sh", ["-c", `exec "${nodes[0]?.[1]}" "${cli}" scan --offline --quiet > /dev/full`], { cwd: join(home, "clean"), stdio: "ignore" }).once(
        "close",
        resolve,
      );
    });
    expect(code).toBe(2);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("%s ends the scan with what it has: exit 3, a partial report, no stack", async (signal) => {
    let asked = (): void => undefined;
    const first = new Promise<void>((resolve) => (asked = resolve));
    const server = createServer(() => asked());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const child = spawn(nodes[0]?.[1] ?? process.execPath, [cli, "scan", url], {
      cwd: join(home, "clean"),
      env: { PATH: process.env["PATH"] ?? "" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    await first;
    child.kill(signal);
    const code = await new Promise((resolve) => child.once("close", resolve));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect([code, stderr], stdout).toEqual([3, expect.stringContaining("interrupted: this report is partial")]);
    expect(stdout).toContain("NOT MEASURED");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("SIGTERM at any moment never looks like a pass", async () => {
    const codes = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const child = spawn(nodes[0]?.[1] ?? process.execPath, [cli, "scan", "http://127.0.0.1:9", "--wait-for", "/", "--quiet"], {
          cwd: join(home, "clean"),
          env: { PATH: process.env["PATH"] ?? "" },
          stdio: "ignore",
        });
        setTimeout(() => child.kill("SIGTERM"), i * 60).unref();
        return new Promise((resolve) => child.once("close", (code, signal) => resolve(signal ?? code)));
      }),
    );
    expect(codes.filter((code) => code !== 3 && code !== "SIGTERM")).toEqual([]);
  });
});

it("the demo shows what it was built to show", async () => {
  const run = await sigproof(["demo"], at("empty"));
  expect(run.code, run.stderr).toBe(0);
  expect(existsSync(join(home, "empty", "demo"))).toBe(false);
});
