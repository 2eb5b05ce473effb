// Arbitrary well-typed facts for fast-check: nothing promises that indexes, names or hosts fit together, because evidence may come from a file. Pure.

import * as fc from "fast-check";
import type { CallFacts, CaptureFacts } from "../src/model/call.ts";
import type { Certificate, CertificateFact, Handshake } from "../src/model/certificate.ts";
import type { Facts, Target, VisitFacts } from "../src/model/evidence.ts";
import type { Exchanged, Experiment, SecretStrength, SigningFact } from "../src/model/experiment.ts";
import type { DnsLook, DnsView, ResolutionFact, ZoneFact } from "../src/model/names.ts";
import type { Component, Policy } from "../src/model/policy.ts";
import { components } from "../src/model/policy.ts";
import { severities } from "../src/model/severity.ts";
import type { DeclaredServer, Operation, Parameter, SecurityScheme, SignatureDeclaration, SpecFacts } from "../src/model/spec.ts";
import type { Entry, Fault, ForwardedProbe, HostReference, Step, Visit } from "../src/model/visit.ts";

/** Names that hurt where somebody uses an object as a map or a name as a pattern. */
const word = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "",
    "*",
    "**",
    "{id}",
    "hmac",
    "X-Signature",
    "\u0000",
    "\u001b[31m",
    "::error::",
    "${x}",
    "a".repeat(300),
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const hosts = [
  "api.example.com",
  "api.example.com.evil.example",
  "examp1e.com",
  "xn--exmple-4nf.com",
  "127.0.0.1:5000",
  "[::1]:8443",
  "localhost",
  "*.example.com",
  "169.254.169.254",
  "10.0.0.7",
  "db",
  "cdn.net",
];
const host = fc.oneof(fc.constantFrom(...hosts), word);
const path = fc.array(word, { maxLength: 4 }).map((parts) => `/${parts.join("/")}`);
const url = fc.oneof(
  fc.tuple(fc.constantFrom("http", "https", "ws", "javascript"), host, path).map(([scheme, host, path]) => `${scheme}://${host}${path}`),
  path,
  word,
);
const place = fc.record(
  { file: fc.constantFrom("openapi.yaml", "other.json"), pointer: path, line: fc.integer({ min: 1, max: 9 }) },
  { requiredKeys: ["file", "pointer"] },
);
const nullable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const few = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(arbitrary, { maxLength: 4 });
const method = fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "QUERY");
const operationId = fc.tuple(method, fc.oneof(fc.constantFrom("/dns/zones/{zone}/transfer", "/users", "/keys"), path)).map(([method, path]) => ({
  id: `${method} ${path}`,
  method,
  path,
}));

export const anySignature: fc.Arbitrary<SignatureDeclaration> = fc.record({
  rule: fc.constantFrom("P2", "P4", "S1", "S2", "S3"),
  name: word,
  schemes: few(word),
  place,
});
export const anyServer: fc.Arbitrary<DeclaredServer> = fc.record({
  template: url,
  urls: few(url),
  hostPattern: nullable(fc.constantFrom("*.example.com", "*.b.example.com", "*")),
  scope: fc.constantFrom("document", "path", "operation", "link"),
  variables: few(fc.record({ name: word, inHost: fc.boolean(), enum: nullable(few(word)), default: nullable(word), place })),
  place,
});
export const anyParameter: fc.Arbitrary<Parameter> = fc.record({
  name: word,
  in: fc.constantFrom("path", "query", "querystring", "header", "cookie", "body", "formData"),
  required: fc.boolean(),
  role: fc.constantFrom(null, "signature", "timestamp", "nonce", "digest"),
  sample: nullable(fc.record({ value: fc.jsonValue({ maxDepth: 1 }) })),
  explode: fc.boolean(),
  place,
});
export const anyOperation: fc.Arbitrary<Operation> = fc
  .tuple(
    operationId,
    fc.record({
      operationId: nullable(word),
      tags: few(word),
      place,
      servers: few(fc.integer({ min: 0, max: 9 })),
      parameters: few(anyParameter),
      bodyRequired: fc.boolean(),
      security: few(few(word)),
      signature: nullable(anySignature),
      responses: few(fc.constantFrom("200", "401", "4XX", "default", "")),
    }),
  )
  .map(([name, rest]) => Object.assign(rest, name));
