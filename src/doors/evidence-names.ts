// The parts of an evidence file that speak of names. Loads zod: import it lazily.

import * as z from "zod";
import { fault } from "./evidence-fault.ts";

const text = z.string();
const count = z.number().int().min(0);
const list = <T extends z.ZodType>(item: T) => z.array(item);

const transfer = z.object({
  server: text,
  address: text,
  state: z.enum(["open", "refused", "not-authoritative", "closed", "unknown", "unreachable-family", "not-asked"]),
  why: text,
  records: count,
  bytes: count,
  serial: count.nullable(),
});

export const zone = z.object({
  apex: text,
  names: list(text),
  fault: fault.nullable(),
  parent: list(text).nullable(),
  child: list(text),
  transfers: list(transfer),
  more: count,
  dnssec: z.object({ signed: z.boolean().nullable(), delegated: z.boolean().nullable(), validatedBy: list(text) }),
});

const look = z.object({
  family: z.enum(["A", "AAAA"]),
  again: z.boolean(),
  answer: z
    .object({
      rcode: text,
      aa: z.boolean(),
      ra: z.boolean(),
      ad: z.boolean(),
      chain: list(text),
      addresses: list(text),
      ttl: count.nullable(),
      ede: list(text),
    })
    .nullable(),
  fault: fault.nullable(),
});

const view = z.object({
  source: text,
  kind: z.enum(["system", "given", "authoritative"]),
  trusted: z.boolean(),
  looks: list(look),
  unchecked: list(look),
});

export const resolution = z.object({
  name: text,
  hosts: list(text),
  fault: fault.nullable(),
  resolvers: list(view),
  authoritative: list(view),
  propagating: z.boolean(),
  identities: list(z.object({ address: text, port: count, state: z.enum(["proves", "disproves", "unreached", "not-asked"]), why: text })),
  chainEnd: z.object({ name: text, rcodes: list(text.nullable()), servers: list(text) }).nullable(),
  caa: z.object({ at: text.nullable(), records: list(z.object({ critical: z.boolean(), tag: text, value: text })), fault: fault.nullable() }),
  tlsa: z.object({
    state: z.enum(["validated", "insecure", "none", "unknown"]),
    records: list(z.object({ port: count, usage: count, selector: count, matching: count, data: text })),
    why: text.nullable(),
  }),
});
