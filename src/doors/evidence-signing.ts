// The facts about signatures as they stand in an evidence file. Pure. Loads zod: import it lazily.

import * as z from "zod";
import { components } from "../model/policy.ts";

const text = z.string();
const list = <T extends z.ZodType>(item: T) => z.array(item);
const place = z.object({ file: text, pointer: text, line: z.exactOptional(z.number().int().min(1)) }).nullable();
const direction = z.enum(["api", "webhook"]);
const component = z.union([z.enum(components), z.templateLiteral(["header:", text])]);

const exchanged = z.object({
  id: text,
  request: text,
  changed: text,
  signature: z.enum(["fresh", "garbled", "none", "for-the-original", "other"]),
  answer: z.object({ status: z.number().int().min(100).max(999), type: text, code: text, body: text, expected: z.exactOptional(z.boolean()) }).nullable(),
  fault: text.nullable(),
  leaked: list(z.enum(["signature", "string-to-sign", "key"])),
  round: z.number().int().min(0),
  atMs: z.number(),
  skewSeconds: z.number().nullable(),
});

export const experiment = z.object({
  operation: text,
  scheme: text,
  builtin: z.boolean(),
  direction,
  declared: list(component),
  present: list(component),
  withSecret: z.boolean(),
  exchanges: list(exchanged),
  stopped: text.nullable(),
  stringToSign: text.nullable(),
  place,
});

export const signing = z.object({
  schemes: list(
    z.object({
      name: text,
      builtin: z.boolean(),
      direction,
      algorithm: text,
      declared: list(component),
      operations: list(text),
      place,
      ambiguity: z.object({ why: text, first: text, second: text, stringToSign: text }).nullable(),
      secret: z.union([z.literal("given"), z.object({ missing: text })]),
    }),
  ),
});

export const secretStrength = z.object({ scheme: text, weaknesses: list(text), confidence: z.enum(["proven", "likely"]) });