const anyScheme: fc.Arbitrary<SecurityScheme> = fc.record({
  name: word,
  type: fc.oneof(fc.constantFrom("apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic"), word),
  detail: nullable(word),
  in: fc.constantFrom(null, "header", "query", "cookie"),
  signature: fc.constantFrom(null, "S1", "S2", "S3"),
  signing: nullable(fc.record({ scheme: fc.oneof(fc.constantFrom("custom", "stripe"), word) })),
  place,
});

export const anySpec: fc.Arbitrary<SpecFacts> = fc.record({
  version: fc.constantFrom("2.0", "3.0", "3.1", "3.2"),
  title: nullable(word),
  servers: few(anyServer),
  operations: few(anyOperation),
  webhooks: few(
    fc.record({
      id: word.map((name) => `POST webhook ${name}`),
      kind: fc.constantFrom("webhook", "callback"),
      name: word,
      place,
      signature: nullable(anySignature),
      mentioned: nullable(word),
    }),
  ),
  schemes: few(anyScheme),
  urls: few(fc.record({ url, kind: fc.constantFrom("oauth", "openid", "callback", "documentation"), place })),
  unresolved: few(fc.record({ ref: word, remote: fc.boolean(), why: word, place })),
  mentions: few(fc.record({ rule: fc.constantFrom("D2", "D5", "D6"), text: word, place })),
  ignores: fc.constant([]),
});

export const anyTarget: fc.Arbitrary<Target> = fc.record({ baseUrl: nullable(url), alias: nullable(host), spec: word, offline: fc.boolean() });

const fault: fc.Arbitrary<Fault> = fc.record({ reason: fc.constantFrom("timeout", "dns", "response-limit"), detail: word });
export const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc.constant({ kind: "base-url" } as const),
  fc.record({ kind: fc.constant("server" as const), server: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    kind: fc.constant("operation" as const),
    operation: fc.oneof(
      operationId.map(({ id }) => id),
      word.map((name) => `GET /${name}`),
    ),
  }),
);
const source = fc.constantFrom("location", "content-location", "link", "refresh", "cors", "csp", "set-cookie", "body");
const anyReference: fc.Arbitrary<HostReference> = fc.record({
  source,
  host,
  value: url,
  detail: fc.oneof(path, word, fc.constantFrom("next", "help", "/items/0/url")),
  count: fc.nat(9),
});
export const anyStep: fc.Arbitrary<Step> = fc.record({
  url,
  status: fc.integer({ min: 100, max: 599 }),
  location: nullable(url),
  redirect: nullable(url),
  references: few(anyReference),
  body: fc.oneof(fc.constantFrom("read", "none"), fault),
  cached: fc.boolean(),
});
export const anyVisit: fc.Arbitrary<Visit> = fc.record({
  entry: anyEntry,
  method: fc.constantFrom("GET", "HEAD"),
  url,
  steps: few(anyStep),
  end: fc.oneof(
    fc.record({ kind: fc.constantFrom("answered", "loop", "too-many-redirects") }),
    fc.record({ kind: fc.constant("left" as const), to: url }),
    fc.record({ kind: fc.constant("bad-location" as const), location: word }),
    fc.record({ kind: fc.constant("fault" as const), fault }),
  ),
});
export const anyVisits: fc.Arbitrary<VisitFacts> = fc.record({ visits: few(anyVisit), notVisited: few(fc.record({ operation: word, why: word })) });
export const anyProbe: fc.Arbitrary<ForwardedProbe> = fc.record({
  entry: anyEntry,
  url,
  sent: fc.record({ xForwardedHost: word, forwarded: word }),
  status: nullable(fc.integer({ min: 100, max: 599 })),
  fault: nullable(fault),
  echoes: few(fc.record({ header: fc.constantFrom("X-Forwarded-Host", "Forwarded"), source, value: word, detail: word })),
});

