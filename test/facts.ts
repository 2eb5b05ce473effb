// Literals for tests of whatever judges evidence: the smallest well-typed value of each fact, and what differs. Pure.

import type { CallFacts, ObservedCall } from "../src/model/call.ts";
import type { Certificate, CertificateFact, Handshake, Showing, Shown } from "../src/model/certificate.ts";
import type { Target, VisitFacts } from "../src/model/evidence.ts";
import { hostOf } from "../src/model/host.ts";
import type { Place } from "../src/model/place.ts";
import type { Policy } from "../src/model/policy.ts";
import type { DeclaredServer, Operation, Parameter, SecurityScheme, ServerVariable, SpecFacts, Webhook } from "../src/model/spec.ts";
import type { Entry, ForwardedEcho, ForwardedProbe, HostReference, Step, Visit } from "../src/model/visit.ts";

export const at = (pointer: string): Place => ({ file: "openapi.yaml", pointer });

export const target = (more: Partial<Target> = {}): Target => ({
  baseUrl: "http://127.0.0.1:5000",
  alias: null,
  spec: "openapi.yaml",
  offline: false,
  ...more,
});

export const policy = (more: { require?: Partial<Policy["require"]>; hosts?: Partial<Policy["hosts"]> } = {}): Policy => ({
  require: { covers: null, headers: [], signedOperations: null, ...more.require },
  hosts: { allow: [], allowPrivate: [], ...more.hosts },
  gate: { threshold: 80, failOn: "critical", minMeasured: 0, newOnly: false },
  checks: {},
  waivers: [],
});

export const spec = (more: Partial<SpecFacts> = {}): SpecFacts => ({
  version: "3.1",
  title: null,
  servers: [server("https://api.example.com")],
  operations: [],
  webhooks: [],
  schemes: [],
  urls: [],
  unresolved: [],
  mentions: [],
  ignores: [],
  ...more,
});

export const server = (template: string, more: Partial<DeclaredServer> = {}): DeclaredServer => ({
  template,
  urls: [template],
  hostPattern: null,
  scope: "document",
  variables: [],
  place: at("/servers/0"),
  ...more,
});

export const variable = (name: string, more: Partial<ServerVariable> = {}): ServerVariable => ({
  name,
  inHost: true,
  enum: null,
  default: null,
  place: at(`/servers/0/variables/${name}`),
  ...more,
});

/** `id` is "METHOD /path". */
export const operation = (id: string, more: Partial<Operation> = {}): Operation => {
  const [method = "", path = ""] = id.split(" ");
  return {
    id,
    method,
    path,
    operationId: null,
    tags: [],
    place: at(`/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}`),
    servers: [0],
    parameters: [],
    bodyRequired: false,
    security: [],
    signature: null,
    responses: ["200"],
    ...more,
  };
};

export const parameter = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: "header",
  required: true,
  role: null,
  sample: null,
  explode: false,
  place: at(`/components/parameters/${name}`),
  ...more,
});

/** An operation that a required header parameter declares as signed (rule P2). */
export const signed = (id: string, more: Partial<Operation> = {}): Operation =>
  operation(id, {
    parameters: [parameter("X-Signature", { role: "signature" })],
    signature: { rule: "P2", name: "X-Signature", schemes: [], place: at("/components/parameters/X-Signature") },
    ...more,
  });

/** An operation that the security scheme `hmac` declares as signed (rule S2). */
export const signedByScheme = (id: string, more: Partial<Operation> = {}): Operation =>
  operation(id, { security: [["hmac"]], signature: { rule: "S2", name: "hmac", schemes: ["hmac"], place: at("/components/securitySchemes/hmac") }, ...more });

export const scheme = (name: string, type: string, more: Partial<SecurityScheme> = {}): SecurityScheme => ({
  name,
  type,
  detail: null,
  in: null,
  signature: null,
  signing: null,
  place: at(`/components/securitySchemes/${name}`),
  ...more,
});
export const hmac = scheme("hmac", "apiKey", { in: "header", detail: "X-Signature", signature: "S2" });

export const webhook = (name: string, more: Partial<Webhook> = {}): Webhook => ({
  id: `POST webhook ${name}`,
  kind: "webhook",
  name,
  place: at(`/webhooks/${name}/post`),
  signature: null,
  mentioned: null,
  ...more,
});

export const of = (operation: string): Entry => ({ kind: "operation", operation });

