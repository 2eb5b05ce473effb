// Judges references that lead nowhere. Pure.

import { defineCheck, type Finding, outcomeOf } from "../model/check.ts";
import type { Place } from "../model/place.ts";
import type { SpecFacts } from "../model/spec.ts";

/** Finds the operation that a place lies in by trying the beginnings of its pointer: `/paths/{path}/{method}` is three tokens deep. */
const operationsByPlace = ({ operations }: SpecFacts): ((place: Place) => string | undefined) => {
  // Made when first asked: most descriptions have no broken reference.
  let ids: ReadonlyMap<string, string> | null = null;
  return ({ file, pointer }) => {
    ids ??= new Map(operations.map(({ id, place }) => [`${place.file}#${place.pointer}`, id]));
    const tokens = pointer.split("/", 5);
    for (let depth = 2; depth < tokens.length; depth += 1) {
      const id = ids.get(`${file}#${tokens.slice(0, depth).join("/")}`);
      if (id !== undefined) return id;
    }
    return undefined;
  };
};

export const unresolvedReference = defineCheck({
  id: "unresolved-reference",
  title: "A reference in the description leads nowhere",
  category: "contract",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Follows every `$ref` on the way to servers, operations, parameters and security schemes. One that points to nothing is a finding; one that points to another web address is only noted, because such references are not fetched unless `--remote-refs` asks for it.",
    why: "What stands behind a broken reference is invisible to every tool: a parameter that is not there cannot be required, and a security scheme that is not there protects nothing.",
    fix: "Correct the reference, add what it points to, or put remote parts beside the description.",
    example: {
      language: "yaml",
      before: `parameters:
  - $ref: "#/components/parameters/Signatur"`,
      after: `parameters:
  - $ref: "#/components/parameters/Signature"`,
    },
    references: ["https://spec.openapis.org/oas/v3.1.1.html#reference-object", "https://www.rfc-editor.org/rfc/rfc6901"],
    cwe: [1059],
    owasp: ["API9:2023"],
  },
  run({ spec }) {
    const operationAround = operationsByPlace(spec);
    return outcomeOf(
      spec.unresolved.map(({ ref, remote, why, place }): Finding => {
        const operation = operationAround(place);
        return {
          subject: `$ref ${ref}${operation === undefined ? "" : ` in ${operation}`}`,
          message: remote ? `The reference ${ref} is remote and was not fetched: ${why}` : `The reference ${ref} leads nowhere: ${why}`,
          confidence: "proven",
          ...(remote ? { severity: "info" } : {}),
          where: { place, ...(operation === undefined ? {} : { operation }) },
          proof: [`$ref: ${ref}`],
        };
      }),
    );
  },
});
