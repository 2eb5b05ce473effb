// The committed Action, run as the runner runs it: every event that starts workflows, the files a step talks by, and servers that would like to talk to the runner.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { runStep, type Scenario, type Step } from "./runner.ts";

const listen = async (handler: RequestListener): Promise<{ server: Server; url: string }> => {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
const close = (server: Server | undefined): Promise<void> =>
  new Promise((resolve) => (server === undefined ? resolve() : (server.closeAllConnections(), server.close(() => resolve()))));

const spec = `openapi: 3.0.3
info: { title: Partner API, version: "1" }
servers:
  - url: https://api.partner.example.com
paths:
  /ok:
    get:
      responses: { "200": { description: fine } }
  /away:
    get:
      responses: { "302": { description: moved } }
`;
const openSpec = spec.replace("https://api.partner.example.com", "https://{tenant}.example.com\n    variables: { tenant: { default: a } }");

let api: { server: Server; url: string };
let asked: string[] = [];
beforeAll(async () => {
  api = await listen((request, response) => {
    asked.push(request.url ?? "");
    if (request.url?.startsWith("/away")) response.writeHead(302, { location: "https://api.partner.example.com.evil.example/x" }).end();
    else response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
});
afterAll(() => close(api.server));

const ended: { done(): void }[] = [];
afterEach(() => {
  for (const run of ended.splice(0)) run.done();
  asked = [];
});
const step = async (scenario: Scenario): Promise<Step> => {
  const run = await runStep(scenario);
  ended.push(run);
  return run;
};
const files = { "openapi.yaml": spec };
const scan = (more: Scenario = {}): Promise<Step> => step({ ...more, files: { ...files, ...more.files }, inputs: { "base-url": api.url, ...more.inputs } });

/** Commands that this Action has reason to use. */
const ours = new Set(["group", "endgroup", "error", "warning", "notice"]);
const strangers = ({ commands }: Step): string[] => commands.filter(({ name }) => !ours.has(name)).map(({ name }) => name);

const pullRequest = (fork: boolean) => ({
  number: 7,
  pull_request: {
    base: { sha: "a".repeat(40), repo: { full_name: "octo/repo" } },
    head: { sha: "c".repeat(40), repo: { full_name: fork ? "stranger/repo" : "octo/repo", fork } },
  },
});

describe("on every event it annotates, sums up, sets its outputs and gates", () => {
  it.each<[what: string, scenario: Scenario]>([
    ["push", { event: "push", token: "t" }],
    ["pull_request from the same repository", { event: "pull_request", payload: pullRequest(false), token: "t" }],
    ["pull_request from a fork, without a token", { event: "pull_request", payload: pullRequest(true), token: "" }],
    ["merge_group", { event: "merge_group", payload: { merge_group: { head_sha: "d".repeat(40) } } }],
    ["schedule", { event: "schedule", payload: { schedule: "0 0 * * *" } }],
    ["workflow_dispatch on a second attempt", { event: "workflow_dispatch", env: { GITHUB_RUN_ATTEMPT: "2", RUNNER_DEBUG: "1" } }],
    ["an event whose payload is no JSON", { event: "pull_request", env: { GITHUB_EVENT_PATH: "/dev/null" } }],
  ])("%s", async (_what, scenario) => {
    const run = await scan(scenario);
    expect(run.exitCode, run.stdout + run.stderr).toBe(1);
    expect(run.faults).toEqual([]);
    expect(strangers(run)).toEqual([]);
    expect(run.annotations.error.map(({ title, file, line }) => [title, file, line])).toEqual(
      expect.arrayContaining([
        ["sigproof: undeclared-redirect-host", "openapi.yaml", 10],
        ["sigproof: look-alike-host", "openapi.yaml", 10],
      ]),
    );
    expect(run.summary).toMatch(/^## .*failed/i);
    expect(run.summary).toContain("api.partner.example.com.evil.example");
    const { score, grade, verdict, findings, measured, ...rest } = Object.fromEntries(run.outputs);
    expect(Number(score)).toBeLessThan(80);
    expect(grade).toMatch(/^[A-F]$/);
    expect(verdict).toBe("failed");
    expect(Number(findings)).toBeGreaterThanOrEqual(2);
    expect(measured).toMatch(/^\d+\/\d+$/);
    expect(rest).toEqual({ "exit-code": "1", "json-file": "", "sarif-file": "", "html-file": "", "evidence-file": "" });
    expect(run.stdout).toContain("::group::sigproof report");
  });

  it("passes quietly where nothing is wrong", async () => {
    const run = await scan({ inputs: { threshold: "0" }, files: { "openapi.yaml": spec.replace(/ {2}\/away[\s\S]*/, "") } });
    expect(run.exitCode, run.stdout).toBe(0);
    expect(run.conclusion).toBe("success");
    expect(run.annotations.error).toEqual([]);
    expect(run.outputs.get("verdict")).toBe("passed");
  });

  it("says not-measured when the target is down, with an annotation and without a score", async () => {
    const down = await listen(() => undefined);
    await close(down.server);
    const run = await scan({ inputs: { "base-url": down.url } });
    expect(run.exitCode).toBe(3);
    expect([run.outputs.get("verdict"), run.outputs.get("score"), run.outputs.get("grade"), run.outputs.get("exit-code")]).toEqual([
      "not-measured",
      "",
      "",
      "3",
    ]);
    expect(run.annotations.error.some(({ title, message }) => title === "sigproof: not measured" && message.includes("never answered"))).toBe(true);
  });

  it("works without a summary file", async () => {
    const run = await scan({ withSummary: false });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.error.length).toBeGreaterThan(0);
  });

  it("works where the summary cannot be written", async () => {
    const run = await scan({ env: { GITHUB_STEP_SUMMARY: "/nowhere/summary" } });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain("no summary was written");
  });

  it("annotates nothing when told so, and still gates", async () => {
    const run = await scan({ inputs: { annotations: "false" } });
    expect(run.exitCode).toBe(1);
    expect([run.annotations.error, run.annotations.warning]).toEqual([[], []]);
  });

  it("warns about pull_request_target", async () => {
    const run = await scan({ event: "pull_request_target", payload: pullRequest(true) });
    expect(run.annotations.warning.map(({ title }) => title)).toContain("sigproof: pull_request_target");
  });

  it("judges the description alone when offline, and asks nobody", async () => {
    const run = await scan({ inputs: { offline: "true" }, files: { "openapi.yaml": openSpec } });
    expect(run.exitCode, run.stdout).toBe(0);
    expect(asked).toEqual([]);
    expect(run.annotations.error.map(({ title }) => title)).toEqual(["sigproof: open-server-variable"]);
  });

  it("judges captured traffic, one file or glob a line, and maps the hosts in the summary", async () => {
    const entry = (url: string) => ({
      request: { method: "GET", url, headers: [{ name: "User-Agent", value: "orders/1.4" }] },
      response: { status: 200, headers: [] },
    });
    const har = (...urls: readonly string[]) => JSON.stringify({ log: { version: "1.2", entries: urls.map(entry) } });
    const run = await step({
      files: { ...files, "captures/a.har": har("https://api.partner.example.com/ok"), "captures/b.har": har("https://collector.example.net/x") },
      inputs: { offline: "true", traffic: "captures/a.har\n  captures/b*.har\n" },
    });
    expect(
      run.annotations.error
        .concat(run.annotations.warning)
        .map(({ message }) => message)
        .join("\n"),
    ).toContain("collector.example.net was called once by orders/1.4");
    expect(run.summary).toContain("| `api.partner.example.com` | `openapi.yaml:4` | 1 | `orders/1.4` | `call` |");
    expect(run.summary).toContain("| `collector.example.net` | **no** | 1 | `orders/1.4` | `call` |");
  });

  it("reads no traffic from outside of the workspace, not through a link either", async () => {
    const run = await step({ files, inputs: { offline: "true", traffic: "/etc/hostname" } });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain("it cannot be read: it is no regular file of the workspace");
  });

  it("stays within ten annotations of a level and says how many more there are", async () => {
    const servers = Array.from({ length: 30 }, (_, i) => `  - url: https://{t}.s${i}.example.com\n    variables: { t: { default: a } }\n`).join("");
    const run = await scan({ inputs: { offline: "true" }, files: { "openapi.yaml": spec.replace(/ {2}- url.*\n/, servers) } });
    expect(run.dropped).toBe(0);
    expect(run.annotations.error).toHaveLength(10);
    expect(run.annotations.error.at(-1)?.message).toMatch(/^21 more/);
  });
});

describe("files", () => {
  it("are written where the inputs say, below the workspace and RUNNER_TEMP", async () => {
    const run = await scan({ inputs: { "json-file": "out/report.json", "sarif-file": "report.sarif", "evidence-file": "../../_temp/evidence.json" } });
    const json = JSON.parse(readFileSync(run.outputs.get("json-file") ?? "", "utf8")) as { schema: string };
    const sarif = JSON.parse(readFileSync(run.outputs.get("sarif-file") ?? "", "utf8")) as { version: string };
    const evidence = JSON.parse(readFileSync(run.outputs.get("evidence-file") ?? "", "utf8")) as { schema: string };
    expect([json.schema, sarif.version, evidence.schema]).toEqual(["sigproof.report/1", "2.1.0", "sigproof.evidence/1"]);
    expect(run.outputs.get("json-file")).toBe(join(run.workspace, "out", "report.json"));
  });

  it.each<[what: string, input: string, prepare?: (workspace: string, temp: string) => void]>([
    ["above the workspace", "../report.json"],
    ["an absolute path elsewhere", "/tmp/sigproof-elsewhere.json"],
    ["a workflow", ".github/workflows/x.yml"],
    ["git's own", ".git/config"],
    ["git's own in other letters", ".GIT/config"],
    ["the runner's command files", "../../_temp/_runner_file_commands/output_6f2a"],
    ["beside them", "../../_temp/_runner_file_commands/mine"],
    ["the event", "../../_temp/_github_workflow/event.json"],
    ["a link", "link.json", (workspace) => symlinkSync("/etc/passwd", join(workspace, "link.json"))],
    ["through a link", "out/report.json", (workspace) => symlinkSync("/tmp", join(workspace, "out"))],
    ["a folder", "folder", (workspace) => mkdirSync(join(workspace, "folder"))],
  ])("never go to %s", async (_what, input, prepare) => {
    const run = await scan({ inputs: { "json-file": input }, ...(prepare === undefined ? {} : { prepare }) });
    expect(run.exitCode).toBe(2);
    expect(run.faults).toEqual([]);
    expect(run.outputs.get("verdict")).toBe("error");
    expect(run.annotations.error.map(({ title }) => title)).toEqual(["sigproof: output-refused"]);
    expect(asked).toEqual([]);
    expect(existsSync("/tmp/sigproof-elsewhere.json")).toBe(false);
  });

  it("of a folder of their own are annotated with their path in the repository", async () => {
    const run = await scan({
      inputs: { "working-directory": "services/partner", "sarif-file": "report.sarif" },
      files: { "services/partner/openapi.yaml": spec },
    });
    expect(run.annotations.error[0]?.file).toBe("services/partner/openapi.yaml");
    expect(run.outputs.get("sarif-file")).toBe(join(run.workspace, "services", "partner", "report.sarif"));
    expect(readFileSync(run.outputs.get("sarif-file") ?? "", "utf8")).toContain('"services/partner/openapi.yaml"');
  });

  it.each(["../..", "/etc", "nowhere", "openapi.yaml"])("of a working directory %s are refused", async (folder) => {
    const run = await scan({ inputs: { "working-directory": folder } });
    expect(run.exitCode).toBe(2);
    expect(run.annotations.error[0]?.message).toContain("working-directory");
  });

  it.each(["spec", "policy", "baseline", "ca-file", "traffic"])("named by %s through a link out of the workspace are not shown", async (name) => {
    const run = await scan({ inputs: { [name]: "trap" }, prepare: (workspace) => symlinkSync("/etc/passwd", join(workspace, "trap")) });
    expect(run.exitCode).toBe(2);
    expect(run.stdout + run.stderr + run.summary).not.toContain("root:");
  });

  it("a policy that is a link out of the repository is not shown either", async () => {
    const run = await scan({ prepare: (workspace) => symlinkSync("/etc/passwd", join(workspace, "sigproof.yml")) });
    expect(run.exitCode).toBe(2);
    expect(run.stdout + run.stderr + run.summary).not.toContain("root:");
  });
});

describe("mistakes", () => {
  it("in the policy are annotated on their line", async () => {
    const run = await scan({ files: { ".github/sigproof.yml": "version: 1\ngate:\n  treshold: 9\n" } });
    expect(run.exitCode).toBe(2);
    expect(run.annotations.error.map(({ file, line, column }) => [file, line, column])).toEqual([[".github/sigproof.yml", 3, 3]]);
    expect(run.annotations.error[0]?.message).toContain("threshold");
    expect([run.outputs.get("verdict"), run.outputs.get("exit-code"), run.outputs.get("score")]).toEqual(["error", "2", ""]);
    expect(run.summary).toContain("treshold");
  });

  it("in the description too", async () => {
    const run = await scan({ files: { "openapi.yaml": "openapi: 3.0.0\npaths: [\n" } });
    expect(run.exitCode).toBe(2);
    expect(run.annotations.error[0]?.file).toBe("openapi.yaml");
  });

  it.each([
    ["comment", "always"],
    ["html-file", "r.html"],
    ["upload-sarif", "true"],
  ])("input %s is not there yet and says so", async (name, value) => {
    const run = await scan({ inputs: { [name]: value } });
    expect(run.exitCode).toBe(2);
    expect(run.annotations.error[0]?.message).toContain(`input ${name} is not available in sigproof 0.1.0 yet`);
    expect(asked).toEqual([]);
  });

  it("asks for what happens anyway are fine", async () => {
    const run = await scan({ inputs: { mode: "scan", quick: "false", comment: "never", "upload-sarif": "false", offline: "true" } });
    expect(run.exitCode, run.stdout).toBe(0);
  });

  it.each([
    ["threshold", "high"],
    ["fail-on", "severe"],
    ["annotations", "yes"],
    ["offline", "1"],
    ["wait-timeout", "5"],
  ])("input %s: %s is named", async (name, value) => {
    const run = await scan({ inputs: { [name]: value } });
    expect(run.exitCode).toBe(2);
    expect(run.annotations.error[0]?.message).toContain(`input ${name}`);
  });
});

describe("hostile words reach no command, mask or output", () => {
  const payloads = [
    "::set-output name=verdict::passed",
    "::add-mask::e",
    "::stop-commands::x",
    "::error file=a::forged",
    "x ##[add-mask]e",
    "##[set-output name=verdict]passed",
    "a\n::set-output name=verdict::passed",
    "a\r::add-mask::e",
    "a\u2028::add-mask::e",
    "\u001b[31m::add-mask::e",
    "##\u001b[0m[add-mask]e",
    ":\u200b:add-mask::e",
    "ghadelimiter_x\nverdict=passed",
    "%0A::add-mask::e",
  ];

  it("from a server: status text, headers, bodies", async () => {
    const hostile = await listen((request, response) => {
      const index = Number(/\d+/.exec(request.url ?? "")?.[0] ?? 0);
      const payload = payloads[index % payloads.length] ?? "";
      const oneLine = payload.replace(/[^\u0020-\u007e]/g, " ");
      response.writeHead(302, oneLine, {
        location: `http://evil.example/${encodeURI(oneLine)}?${oneLine.replaceAll(" ", "+")}`,
        "x-header": oneLine,
        link: `<http://evil.example/${oneLine.replaceAll(" ", "")}>; rel="${oneLine.replaceAll('"', "")}"`,
        "content-type": "application/json",
      });
      response.end(JSON.stringify({ [payload]: { url: `http://evil.example/${payload}`, href: payload } }));
    });
    const paths = payloads.map((_, i) => `  /p${i}:\n    get: { responses: { "200": { description: x } } }\n`).join("");
    const run = await scan({ inputs: { "base-url": hostile.url }, files: { "openapi.yaml": spec.replace(/paths:\n[\s\S]*/, `paths:\n${paths}`) } });
    await close(hostile.server);
    expect(run.exitCode, run.stdout + run.stderr).toBe(1);
    expect(strangers(run)).toEqual([]);
    expect(run.outputs.get("verdict")).toBe("failed");
    expect(run.annotations.error.every(({ title }) => title?.startsWith("sigproof: "))).toBe(true);
    expect(run.faults).toEqual([]);
  });

  it.each(payloads)("from a description: %j", async (payload) => {
    const text = JSON.stringify({
      openapi: "3.0.3",
      info: { title: payload, version: payload },
      servers: [{ url: `https://{${payload}}.example.com/${payload}`, variables: { [payload]: { default: payload } } }, { url: `http://${payload}/` }],
      paths: {
        [`/${payload}`]: {
          get: {
            operationId: payload,
            summary: payload,
            parameters: [{ name: payload, in: "header", example: payload, description: payload }],
            responses: { [payload]: {} },
            security: [{ [payload]: [] }],
          },
        },
        [payload]: { get: {} },
        "/ref": { $ref: payload },
      },
      components: { securitySchemes: { [payload]: { type: payload, name: payload, in: "header" } } },
    });
    const run = await scan({ inputs: { spec: "openapi.json", offline: "true" }, files: { "openapi.json": text } });
    expect([0, 1, 2]).toContain(run.exitCode);
    expect(strangers(run)).toEqual([]);
    expect(run.annotations.error.every(({ title }) => title?.startsWith("sigproof: "))).toBe(true);
    expect(run.outputs.get("exit-code")).toBe(String(run.exitCode));
    expect(run.outputs.get("verdict")).toBe({ 0: "passed", 1: "failed", 2: "error" }[run.exitCode ?? 2]);
  });

  it.each(payloads)("from a policy and its name: %j", async (payload) => {
    const policy = `version: 1\n${JSON.stringify(payload)}: 1\n`;
    const run = await scan({ inputs: { offline: "true" }, files: { "sigproof.yml": policy } });
    expect(run.exitCode).toBe(2);
    expect(strangers(run)).toEqual([]);
    expect(run.annotations.error).toHaveLength(1);
    expect(run.outputs.get("verdict")).toBe("error");
  });

  it("from inputs, which a workflow may have filled with a stranger's words", async () => {
    for (const payload of payloads) {
      const run = await scan({ inputs: { spec: payload, "fail-on": payload, "working-directory": "." } });
      expect(run.exitCode).toBe(2);
      expect(strangers(run)).toEqual([]);
      expect(run.annotations.error).toHaveLength(1);
    }
  });
});

describe("a pull request that changes the policy that judges it", () => {
  const git = (workspace: string, ...args: string[]): string =>
    execFileSync("git", ["-C", workspace, "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", ...args], {
      encoding: "utf8",
    }).trim();
  const strict = "version: 1\ngate: { threshold: 95 }\n";
  const lax =
    "version: 1\ngate: { threshold: 0, fail-on: none }\nwaivers:\n  - { check: undeclared-redirect-host, host: a.example, reason: x, until: 2030-01-01 }\n";

  /** A workspace with a base commit and a head that is checked out. */
  const commits = (base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>) => {
    let sha = "";
    return {
      prepare: (workspace: string): void => {
        git(workspace, "init", "-q");
        for (const [file, text] of Object.entries(base)) writeFileSync(join(workspace, file), text);
        git(workspace, "add", "-A");
        git(workspace, "commit", "-q", "-m", "base");
        sha = git(workspace, "rev-parse", "HEAD");
        for (const file of Object.keys(base)) git(workspace, "rm", "-q", "--cached", file);
        for (const file of Object.keys(base)) if (!(file in head)) execFileSync("rm", [join(workspace, file)]);
        for (const [file, text] of Object.entries(head)) writeFileSync(join(workspace, file), text);
        // The payload is written before the commit exists, so it is rewritten here.
        writeFileSync(
          join(workspace, "..", "..", "..", "work", "_temp", "_github_workflow", "event.json"),
          JSON.stringify({ pull_request: { base: { sha, repo: { full_name: "octo/repo" } } } }),
        );
      },
    };
  };

  it.each<[what: string, base: Record<string, string>, head: Record<string, string>, says: RegExp | null]>([
    [
      "lowers the gate and adds a waiver",
      { "sigproof.yml": strict },
      { "sigproof.yml": lax },
      /gate\.threshold: 95 became 0; gate\.fail-on: critical became none; waiver added: undeclared-redirect-host \(a\.example\) until 2030-01-01/,
    ],
    ["adds a policy", { "README.md": "x" }, { "README.md": "x", "sigproof.yml": lax }, /gate\.threshold: 80 became 0/],
    ["removes the policy", { "sigproof.yml": strict }, {}, /gate\.threshold: 95 became 80/],
    ["shadows the policy", { "sigproof.yaml": strict }, { "sigproof.yaml": strict, "sigproof.yml": lax }, /gate\.threshold: 95 became 0/],
    ["only moves words", { "sigproof.yml": strict }, { "sigproof.yml": `# comment\n${strict}` }, null],
  ])("is told so when it %s", async (_what, base, head, says) => {
    const run = await scan({ event: "pull_request", inputs: { offline: "true" }, ...commits(base, head) });
    const told = run.annotations.warning.filter(({ message }) => message.includes("changes the policy that judges it"));
    if (says === null) expect(told, run.stdout).toEqual([]);
    else {
      expect(told[0]?.message, run.stdout).toMatch(says);
      expect(run.summary).toContain("changes the policy");
      expect(run.log).toContain("changes the policy");
    }
  });

  const ignoring = (until: string): string =>
    spec.replace("  /away:\n    get:\n", `  /away:\n    get:\n      x-sigproof-ignore: [{ check: undeclared-redirect-host, reason: x, until: ${until} }]\n`);
  it.each<[what: string, base: Record<string, string>, head: Record<string, string>, says: RegExp | null]>([
    [
      "excuses something",
      { "openapi.yaml": spec },
      { "openapi.yaml": ignoring("2030-01-01") },
      /x-sigproof-ignore added: undeclared-redirect-host \(GET \/away\) until 2030-01-01/,
    ],
    ["excuses it for longer", { "openapi.yaml": ignoring("2029-01-01") }, { "openapi.yaml": ignoring("2030-01-01") }, /until 2030-01-01/],
    ["adds a description that excuses", { "README.md": "x" }, { "README.md": "x", "openapi.yaml": ignoring("2030-01-01") }, /until 2030-01-01/],
    ["excuses what it did before", { "openapi.yaml": ignoring("2030-01-01") }, { "openapi.yaml": `# moved\n${ignoring("2030-01-01")}` }, null],
    ["takes it back", { "openapi.yaml": ignoring("2030-01-01") }, { "openapi.yaml": spec }, null],
  ])("is told so when its description %s", async (_what, base, head, says) => {
    const run = await scan({ event: "pull_request", inputs: { offline: "true" }, ...commits(base, head) });
    const told = run.annotations.warning.filter(({ message }) => message.includes("changes what the description excuses"));
    if (says === null) expect(told, run.stdout).toEqual([]);
    else {
      expect(told[0]?.message, run.stdout).toMatch(says);
      expect(run.summary).toContain("changes what the description excuses");
    }
  });

  it("asks GitHub where the checkout does not hold the base commit, with the token it was given", async () => {
    const seen: string[] = [];
    const github = await listen((request, response) => {
      seen.push(`${request.headers.authorization} ${decodeURIComponent(request.url ?? "")}`);
      if (request.url?.includes("sigproof.yml")) response.writeHead(200, { "content-type": "application/vnd.github.raw; charset=utf-8" }).end(strict);
      else response.writeHead(404, { "content-type": "application/json" }).end('{"message":"Not Found"}');
    });
    const run = await scan({
      event: "pull_request",
      payload: pullRequest(false),
      token: "gh-token",
      env: { GITHUB_API_URL: `${github.url}/api/v3` },
      files: { "sigproof.yml": lax },
      inputs: { offline: "true" },
    });
    await close(github.server);
    expect(seen[0]).toBe(`token gh-token /api/v3/repos/octo/repo/contents/sigproof.yml?ref=${"a".repeat(40)}`);
    expect(run.annotations.warning[0]?.message).toContain("gate.threshold: 95 became 0");
    expect(run.stdout).not.toContain("gh-token");
  });

  it.each([403, 500, 429])("is no failure when GitHub answers %i", async (status) => {
    const github = await listen((_request, response) =>
      response.writeHead(status, { "content-type": "application/json" }).end('{"message":"Resource not accessible ##[error]by integration"}'),
    );
    const run = await scan({
      event: "pull_request",
      payload: pullRequest(true),
      token: "t",
      env: { GITHUB_API_URL: github.url },
      files: { "sigproof.yml": lax },
      inputs: { offline: "true" },
    });
    await close(github.server);
    expect(run.exitCode, run.stdout).toBe(0);
    expect(run.log).toContain("could not compare the policy with the base branch");
    expect(strangers(run)).toEqual([]);
  });
});

it("reports what it has when the job is cancelled, and never as green", async () => {
  const slow = await listen(() => undefined);
  const run = await scan({ inputs: { "base-url": slow.url }, interrupt: { signal: "SIGINT", afterMs: 1_500 } });
  await close(slow.server);
  expect(run.exitCode, run.stdout).toBe(3);
  expect(run.outputs.get("verdict")).toBe("not-measured");
});
