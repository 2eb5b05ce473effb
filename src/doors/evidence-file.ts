// Reads evidence that was saved with --save-evidence. Anybody may have written the file, so every field is checked. Loads zod: import it lazily.

import * as z from "zod";
import type { Said } from "../config.ts";
import { ScanError } from "../errors.ts";
import type { Evidence } from "../model/evidence.ts";
import { certificate } from "./evidence-certificates.ts";
import { fault } from "./evidence-fault.ts";
import { resolution, zone } from "./evidence-names.ts";
import { parts, strayPart } from "./evidence-parts.ts";
import { experiment, secretStrength, signing } from "./evidence-signing.ts";
import { calls, captures } from "./evidence-traffic.ts";
import { type InputRoots, readInput } from "./input-files.ts";

const mostBytes = 256 * 1024 * 1024;

const text = z.string();
const count = z.number().int().min(0);
const list = <T extends z.ZodType>(item: T) => z.array(item);
const place = z.object({ file: text, pointer: text, line: z.exactOptional(z.number().int().min(1)) });

const declaredSignature = z.object({ rule: z.enum(["P2", "P4", "S1", "S2", "S3"]), name: text, schemes: list(text), place });

const parameter = z.object({
  name: text,
  in: z.enum(["path", "query", "querystring", "header", "cookie", "body", "formData"]),
  required: z.boolean(),
  role: z.enum(["signature", "timestamp", "nonce", "digest"]).nullable(),
  sample: z.object({ value: z.unknown() }).nullable(),
  explode: z.boolean(),
  place,
});

const spec = z.object({
  version: z.enum(["2.0", "3.0", "3.1", "3.2"]),
  title: text.nullable(),
  servers: list(
    z.object({
      template: text,
      urls: list(text),
      hostPattern: text.nullable(),
      scope: z.enum(["document", "path", "operation", "link"]),
      variables: list(z.object({ name: text, inHost: z.boolean(), enum: list(text).nullable(), default: text.nullable(), place })),
      place,
    }),
  ),
  operations: list(
    z.object({
      id: text,
      method: text,
      path: text,
      operationId: text.nullable(),
      tags: list(text),
      place,
      servers: list(count),
      parameters: list(parameter),
      bodyRequired: z.boolean(),
      security: list(list(text)),
      signature: declaredSignature.nullable(),
      responses: list(text),
    }),
  ),
  webhooks: list(
    z.object({ id: text, kind: z.enum(["webhook", "callback"]), name: text, place, signature: declaredSignature.nullable(), mentioned: text.nullable() }),
  ),
  schemes: list(
    z.object({
      name: text,
      type: text,
      detail: text.nullable(),
      in: z.enum(["header", "query", "cookie"]).nullable(),
      signature: z.enum(["S1", "S2", "S3"]).nullable(),
      signing: z.looseObject({ scheme: text }).nullable().default(null),
      place,
    }),
  ),
  urls: list(z.object({ url: text, kind: z.enum(["oauth", "openid", "callback", "documentation"]), place })),
  unresolved: list(z.object({ ref: text, remote: z.boolean(), why: text, place })),
  mentions: list(z.object({ rule: z.enum(["D2", "D5", "D6"]), text, place })),
  ignores: list(z.object({ check: text, reason: text, until: text, operation: text.nullable(), hosts: list(text), place })),
});

const entry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("base-url") }),
  z.object({ kind: z.literal("server"), server: count }),
  z.object({ kind: z.literal("operation"), operation: text }),
]);
const source = z.enum(["location", "content-location", "link", "refresh", "cors", "csp", "set-cookie", "body"]);
const status = z.number().int().min(100).max(999);

const visit = z.object({
  entry,
  method: z.enum(["GET", "HEAD"]),
  url: text,
  steps: list(
    z.object({
      url: text,
      status,
      location: text.nullable(),
      redirect: text.nullable(),
      references: list(z.object({ source, host: text, value: text, detail: text, count })),
      body: z.union([z.enum(["read", "none"]), fault]),
      hsts: z.exactOptional(text.nullable()),
      cached: z.boolean(),
    }),
  ),
  end: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("answered") }),
    z.object({ kind: z.literal("left"), to: text }),
    z.object({ kind: z.literal("loop") }),
    z.object({ kind: z.literal("too-many-redirects") }),
    z.object({ kind: z.literal("bad-location"), location: text }),
    z.object({ kind: z.literal("fault"), fault }),
  ]),
});

const probe = z.object({
  entry,
  url: text,
  sent: z.object({ xForwardedHost: text, forwarded: text }),
  status: status.nullable(),
  fault: fault.nullable(),
  echoes: list(z.object({ header: z.enum(["X-Forwarded-Host", "Forwarded"]), source, value: text, detail: text })),
});

