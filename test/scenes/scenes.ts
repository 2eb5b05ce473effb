// Whole scans as they would be saved: what the golden reports are made from. `UPDATE_GOLDEN=1` writes them into their folders.

import type { ObservedCall } from "../../src/model/call.ts";
import { type Evidence, type Facts, failed, known, skipped } from "../../src/model/evidence.ts";
import { hostOf } from "../../src/model/host.ts";
import type { SourceDocument } from "../../src/model/place.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Entry, HostReference, Step, Visit } from "../../src/model/visit.ts";
import { describe } from "../../src/openapi/describe.ts";
import { refusedExperiment, signed, signedExperiment, signedSchemes } from "./signed.ts";

export interface Scene {
  readonly evidence: Evidence;
  readonly policy: Policy;
  readonly baseline: readonly string[] | null;
}

const base = "http://127.0.0.1:5000";
const policy: Policy = {
  require: { covers: null, headers: [], signedOperations: null },
  hosts: { allow: [], allowPrivate: [] },
  gate: { threshold: 80, failOn: "critical", minMeasured: 0, newOnly: false },
  checks: {},
  waivers: [],
};

const unsigned = skipped("nothing says that requests are signed");
const unheard = skipped("not part of this scene");

const evidenceOf = (
  documents: readonly SourceDocument[],
  target: Partial<Facts["target"]>,
  live: Partial<Evidence["facts"]>,
  more: Partial<Evidence> = {},
): Evidence => {
  const { spec, problems } = describe(documents);
  return {
    schema: "sigproof.evidence/1",
    tool: { name: "sigproof", version: "0.1.0" },
    startedAt: "2026-11-05T10:00:00.000Z",
    durationMs: 812,
    requests: 14,
    proxy: null,
    stopped: null,
    documents,
    problems,
    facts: {
      target: known({ baseUrl: base, alias: null, spec: documents[0]?.file ?? "openapi.yaml", offline: false, ...target }),
      spec: known(spec),
      visits: known({ visits: [], notVisited: [] }),
      reflections: known([]),
      sites: known({}),
      signing: unsigned,
      experiments: unsigned,
      secretStrength: unsigned,
      calls: unheard,
      captures: unheard,
      zones: unheard,
      resolutions: unheard,
      certificates: unheard,
      ...live,
    },
    ...more,
  };
};

const step = (path: string, more: Partial<Step> = {}): Step => ({
  url: base + path,
  status: 200,
  location: null,
  redirect: null,
  references: [],
  body: "read",
  cached: false,
  ...more,
});
const seen = (url: string, more: Partial<ObservedCall> = {}): ObservedCall => ({
  url,
  host: hostOf(url) ?? "",
  method: "GET",
  tunnel: false,
  status: 200,
  redirect: null,
  credentials: [],
  headers: true,
  follows: null,
  client: "python-requests/2.31.0",
  count: 1,
  first: { file: "captures/tests.har", entry: "entry 1" },
  ...more,
});
const redirect = (path: string, status: number, to: string): Step => step(path, { status, location: to, redirect: to, body: "none" });
const answered = (entry: Entry, ...steps: readonly Step[]): Visit => ({ entry, method: "GET", url: steps[0]?.url ?? base, steps, end: { kind: "answered" } });
const left = (operation: string, hop: Step): Visit => ({ ...answered({ kind: "operation", operation }, hop), end: { kind: "left", to: hop.redirect ?? "" } });
const inBody = (host: string, value: string, detail: string): HostReference => ({ source: "body", host, value, detail, count: 1 });
const probe = (operation: string, path: string, echoed: boolean): Facts["reflections"][number] => ({
  entry: { kind: "operation", operation },
  url: `${base}${path}?sigproof=6b1d`,
  sent: { xForwardedHost: "a1b2.sigproof.invalid", forwarded: "c3d4.sigproof.invalid" },
  status: 200,
  fault: null,
  echoes: echoed ? [{ header: "X-Forwarded-Host", source: "body", value: "https://a1b2.sigproof.invalid/api/orders?page=2", detail: "/next" }] : [],
});

const flask = `openapi: 3.0.3
info:
  title: Partner API
  version: "1.0"
servers:
  - url: https://api.partner.example.com/api
    description: Production
  - url: https://{tenant}.partner.example.com/api
    variables:
      tenant:
        default: acme
    x-sigproof-ignore:
      - check: open-server-variable
        reason: Tenants are subdomains of ours, and the gateway refuses any other.
        until: 2027-01-31
paths:
  /status:
    get:
      responses:
        "200": { description: Up }
  /orders:
    get:
      responses:
        "200": { description: A page of orders }
  /reports/latest:
    get:
      responses:
        "302": { description: Where the report is }
  /invoices/latest:
    get:
      responses:
        "302": { description: The newest invoice }
  /invoices/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200": { description: One invoice }
  /zones/{zone}/transfer:
    post:
      security: [{ partner: [] }]
      parameters:
        - { name: zone, in: path, required: true, schema: { type: string }, example: partner.example.com }
        - { name: X-API-Timestamp, in: header, required: true, schema: { type: integer } }
      responses:
        "202": { description: The transfer runs }
        "401": { description: Signature missing or wrong }
components:
  securitySchemes:
    partner: { type: apiKey, in: header, name: X-API-Signature, description: HMAC-SHA256 in hex }
`;

