// A fault as an evidence file holds it. Loads zod: import it lazily.

import * as z from "zod";

const text = z.string();

export const fault = z.object({
  reason: z.enum([
    "dns",
    "address-refused",
    "connection-refused",
    "connection-reset",
    "empty-reply",
    "protocol-error",
    "truncated",
    "bad-encoding",
    "timeout",
    "response-limit",
    "tls-identity",
    "tls-protocol",
    "tls-handshake",
    "rate-limited",
    "deadline",
    "request-limit",
    "target-gave-up",
    "unreachable",
    "interrupted",
  ]),
  detail: text,
});