const fact = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion("state", [
    z.object({ state: z.literal("known"), value }),
    z.object({ state: z.literal("skipped"), why: text }),
    z.object({ state: z.literal("failed"), why: text }),
  ]);

/** Evidence of a version that knew nothing of these facts stays readable. */
const unasked = { state: "skipped" as const, why: "the evidence was gathered without looking at signatures" };
const withoutTraffic = { state: "skipped" as const, why: "no traffic was given" };
const withoutNames = { state: "skipped" as const, why: "the evidence was gathered without looking at names and certificates" };

const schema = z.object({
  schema: z.literal("sigproof.evidence/1"),
  tool: z.object({ name: text, version: text }),
  startedAt: z.iso.datetime(),
  durationMs: z.number().min(0),
  requests: count,
  proxy: text.nullable(),
  stopped: fault.nullable(),
  parts: z.exactOptional(parts),
  documents: list(z.object({ file: text, text })),
  problems: list(z.object({ kind: z.enum(["spec", "policy", "waiver", "hint", "traffic"]), message: text, place: place.nullable() })),
  facts: z.object({
    target: fact(z.object({ baseUrl: text.nullable(), alias: text.nullable(), spec: text, offline: z.boolean(), caFile: z.exactOptional(text) })),
    spec: fact(spec),
    visits: fact(z.object({ visits: list(visit), notVisited: list(z.object({ operation: text, why: text })) })),
    reflections: fact(list(probe)),
    sites: fact(z.record(text, z.object({ site: text.nullable(), unicode: text }))),
    signing: fact(signing).default(unasked),
    experiments: fact(list(experiment)).default(unasked),
    secretStrength: fact(list(secretStrength)).default(unasked),
    calls: fact(calls).default(withoutTraffic),
    captures: fact(captures).default(withoutTraffic),
    zones: fact(list(zone)).default(withoutNames),
    resolutions: fact(list(resolution)).default(withoutNames),
    certificates: fact(list(certificate)).default(withoutNames),
  }),
}) satisfies z.ZodType<Evidence>;

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
type Expect<T extends true> = T;
/** `satisfies` finds what the schema lets through wrongly; this line finds what it would refuse wrongly, such as a new kind of fault. */
export type EveryEvidenceIsRead = Expect<Mutable<Evidence> extends z.input<typeof schema> ? true : false>;

/** Text of an evidence file → evidence. Throws `evidence-invalid` with the path of the first field that is wrong. */
export const parseEvidence = (json: string, name: string): Evidence => {
  const invalid = (why: string): ScanError =>
    new ScanError("evidence-invalid", `${name} ${why}`, { hint: "Evidence is what --save-evidence writes; it cannot be edited by hand into something else." });
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid("is no JSON");
  }
  const version = value !== null && typeof value === "object" && "schema" in value ? value.schema : undefined;
  if (typeof version !== "string" || !version.startsWith("sigproof.evidence/")) throw invalid("is no sigproof evidence");
  if (version !== "sigproof.evidence/1") throw invalid("is of a version that this program does not read");
  let read: ReturnType<typeof schema.safeParse>;
  try {
    read = schema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) throw invalid("is nested too deeply");
    throw error;
  }
  if (!read.success) {
    const [first] = read.error.issues;
    throw invalid(`is wrong at ${first === undefined || first.path.length === 0 ? "its top" : first.path.map(String).join(".").slice(0, 200)}`);
  }
  const stray = strayReference(read.data) ?? strayPart(read.data);
  if (stray !== null) throw invalid(stray);
  return read.data;
};

/** Facts point at each other by number and by name; checks rely on it. */
const strayReference = ({ documents, facts }: Evidence): string | null => {
  if (facts.spec.state !== "known") return null;
  if (documents.length === 0) return "is wrong at documents: the text of the description is missing";
  const { servers, operations } = facts.spec.value;
  for (const operation of operations)
    for (const server of operation.servers)
      if (server >= servers.length) return `names server ${server} in ${operation.id.slice(0, 100)}, and there are ${servers.length}`;
  const looks = [...(facts.visits.state === "known" ? facts.visits.value.visits : []), ...(facts.reflections.state === "known" ? facts.reflections.value : [])];
  const ids = new Set(operations.map(({ id }) => id));
  for (const { entry } of looks) {
    if (entry.kind === "server" && entry.server >= servers.length) return `visits server ${entry.server}, and there are ${servers.length}`;
    if (entry.kind === "operation" && !ids.has(entry.operation)) return `visits ${entry.operation.slice(0, 100)}, which is not among its operations`;
  }
  return null;
};

export const readEvidence = (said: Said, roots: InputRoots): Evidence =>
  parseEvidence(readInput(said, "evidence-invalid", mostBytes, roots), `${said.from}: ${said.value}`);
