// What the scheme and the secret are worth by themselves, without a request: algorithm, ambiguity, strength. Pure.

import { type Finding, notApplicable, type Outcome, outcomeOf, unknown } from "../../model/check.ts";
import type { SignatureFacts } from "../../model/evidence.ts";
import type { DeclaredScheme } from "../../model/experiment.ts";
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

export const secretOutcome = ({ signing, secretStrength }: Pick<SignatureFacts, "signing" | "secretStrength">): Outcome => {
  if (signing.schemes.length === 0 && secretStrength.length === 0) return notApplicable(nothingSigned);
  const findings = secretStrength.flatMap(({ scheme, weaknesses, confidence }): Finding[] =>
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
  if (findings.length > 0) return outcomeOf(findings);
  const unseen = signing.schemes.find(({ name }) => !secretStrength.some(({ scheme }) => scheme === name));
  if (unseen === undefined) return outcomeOf([]);
  return unknown(unseen.secret === "given" ? `the secret of ${unseen.name} was not judged` : `${unseen.name}: ${unseen.secret.missing}`);
};
