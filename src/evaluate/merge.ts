// Evidence of several runs that shared one scan → the evidence of that scan. Pure. Says what does not fit together instead of throwing: only a door knows the files.

import { type Evidence, type Fact, type FactName, known } from "../model/evidence.ts";
import { type DividedFact, dividedFacts, missingParts, mostForwardedProbes, notProbed, type Part, type Parts } from "../model/share.ts";
import type { Fault, ForwardedProbe, Visit } from "../model/visit.ts";

export type Merged =
  | { readonly kind: "merged"; readonly evidence: Evidence }
  /** Places of the two in what was given (equal where one alone is the trouble), and a sentence that follows their names. */
  | { readonly kind: "mismatch"; readonly first: number; readonly second: number; readonly what: string };

interface Given {
  readonly at: number;
  readonly evidence: Evidence;
  readonly parts: Parts;
}

/** The order of `evidences` changes nothing. Where parts are missing, the result says so and can be merged further. */
export const merge = (evidences: readonly [Evidence, ...Evidence[]]): Merged => {
  const [alone] = evidences;
  if (evidences.length === 1) return { kind: "merged", evidence: alone };
  const given: Given[] = [];
  for (const [at, evidence] of evidences.entries()) {
    if (evidence.parts === undefined)
      return { kind: "mismatch", first: at, second: at === 0 ? 1 : 0, what: "do not belong together: the first holds a whole scan, which needs no other part" };
    given.push({ at, evidence, parts: evidence.parts });
  }
  given.sort((a, b) => lowest(a) - lowest(b) || a.at - b.at);
  const clash = clashIn(given);
  return clash ?? { kind: "merged", evidence: joined(given) };
};

const lowest = ({ parts }: Given): number => parts.held[0]?.index ?? 0;

