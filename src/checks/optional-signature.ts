// Judges whether a signed operation lets the caller leave the signature out. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf } from "../model/check.ts";
import { headerDeclaration, nothingSigned, requirementOf, schemesByName, signedOperations } from "../model/signed.ts";
import type { Operation, Parameter, SecurityScheme } from "../model/spec.ts";

type Schemes = ReadonlyMap<string, SecurityScheme>;

/** Beside a signature scheme, a signature parameter is another way to carry the same signature (presigned URLs): AWS's 350 descriptions list both, none of them required. */
const carriedElsewhere = ({ signature, parameters }: Operation): boolean =>
  signature !== null && signature.schemes.length > 0 && (signature.rule === "S3" || parameters.some(({ role }) => role === "signature"));

export const optionalSignature = defineCheck({
  id: "optional-signature",
  title: "The signature of a signed operation is optional",
  category: "contract",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Looks at operations that are signed. Their signature, timestamp and nonce parameters, and the headers listed under `require.headers`, must be `required: true`, and no alternative under `security` may do without the signature: neither the anonymous `{}` nor a bare key id.",
    why: "What is optional in the description is left out by generated clients and waved through by gateways that validate requests. If the server then verifies only what is present, a request without a signature passes.",
    fix: "Set `required: true` on the parameters, and remove the alternative under `security` that carries no signature.",
    example: {
      language: "yaml",
      before: `parameters:
  - { name: X-Signature, in: header, schema: { type: string } }
security:
  - hmac: []
  - {}`,
      after: `parameters:
  - { name: X-Signature, in: header, required: true, schema: { type: string } }
security:
  - hmac: []`,
    },
    references: [
      "https://spec.openapis.org/oas/v3.1.1.html#parameter-object",
      "https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object",
      "https://www.rfc-editor.org/rfc/rfc9421#section-7.1.1",
    ],
    cwe: [306],
    owasp: ["API2:2023"],
  },
  run({ spec }, { require }) {
    const signed = signedOperations(spec, require);
    if (signed.length === 0) return notApplicable(nothingSigned);
    const schemes = schemesByName(spec);
    return outcomeOf(
      signed.flatMap((operation) => looseParameters(operation).concat(looseHeaders(operation, require.headers, schemes), wayAround(operation, schemes))),
    );
  },
});

const looseOf = (operation: Operation): readonly Parameter[] =>
  carriedElsewhere(operation)
    ? []
    : operation.parameters.filter(({ role, required }) => !required && (role === "signature" || role === "timestamp" || role === "nonce"));

const looseParameters = (operation: Operation): Finding[] =>
  looseOf(operation).map(({ name, in: at, role, place }) => ({
    subject: `${operation.id} ${at} ${name}`,
    message: `${operation.id} declares its ${role} (${at} parameter ${name}), but does not require it`,
    confidence: "proven",
    where: { place, operation: operation.id },
    proof: [`${at} parameter ${name} is not \`required: true\``],
  }));

const looseHeaders = (operation: Operation, required: readonly string[], schemes: Schemes): Finding[] => {
  const reported = new Set(looseOf(operation).map(({ name }) => name.toLowerCase()));
  return required
    .filter((header) => !reported.has(header) && headerDeclaration(operation, header, schemes) === "optional")
    .map((header) => ({
      subject: `${operation.id} header ${header}`,
      message: `${operation.id} declares the header ${header}, but does not require it; the policy does`,
      confidence: "proven",
      where: {
        place: operation.parameters.find(({ in: at, name }) => at === "header" && name.toLowerCase() === header)?.place ?? operation.place,
        operation: operation.id,
      },
      proof: [`require.headers: ${required.join(", ")}`],
    }));
};

/** An alternative beside the signature that proves nothing. OAuth or mutual TLS instead of the signature is a choice, not a gap. */
const wayAround = (operation: Operation, schemes: Schemes): Finding[] => {
  const alternatives = operation.security.map((names) => ({ names, ...requirementOf(names, schemes) }));
  const gap = alternatives.find(({ signed, factor }) => !signed && !factor);
  if (gap === undefined || !alternatives.some(({ signed }) => signed)) return [];
  const anonymous = gap.names.length === 0;
  return [
    {
      subject: `${operation.id} security ${anonymous ? "anonymous" : gap.names.join("+")}`,
      message: anonymous
        ? `${operation.id} may be called anonymously: \`security\` offers \`{}\` beside the signature`
        : `${operation.id} may be called with ${gap.names.join(" and ")} instead of the signature, which names the caller and proves nothing`,
      confidence: anonymous ? "proven" : "likely",
      where: { place: operation.place, operation: operation.id },
      proof: [`security: ${alternatives.map(({ names }) => names.join(" and ") || "{}").join(", or ")}`],
    },
  ];
};