const flaskSites = {
  "127.0.0.1:5000": { site: null, unicode: "127.0.0.1" },
  "api.partner.example.com": { site: "example.com", unicode: "api.partner.example.com" },
  "acme.partner.example.com": { site: "example.com", unicode: "acme.partner.example.com" },
  "*.partner.example.com": { site: "example.com", unicode: "*.partner.example.com" },
  "api.partner.example.com.evil.example": { site: "evil.example", unicode: "api.partner.example.com.evil.example" },
};

const flaskVisits: Facts["visits"] = {
  visits: [
    answered({ kind: "base-url" }, step("/", { status: 404 })),
    answered({ kind: "operation", operation: "GET /status" }, step("/status")),
    answered(
      { kind: "operation", operation: "GET /orders" },
      step("/orders", { references: [inBody("api.partner.example.com", "https://api.partner.example.com/api/orders?page=2", "/next")] }),
    ),
    left("GET /reports/latest", redirect("/reports/latest", 302, "https://api.partner.example.com.evil.example/reports/42")),
    left("GET /invoices/latest", redirect("/invoices/latest", 302, "http://api.partner.example.com/api/invoices/7")),
  ],
  notVisited: [
    { operation: "GET /invoices/{id}", why: "the path parameter id has no example, default or enum" },
    { operation: "POST /zones/{zone}/transfer", why: "only GET and HEAD are visited" },
  ],
};

const quiet = `{
  "openapi": "3.1.0",
  "info": { "title": "Weather notes", "version": "0.9.0" },
  "servers": [{ "url": "https://api.weather.example" }],
  "paths": {
    "/users": { "get": { "responses": { "200": { "description": "OK" } } } },
    "/notes": { "get": { "responses": { "200": { "description": "OK" } } } }
  }
}
`;

const evil = "\u001b[2J\u202e##[error]pwn\u2028`` ``` | <img src=x> ](https://evil.example) @everyone";
const hostile = `openapi: 3.0.3
info: { title: "::error::pwn", version: "1" }
servers:
  - url: https://api.example.com
paths:
  "/a|\`b\`<script>":
    get:
      responses: { "200": { description: OK } }
`;
const hostileOperation = "GET /a|`b`<script>";

const tried = signedExperiment(describe([{ file: "openapi.yaml", text: signed }]).spec.operations[0]?.place ?? null);

