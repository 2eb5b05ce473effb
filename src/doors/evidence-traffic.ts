// The parts of an evidence file that speak of captured traffic. Loads zod: import it lazily.

import * as z from "zod";

const text = z.string();
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

export const captures = z.object({ signed: count });
