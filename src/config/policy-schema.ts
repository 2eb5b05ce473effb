// The policy file's shape, once: checked with it, and the published JSON Schema generated from it. Pure. Imports zod, so load it only where a policy is read.

import * as z from "zod";
import { isDay } from "../model/day.ts";
import { components, defaultGate } from "../model/policy.ts";
import { severities } from "../model/severity.ts";
import { canary, mostCanaries, signing } from "./signing-schema.ts";
import { durationForm, parseDuration, parseRate, rateForm } from "./quantities.ts";

/** Dotted paths of fields that the contract names and this version does not have yet. They are refused, never ignored: a gate that silently does less is worse than none. */
export const laterFields: ReadonlySet<string> = new Set();

const duration = (meaning: string) =>
  z
    .string({ error: `must be ${durationForm}` })
    .regex(/^\d{1,9}(\.\d{1,3})?(ms|s|m|h)$/, { error: `must be ${durationForm}` })
    .refine((text) => parseDuration(text) !== null, { error: `must be ${durationForm}` })
    .describe(meaning);

const rate = z
  .union([z.number().min(0.01).max(10_000), z.string().regex(/^\d{1,6}(\.\d{1,3})?(\/[sm])?$/, { error: `must be ${rateForm}` })], {
    error: `must be ${rateForm}`,
  })
  .refine((value) => parseRate(String(value)) !== null, { error: `must be ${rateForm}` })
  .describe("Requests a second towards one remote host, `10` or `10/s`. Default: 10; no limit towards loopback and service containers.");

const text = (meaning: string) => z.string().min(1, { error: "must not be empty" }).max(2_000, { error: "is too long" }).describe(meaning);

const operation = z
  .string()
  .regex(/^(?:[A-Za-z]{1,20}|\*) \/\S*$/, { error: "must look like `POST /path`, with * for part of a path segment and ** for any number of them" });

const componentNames = components.join(", ");
const component = z.string().refine((name) => (components as readonly string[]).includes(name) || /^header:[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name), {
  error: `must be one of ${componentNames}, or header:<name>`,
});