const anyComponent: fc.Arbitrary<Component> = fc.constantFrom(...components, "header:x-a" as const, "header:__proto__" as const);
const anyExchanged: fc.Arbitrary<Exchanged> = fc.record({
  id: fc.oneof(
    fc.constantFrom("signed#0", "unsigned#0", "garbled#0", "host/POS", "host/NEG", "host/PROBE", "query-added/PROBE", "stale/86400", "replay#1"),
    word,
  ),
  request: word,
  changed: word,
  signature: fc.constantFrom("fresh", "garbled", "none", "for-the-original", "other"),
  answer: nullable(
    fc.record(
      { status: fc.integer({ min: 100, max: 599 }), type: word, code: word, body: word, expected: fc.boolean() },
      { requiredKeys: ["status", "type", "code", "body"] },
    ),
  ),
  fault: nullable(word),
  leaked: few(fc.constantFrom("signature", "string-to-sign", "key")),
  round: fc.nat(3),
  atMs: fc.nat(9_000),
  skewSeconds: nullable(fc.integer({ min: -99, max: 99 })),
});
export const anyExperiment: fc.Arbitrary<Experiment> = fc.record({
  operation: fc.oneof(
    operationId.map(({ id }) => id),
    word,
  ),
  scheme: fc.oneof(fc.constantFrom("custom", "stripe"), word),
  builtin: fc.boolean(),
  direction: fc.constantFrom("api", "webhook"),
  declared: few(anyComponent),
  present: few(anyComponent),
  withSecret: fc.boolean(),
  exchanges: fc.array(anyExchanged, { maxLength: 12 }),
  stopped: nullable(word),
  stringToSign: nullable(word),
  place: nullable(place),
});
export const anySigning: fc.Arbitrary<SigningFact> = fc.record({
  schemes: few(
    fc.record({
      name: fc.oneof(fc.constantFrom("custom", "stripe"), word),
      builtin: fc.boolean(),
      direction: fc.constantFrom("api", "webhook"),
      algorithm: fc.oneof(fc.constantFrom("hmac-md5", "hmac-sha1", "hmac-sha256", "sha256-secret-prefix"), word),
      declared: few(anyComponent),
      operations: few(operationId.map(({ id }) => id)),
      place: nullable(place),
      ambiguity: nullable(fc.record({ why: word, first: word, second: word, stringToSign: word })),
      secret: fc.oneof(fc.constant("given" as const), fc.record({ missing: word })),
    }),
  ),
});
const anyStrength: fc.Arbitrary<SecretStrength> = fc.record({ scheme: word, weaknesses: few(word), confidence: fc.constantFrom("proven", "likely") });

const callSource = fc.record({ file: word, entry: word });
const anyCalls: fc.Arbitrary<CallFacts> = fc.record({
  sources: few(
    fc.record({
      file: word,
      format: fc.constantFrom("har" as const, "otlp" as const, null),
      calls: fc.nat(),
      unread: few(fc.record({ entry: word, why: word })),
      missed: fc.nat(),
      cut: nullable(word),
    }),
  ),
  calls: few(
    fc.record({
      url: fc.oneof(url, word),
      host,
      method: fc.oneof(method, word),
      tunnel: fc.boolean(),
      status: nullable(fc.integer({ min: 100, max: 599 })),
      redirect: nullable(fc.oneof(url, word)),
      credentials: few(fc.oneof(fc.constantFrom("header authorization", "header x-signature", "header cookie", "query sig"), word)),
      headers: fc.boolean(),
      follows: nullable(fc.record({ url: fc.oneof(url, word), source: callSource, same: few(word), anew: few(word) })),
      client: nullable(word),
      count: fc.nat(),
      first: callSource,
    }),
  ),
});

