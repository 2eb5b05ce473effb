// `mode: record` as a job runs it: a step that starts the recorder, steps that call, a scan that reads what it saw, and the last act, whatever happened before.

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Job, node24, openJob, root, runStep, type Scenario, type Step } from "./runner.ts";

let api: Server;
let origin = "";
let via: (string | undefined)[] = [];
beforeAll(async () => {
  api = createServer((request, response) => {
    via.push(request.headers.host);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => (api.closeAllConnections(), api.close(resolve))));

const jobs: Job[] = [];
const job = (): Job => {
  const opened = openJob();
  jobs.push(opened);
  return opened;
};
afterEach(async () => {
  for (const open of jobs.splice(0)) {
    // Whatever a test left running notices that its folder is gone; the last act is quicker.
    const folder = open.env.get("SIGPROOF_RECORDER") ?? recorderIn(open);
    if (folder !== "") await runStep({ post: true, state: { recorder: folder } }, open);
    open.done();
  }
  via = [];
});
const recorderIn = (open: Job): string => {
  const temp = join(open.home, "work", "_temp");
  const name = readdirSync(temp).find((entry) => entry.startsWith("sigproof-recorder-"));
  return name === undefined ? "" : join(temp, name);
};

const spec = (url: string): string =>
  `openapi: 3.0.3\ninfo: { title: T, version: "1" }\nservers:\n  - url: ${url}\npaths:\n  /ok:\n    get:\n      responses: { "200": { description: fine } }\n`;
const record = (open: Job, more: Scenario = {}): Promise<Step> => runStep({ ...more, inputs: { mode: "record", ...more.inputs } }, open);
const post = (open: Job, step: Step): Promise<Step> => runStep({ post: true, state: Object.fromEntries(step.state) }, open);

/** A `run:` step of the job: a process with the variables that earlier steps left. */
const runNode = (open: Job, program: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(node24, ["-e", program], {
      env: { PATH: process.env["PATH"] ?? "", ...Object.fromEntries(open.env) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.once("error", reject).once("close", () => resolve(out));
  });
const call = (open: Job, url: string): Promise<string> =>
  runNode(open, `fetch(${JSON.stringify(url)}).then((r) => console.log(r.status), (e) => console.log(String(e.cause ?? e)))`);

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve((socket.destroy(), true)));
    socket.once("error", () => resolve(false));
  });
const portOf = (open: Job): number => Number(new URL(open.env.get("HTTP_PROXY") ?? "").port);

describe("a job with a recorder", () => {
  it("records the steps in between, hands the calls to the scan, and leaves nothing behind", async () => {
    const open = job();
    const first = await record(open);
    expect(first.exitCode, first.stdout + first.stderr).toBe(0);
    const port = portOf(open);
    const folder = open.env.get("SIGPROOF_RECORDER") ?? "";
    expect(statSync(join(folder, "calls.har")).mode & 0o777).toBe(0o600);
    // The token is hidden from logs, and is no secret of the step's own outputs.
    expect(first.commands.filter(({ name }) => name === "add-mask").map(({ data }) => data)).toEqual([new URL(open.env.get("HTTP_PROXY") ?? "").password]);

    expect((await call(open, `${origin}/ok?from=the-test`)).trim()).toBe("200");
    expect((await call(open, "http://stranger.invalid/")).trim()).not.toBe("200");

    const scan = await runStep(
      { inputs: { "base-url": origin, threshold: "0", "fail-on": "none", "evidence-file": "evidence.json" }, files: { "openapi.yaml": spec(origin) } },
      open,
    );
    expect(scan.exitCode, scan.stdout + scan.stderr).toBe(0);
    expect(scan.log).toContain("calls to 2 hosts");
    const evidence = JSON.parse(readFileSync(join(scan.workspace, "evidence.json"), "utf8")) as {
      facts: { calls: { state: string; value: { calls: { url: string }[] } } };
    };
    expect(evidence.facts.calls.state).toBe("known");
    const urls = evidence.facts.calls.value.calls.map(({ url }) => url);
    // The scan's own requests are none of them. Node asks for a tunnel even for plain http; where none comes about, only host and port are known.
    expect(urls.toSorted()).toEqual([`${origin}/ok?from=…`, "https://stranger.invalid/"].toSorted());
    expect(via.length).toBeGreaterThan(1);

    expect(await listens(port)).toBe(false);
    for (const name of ["HTTP_PROXY", "https_proxy", "NODE_USE_ENV_PROXY", "SIGPROOF_RECORDER"]) expect(open.env.get(name)).toBe("");
    expect((await call(open, `${origin}/ok`)).trim()).toBe("200");
    const last = await post(open, first);
    expect([last.exitCode, last.log.trim()]).toEqual([0, "the recorder has ended, and what it wrote is removed"]);
    expect(existsSync(folder)).toBe(false);
  });

  it("ends it without a scan too, and gives the variables back to the steps that clean up", async () => {
    const open = job();
    open.env.set("HTTPS_PROXY", "http://corporate.example:3128").set("NO_PROXY", "internal.example");
    const first = await record(open, { inputs: { "inspect-tls": "true" } });
    expect(first.exitCode, first.stdout + first.stderr).toBe(0);
    expect(open.env.get("NO_PROXY")).toBe("internal.example");
    const [port, bundle] = [portOf(open), open.env.get("SSL_CERT_FILE") ?? ""];
    expect(readFileSync(bundle, "utf8").match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThan(10);
    expect(readFileSync(bundle, "utf8")).not.toContain("PRIVATE KEY");
    await post(open, first);
    expect(await listens(port)).toBe(false);
    expect(existsSync(bundle)).toBe(false);
    expect([open.env.get("HTTPS_PROXY"), open.env.get("NO_PROXY"), open.env.get("HTTP_PROXY")]).toEqual([
      "http://corporate.example:3128",
      "internal.example",
      "",
    ]);
    // An empty name would leave OpenSSL without any authority.
    expect(existsSync(open.env.get("SSL_CERT_FILE") ?? "")).toBe(true);
  });

  it("lets the runner's own services past, and only those", async () => {
    const open = job();
    await record(open, { env: { ACTIONS_RESULTS_URL: "https://results.actions.example/", GITHUB_API_URL: "https://api.github.example" } });
    expect(open.env.get("NO_PROXY")).toBe("results.actions.example");
  });

  it("judges what there is when the recorder was killed, and says so", async () => {
    const open = job();
    await record(open);
    await call(open, `${origin}/ok`);
    const folder = open.env.get("SIGPROOF_RECORDER") ?? "";
    const { pid } = JSON.parse(readFileSync(join(folder, "state.json"), "utf8")) as { pid: number };
    await expect.poll(() => readFileSync(join(folder, "calls.har"), "utf8")).toContain("/ok");
    process.kill(pid, "SIGKILL");
    const scan = await runStep({ inputs: { offline: "true", threshold: "0", "fail-on": "none" }, files: { "openapi.yaml": spec(origin) } }, open);
    expect(scan.annotations.warning.map(({ message }) => message).join()).toContain("had ended before the scan");
    expect(scan.exitCode, scan.stdout + scan.stderr).toBe(0);
  });
});

describe("what is refused", () => {
  it.each([
    [{ mode: "recrod" }, 'input mode: "recrod" is neither scan nor record'],
    [{ mode: "record", spec: "openapi.yaml" }, "input spec has no effect with mode: record"],
    [{ mode: "scan", "inspect-tls": "true" }, "input inspect-tls has no effect without mode: record"],
    [{ mode: "record", "inspect-tls": "maybe" }, 'input inspect-tls: "maybe" is not true or false'],
  ])("%o", async (inputs, message) => {
    const open = job();
    const step = await runStep({ inputs, files: { "openapi.yaml": spec(origin) } }, open);
    expect(step.exitCode).toBe(2);
    expect(step.annotations.error[0]?.message).toContain(message);
    expect(step.outputs.get("exit-code")).toBe("2");
    expect(recorderIn(open)).toBe("");
  });

  it("a recorder that is none of this job's", async () => {
    const open = job();
    open.env.set("SIGPROOF_RECORDER", "/etc");
    const step = await runStep({ inputs: { offline: "true" }, files: { "openapi.yaml": spec(origin) } }, open);
    expect(step.exitCode).toBe(2);
    expect(step.annotations.error[0]?.message).toContain("names no recorder of this job");
    open.env.delete("SIGPROOF_RECORDER");
  });
});

it("the workflow of the documentation asks for inputs that exist", () => {
  const page = readFileSync(join(root, "docs", "recording.md"), "utf8");
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const steps = parse(yaml) as readonly { readonly uses?: string; readonly with?: object }[];
  const { inputs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as { readonly inputs: object };
  const ours = steps.filter(({ uses = "" }) => uses.startsWith("sigproof/"));
  expect(ours).toHaveLength(2);
  for (const step of ours) for (const name of Object.keys(step.with ?? {})) expect(Object.keys(inputs)).toContain(name);
});

it("the last act of a scan does nothing", async () => {
  const open = job();
  const step = await runStep({ post: true }, open);
  expect([step.exitCode, step.stdout, step.stderr]).toEqual([0, "", ""]);
});
