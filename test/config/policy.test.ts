// The policy file: what it says when right, and where it points when wrong.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/config/policy.ts";
import { ScanError } from "../../src/errors.ts";
import { cpuMs } from "../cpu.ts";

const ids = ["undeclared-redirect-host", "insecure-server", "redirect-loop"];
const parse = (text: string) => parsePolicy(text, "sigproof.yml", ids);
const mistake = (text: string): ScanError => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error("the policy was accepted");
};

describe("a right policy", () => {
  it("needs nothing but its version", () => {
    expect(parse("version: 1\n")).toEqual({
      file: "sigproof.yml",
      spec: null,
      baseUrl: null,
      signing: [],
      canaries: [],
      traffic: [],
      require: { covers: null, headers: [], signedOperations: null },
      hosts: { allow: [], allowPrivate: [] },
      aliases: [],
      resolvers: [],
      gate: {},
      limits: {},
      checks: {},
      waivers: [],
    });
  });

  it("says everything that this version knows", () => {
    const policy = parse(`# yaml-language-server: $schema=docs/policy.schema.json
version: 1
spec: api/openapi.yaml
base-url: http://127.0.0.1:5000
require:
  covers: [method, host, "header:X-Tenant"]
  headers: [X-API-Signature]
  signed-operations: ["post /api/**", "* /admin/*"]
hosts:
  allow: [CDN.Example.com., "*.Static.example.com", "bücher.example:8443"]
  aliases:
    "127.0.0.1:5000": API.Partner.example.com
  allow-private: [10.0.0.0/8, "fd00::/8", "fd00::1", 10.1.2.3, Db.Internal]
  pins: { API.Example.com.: [sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=] }
gate: { threshold: 72.5, fail-on: high, min-measured: 0.5, new-only: true }
limits: { rate: 10/s, concurrency: 8, deadline: 90s, requests: 500 }
checks: { redirect-loop: off, insecure-server: low }
waivers:
  - check: undeclared-redirect-host
    host: "*.Login.example"
    reason: single sign-on
    until: 2026-12-31
`);
    expect(policy.spec).toBe("api/openapi.yaml");
    expect(policy.require).toEqual({
      covers: ["method", "host", "header:X-Tenant"],
      headers: ["x-api-signature"],
      signedOperations: ["POST /api/**", "* /admin/*"],
    });
    expect(policy.hosts).toEqual({
      allow: ["cdn.example.com", "*.static.example.com", "xn--bcher-kva.example:8443"],
      allowPrivate: ["10.0.0.0/8", "fd00::/8", "fd00::1", "10.1.2.3", "db.internal"],
      pins: { "api.example.com": ["sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="] },
    });
    expect(policy.aliases).toEqual([["127.0.0.1:5000", "api.partner.example.com"]]);
    expect(policy.gate).toEqual({ threshold: 72.5, failOn: "high", minMeasured: 0.5, newOnly: true });
    expect(policy.limits).toEqual({ rate: 10, concurrency: 8, deadlineMs: 90_000, requests: 500 });
    expect(policy.checks).toEqual({ "redirect-loop": "off", "insecure-server": "low" });
    expect(policy.waivers).toEqual([
      {
        check: "undeclared-redirect-host",
        host: "*.login.example",
        operation: null,
        path: null,
        reason: "single sign-on",
        until: "2026-12-31",
        file: "sigproof.yml",
        line: 19,
      },
    ]);
  });

  it("may use an anchor and a tag-free date", () => {
    const policy = parse(
      "version: 1\nwaivers:\n  - &w { check: redirect-loop, path: /a, reason: &r because, until: 2028-02-29 }\n  - { check: insecure-server, host: a.example, reason: *r, until: 2026-01-01 }\n",
    );
    expect(policy.waivers.map((waiver) => waiver.reason)).toEqual(["because", "because"]);
  });
});