const address = fc.constantFrom("93.184.216.34", "10.1.2.3", "127.0.0.1", "2606:2800:220:1::1", "::1", "64:ff9b::5db8:d822", "no address");
const rcode = fc.constantFrom("NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", "RCODE23");
const anyLook: fc.Arbitrary<DnsLook> = fc.record({
  family: fc.constantFrom("A", "AAAA"),
  again: fc.boolean(),
  answer: nullable(
    fc.record({
      rcode,
      aa: fc.boolean(),
      ra: fc.boolean(),
      ad: fc.boolean(),
      chain: few(host),
      addresses: few(address),
      ttl: nullable(fc.nat()),
      ede: few(word),
    }),
  ),
  fault: nullable(fault),
});
const anyView = (kinds: readonly DnsView["kind"][]): fc.Arbitrary<DnsView> =>
  fc.record({ source: word, kind: fc.constantFrom(...kinds), trusted: fc.boolean(), looks: few(anyLook), unchecked: few(anyLook) });

export const anyResolution: fc.Arbitrary<ResolutionFact> = fc.record({
  name: host,
  hosts: few(host),
  fault: nullable(fault),
  resolvers: few(anyView(["system", "given"])),
  authoritative: few(anyView(["authoritative"])),
  propagating: fc.boolean(),
  identities: few(fc.record({ address, port: fc.nat(65_535), state: fc.constantFrom("proves", "disproves", "unreached", "not-asked"), why: word })),
  chainEnd: nullable(fc.record({ name: host, rcodes: few(nullable(rcode)), servers: few(word) })),
  caa: fc.record({
    at: nullable(host),
    records: few(fc.record({ critical: fc.boolean(), tag: fc.constantFrom("issue", "issuewild", "iodef", "tbs"), value: fc.oneof(fc.constant(";"), host) })),
    fault: nullable(fault),
  }),
  tlsa: fc.record({
    state: fc.constantFrom("validated", "insecure", "none", "unknown"),
    records: few(fc.record({ port: fc.nat(65_535), usage: fc.nat(3), selector: fc.nat(1), matching: fc.nat(2), data: word })),
    why: nullable(word),
  }),
});

export const anyZone: fc.Arbitrary<ZoneFact> = fc.record({
  apex: host,
  names: few(host),
  fault: nullable(fault),
  parent: nullable(few(host)),
  child: few(host),
  transfers: few(
    fc.record({
      server: host,
      address,
      state: fc.constantFrom("open", "refused", "not-authoritative", "closed", "unknown", "unreachable-family", "not-asked"),
      why: word,
      records: fc.nat(),
      bytes: fc.nat(),
      serial: nullable(fc.nat()),
    }),
  ),
  more: fc.nat(3),
  dnssec: fc.record({ signed: nullable(fc.boolean()), delegated: nullable(fc.boolean()), validatedBy: few(word) }),
});

