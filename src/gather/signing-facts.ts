// What policy and description say about signing, and how strong the secrets are: known without asking anybody. Pure.

import { placed } from "../errors.ts";
import { failed, type Fact, known } from "../model/evidence.ts";
import type { DeclaredScheme, SecretStrength, SigningFact } from "../model/experiment.ts";
import type { SigningSetup } from "../model/signing.ts";
import type { SpecFacts } from "../model/spec.ts";
import { collisionOf, shown } from "../signature/ambiguous.ts";
import { builtins } from "../signature/builtin/index.ts";
import { type Message, targetOf, wireOf } from "../signature/message.ts";
import { resolveScheme } from "../signature/resolve.ts";
import type { Scheme } from "../signature/scheme.ts";
import { coverageOf } from "../signature/sign.ts";
import { operationsOf, type Resolved } from "./canaries.ts";
import { cut } from "./redact.ts";
import { labelsOf } from "./scheme-labels.ts";
import { strengthOf } from "./secret-strength.ts";

/** @throws ScanError when the scheme is not complete. */
export const schemeOf = ({ form, keyId, place }: SigningSetup): Scheme => {
  try {
    return resolveScheme(form, keyId ?? undefined);
  } catch (error) {
    // What the description says was read by nobody before.
    throw placed(error, place);
  }
};

/** @throws ScanError when a scheme is not complete. */
export const resolvedSetups = (setups: readonly SigningSetup[]): readonly Resolved[] => {
  const labels = labelsOf(setups);
  return setups.map((setup, index) => ({ setup, scheme: schemeOf(setup), label: labels[index] ?? setup.form.scheme }));
};

export const directionOf = ({ name }: Scheme): "api" | "webhook" => builtins.find((each) => each.name === name)?.direction ?? "api";

const oneLine = (message: Message): string => {
  const headers = message.headers.map(([name, value]) => `${name}: ${value}`).join(", ");
  return cut(
    `${message.method} ${targetOf(message)} (Host: ${message.host}${headers === "" ? "" : `, ${headers}`})${message.body.length === 0 ? "" : ` ${wireOf(message.body)}`}`,
    500,
  );
};

const ambiguityOf = (scheme: Scheme): DeclaredScheme["ambiguity"] => {
  if (scheme.engine !== "template") return null;
  const found = collisionOf(scheme);
  if (found === null) return null;
  const beside = (side: "left" | "right"): string => found.values.map((each) => `, ${each.name} ${each[side]}`).join("");
  return {
    why: `${found.between.join(" and ")} run into each other`,
    first: oneLine(found.left) + beside("left"),
    second: oneLine(found.right) + beside("right"),
    stringToSign: cut(shown(found.stringToSign), 1_000),
  };
};

export const signingFact = (setups: readonly Resolved[], spec: SpecFacts): SigningFact => ({
  schemes: setups.map(({ setup, scheme, label }) => ({
    name: label,
    builtin: scheme.name !== "custom",
    direction: directionOf(scheme),
    algorithm: scheme.algorithm,
    declared: [...coverageOf(scheme).components],
    operations: operationsOf(setup, spec).map(({ id }) => id),
    place: setup.place,
    ambiguity: ambiguityOf(scheme),
    secret: setup.secret === null ? { missing: setup.missing ?? "no secret was given" } : "given",
  })),
});

export const strengths = (setups: readonly Resolved[]): Fact<readonly SecretStrength[]> => {
  const judged = setups.flatMap(({ setup, scheme, label }) => (setup.secret === null ? [] : [{ ...strengthOf(setup.secret, scheme), scheme: label }]));
  return judged.length > 0 ? known(judged) : failed(`no secret to judge: ${setups[0]?.setup.missing ?? "none was given"}`);
};
