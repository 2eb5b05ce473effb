// Judges whether a signed operation says how a bad signature is refused. Pure.

import { defineCheck, notApplicable, outcomeOf } from "../model/check.ts";
import { nothingSigned, signedOperations } from "../model/signed.ts";

const rejection = /^(?:400|401|403|4XX|default)$/i;

export const undocumentedRejection = defineCheck({
  id: "undocumented-rejection",
  title: "A signed operation does not document how it refuses",
  category: "contract",
  severity: "low",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Looks at operations that are signed and asks for a documented answer to a bad signature: 400, 401, 403, `4XX` or `default`.",
    why: "Where no refusal is described, nobody tests that there is one, and clients cannot tell a wrong key or a wrong clock from an outage.",
    fix: "Document the status with which a missing, wrong or stale signature is answered. Most APIs use 401.",
    example: {
      language: "yaml",
      before: `responses:
  "200": { description: The report }`,
      after: `responses:
  "200": { description: The report }
  "401": { description: The signature is missing, wrong or too old }`,
    },
    references: ["https://spec.openapis.org/oas/v3.1.1.html#responses-object", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2"],
    cwe: [1059],
    owasp: ["API9:2023"],
  },
  run({ spec }, { require }) {
    const signed = signedOperations(spec, require);
    if (signed.length === 0) return notApplicable(nothingSigned);
    const silent = signed.filter(({ responses }) => !responses.some((status) => rejection.test(status)));
    return outcomeOf(
      silent.map(({ id, place, responses }) => ({
        subject: id,
        message: `${id} is signed, but documents no answer for a request whose signature is refused (400, 401 or 403)`,
        confidence: "proven" as const,
        where: { place, operation: id },
        proof: [`documented responses: ${responses.join(", ") || "none"}`],
      })),
    );
  },
});