const day = fc.oneof(
  fc.date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
  word,
);
const anyCertified: fc.Arbitrary<Certificate> = fc.record({
  subject: word,
  issuer: word,
  names: few(host),
  validFrom: day,
  validTo: day,
  spkiSha256: fc.oneof(fc.constant("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), word),
  sha256: word,
});
const anyRefusal = nullable(fc.record({ code: fc.oneof(fc.constantFrom("CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT"), word), why: word }));
const anyHandshake: fc.Arbitrary<Handshake> = fc.oneof(
  fc.record({
    kind: fc.constant("shown" as const),
    protocol: fc.oneof(fc.constantFrom("TLSv1", "TLSv1.3"), word),
    refused: anyRefusal,
    wrongName: anyRefusal,
    chain: few(anyCertified),
  }),
  fc.record({ kind: fc.constant("fault" as const), fault }),
);
const anyCertificate: fc.Arbitrary<CertificateFact> = fc.record({
  host,
  name: host,
  tlsa: few(fc.record({ usage: fc.nat(4), selector: fc.nat(2), matching: fc.nat(3), data: word })),
  showings: few(
    fc.record({
      address: fc.oneof(fc.constantFrom("127.0.0.1", "203.0.113.7"), word),
      handshake: anyHandshake,
      old: few(fc.record({ version: word, answer: fc.constantFrom("accepted" as const, "refused" as const, "unknown" as const), why: word })),
    }),
  ),
  fault: nullable(fault),
});

const anyUse = fc.record({
  method,
  url,
  operation: nullable(
    fc.oneof(
      operationId.map(({ id }) => id),
      word,
    ),
  ),
  status: nullable(fc.integer({ min: 100, max: 599 })),
  source: callSource,
});
const anyAge = fc.record({ seconds: fc.integer(), use: anyUse });
const carried = { scheme: nullable(fc.oneof(fc.constantFrom("custom", "stripe"), word)), at: word, host };
const anyCaptures: fc.Arbitrary<CaptureFacts> = fc.record({
  signed: fc.nat(3),
  accepted: fc.nat(3),
  schemes: few(
    fc.record({
      name: fc.oneof(fc.constantFrom("custom", "stripe"), word),
      builtin: fc.boolean(),
      direction: fc.constantFrom("api", "webhook"),
      declared: few(anyComponent),
      place: nullable(place),
      secret: fc.oneof(fc.constant("given" as const), fc.record({ missing: word })),
      signed: fc.nat(3),
      right: fc.nat(3),
      wrong: fc.nat(3),
      refused: fc.nat(3),
      foreign: fc.nat(3),
    }),
  ),
  mismatches: few(fc.record({ scheme: word, host, why: word, use: anyUse })),
  signatures: few(fc.record({ ...carried, differs: few(anyComponent), first: anyUse, second: anyUse, more: fc.nat(3) })),
  nonces: few(fc.record({ ...carried, requests: fc.nat(9), different: fc.nat(9), reused: nullable(fc.record({ first: anyUse, second: anyUse })) })),
  ages: few(fc.record({ ...carried, oldest: anyAge, newest: anyAge })),
  weak: few(fc.record({ scheme: word, list: fc.constantFrom("defaults", "documentation"), use: anyUse })),
});

export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  target: anyTarget,
  spec: anySpec,
  visits: anyVisits,
  reflections: few(anyProbe),
  sites: fc.dictionary(host, fc.record({ site: nullable(host), unicode: word }), { maxKeys: 12 }),
  signing: anySigning,
  experiments: few(anyExperiment),
  secretStrength: few(anyStrength),
  calls: anyCalls,
  captures: anyCaptures,
  zones: few(anyZone),
  resolutions: few(anyResolution),
  certificates: few(anyCertificate),
});

export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  require: fc.record({
    covers: nullable(few(fc.constantFrom(...components, "header:x-a" as const))),
    headers: few(fc.constantFrom("x-signature", "authorization", "__proto__")),
    signedOperations: nullable(few(fc.oneof(fc.constantFrom("POST /**", "* /users", "/**"), word))),
  }),
  hosts: fc.record({
    allow: few(host),
    allowPrivate: few(word),
    pins: fc.dictionary(host, few(fc.oneof(fc.constant("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), word))),
  }),
  gate: fc.record({
    threshold: fc.integer({ min: 0, max: 100 }),
    failOn: fc.constantFrom(...severities, "none" as const),
    minMeasured: fc.double({ min: 0, max: 1, noNaN: true }),
    newOnly: fc.boolean(),
  }),
  checks: fc.constant({}),
  waivers: fc.constant([]),
});
