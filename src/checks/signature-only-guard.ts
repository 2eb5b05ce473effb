// Judges whether operations of consequence rest on a signature alone. Pure.

import { defineCheck, notApplicable, outcomeOf } from "../model/check.ts";
import { nothingSigned, requirementOf, schemesByName, signedOperations } from "../model/signed.ts";
import type { Operation, SecurityScheme } from "../model/spec.ts";
import { administers } from "../openapi/administration.ts";

/** A way in that asks for the signature and nothing else, or null. */
const bareSignature = ({ security, signature }: Operation, schemes: ReadonlyMap<string, SecurityScheme>): readonly string[] | null => {
  const byScheme = (signature?.schemes.length ?? 0) > 0;
  const alternatives = security.length === 0 ? [[]] : security;
  return (
    alternatives.find((names) => {
      const { signed, factor } = requirementOf(names, schemes);
      return !factor && (signed || !byScheme);
    }) ?? null
  );
};

export const signatureOnlyGuard = defineCheck({
  id: "signature-only-guard",
  title: "An administrative operation is guarded by a signature alone",
  category: "contract",
  severity: "high",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Looks at signed operations whose path, tags or operationId say that they administer names, zones, keys, users, tenants or exports, and asks for a second proof in the same security requirement: mutual TLS, OAuth, OpenID Connect, bearer or basic credentials. A key id beside the signature is no second proof. OAuth 1 and AWS signatures are left alone, because their keys belong to one user or principal with permissions of its own. Reading counts only where it hands out keys, zones, dumps or exports.",
    why: "A signature key is one secret, shared by both sides, often for years. Who finds it in a log, an old laptop or a build can then start a zone transfer, make new keys or export every customer, and no second lock is in the way. The words are a guess at what the operation does, so the finding is marked as likely.",
    fix: "Ask for a second, independent proof in the same requirement, such as mutual TLS or a short-lived OAuth token, or move the operation behind one. If it is harmless, waive the finding with the reason.",
    example: {
      language: "yaml",
      before: `paths:
  /dns/zones/{zone}/transfer:
    post:
      security:
        - hmac: []`,
      after: `paths:
  /dns/zones/{zone}/transfer:
    post:
      security:
        - hmac: []
          mutualTls: []      # both together, not one or the other`,
    },
    references: [
      "https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object",
      "https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/",
      "https://www.rfc-editor.org/rfc/rfc8705",
    ],
    cwe: [308],
    owasp: ["API5:2023"],
  },
  run({ spec }, { require }) {
    const signed = signedOperations(spec, require);
    if (signed.length === 0) return notApplicable(nothingSigned);
    const schemes = schemesByName(spec);
    const words = new Map<string, string>();
    return outcomeOf(
      signed.flatMap((operation) => {
        const what = administers(operation, words);
        const bare = what === null ? null : bareSignature(operation, schemes);
        if (bare === null) return [];
        const guard = operation.signature === null ? "the signature that the policy names" : operation.signature.name;
        return {
          subject: operation.id,
          message: `${operation.id} looks like ${what === "administration" ? what : `administration of ${what}`}, and ${guard} is all that guards it`,
          confidence: "likely" as const,
          where: { place: operation.place, operation: operation.id },
          proof: [`security: ${operation.security.map((names) => names.join(" and ") || "{}").join(", or ") || "none"}`, `signature: ${guard}`],
        };
      }),
    );
  },
});
