// The part of an evidence file that speaks of certificates. Loads zod: import it lazily.

import * as z from "zod";
import { fault } from "./evidence-fault.ts";

const text = z.string();
const shownCertificate = z.object({ subject: text, issuer: text, names: z.array(text), validFrom: text, validTo: text, spkiSha256: text, sha256: text });
const refusal = z.object({ code: text, why: text }).nullable();

const handshake = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("shown"), protocol: text, refused: refusal, wrongName: refusal, chain: z.array(shownCertificate) }),
  z.object({ kind: z.literal("fault"), fault }),
]);

export const certificate = z.object({
  host: text,
  name: text,
  showings: z.array(
    z.object({
      address: text,
      handshake,
      old: z.array(z.object({ version: text, answer: z.enum(["accepted", "refused", "unknown"]), why: text })),
    }),
  ),
  tlsa: z.array(z.object({ usage: z.number(), selector: z.number(), matching: z.number(), data: text })),
  fault: fault.nullable(),
});
