// Settings and policy → ScanRequest: precedence, defaults, and what is refused.

import { describe, expect, it } from "vitest";
import { type Configuration, configure, configurePolicy, type Settings } from "../../src/config.ts";
import { ScanError } from "../../src/errors.ts";

const checkIds = ["undeclared-redirect-host", "insecure-server", "redirect-loop"];
const base: Settings = { spec: "openapi.yaml", "base-url": "http://127.0.0.1:5000" };
const make = (settings: Settings, policy: string | null = null, more: Partial<Configuration> = {}) =>
  configure({ settings, checkIds, policy: policy === null ? null : { file: "sigproof.yml", text: policy }, ...more });
const refusal = async (work: Promise<unknown>): Promise<ScanError> => {
  const error: unknown = await work.then(() => null).catch((thrown: unknown) => thrown);
  if (error instanceof ScanError) return error;
  throw new Error("it was accepted");
};

describe("defaults", () => {
  it("are complete without a policy", async () => {
    expect(await make(base)).toEqual({
      spec: "openapi.yaml",
      baseUrl: "http://127.0.0.1:5000",
      alias: null,
      offline: false,
      waitFor: null,
      remoteRefs: false,
      ca: null,
      limits: { rate: null, concurrency: null, deadlineMs: 300_000, requests: null },
      policy: {
        require: { covers: null, headers: [], signedOperations: null },
        hosts: { allow: [], allowPrivate: [] },
        gate: { threshold: 80, failOn: "critical", minMeasured: 0, newOnly: false },
        checks: {},
        waivers: [],
      },
    });
  });
});

describe("precedence: what is said beats the policy, the policy beats the default", () => {
  const policy =
    "version: 1\nspec: p.yaml\nbase-url: https://policy.example/v1\ngate: { threshold: 60, fail-on: high, min-measured: 0.25 }\nlimits: { rate: 5, concurrency: 2, deadline: 1m }\n";
  it.each<[what: string, settings: Settings, pick: (request: Awaited<ReturnType<typeof make>>) => unknown, fromPolicy: unknown, fromSetting: unknown]>([
    ["spec", { spec: "s.yaml" }, (r) => r.spec, "p.yaml", "s.yaml"],
    ["base-url", { "base-url": "http://127.0.0.1:1" }, (r) => r.baseUrl, "https://policy.example/v1", "http://127.0.0.1:1"],
    ["threshold", { threshold: "0" }, (r) => r.policy.gate.threshold, 60, 0],
    ["fail-on", { "fail-on": "none" }, (r) => r.policy.gate.failOn, "high", "none"],
    ["min-measured", { "min-measured": "0" }, (r) => r.policy.gate.minMeasured, 0.25, 0],
    ["rate", { rate: "30/m" }, (r) => r.limits.rate, 5, 0.5],
    ["concurrency", { concurrency: "9" }, (r) => r.limits.concurrency, 2, 9],
    ["deadline", { deadline: "2m" }, (r) => r.limits.deadlineMs, 60_000, 120_000],
  ])("%s", async (_what, settings, pick, fromPolicy, fromSetting) => {
    expect(pick(await make({}, policy))).toEqual(fromPolicy);
    expect(pick(await make(settings, policy))).toEqual(fromSetting);
  });

  it("false said aloud beats true in the policy", async () => {
    const request = await make({ ...base, "new-only": "false" }, "version: 1\ngate: { new-only: true }\n");
    expect(request.policy.gate.newOnly).toBe(false);
  });

  it("an empty text counts as not said", async () => {
    expect((await make({ spec: "", "base-url": "" }, policy)).spec).toBe("p.yaml");
  });
});

