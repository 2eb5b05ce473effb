// Judges whether operations that the policy calls signed say so in the description. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import { operationGlob } from "../model/glob.ts";
import { headerDeclaration, nothingSigned, schemesByName, signedOperations } from "../model/signed.ts";

export const undeclaredSignature = defineCheck({
  id: "undeclared-signature",
  title: "A signed operation does not declare its signature",
  category: "contract",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Takes the operations that the policy names under `require.signed-operations`, and those that declare a signature themselves. Each must declare a signature header, query parameter or security scheme, and every header listed under `require.headers`.",
    why: "Clients, gateways and generated code are built from the description. An operation that is meant to be signed but does not say so is called unsigned by everything that is generated, and nobody notices when its verification is switched off.",
    fix: "Declare the signature where the operation is described: as a required header parameter, or as a security scheme that the operation lists under `security`.",
    example: {
      language: "yaml",
      before: `paths:
  /payouts:
    post:
      responses: { "201": { description: Created } }`,
      after: `paths:
  /payouts:
    post:
      parameters:
        - { name: X-Signature, in: header, required: true, schema: { type: string } }
        - { name: X-Timestamp, in: header, required: true, schema: { type: string } }
      responses: { "201": { description: Created }, "401": { description: Signature refused } }`,
    },
    references: ["https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
    cwe: [1059],
    owasp: ["API2:2023", "API9:2023"],
  },
  run({ spec }, { require }) {
    const globs = require.signedOperations ?? [];
    const readGlobs = globs.map((glob) => ({ glob, matches: operationGlob(glob) }));
    const signed = signedOperations(spec, require);
    if (signed.length === 0 && globs.length === 0) return notApplicable(nothingSigned);
    const schemes = schemesByName(spec);
    const findings: Finding[] = [];
    for (const operation of signed) {
      const { id } = operation;
      const where = { place: operation.place, operation: id };
      if (operation.signature === null)
        findings.push({
          subject: id,
          message: `${id} has to be signed according to the policy, but declares no signature header, parameter or security scheme`,
          confidence: "proven",
          where,
          proof: [
            `require.signed-operations: ${readGlobs
              .filter(({ matches }) => matches(id))
              .map(({ glob }) => glob)
              .join(", ")}`,
          ],
        });
      for (const header of require.headers)
        if (headerDeclaration(operation, header, schemes) === "missing")
          findings.push({
            subject: `${id} header ${header}`,
            message: `${id} does not declare the header ${header}, which the policy requires of signed operations`,
            confidence: "proven",
            where,
            proof: [`require.headers: ${require.headers.join(", ")}`],
          });
    }
    const idle = readGlobs.find(({ matches }) => !spec.operations.some(({ id }) => matches(id)))?.glob;
    if (findings.length === 0 && idle !== undefined) return unknown(`\`${idle}\` under \`require.signed-operations\` names no operation of this description`);
    return outcomeOf(findings);
  },
});