describe("a wrong policy is refused at its place", () => {
  it.each<[what: string, text: string, at: string, message: RegExp, hint: RegExp]>([
    ["a key of another place", "version: 1\nrate: 5\n", "2:1", /unknown key "rate"/, /It belongs under limits, as limits.rate/],
    ["unknown key", "version: 1\ngate:\n  treshold: 70\n", "3:3", /unknown key "treshold" in gate/, /Did you mean "threshold"/],
    ["unknown top-level key", "version: 1\nwaiver: []\n", "2:1", /unknown key "waiver"/, /"waivers"/],
    [
      "unknown key in a list",
      "version: 1\nwaivers:\n  - chek: redirect-loop\n    reason: x\n    until: 2026-01-01\n    path: /a\n",
      "3:5",
      /unknown key "chek"/,
      /Did you mean "check".*waivers.0.check is missing/,
    ],
    ["unknown check", "version: 1\nchecks:\n  insecure-servers: off\n", "3:3", /there is no check "insecure-servers"/, /"insecure-server"/],
    [
      "unknown check in a waiver",
      "version: 1\nwaivers:\n  - { check: redirect-lop, path: /a, reason: x, until: 2026-01-01 }\n",
      "3:14",
      /"redirect-lop" is not known/,
      /"redirect-loop"/,
    ],
    ["wrong severity", "version: 1\ngate: { fail-on: hihg }\n", "2:18", /gate.fail-on: "hihg" is not known; known are critical, high/, /"high"/],
    ["text for a number", 'version: 1\ngate: { threshold: "80" }\n', "2:20", /gate.threshold must be a number, not a string/, /^$/],
    ["too large", "version: 1\ngate: { threshold: 101 }\n", "2:20", /at most 100/, /^$/],
    ["bad duration", "version: 1\nlimits: { deadline: 5 }\n", "2:21", /limits.deadline must be a number with a unit/, /^$/],
    ["too long a duration", "version: 1\nlimits: { deadline: 999999h }\n", "2:21", /to 24h/, /^$/],
    ["bad rate", "version: 1\nlimits: { rate: fast }\n", "2:17", /limits.rate must be requests a second/, /^$/],
    ["not a host", "version: 1\nhosts:\n  allow:\n    - https://a.example/\n", "4:7", /hosts.allow.0 must be a host/, /^$/],
    ["any host at all", 'version: 1\nhosts: { allow: ["*"] }\n', "2:18", /hosts.allow.0 may hold a star only/, /^$/],
    ["part of a name", 'version: 1\nhosts: { allow: ["*.a*.example"] }\n', "2:18", /may hold a star only/, /^$/],
    [
      "a waiver of any host",
      'version: 1\nwaivers:\n  - { check: insecure-server, host: "*", reason: r, until: 2030-01-01 }\n',
      "3:37",
      /waivers.0.host may hold a star only/,
      /^$/,
    ],
    ["not a range", "version: 1\nhosts: { allow-private: [10.0.0.0/33] }\n", "2:26", /CIDR/, /^$/],
    ["a pin in hex", "version: 1\nhosts:\n  pins: { a.example: [sha256/00ff] }\n", "3:23", /hosts.pins.a.example.0 must be sha256/, /^$/],
    [
      "a pin for a URL",
      'version: 1\nhosts:\n  pins: { "https://a.example/": [sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=] }\n',
      "3:11",
      /must be a host/,
      /^$/,
    ],
    ["alias to a URL", 'version: 1\nhosts:\n  aliases: { "127.0.0.1:5000": "https://x.example/a" }\n', "3:32", /must be a host/, /^$/],
    ["a date that is none", "version: 1\nwaivers: [{ check: redirect-loop, path: /a, reason: x, until: 2027-02-29 }]\n", "2:63", /date that exists/, /^$/],
    [
      "a waiver for everything",
      "version: 1\nwaivers: [{ check: redirect-loop, reason: x, until: 2027-02-28 }]\n",
      "2:11",
      /at least one of host, operation and path/,
      /^$/,
    ],
    ["no version", "gate: { threshold: 70 }\n", "1:1", /version is missing/, /version: 1/],
    ["another version", "version: 2\n", "1:10", /version must be 1/, /^$/],
    ["a twin key", "version: 1\nversion: 1\n", "2:1", /given twice/, /^$/],
    ["broken YAML", "version: 1\ngate: {\n", "3:1", /./, /^$/],
    ["two documents", "version: 1\n---\nversion: 1\n", "2:1", /./, /^$/],
    ["a list", "- version: 1\n", "1:1", /a policy is a map/, /version: 1/],
    ["nothing", "", "1:1", /a policy is a map/, /version: 1/],
    ["an unknown anchor", "version: 1\nspec: *nowhere\n", "2:7", /anchor/, /^$/],
  ])("%s", (_what, text, at, message, hint) => {
    const error = mistake(text);
    expect(error.code).toBe("policy-invalid");
    expect(`${error.at?.line}:${error.at?.column}`).toBe(at);
    expect(error.message).toMatch(message);
    expect(error.hint ?? "").toMatch(hint);
  });

  it("a resolver by name is none: it would have to be resolved first", () => {
    const error = mistake("version: 1\nnames:\n  resolvers: [system, udp://dns.example]\n");
    expect(error).toMatchObject({ code: "policy-invalid", at: { line: 3 } });
    expect(error.message).toBe('names.resolvers.1 must be system, udp://ip[:port], tcp://ip[:port] or https://host/path, not "udp://dns.example"');
  });

  it("names the other mistakes too", () => {
    const error = mistake("version: 1\ngate: { threshold: 101, fail-on: hihg }\nlimits: { deadline: 5 }\n");
    expect(error.message).toMatch(/threshold/);
    expect(error.hint).toMatch(/line 2: gate.fail-on.*line 3: limits.deadline/);
  });
});

