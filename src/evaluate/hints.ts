// Remarks on the scan as a whole that are no findings: prose that speaks of signing, answers that came out of a cache. Pure.

import type { Evidence } from "../model/evidence.ts";
import type { Problem } from "../model/place.ts";
import type { Policy } from "../model/policy.ts";
import { signedOperations } from "../model/signed.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Visit } from "../model/visit.ts";

export const hintsOn = ({ facts }: Evidence, policy: Policy): Problem[] => [
  ...(facts.spec.state === "known" ? unspokenSignature(facts.spec.value, policy) : []),
  ...(facts.visits.state === "known" ? cachedAnswers(facts.visits.value.visits) : []),
];

/** Prose alone makes no operation a signed one (its words are too loose for that), so the checks of signed operations would pass it over in silence. */
const unspokenSignature = (spec: SpecFacts, { require }: Policy): Problem[] => {
  const [first] = spec.mentions;
  if (first === undefined || signedOperations(spec, require).length > 0 || spec.webhooks.some(({ signature }) => signature !== null)) return [];
  const message = `the text speaks of signing ("${first.text}"), but nothing declares a signature; require.signed-operations in the policy says which operations are signed`;
  return [{ kind: "hint", message, place: first.place }];
};

const cachedAnswers = (visits: readonly Visit[]): Problem[] => {
  const steps = visits.flatMap((visit) => visit.steps);
  const cached = steps.filter((step) => step.cached);
  const [first] = cached;
  if (first === undefined) return [];
  const message = `${cached.length} of ${steps.length} answers came out of a cache and may be older than the API, the first from ${first.url}`;
  return [{ kind: "hint", message, place: null }];
};
