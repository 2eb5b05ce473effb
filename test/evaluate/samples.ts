// A small scan as literals: a description of two operations, a target that answered. A test changes the one value it is about.

import type { Check, Finding, Outcome } from "../../src/model/check.ts";
import { type Evidence, type Facts, known, skipped } from "../../src/model/evidence.ts";
import type { Place } from "../../src/model/place.ts";
import type { Policy, Waiver } from "../../src/model/policy.ts";
import type { Operation, SpecFacts } from "../../src/model/spec.ts";
import type { Step, Visit } from "../../src/model/visit.ts";

export const text = `openapi: 3.1.0
info: { title: Orders, version: "1" }
servers:
  - url: https://api.example.com
paths:
  /orders:
    get: { operationId: listOrders }
  /export:
    get: {}
`;
export const place = (pointer: string): Place => ({ file: "openapi.yaml", pointer });

const operation = (id: string, operationId: string | null): Operation => {
  const [method = "", path = ""] = id.split(" ");
  return {
    id,
    method,
    path,
    operationId,
    tags: [],
    place: place(`/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}`),
    servers: [0],
    parameters: [],
    bodyRequired: false,
    security: [],
    signature: null,
    responses: ["200"],
  };
};

export const spec: SpecFacts = {
  version: "3.1",
  title: "Orders",
  servers: [
    { template: "https://api.example.com", urls: ["https://api.example.com"], hostPattern: null, scope: "document", variables: [], place: place("/servers/0") },
  ],
  operations: [operation("GET /orders", "listOrders"), operation("GET /export", null)],
  webhooks: [],
  schemes: [],
  urls: [],
  unresolved: [],
  mentions: [],
  ignores: [],
};

export const step = (more: Partial<Step> = {}): Step => ({
  url: "http://127.0.0.1:5000/orders",
  status: 200,
  location: null,
  redirect: null,
  references: [],
  body: "read",
  cached: false,
  ...more,
});
export const visit = (more: Partial<Visit> = {}): Visit => ({
  entry: { kind: "operation", operation: "GET /orders" },
  method: "GET",
  url: "http://127.0.0.1:5000/orders",
  steps: [step()],
  end: { kind: "answered" },
  ...more,
});

export const target: Facts["target"] = { baseUrl: "http://127.0.0.1:5000", alias: null, spec: "openapi.yaml", offline: false };

const unsigned = skipped("nothing says that requests are signed");
const unheard = skipped("not part of this scene");

export const evidence = (facts: Partial<Evidence["facts"]> = {}, more: Partial<Evidence> = {}): Evidence => ({
  schema: "sigproof.evidence/1",
  tool: { name: "sigproof", version: "0.1.0" },
  startedAt: "2026-11-05T10:00:00.000Z",
  durationMs: 812,
  requests: 12,
  proxy: null,
  stopped: null,
  documents: [{ file: "openapi.yaml", text }],
  problems: [],
  facts: {
    target: known(target),
    spec: known(spec),
    visits: known({ visits: [visit()], notVisited: [] }),
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
    ...facts,
  },
  ...more,
});

export const policy = (more: Partial<Policy> = {}): Policy => ({
  require: { covers: null, headers: [], signedOperations: null },
  hosts: { allow: [], allowPrivate: [] },
  gate: { threshold: 80, failOn: "critical", minMeasured: 0, newOnly: false },
  checks: {},
  waivers: [],
  ...more,
});

export const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  check: "flaw",
  host: null,
  operation: null,
  path: null,
  reason: "agreed with the partner",
  until: "2027-01-31",
  file: "sigproof.yml",
  line: 4,
  ...more,
});

export const flaw = (more: Partial<Finding> = {}): Finding => ({
  subject: "GET /export",
  message: "GET /export is flawed",
  confidence: "proven",
  where: { place: place("/paths/~1export/get"), operation: "GET /export", host: "files.example.net", url: "http://127.0.0.1:5000/export" },
  proof: ["GET http://127.0.0.1:5000/export", "HTTP 302"],
  ...more,
});

export const check = (outcome: Outcome | (() => Outcome), more: Partial<Check> = {}): Check => ({
  id: "flaw",
  title: "Something is flawed",
  category: "contract",
  severity: "high",
  since: "0.1.0",
  needs: ["spec"],
  doc: { what: "Looks.", why: "It hurts.", fix: "Mend it.", references: ["https://example.com/"] },
  run: () => (typeof outcome === "function" ? outcome() : outcome),
  ...more,
});

export const fail = (first: Finding, ...rest: readonly Finding[]): Outcome => ({ outcome: "fail", findings: [first, ...rest] });
export const pass: Outcome = { outcome: "pass" };