describe("the description", () => {
  it.each([
    ["sigproof.yml", "openapi.yaml", "openapi.yaml"],
    [".github/sigproof.yml", "../api/openapi.yaml", "api/openapi.yaml"],
    ["../sigproof.yml", "openapi.yaml", "../openapi.yaml"],
    ["../../sigproof.yml", "../x/./openapi.yaml", "../../../x/openapi.yaml"],
    ["/repo/sigproof.yml", "api//openapi.yaml", "/repo/api/openapi.yaml"],
    ["a/sigproof.yml", "/abs/openapi.yaml", "/abs/openapi.yaml"],
    ["a/sigproof.yml", "https://x.example/openapi.yaml", "https://x.example/openapi.yaml"],
  ])("policy %s that says %s means %s", async (file, spec, seen) => {
    const request = await configure({ settings: { offline: "true" }, checkIds, policy: { file, text: `version: 1\nspec: ${spec}\n` } }).catch(
      (error: unknown) => error,
    );
    if (spec.startsWith("https:")) expect(request).toMatchObject({ code: "usage" });
    else expect(request).toMatchObject({ spec: seen });
  });

  it("is needed", async () => {
    const error = await refusal(make({ "base-url": "http://127.0.0.1" }));
    expect(error.code).toBe("usage");
    expect(error.hint).toMatch(/--spec.*input spec.*SIGPROOF_SPEC.*policy/);
  });

  it("is no URL when offline", async () => {
    expect((await refusal(make({ spec: "https://x.example/a.json", offline: "true" }))).message).toMatch(/--offline/);
  });
});

