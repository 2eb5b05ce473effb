// Judges whether a signed operation declares what makes a signature go stale. Pure.

import { defineCheck, notApplicable, outcomeOf } from "../model/check.ts";
import { nothingSigned, schemesByName, signedOperations } from "../model/signed.ts";
import type { Operation, SecurityScheme } from "../model/spec.ts";
import { vendorHeader } from "../openapi/signature-words.ts";

/** Schemes whose `Authorization` header holds time or nonce by definition: AWS, OAuth 1, Hawk. */
const carriesTime = /^(?:oauth|hawk|aws4-.*)$/i;
const freshName = /time-?stamp|nonce|^signature-input$/i;

/** `asked`: the policy itself demands freshness, so a vendor's scheme without any is no excuse. */
const isFresh = (operation: Operation, schemes: ReadonlyMap<string, SecurityScheme>, asked: boolean): boolean => {
  const vendor = new Set(headersOf(operation, schemes).map(vendorHeader));
  if (vendor.has("timed") || (!asked && vendor.has("untimed"))) return true;
  if (operation.signature?.rule === "S3") return true;
  if (operation.parameters.some(({ role, name }) => role === "timestamp" || role === "nonce" || freshName.test(name))) return true;
  return operation.security.flat().some((name) => {
    const detail = schemes.get(name)?.detail ?? "";
    return carriesTime.test(detail) || freshName.test(detail);
  });
};

/** Names of the headers that hold the operation's signature. */
const headersOf = (operation: Operation, schemes: ReadonlyMap<string, SecurityScheme>): string[] => [
  ...operation.parameters.filter(({ role }) => role === "signature").map(({ name }) => name),
  ...(operation.signature?.schemes ?? []).map((name) => schemes.get(name)?.detail ?? ""),
];

export const undeclaredFreshness = defineCheck({
  id: "undeclared-freshness",
  title: "A signed operation declares neither timestamp nor nonce",
  category: "contract",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Looks at operations that are signed and asks for a timestamp or nonce among their parameters and security schemes. Schemes that carry the time inside their own header (AWS, OAuth 1, Hawk, `Signature-Input`, `Stripe-Signature`) are left alone, and so are vendors' webhooks whose scheme knows no time (`X-Hub-Signature-256`), unless `require.covers` asks for one.",
    why: "A signature over method, path and body alone stays valid for ever. Who records one request, in a log, a proxy or a browser, can send it again next year.",
    fix: "Add a timestamp or a nonce to what is signed, declare it as a required parameter, and refuse old or repeated values. If the signature header itself holds the time, waive the finding and give that as the reason.",
    example: {
      language: "yaml",
      before: `parameters:
  - { name: X-Signature, in: header, required: true, schema: { type: string } }`,
      after: `parameters:
  - { name: X-Signature, in: header, required: true, schema: { type: string } }
  - { name: X-Timestamp, in: header, required: true, schema: { type: string } }`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
    cwe: [294],
    owasp: ["API2:2023"],
  },
  run({ spec }, { require }) {
    const signed = signedOperations(spec, require);
    if (signed.length === 0) return notApplicable(nothingSigned);
    const named = require.covers?.filter((component) => component === "timestamp" || component === "nonce");
    if (named?.length === 0) return notApplicable("`require.covers` asks for neither timestamp nor nonce");
    const schemes = schemesByName(spec);
    const stale = signed.filter((operation) => !isFresh(operation, schemes, named !== undefined));
    return outcomeOf(
      stale.map((operation) => ({
        subject: operation.id,
        message: `${operation.id} is signed, but declares neither a timestamp nor a nonce, so a recorded request stays valid`,
        confidence: named === undefined ? ("likely" as const) : ("proven" as const),
        where: { place: operation.signature?.place ?? operation.place, operation: operation.id },
        proof: [
          `parameters: ${operation.parameters.map(({ name }) => name).join(", ") || "none"}`,
          ...(named === undefined ? [] : [`require.covers: ${require.covers?.join(", ")}`]),
        ],
      })),
    );
  },
});
