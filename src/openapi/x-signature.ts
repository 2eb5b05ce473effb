// `x-signature` on a security scheme: how requests under it are signed, said by the description itself, and what a policy makes of it. Pure.

import { mistakesIn } from "../model/form.ts";
import { operationMatches } from "../model/glob.ts";
import type { SigningForm, SigningRequest, SigningSetup } from "../model/signing.ts";
import { xSignatureField } from "../model/signing-form.ts";
import type { Operation, SecurityScheme, SpecFacts } from "../model/spec.ts";
import type { Problems } from "./problems.ts";
import { below, type Spot } from "./value.ts";

export const xSignatureKey = "x-signature";

/** What a policy writes under `scheme` to say: as the description has it. */
export const asDescribed = "x-signature";

/** Null where nothing stands; a malformed one says nothing and is reported, mistake by mistake. */
export const readXSignature = (spot: Spot, problems: Problems): SigningForm | null => {
  const at = below(spot, xSignatureKey);
  if (at.value === undefined) return null;
  const mistakes = mistakesIn(xSignatureField, at.value);
  for (const { path, message } of mistakes.slice(0, 10))
    problems.add(
      `\`${[xSignatureKey, ...path].join(".").slice(0, 100)}\` ${message}, so it does not say how requests are signed`,
      // A key that is missing or a stranger stands at its map.
      path.reduce<Spot>((found, step) => (below(found, step).value === undefined ? found : below(found, step)), at),
    );
  return mistakes.length > 0 ? null : (at.value as SigningForm);
};

/** `METHOD /path` of every operation that stands under a security scheme. */
const operationsUnder = ({ operations }: SpecFacts, scheme: SecurityScheme): Operation[] =>
  operations.filter(({ security }) => security.some((names) => names.includes(scheme.name)));

/**
 * What the policy says, completed by the description: `scheme: x-signature` takes the description's form and keeps the policy's secret, and an `x-signature` that no
 * setup of the policy covers stands for itself, without a secret.
 */
export const signingSetups = (request: SigningRequest | undefined, spec: SpecFacts): SigningSetup[] => {
  const described = spec.schemes.filter((scheme) => scheme.signing !== null);
  const setups = (request?.setups ?? []).flatMap((setup) => (setup.form.scheme === asDescribed ? filledIn(setup, described, spec) : [setup]));
  const alone = described.filter((scheme) => {
    const operations = operationsUnder(spec, scheme);
    return !setups.some(({ operations: globs }) => globs === null || operations.some(({ id }) => globs.some((glob) => operationMatches(glob, id))));
  });
  return [...setups, ...alone.map((scheme) => setupFrom(scheme, spec, null))];
};

/** One for each described scheme whose operations the setup speaks of; the setup itself where there is none, so that its mistake is seen when it is resolved. */
const filledIn = (setup: SigningSetup, described: readonly SecurityScheme[], spec: SpecFacts): SigningSetup[] => {
  const meant = described.filter((scheme) => setup.operations === null || operationsIn(setup, scheme, spec).length > 0);
  return meant.length === 0 ? [setup] : meant.map((scheme) => setupFrom(scheme, spec, setup));
};

const operationsIn = ({ operations: globs }: SigningSetup, scheme: SecurityScheme, spec: SpecFacts): string[] =>
  operationsUnder(spec, scheme)
    .map(({ id }) => id)
    .filter((id) => globs === null || globs.some((glob) => operationMatches(glob, id)));

const setupFrom = (scheme: SecurityScheme, spec: SpecFacts, policy: SigningSetup | null): SigningSetup => {
  const { "key-id": keyId, ...form } = scheme.signing ?? { scheme: asDescribed };
  const { scheme: _name, ...laidOver } = policy?.form ?? { scheme: asDescribed };
  return {
    form: { ...form, ...laidOver },
    keyId: policy?.keyId ?? (typeof keyId === "string" ? keyId : null),
    operations: policy === null ? operationsUnder(spec, scheme).map(({ id }) => id) : operationsIn(policy, scheme, spec),
    secret: policy?.secret ?? null,
    missing: policy === null ? "the policy names no secret for it (`signing: { scheme: x-signature, secret: { env: … } }`)" : policy.missing,
    previous: policy?.previous ?? null,
    place: scheme.place,
  };
};