describe("the base URL", () => {
  it.each([
    ["http://127.0.0.1:5000/", "http://127.0.0.1:5000"],
    ["http://127.1:80/", "http://127.0.0.1"],
    ["HTTPS://API.Example.com.:443/v1///", "https://api.example.com/v1"],
    ["http://[::1]:8080/a/b/", "http://[::1]:8080/a/b"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
  ])("%s becomes %s", async (given, normal) => {
    expect((await make({ ...base, "base-url": given })).baseUrl).toBe(normal);
  });

  it.each([
    ["127.0.0.1:5000", /not an absolute URL/],
    ["localhost:5000", /not an absolute URL|only http/],
    ["/api", /not an absolute URL/],
    ["ftp://h/", /only http and https/],
    ["file:///etc/passwd", /not an absolute URL|only http/],
    ["http://user:pass@h/", /user name or password/],
    ["http://@h/", /user name or password/],
    ["http://h/?a=1", /no query/],
    ["http://h/?", /no query/],
    ["http://h/#x", /no fragment/],
    ["http://h\\@evil/", /not an absolute URL/],
    ["http://h /", /not an absolute URL/],
    ["http://", /not an absolute URL/],
    ["http://h:99999", /not an absolute URL/],
  ])("%s is refused, and no password is quoted", async (given, message) => {
    const error = await refusal(make({ ...base, "base-url": { value: given, from: "--base-url" } }));
    expect(error.code).toBe("base-url-invalid");
    expect(error.message).toMatch(message);
    expect(error.message).toContain("--base-url");
    expect(`${error.message}${error.hint}`).not.toContain("pass@");
  });

  it("is needed, unless offline", async () => {
    expect((await refusal(make({ spec: "a" }))).hint).toMatch(/input base-url.*SIGPROOF_BASE_URL.*--offline/);
    expect((await make({ spec: "a", offline: "true" })).baseUrl).toBeNull();
  });

  it.each([
    ["http://127.0.0.1:5000", '"127.0.0.1:5000": API.partner.example.com', "api.partner.example.com"],
    ["http://127.0.0.1", '"127.0.0.1:80": api.example:8443', "api.example:8443"],
    ["https://h.example", '"H.example:443": api.example', "api.example"],
    ["http://127.0.0.1:5001", '"127.0.0.1:5000": api.example', null],
    ["http://api.example", '"127.0.0.1:5000": api.example', null],
  ])("%s with the alias %s stands for %s", async (url, alias, stands) => {
    expect((await make({ ...base, "base-url": url }, `version: 1\nhosts: { aliases: { ${alias} } }\n`)).alias).toBe(stands);
  });
});

describe("waiting", () => {
  it.each([
    ["/health", "http://127.0.0.1:5000/api", "http://127.0.0.1:5000/health"],
    ["health", "http://127.0.0.1:5000/api", "http://127.0.0.1:5000/api/health"],
    ["http://127.0.0.1:9/ready?x=1", "http://127.0.0.1:5000", "http://127.0.0.1:9/ready?x=1"],
  ])("for %s with base URL %s means %s", async (given, url, seen) => {
    expect((await make({ ...base, "base-url": url, "wait-for": given })).waitFor).toEqual({ url: seen, timeoutMs: 60_000 });
  });

  it.each<[Settings, RegExp]>([
    [{ "wait-for": "//evil.example/" }, /neither an http\(s\) URL nor a path/],
    [{ "wait-for": "http://u:p@h/" }, /user name or password/],
    [{ "wait-for": "/a", offline: "true" }, /contradict/],
    [{ "wait-timeout": "5s" }, /nothing to wait for|without something to wait for/],
    [{ "wait-for": "/a", "wait-timeout": "5" }, /"5" is not a number with a unit/],
  ])("%j is refused", async (settings, message) => {
    expect((await refusal(make({ ...base, ...settings }))).message).toMatch(message);
  });
});

describe("values are refused in the words of whoever gave them", () => {
  it.each<[keyof Settings, string]>([
    ["threshold", "101"],
    ["threshold", "-1"],
    ["threshold", "1e1"],
    ["threshold", ""],
    ["threshold", "NaN"],
    ["fail-on", "severe"],
    ["min-measured", "1.5"],
    ["min-measured", "50%"],
    ["rate", "0"],
    ["rate", "10/h"],
    ["concurrency", "0"],
    ["concurrency", "257"],
    ["concurrency", "2.5"],
    ["deadline", "0s"],
    ["deadline", "25h"],
    ["deadline", "5 minutes"],
    ["offline", "yes"],
  ])("%s: %j", async (name, value) => {
    const error = await refusal(make({ ...base, [name]: { value, from: `input ${name}` } }));
    expect(error.code).toBe("usage");
    expect(error.message).toContain(`input ${name}: "${value}" is not `);
  });

  it("new-only without a baseline", async () => {
    expect((await refusal(make({ ...base, "new-only": "true" }))).hint).toMatch(/--baseline/);
    expect((await make({ ...base, "new-only": "true" }, null, { baseline: true })).policy.gate.newOnly).toBe(true);
  });
});

describe("only and skip", () => {
  const policy = "version: 1\nchecks: { redirect-loop: off, insecure-server: low }\n";
  it.each<[string, Settings, object]>([
    ["only one", { only: ["redirect-loop"] }, { "undeclared-redirect-host": "off", "insecure-server": "off" }],
    [
      "only one, which keeps its weight",
      { only: ["insecure-server"] },
      { "undeclared-redirect-host": "off", "insecure-server": "low", "redirect-loop": "off" },
    ],
    ["skip", { skip: ["undeclared-redirect-host"] }, { "undeclared-redirect-host": "off", "insecure-server": "low", "redirect-loop": "off" }],
    [
      "both",
      { only: ["insecure-server", "redirect-loop"], skip: ["redirect-loop"] },
      { "undeclared-redirect-host": "off", "insecure-server": "low", "redirect-loop": "off" },
    ],
  ])("%s", async (_what, settings, checks) => {
    expect((await make({ ...base, ...settings }, policy)).policy.checks).toEqual(checks);
  });

  it("an unknown check is refused with the nearest name", async () => {
    const error = await refusal(make({ ...base, skip: [{ value: "insecure-servers", from: "--skip" }] }));
    expect(error.message).toContain('--skip: there is no check "insecure-servers"');
    expect(error.hint).toBe('Did you mean "insecure-server"?');
  });
});

it("a policy alone can be configured, for evidence that is already there", async () => {
  const policy = await configurePolicy({ settings: { threshold: "50" }, checkIds, policy: { file: "p.yml", text: "version: 1\ngate: { fail-on: low }\n" } });
  expect(policy.gate).toEqual({ threshold: 50, failOn: "low", minMeasured: 0, newOnly: false });
});