/** `checkIds` are the ids of the checks, given as data: what a policy may switch off, weigh and waive. */
export const policySchema = (checkIds: readonly string[]) => {
  const weight = z.enum(["off", ...severities]);
  const waiver = z
    .strictObject({
      check: z.enum(checkIds).describe("Id of the check whose finding is accepted."),
      host: text("Only findings about this host.").optional(),
      operation: text("Only findings on this operation, `METHOD /path` or its operationId.").optional(),
      path: text("Only findings on operations whose path matches, with `*` and `**`.").optional(),
      reason: text("Why this is acceptable; shown in every report."),
      until: z
        .string({ error: "must be a date, YYYY-MM-DD" })
        .refine(isDay, { error: "must be a date that exists, YYYY-MM-DD" })
        .describe("Last day on which the waiver holds, UTC."),
    })
    .refine((waiver) => waiver.host !== undefined || waiver.operation !== undefined || waiver.path !== undefined, {
      error: "must say what it waives: at least one of host, operation and path",
    });

  return z.strictObject({
    version: z.literal(1, { error: "must be 1" }).describe("Version of this format."),
    spec: text("The OpenAPI description: a path relative to this file, or an http(s) URL.").optional(),
    "base-url": text("Where the API answers. Replaces the whole server URL of the description, base path included.").optional(),
    signing: signing.optional(),
    canaries: z
      .array(canary)
      .max(mostCanaries)
      .describe("Operations on which experiments run. Default: up to three signed GET and HEAD operations whose parameters have examples.")
      .optional(),
    traffic: z
      .array(text("A file or a glob, relative to this file: `*` within one name, `**` for any number of folders."))
      .max(100)
      .describe("Captured traffic to judge: HAR files, or OpenTelemetry traces as JSON or JSON lines.")
      .optional(),
    require: z
      .strictObject({
        covers: z
          .array(component)
          .describe(
            `Parts of a request that a signature must bind: ${componentNames}, or \`header:<name>\`. Default: what the scheme can bind of method, host, path, query, body, timestamp.`,
          )
          .optional(),
        headers: z
          .array(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, { error: "must be a header name" }))
          .describe("Headers that signed operations must declare and require in the description.")
          .optional(),
        "signed-operations": z
          .array(operation)
          .describe("Operations that must declare a signature, as `METHOD /path/**`. Default: those that the description itself declares as signed.")
          .optional(),
        "max-age": duration("The oldest timestamp that may be accepted. Default: 5m.").optional(),
        replay: z
          .enum(["refuse", "accept"])
          .describe("Whether the same signed request may be accepted twice. Default: refuse, and accept for webhooks.")
          .optional(),
      })
      .describe("What signed requests must have.")
      .optional(),
    hosts: z
      .strictObject({
        allow: z
          .array(text("A host, or `*.` and a domain."))
          .describe("Hosts that are no finding, exact or with a leading `*.`. Exact ones may also be contacted.")
          .optional(),
        aliases: z
          .record(z.string(), text("The declared host that the left side stands for."))
          .describe(
            'Maps the base URL\'s host to the declared host it stands for, as `"127.0.0.1:5000": api.example.com`. Used only when the base URL is the left side.',
          )
          .optional(),
        "allow-private": z
          .array(text("A CIDR block, an address or a name."))
          .describe("Private addresses that may be contacted beside the base URL's own.")
          .optional(),
        pins: z
          .record(z.string(), z.array(z.string().regex(/^sha256\/[A-Za-z0-9+/]{43}=$/, { error: "must be sha256/ and the base64 of a SHA-256 hash" })).min(1))
          .describe(
            "Host to the keys that its certificate, or an authority above it, must have: `sha256/` and the base64 of the SHA-256 of the public key info (RFC 7469).",
          )
          .optional(),
      })
      .describe("Hosts that are known to be right.")
      .optional(),
    names: z
      .strictObject({
        resolvers: z
          .array(text("`system`, `udp://ip[:port]`, `tcp://ip[:port]` or `https://host/path`."))
          .max(8)
          .describe("Whom the checks of names ask, besides the zone's own servers. The scan's own connections do not ask them. Default: [system].")
          .optional(),
      })
      .describe("How the checks of names ask.")
      .optional(),
    gate: z
      .strictObject({
        threshold: z.number().min(0).max(100).describe(`Lowest score that passes, 0 to 100. Default: ${defaultGate.threshold}.`).optional(),
        "fail-on": z
          .enum([...severities, "none"])
          .describe(`A proven finding of this severity or worse fails the build. Default: ${defaultGate.failOn}.`)
          .optional(),
        "min-measured": z
          .number()
          .min(0)
          .max(1)
          .describe(`Smallest share of the measurable checks that must have been measured, 0 to 1. Default: ${defaultGate.minMeasured}.`)
          .optional(),
        "new-only": z
          .boolean()
          .describe(`Findings that the baseline report already holds cost nothing. Needs a baseline. Default: ${defaultGate.newOnly}.`)
          .optional(),
      })
      .describe("When the build fails.")
      .optional(),
    limits: z
      .strictObject({
        rate: rate.optional(),
        concurrency: z
          .number()
          .int()
          .min(1)
          .max(256)
          .describe("Requests in flight towards one host. Default: 4; 16 towards loopback and service containers.")
          .optional(),
        deadline: duration("The whole scan ends after this time. Default: 5m.").optional(),
        requests: z
          .number()
          .int()
          .min(1)
          .max(1_000_000)
          .describe("Most requests that one scan sends. Default: 2000; 20000 towards loopback and service containers.")
          .optional(),
      })
      .describe("How much a scan may send.")
      .optional(),
    checks: z
      .strictObject(Object.fromEntries(checkIds.map((id) => [id, weight.optional()])))
      .describe("Check id to `off` or to another severity.")
      .optional(),
    waivers: z.array(waiver).max(10_000).describe("Findings that are accepted for a while. They stay in the report and cost nothing.").optional(),
  });
};

export type PolicyDocument = z.infer<ReturnType<typeof policySchema>>;

/** The keys that the map at `path` may have; none where the path leads to no map. */
export const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] => {
  let at: unknown = schema;
  for (const step of [...path, null]) {
    while (at instanceof z.ZodOptional) at = at.unwrap();
    if (step === null) break;
    at = at instanceof z.ZodArray ? at.element : at instanceof z.ZodObject ? (at.shape as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
};

/** JSON Schema draft-07, the newest that editors' YAML support reads. */
export const policyJsonSchema = (checkIds: readonly string[], id: string): object => ({
  ...z.toJSONSchema(policySchema(checkIds), {
    target: "draft-7",
    io: "input",
    override({ jsonSchema }) {
      // "At least one of" is a refinement, which zod leaves out.
      if (jsonSchema.properties !== undefined && "until" in jsonSchema.properties && "reason" in jsonSchema.properties)
        jsonSchema.anyOf = ["host", "operation", "path"].map((field) => ({ required: [field] }));
    },
  }),
  $id: id,
  title: "sigproof policy",
});
