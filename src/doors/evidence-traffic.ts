// The parts of an evidence file that speak of captured traffic. Loads zod: import it lazily.

import * as z from "zod";
import { components } from "../model/policy.ts";

const text = z.string();
const component = z.union([z.enum(components), z.templateLiteral(["header:", text])]);
const count = z.number().int().min(0);
const source = z.object({ file: text, entry: text });

export const calls = z.object({
  sources: z.array(
    z.object({
      file: text,
      format: z.enum(["har", "otlp"]).nullable(),
      calls: count,
      unread: z.array(z.object({ entry: text, why: text })),
      missed: count,
      cut: text.nullable(),
    }),
  ),
  calls: z.array(
    z.object({
      url: text,
      host: text,
      method: text,
      tunnel: z.boolean(),
      status: z.number().int().nullable(),
      redirect: text.nullable(),
      credentials: z.array(text),
      headers: z.boolean(),
      follows: z.object({ url: text, source, same: z.array(text), anew: z.array(text) }).nullable(),
      client: text.nullable(),
      count,
      first: source,
    }),
  ),
});

const use = z.object({ method: text, url: text, operation: text.nullable(), status: z.number().int().nullable(), source });
const age = z.object({ seconds: z.number(), use });

export const captures = z.object({
  signed: count,
  accepted: count,
  schemes: z.array(
    z.object({
      name: text,
      builtin: z.boolean(),
      direction: z.enum(["api", "webhook"]),
      declared: z.array(component),
      place: z.object({ file: text, pointer: text }).nullable(),
      secret: z.union([z.literal("given"), z.object({ missing: text })]),
      signed: count,
      right: count,
      wrong: count,
      refused: count,
      foreign: count,
    }),
  ),
  mismatches: z.array(z.object({ scheme: text, host: text, why: text, use })),
  signatures: z.array(z.object({ scheme: text.nullable(), at: text, host: text, differs: z.array(component), first: use, second: use, more: count })),
  nonces: z.array(
    z.object({
      scheme: text.nullable(),
      at: text,
      host: text,
      requests: count,
      different: count,
      reused: z.object({ first: use, second: use }).nullable(),
    }),
  ),
  ages: z.array(z.object({ scheme: text.nullable(), at: text, host: text, oldest: age, newest: age })),
  weak: z.array(z.object({ scheme: text, list: z.enum(["defaults", "documentation"]), use })),
});
