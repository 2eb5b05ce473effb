// The fields of `signing` and `canaries` as zod schemas, for the policy's schema and the published ones. Pure. Imports zod, so load it only where a policy is read.

import * as z from "zod";
import { type Field, longestText } from "../model/form.ts";
import { signingField, variableForm, variableName, xSignatureField } from "../model/signing-form.ts";

const zodOf = (field: Field): z.ZodType => bare(field).describe(field.means);

const bare = (field: Field): z.ZodType => {
  switch (field.kind) {
    case "text":
      return field.pattern === undefined ? z.string().max(longestText) : z.string().max(longestText).regex(field.pattern);
    case "words":
      return z.enum(field.words);
    case "flag":
      return z.boolean();
    case "count":
      return z.number().int().min(1).max(field.most);
    case "list":
      return z.array(zodOf(field.of)).max(field.most);
    case "names":
      return z.record(z.string(), zodOf(field.of));
    case "text-or-map":
      return z.union([z.string().max(longestText), zodOf(field.map)]);
    case "map":
      break;
  }
  return z.strictObject(
    Object.fromEntries(Object.entries(field.fields).map(([name, inner]) => [name, field.required.includes(name) ? zodOf(inner) : zodOf(inner).optional()])),
  );
};

const mostEntries = 50;

/** One scheme, or a list of them. The parser's own messages come from the table; this schema only has to agree with it, and a test sees to that. */
export const signing = z
  .union([zodOf(signingField), z.array(zodOf(signingField)).min(1).max(mostEntries)])
  .describe("How requests are signed: one scheme, or a list of them with `operations`.");

export const xSignatureJsonSchema = (id: string): object => ({
  ...z.toJSONSchema(zodOf(xSignatureField), { target: "draft-7", io: "input" }),
  $id: id,
  title: "x-signature of sigproof",
});

const text = (meaning: string) => z.string().max(longestText, { error: "is too long" }).describe(meaning);
const scalar = z.union([z.string().max(longestText), z.number(), z.boolean()], { error: "must be a text, a number, true or false" });
const fromEnvironment = z.strictObject({ env: z.string().regex(variableName, { error: `must be ${variableForm}` }) });

const body = (meaning: string) =>
  z
    .strictObject({
      json: z.unknown().describe("Sent as JSON.").optional(),
      form: z.record(z.string(), scalar).describe("Sent as a form.").optional(),
      text: text("Sent as it is.").optional(),
      file: text("Path of a file, relative to the policy file.").optional(),
    })
    .refine((value) => Object.keys(value).length === 1, { error: "must hold exactly one of json, form, text and file" })
    .meta({ description: meaning, minProperties: 1, maxProperties: 1 });

export const canary = z.strictObject({
  operation: z
    .string()
    .min(1, { error: "must not be empty" })
    .max(2_000, { error: "is too long" })
    .describe("`METHOD /path` as in the description, or an operationId. Naming it is the consent to send it, many times over."),
  path: z.record(z.string(), scalar).describe("Values of path parameters.").optional(),
  query: z
    .record(z.string(), z.union([scalar, z.array(scalar).max(100)], { error: "must be a text, a number, true, false or a list of them" }))
    .describe("Query parameters; a list repeats the name.")
    .optional(),
  headers: z
    .record(
      z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/),
      z.union(
        [
          z
            .string()
            .max(longestText)
            .regex(/^[^\r\n\0]*$/),
          fromEnvironment,
        ],
        { error: "must be a text of one line, or { env: NAME }" },
      ),
    )
    .describe("Headers beside the signature. `{ env: NAME }` for what must stay secret.")
    .optional(),
  body: body("The body.").optional(),
  alternate: body("A harmless second body, for what only another body can show.").optional(),
  "accepted-when": z
    .strictObject({
      status: z.number().int().min(100).max(599).describe("Status of an accepted request.").optional(),
      json: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
        .describe("Fields of an accepted answer, as `status: ok`.")
        .optional(),
    })
    .refine((value) => Object.keys(value).length > 0, { error: "must hold status, json or both" })
    .meta({ description: "How an accepted request is told from a refused one, where status and shape do not.", minProperties: 1 })
    .optional(),
});
export type CanaryDocument = z.infer<typeof canary>;

export const mostCanaries = 50;