export const scenes: Readonly<Record<string, Scene>> = {
  flask: {
    evidence: evidenceOf(
      [{ file: "openapi.yaml", text: flask }],
      {},
      {
        visits: known(flaskVisits),
        reflections: known([probe("GET /status", "/status", false), probe("GET /orders", "/orders", true)]),
        sites: known(flaskSites),
      },
    ),
    policy: {
      ...policy,
      gate: { ...policy.gate, failOn: "high" },
      waivers: [
        {
          check: "undeclared-redirect-host",
          host: "old.example.com",
          operation: null,
          path: null,
          reason: "Moved in spring.",
          until: "2027-03-31",
          file: "sigproof.yml",
          line: 9,
        },
        {
          check: "insecure-redirect",
          host: null,
          operation: null,
          path: "/invoices/**",
          reason: "TLS comes with the new gateway.",
          until: "2026-10-31",
          file: "sigproof.yml",
          line: 13,
        },
      ],
    },
    baseline: null,
  },
  signed: {
    evidence: evidenceOf(
      [{ file: "openapi.yaml", text: signed }],
      {},
      {
        visits: known({
          visits: [answered({ kind: "base-url" }, step("/", { status: 404 }))],
          notVisited: [{ operation: "POST /orders", why: "only GET and HEAD are visited" }],
        }),
        sites: known({ "127.0.0.1:5000": { site: null, unicode: "127.0.0.1" } }),
        signing: known({ schemes: signedSchemes(tried) }),
        experiments: known([tried, refusedExperiment]),
        secretStrength: known([{ scheme: "custom", weaknesses: [], confidence: "proven" }]),
      },
      { requests: 61, durationMs: 1_640 },
    ),
    policy: { ...policy, require: { ...policy.require, covers: ["method", "host", "path", "query", "body", "timestamp"] } },
    baseline: null,
  },
  quiet: {
    evidence: evidenceOf(
      [{ file: "api/openapi.json", text: quiet }],
      {},
      {
        visits: known({
          visits: [
            answered({ kind: "base-url" }, step("/")),
            answered(
              { kind: "operation", operation: "GET /users" },
              { ...step("/users", { status: 308 }), location: "/users/", redirect: `${base}/users/`, body: "none" },
              step("/users/", { references: [inBody("avatars.cdn.example.net", "https://avatars.cdn.example.net/1.png", "/0/avatar_url")] }),
            ),
            answered({ kind: "operation", operation: "GET /notes" }, step("/notes")),
          ],
          notVisited: [],
        }),
        reflections: known([probe("GET /users", "/users/", false), probe("GET /notes", "/notes", false)]),
        sites: known({
          "127.0.0.1:5000": { site: null, unicode: "127.0.0.1" },
          "api.weather.example": { site: "weather.example", unicode: "api.weather.example" },
          "avatars.cdn.example.net": { site: "example.net", unicode: "avatars.cdn.example.net" },
        }),
      },
    ),
    policy,
    baseline: null,
  },
  unreachable: {
    evidence: evidenceOf(
      [{ file: "openapi.yaml", text: flask }],
      {},
      {
        visits: known({
          visits: [
            {
              entry: { kind: "base-url" },
              method: "GET",
              url: base,
              steps: [],
              end: { kind: "fault", fault: { reason: "connection-refused", detail: "127.0.0.1:5000 refused the connection (ECONNREFUSED)" } },
            },
          ],
          notVisited: [],
        }),
        reflections: failed("127.0.0.1:5000 refused the connection (ECONNREFUSED)"),
        sites: known(flaskSites),
      },
      { durationMs: 31, requests: 1, stopped: { reason: "unreachable", detail: "127.0.0.1:5000 refused the connection (ECONNREFUSED)" } },
    ),
    policy,
    baseline: null,
  },
  offline: {
    evidence: evidenceOf(
      [{ file: "openapi.yaml", text: flask }],
      { baseUrl: null, offline: true },
      { visits: skipped("offline"), reflections: skipped("offline"), sites: known(flaskSites) },
      { durationMs: 9, requests: 0 },
    ),
    policy: { ...policy, gate: { threshold: 90, failOn: "critical", minMeasured: 0.3, newOnly: true } },
    // The fingerprint of the zone transfer's finding: known, so it costs nothing.
    baseline: ["b34c0070e2f8653d"],
  },
  traffic: {
    evidence: evidenceOf(
      [{ file: "openapi.yaml", text: flask }],
      { baseUrl: null, offline: true },
      {
        visits: skipped("offline"),
        reflections: skipped("offline"),
        sites: known(flaskSites),
        calls: known({
          sources: [
            { file: "captures/tests.har", format: "har", calls: 4, unread: [{ entry: "entry 3", why: "it has no request" }], missed: 2, cut: null },
            { file: "captures/spans.jsonl", format: "otlp", calls: 1, unread: [], missed: 0, cut: "it is larger than 64 MiB, and the rest was not read" },
            { file: "captures/notes.json", format: null, calls: 0, unread: [], missed: 0, cut: null },
          ],
          calls: [
            seen("https://api.partner.example.com/export", {
              status: 302,
              redirect: "https://reports.elsewhere.example/export",
              credentials: ["header x-api-signature"],
            }),
            seen("https://reports.elsewhere.example/export", {
              credentials: ["header x-api-signature"],
              follows: {
                url: "https://api.partner.example.com/export",
                source: { file: "captures/tests.har", entry: "entry 1" },
                same: ["header x-api-signature"],
                anew: [],
              },
              first: { file: "captures/tests.har", entry: "entry 2" },
            }),
            seen("https://db.internal:8443/", {
              method: "",
              tunnel: true,
              status: null,
              headers: false,
              client: null,
              first: { file: "captures/tests.har", entry: "entry 5" },
            }),
            seen("https://api.partner.example.com/users?page=…", {
              client: "orders 1.4.2",
              headers: false,
              count: 12,
              first: { file: "captures/spans.jsonl", entry: "line 2, span 8ab1f00dcafe0001" },
            }),
          ],
        }),
      },
      { durationMs: 14, requests: 0 },
    ),
    policy,
    baseline: null,
  },
  hostile: {
    evidence: evidenceOf(
      [{ file: "open api.yaml", text: hostile }],
      {},
      {
        visits: known({
          visits: [
            answered({ kind: "base-url" }, step("/")),
            left(hostileOperation, { ...redirect("/a%7C%60b%60%3Cscript%3E", 302, "https://evil.example/"), location: `https://evil.example/${evil}` }),
            answered(
              { kind: "operation", operation: hostileOperation },
              step("/a", { references: [inBody("evil.example", `https://evil.example/${evil}`, `/next/${evil}`)] }),
            ),
          ],
          notVisited: [{ operation: `GET ${evil}`, why: evil }],
        }),
        reflections: failed(evil),
        sites: known({
          "api.example.com": { site: "example.com", unicode: "api.example.com" },
          "evil.example": { site: "evil.example", unicode: "evil.example" },
        }),
      },
    ),
    policy: {
      ...policy,
      waivers: [{ check: evil, host: evil, operation: null, path: null, reason: evil, until: evil, file: "sigproof.yml", line: 3 }],
    },
    baseline: null,
  },
};
