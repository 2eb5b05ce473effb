// What the scheme and the secret are worth by themselves, without a request: algorithm, ambiguity, strength. Pure.

import { type Finding, notApplicable, type Outcome, outcomeOf, unknown } from "../../model/check.ts";
import type { Facts, SignatureFacts } from "../../model/evidence.ts";
import type { DeclaredScheme } from "../../model/experiment.ts";
import { quoteUse } from "../captured-use.ts";
import { nothingSigned } from "./tried.ts";

/** One finding per scheme that `judge` objects to. */
export const schemeOutcome = (
  { schemes }: SignatureFacts["signing"],
  judge: (scheme: DeclaredScheme) => Pick<Finding, "message" | "proof"> | null,
): Outcome => {
  if (schemes.length === 0) return notApplicable(nothingSigned);
  return outcomeOf(
    schemes.flatMap((scheme) => {
      const found = judge(scheme);
      const [operation] = scheme.operations;
      return found === null
        ? []
        : {
            subject: `scheme ${scheme.name}`,
            confidence: "proven" as const,
            // A vendor's scheme is as the vendor made it: its user can only know.
            ...(scheme.builtin ? { severity: "low" as const, limitation: true as const } : {}),
            where: { place: scheme.place, ...(operation === undefined ? {} : { operation }) },
            ...found,
          };
    }),
  );
};

const lists = { defaults: "a well-known default or a phrase from tutorials", documentation: "an example key from a vendor's documentation" } as const;

export const secretOutcome = ({
  signing,
  secretStrength = [],
  captures,
}: Pick<SignatureFacts, "signing"> & Partial<Pick<Facts, "secretStrength" | "captures">>): Outcome => {
  const weak = captures?.weak ?? [];
  if (signing.schemes.length === 0 && secretStrength.length === 0 && weak.length === 0) return notApplicable(nothingSigned);
  const explained = weak.map(
    ({ scheme, list, use }): Finding => ({
      subject: `secret of ${scheme}, captured`,
      message: `a captured signature of ${scheme} was made with ${lists[list]}`,
      confidence: "proven",
      where: {
        place: signing.schemes.find(({ name }) => name === scheme)?.place ?? null,
        ...(use.operation === null ? {} : { operation: use.operation }),
        url: use.url,
      },
      proof: [quoteUse(use), `its signature is the one that ${lists[list]} gives`],
    }),
  );
  const judged = secretStrength.flatMap(({ scheme, weaknesses, confidence }): Finding[] =>
    weaknesses.length === 0
      ? []
      : [
          {
            subject: `secret of ${scheme}`,
            message: `the secret of ${scheme} is weak: ${weaknesses.join(", ")}`,
            confidence,
            where: { place: signing.schemes.find(({ name }) => name === scheme)?.place ?? null },
            proof: [`scheme: ${scheme}`, ...weaknesses],
          },
        ],
  );
  const findings = [...judged, ...explained];
  if (findings.length > 0) return outcomeOf(findings);
  const unseen = signing.schemes.find(({ name }) => !secretStrength.some(({ scheme }) => scheme === name));
  if (unseen === undefined) return outcomeOf([]);
  return unknown(unseen.secret === "given" ? `the secret of ${unseen.name} was not judged` : `${unseen.name}: ${unseen.secret.missing}`);
};