describe("a hostile policy", () => {
  const within = (ms: number, act: () => void): void => {
    expect(cpuMs(act)).toBeLessThan(ms);
  };

  it.each([
    [
      "alias bomb",
      `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij".replaceAll(/./g, (c, i: number) => `${c}: &${c} [${Array.from({ length: 9 }, () => `*${i === 0 ? "a" : "bcdefghij"[i - 1]}`).join(",")}]\n`)}`,
    ],
    ["self-reference", "a: &a [*a]\n"],
    ["deep flow", "[".repeat(100_000)],
    ["deep maps as keys", "{".repeat(5_000)],
    ["balanced deep maps as keys", `${"{".repeat(500)}${"}".repeat(500)}: 1`],
    ["deep block", "- ".repeat(4_000)],
    ["many keys", `version: 1\n${Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join("\n")}`],
    ["many aliases", `version: 1\na: &a x\nb: [${"*a,".repeat(60_000)}]`],
    ["huge", `version: 1\nspec: ${"x".repeat(600_000)}`],
    ["prototype", "version: 1\n__proto__: { polluted: true }\n"],
    ["prototype in checks", "version: 1\nchecks: { __proto__: off }\n"],
    ["constructor in checks", "version: 1\nchecks: { constructor: off }\n"],
    ["merge key", "version: 1\n<<: { spec: a }\n"],
  ])("%s is refused within seconds", (_what, text) => {
    within(3_000, () => expect(mistake(text).code).toBe("policy-invalid"));
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("never throws anything but ScanError, and always with a place", () => {
    const words = [
      "version: 1",
      "gate:",
      "  threshold:",
      "- ",
      "[",
      "]",
      "{",
      "}",
      "&a",
      "*a",
      "!!x",
      "|",
      ">",
      "? ",
      ": ",
      "\n",
      "\t",
      '"',
      "'",
      "#",
      "checks:",
      "__proto__",
      "\u0000",
      "\ud800",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), { maxLength: 30 }), (parts) => {
        try {
          parse(parts.join(""));
        } catch (error) {
          expect(error).toBeInstanceOf(ScanError);
          expect((error as ScanError).at?.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