export const step = (more: Partial<Step> = {}): Step => ({
  url: "http://127.0.0.1:5000/pets",
  status: 200,
  location: null,
  redirect: null,
  references: [],
  body: "read",
  cached: false,
  ...more,
});

/** A step that answers 302 with an absolute Location. */
export const redirect = (to: string, more: Partial<Step> = {}): Step => step({ status: 302, location: to, redirect: to, body: "none", ...more });

export const reference = (source: HostReference["source"], url: string, detail = ""): HostReference => ({
  source,
  host: hostOf(url) ?? url,
  value: url,
  detail,
  count: 1,
});

export const visit = (entry: Entry, steps: readonly Step[], end: Visit["end"] = { kind: "answered" }): Visit => ({
  entry,
  method: "GET",
  url: steps[0]?.url ?? "http://127.0.0.1:5000/pets",
  steps,
  end,
});

export const visits = (...all: readonly Visit[]): VisitFacts => ({ visits: all, notVisited: [] });

export const call = (url: string, more: Partial<ObservedCall> = {}): ObservedCall => ({
  url,
  host: hostOf(url) ?? "",
  method: "GET",
  tunnel: false,
  status: 200,
  redirect: null,
  credentials: [],
  headers: true,
  follows: null,
  client: null,
  count: 1,
  first: { file: "calls.har", entry: "entry 1" },
  ...more,
});

export const traffic = (...calls: readonly ObservedCall[]): CallFacts => ({
  sources: [{ file: "calls.har", format: "har", calls: calls.length, unread: [], missed: 0, cut: null }],
  calls,
});

/** The same, of a file that was not read to its end. */
export const cutTraffic = (...calls: readonly ObservedCall[]): CallFacts => ({
  sources: [{ file: "calls.har", format: "har", calls: calls.length, unread: [], missed: 0, cut: "it is larger than 64 MiB, and the rest was not read" }],
  calls,
});

export const probe = (entry: Entry, echoes: readonly ForwardedEcho[] = [], more: Partial<ForwardedProbe> = {}): ForwardedProbe => ({
  entry,
  url: "http://127.0.0.1:5000/pets?sigproof=1a2b",
  sent: { xForwardedHost: "xfh-1a2b.invalid", forwarded: "fwd-1a2b.invalid" },
  status: 200,
  fault: null,
  echoes,
  ...more,
});

/** A certificate for api.example.com that a trusted authority signed, with 60 days left on `today`. */
export const today = "2026-03-01T12:00:00.000Z";
export const leaf = (more: Partial<Certificate> = {}): Certificate => ({
  subject: "CN=api.example.com",
  issuer: "C=US, O=Example Trust, CN=R1",
  names: ["api.example.com"],
  validFrom: "2026-01-30T12:00:00.000Z",
  validTo: "2026-04-30T12:00:00.000Z",
  spkiSha256: `${"A".repeat(43)}=`,
  sha256: `${"a".repeat(43)}=`,
  ...more,
});
export const authority = (more: Partial<Certificate> = {}): Certificate =>
  leaf({
    subject: "C=US, O=Example Trust, CN=R1",
    issuer: "C=US, O=Example Trust, CN=Root",
    names: [],
    validTo: "2030-01-01T00:00:00.000Z",
    spkiSha256: `${"B".repeat(43)}=`,
    sha256: `${"b".repeat(43)}=`,
    ...more,
  });

export const shown = (more: Partial<Shown> = {}): Shown => ({
  kind: "shown",
  protocol: "TLSv1.3",
  refused: null,
  wrongName: null,
  chain: [leaf(), authority()],
  ...more,
});
export const refusedOld: Showing["old"] = [{ version: "TLSv1.1", answer: "refused", why: "it answered with the alert protocol_version" }];
export const silence: Handshake = { kind: "fault", fault: { reason: "timeout", detail: "no TLS handshake within 5000 ms" } };

/** One host with one address for each handshake. */
export const certified = (handshakes: readonly Handshake[], more: Partial<CertificateFact> = {}, old: Showing["old"] = refusedOld): CertificateFact => ({
  host: "api.example.com",
  name: "api.example.com",
  showings: handshakes.map((handshake, index) => ({ address: `203.0.113.${index + 1}`, handshake, old: handshake.kind === "shown" ? old : [] })),
  tlsa: [],
  fault: null,
  ...more,
});
