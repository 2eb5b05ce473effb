// Remarks on the scan as a whole that are no findings: prose that speaks of signing, answers that came out of a cache, captures that could not be read. Pure.

import type { TrafficSource } from "../model/call.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Problem } from "../model/place.ts";
import type { Policy } from "../model/policy.ts";
import { signedOperations } from "../model/signed.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Visit } from "../model/visit.ts";

export const hintsOn = ({ facts }: Evidence, policy: Policy): Problem[] => [
  ...(facts.spec.state === "known" ? unspokenSignature(facts.spec.value, policy) : []),
  ...(facts.visits.state === "known" ? cachedAnswers(facts.visits.value.visits) : []),
  ...(facts.calls.state === "known" ? unreadTraffic(facts.calls.value.sources) : []),
];

/** What of the captures was not looked at: each file that was cut short or is none, and the first entries that could not be read. */
const unreadTraffic = (sources: readonly TrafficSource[]): Problem[] =>
  sources.flatMap(({ file, format, unread, missed, cut }) => {
    const whole = format === null ? [cut ?? "it holds neither HAR nor OpenTelemetry traces"] : cut === null ? [] : [`only a part was read: ${cut}`];
    const left = missed - unread.length;
    const lines = [
      ...whole,
      ...unread.map(({ entry, why }) => `${entry} was not read: ${why}`),
      ...(left > 0 ? [`and ${left} more ${left === 1 ? "entry was" : "entries were"} not read`] : []),
    ];
    return lines.map((line) => ({ kind: "traffic" as const, message: `${file}: ${line}`, place: null }));
  });

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