const clashIn = (given: readonly Given[]): Extract<Merged, { kind: "mismatch" }> | null => {
  const seen = new Map<number, Given>();
  for (const one of given) {
    const [first = one] = given;
    const different = first === one ? null : (differing(first, one) ?? null);
    if (different !== null) return { kind: "mismatch", first: first.at, second: one.at, what: different };
    for (const { index } of one.parts.held) {
      const twin = seen.get(index);
      if (twin !== undefined) return { kind: "mismatch", first: twin.at, second: one.at, what: `both hold part ${index} of ${one.parts.of}` };
      seen.set(index, one);
    }
  }
  // Two parts that looked at one thing did not share one plan.
  for (const fact of dividedFacts) {
    const looked = new Map<number, Given>();
    for (const one of given)
      for (const place of one.parts.held.flatMap((part) => placesIn(part, fact))) {
        const twin = looked.get(place);
        if (twin !== undefined)
          return { kind: "mismatch", first: twin.at, second: one.at, what: `were not planned together: both hold number ${place} of ${fact}` };
        looked.set(place, one);
      }
  }
  return null;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What keeps two pieces of evidence from being parts of one scan; null when nothing does. */
const differing = (a: Given, b: Given): string | null => {
  const [left, right] = [a.evidence, b.evidence];
  if (a.parts.of !== b.parts.of) return `do not belong together: one is a part of ${a.parts.of}, the other of ${b.parts.of}`;
  const tools = [left, right].map(({ tool }) => `${tool.name} ${tool.version}`);
  if (tools[0] !== tools[1]) return `were gathered by different versions: ${tools.join(" and ")}`;
  const targets = [left, right].map(({ facts: { target } }) => target);
  if (!same(targets.map(askedAt)[0], targets.map(askedAt)[1])) return `have different targets: ${targets.map(targetText).join(" and ")}`;
  const names = Object.keys({ ...a.parts.settings, ...b.parts.settings }).filter((name) => settingIn(a, name) !== settingIn(b, name));
  if (names.length > 0) return `were gathered with different settings: ${names.join(", ")}`;
  // A part whose description was not served could not look, and that is told elsewhere.
  if (left.facts.spec.state !== "known" || right.facts.spec.state !== "known") return null;
  if (!same(left.documents, right.documents)) return `hold different descriptions: ${differentDocuments(left, right)}`;
  if (!same(left.facts.spec, right.facts.spec)) return "read the description differently";
  for (const name of ["signing", "secretStrength"] as const)
    if (decided(left.facts[name]) && decided(right.facts[name]) && !same(left.facts[name], right.facts[name]))
      return `differ in ${name === "signing" ? "how requests are signed, or in whether the secret was there" : "the secret"}`;
  return null;
};

const settingIn = ({ parts }: Given, name: string): string | undefined => (Object.hasOwn(parts.settings, name) ? parts.settings[name] : undefined);
const decided = ({ state }: Fact<unknown>): boolean => state === "known";
/** Where a job keeps its certificates is its own affair. */
const askedAt = (target: Evidence["facts"]["target"]): unknown => (target.state === "known" ? { ...target.value, caFile: null } : target);
const targetText = (target: Evidence["facts"]["target"]): string =>
  target.state === "known"
    ? `${target.value.baseUrl ?? "no base URL"}${target.value.alias === null ? "" : ` (for ${target.value.alias})`} with ${target.value.spec}`
    : "an unknown one";
const differentDocuments = (left: Evidence, right: Evidence): string => {
  const files = [...new Set([...left.documents, ...right.documents].map(({ file }) => file))];
  const text = ({ documents }: Evidence, file: string): string | undefined => documents.find((document) => document.file === file)?.text;
  return files.filter((file) => text(left, file) !== text(right, file)).join(", ") || "the order of their files";
};

const placesIn = (part: Part, fact: DividedFact): readonly number[] => {
  const places = part[fact];
  return typeof places === "string" ? [] : places;
};

const joined = (given: readonly Given[]): Evidence => {
  // Everything that is not divided is the same in all of them, or was looked at by the first part.
  const { evidence: first } = given.find(({ evidence }) => evidence.facts.spec.state === "known") ?? given[0] ?? never();
  const evidences = given.map(({ evidence }) => evidence);
  const visits = pieces(given, "visits", ({ facts }) => (facts.visits.state === "known" ? facts.visits.value.visits : []));
  const probes = fewestProbes(
    pieces(given, "reflections", ({ facts }) => (facts.reflections.state === "known" ? facts.reflections.value : [])),
    visits,
  );
  const experiments = pieces(given, "experiments", ({ facts }) => (facts.experiments.state === "known" ? facts.experiments.value : []));
  const every = <N extends FactName>(name: N): readonly Evidence["facts"][N][] => evidences.map(({ facts: { [name]: fact } }) => fact);
  const parts: Parts = {
    of: given[0]?.parts.of ?? 1,
    settings: given[0]?.parts.settings ?? {},
    held: given.flatMap(({ parts: { held } }) => held).sort((a, b) => a.index - b.index),
  };
  const facts: Evidence["facts"] = {
    ...first.facts,
    visits: mergedFact(every("visits"), ({ notVisited }) => ({ visits: values(visits), notVisited })),
    reflections: mergedFact(every("reflections"), () => values(probes)),
    experiments: mergedFact(every("experiments"), () => values(experiments)),
    sites: mergedFact(every("sites"), () => sitesOf(evidences)),
  };
  const { parts: _parts, ...rest } = first;
  return {
    ...rest,
    startedAt: evidences.reduce((least, { startedAt }) => (Date.parse(startedAt) < Date.parse(least) ? startedAt : least), first.startedAt),
    durationMs: Math.max(...evidences.map(({ durationMs }) => durationMs)),
    requests: evidences.reduce((sum, { requests }) => sum + requests, 0),
    proxy: evidences.find(({ proxy }) => proxy !== null)?.proxy ?? null,
    stopped: stoppedIn(given),
    ...(isWhole(parts, facts) ? {} : { parts }),
    problems: problemsOf(first, evidences),
    facts,
  };
};

const never = (): never => {
  throw new Error("there is nothing to merge");
};

interface Piece<T> {
  readonly place: number;
  readonly value: T;
}

/** In the order of the plan. Evidence lists what it holds by place, whichever part it came from. */
const pieces = <T>(given: readonly Given[], fact: DividedFact, read: (evidence: Evidence) => readonly T[]): Piece<T>[] =>
  given
    .flatMap(({ evidence, parts }) => {
      const places = parts.held.flatMap((part) => placesIn(part, fact)).sort((a, b) => a - b);
      return read(evidence).map((value, at) => ({ place: places[at] ?? Number.POSITIVE_INFINITY, value }));
    })
    .sort((a, b) => a.place - b.place);
const values = <T>(list: readonly Piece<T>[]): T[] => list.map(({ value }) => value);

/** Each part probes the first ones that it knows of; of all parts together no more count than one run would have asked. */
const fewestProbes = (probes: readonly Piece<ForwardedProbe>[], visits: readonly Piece<Visit>[]): Piece<ForwardedProbe>[] => {
  const urls = new Map(visits.map(({ place, value }) => [place, value.url]));
  return probes.map(({ place, value }, at) => ({ place, value: at < mostForwardedProbes ? value : notProbed(value.entry, urls.get(place) ?? value.url) }));
};

/** Known where anybody knows; else what the first says of it, and not knowing outweighs not having looked. */
const mergedFact = <T>(facts: readonly Fact<T>[], value: (first: T) => T): Fact<T> => {
  const found = facts.find((fact) => fact.state === "known");
  if (found !== undefined) return known(value(found.value));
  return facts.find(({ state }) => state === "failed") ?? facts[0] ?? never();
};

/** Sorted like those of one run. `fromEntries` defines own properties, so a host called `__proto__` is a key like any other. */
const sitesOf = (evidences: readonly Evidence[]): Extract<Evidence["facts"]["sites"], { state: "known" }>["value"] => {
  const all = new Map(evidences.flatMap(({ facts: { sites } }) => (sites.state === "known" ? Object.entries(sites.value) : [])));
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const problemsOf = (first: Evidence, evidences: readonly Evidence[]): Evidence["problems"] => {
  const known = new Set<string>();
  return [first, ...evidences].flatMap(({ problems }, at) =>
    problems.filter((problem) => {
      const key = JSON.stringify(problem);
      const fresh = at === 0 || !known.has(key);
      known.add(key);
      return fresh;
    }),
  );
};

/** One sentence where all ended alike; else the first that ended early, by its part. */
const stoppedIn = (given: readonly Given[]): Fault | null => {
  const [first] = given;
  if (given.every(({ evidence }) => same(evidence.stopped, first?.evidence.stopped))) return first?.evidence.stopped ?? null;
  for (const { evidence, parts } of given) {
    const [part, other] = parts.held;
    if (evidence.stopped === null) continue;
    return part === undefined || other !== undefined
      ? evidence.stopped
      : { ...evidence.stopped, detail: `part ${part.index} of ${parts.of}: ${evidence.stopped.detail}` };
  }
  return null;
};

/** Every part is there, and none was blind where another saw. */
const isWhole = (parts: Parts, facts: Evidence["facts"]): boolean =>
  missingParts(parts).length === 0 && dividedFacts.every((fact) => facts[fact].state !== "known" || parts.held.every((part) => typeof part[fact] !== "string"));
