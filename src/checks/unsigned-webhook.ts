// Judges whether the requests that the API sends to others declare a signature. Pure.

import { defineCheck, notApplicable, outcomeOf } from "../model/check.ts";

export const unsignedWebhook = defineCheck({
  id: "unsigned-webhook",
  title: "A webhook or callback declares no signature header",
  category: "contract",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Looks at every request under `webhooks`, `x-webhooks` and `callbacks` and asks for a declared signature header, such as `X-Hub-Signature-256` or `webhook-signature`. Prose that mentions one does not count, because no tool can read it.",
    why: "The receiver's address is public. Without a signature anybody who learns it can report a payment that never happened, and a receiver generated from the description has nothing to verify.",
    fix: "Sign what you send, and declare the header as a required parameter of the webhook.",
    example: {
      language: "yaml",
      before: `webhooks:
  paymentReceived:
    post:
      requestBody: { $ref: "#/components/requestBodies/Payment" }`,
      after: `webhooks:
  paymentReceived:
    post:
      parameters:
        - { name: webhook-signature, in: header, required: true, schema: { type: string } }
      requestBody: { $ref: "#/components/requestBodies/Payment" }`,
    },
    references: ["https://spec.openapis.org/oas/v3.1.1.html#callback-object", "https://www.standardwebhooks.com/"],
    cwe: [345],
    owasp: ["API10:2023"],
  },
  run({ spec }) {
    if (spec.webhooks.length === 0) return notApplicable("the description declares no webhooks or callbacks");
    return outcomeOf(
      spec.webhooks
        .filter(({ signature }) => signature === null)
        .map(({ id, kind, name, mentioned, place }) => ({
          subject: id,
          message:
            mentioned === null
              ? `The ${kind} ${name} declares no signature header, so its receiver cannot tell who sent it`
              : `The ${kind} ${name} is described as signed, but declares no signature header that a receiver could be generated from`,
          confidence: "proven" as const,
          where: { place, operation: id },
          proof: mentioned === null ? [`${id} has no signature parameter`] : [`${id} has no signature parameter`, `its description says: ${mentioned}`],
        })),
    );
  },
});
