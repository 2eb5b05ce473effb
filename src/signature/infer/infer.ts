// From captured messages and a secret to the layouts that reproduce their signatures: what is tried, in which order, and what fits. Pure; the walk itself may run elsewhere.

import type { Secret } from "../../model/secret.ts";
import type { Message } from "../message.ts";
import type { Scheme, SigningScheme } from "../scheme.ts";
import { resolveScheme } from "../resolve.ts";
import { builtinGuesses } from "./builtin-fits.ts";
import { type Carriers, carriersIn, type SignatureCarrier } from "./carriers.ts";
import { type Alike, alikeTo, membersWith, schemeOfWritten, stringsOf, verifiedBy, written, type Written } from "./fits.ts";
import { formOfTrial, type Keys, keysIn, lengthsOf, trialsOf } from "./keys.ts";
import { type Part, partsIn } from "./parts.ts";
import { type Hit, type Job, jobsOf, planOf, type Plan, runJob, sizeOf, testerOf } from "./search.ts";
import { separators } from "./space.ts";

/** One signature carrier, and the product over its parts. */
export interface Search {
  readonly carrier: SignatureCarrier;
  readonly parts: readonly Part[];
  readonly plan: Plan;
  /** The messages that the walk confirms on; the rest is verified at the end. */
  readonly messages: readonly Message[];
  readonly carriers: Carriers;
}

export interface Slice {
  readonly search: number;
  readonly job: Job;
}

/** A scheme that reproduces signatures, and how many. */
export interface Fit {
  readonly written: Written;
  readonly scheme: Scheme;
  readonly builtin: boolean;
  /** Of each message, whether it does. */
  readonly fits: readonly boolean[];
  /** Layouts that do the same, so that these samples cannot decide. */
  readonly alike: readonly Alike[];
  /** Names under `define` whose value is not shown. */
  readonly hidden: readonly string[];
}

export interface Names {
  readonly secretEnv: string;
  readonly keyIdEnv: string;
}

const mostWalked = 6;

/** The sample to walk over says most: a query, a body that is not long, a path with several segments. */
const firstOf = (messages: readonly Message[]): number => {
  const worth = ({ query, body, path }: Message): number =>
    (query === null || query === "" ? 0 : 4) +
    (body.length === 0 ? 0 : body.length <= 2_048 ? 4 : -body.length / 65_536) +
    Math.min(3, path.split("/").length - 1) / 4;
  return messages.reduce((best, message, index) => (worth(message) > worth(messages[best] ?? message) ? index : best), 0);
};

/** Samples that differ most come first, so that a few say as much as all. */
const walked = (messages: readonly Message[]): Message[] => {
  const seen = new Set<string>();
  const different = messages.filter((message) => {
    const key = [message.method, message.host, message.path, message.query === null, message.body.length === 0].join("\n");
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
  return [...new Set([...different, ...messages])].slice(0, mostWalked);
};

export const searchesFor = (messages: readonly Message[], keys: Keys): Search[] => {
  const few = walked(messages);
  const lengths = lengthsOf(keys);
  const carriers = carriersIn(few, lengths);
  return carriers.signatures.map((carrier) => {
    const parts = partsIn(few, carrier, carriers);
    const length = carrier.signatures[0]?.length ?? 0;
    return { carrier, parts, carriers, messages: few, plan: planOf(parts, carrier.leads, trialsOf(keys, length), carrier.signatures, firstOf(few)) };
  });
};

/** Slices of all searches, likely ones of each before unlikely ones of any. */
export const slicesOf = (searches: readonly Search[]): Slice[] => {
  // Side by side: the n-th slice of each before the next of any.
  const all = searches.flatMap(({ plan }, search) => jobsOf(plan).map((job, index) => ({ search, job, index })));
  return all.toSorted((left, right) => left.index - right.index).map(({ search, job }) => ({ search, job }));
};

export const candidatesIn = (searches: readonly Search[], slices: readonly Slice[]): number =>
  slices.reduce((sum, { search, job }) => {
    const plan = searches[search]?.plan;
    return plan === undefined ? sum : sum + sizeOf(plan, job);
  }, 0);

/** How many parts of this message cannot be changed under its signature. */
const boundParts = (scheme: Scheme, message: Message, secret: Secret): number => {
  const changed: readonly Message[] = [
    { ...message, method: "PURGE" },
    { ...message, host: "other.invalid" },
    { ...message, path: `${message.path}x` },
    { ...message, query: message.query === null ? "x=1" : `${message.query}&x=1` },
    { ...message, body: new TextEncoder().encode(`${Buffer.from(message.body).toString("latin1")}x`) },
  ];
  return verifiedBy(scheme, changed, secret).filter((right) => !right).length;
};

/** Built-in schemes that reproduce at least one signature, best first. */
export const builtinFits = (
  messages: readonly Message[],
  secret: Secret,
  keys: Keys,
  names: Names,
): { readonly fits: readonly Fit[]; readonly tried: number } => {
  const guesses = builtinGuesses(messages, keys.kind === "pair" ? keys.encoding : null);
  const fits = guesses.flatMap(({ form, keyId, hidden }): Fit[] => {
    const scheme = resolveScheme(form, keyId ?? undefined);
    const verdicts = verifiedBy(scheme, messages, secret);
    if (!verdicts.includes(true)) return [];
    const said: SigningScheme = { ...form, secret: { env: names.secretEnv, ...form.secret }, ...(keyId === null ? {} : { "key-id": { env: names.keyIdEnv } }) };
    return [{ written: { form: said, keyId }, scheme, builtin: true, fits: verdicts, alike: [], hidden }];
  });
  // Of several that are right about all messages, the one that binds most of them, and needs fewest words, is meant.
  const [message] = messages;
  const bound = ({ scheme }: Fit): number => (message === undefined ? 0 : boundParts(scheme, message, secret));
  const [best, ...rest] = bestFirst(
    fits
      .map((fit) => ({ fit, bound: bound(fit) }))
      .toSorted((a, b) => b.bound - a.bound)
      .map(({ fit }) => fit),
  );
  if (best === undefined) return { fits: [], tried: guesses.length };
  const equal = rest.filter((each) => count(each) === count(best));
  const alike = equal.map(({ written: other, scheme }) => ({
    written: other,
    says: `the built-in scheme ${scheme.name}`,
    tells: "a request in which something differs that only one of them binds",
  }));
  return { fits: [{ ...best, alike }, ...rest], tried: guesses.length };
};

const count = ({ fits }: Fit): number => fits.filter(Boolean).length;
export const bestFirst = (fits: readonly Fit[]): Fit[] => fits.toSorted((a, b) => count(b) - count(a));

/** What a hit of the walk amounts to, verified on every message. Null where the engine does not confirm it. */
export const fitOf = (search: Search, hit: Hit, messages: readonly Message[], secret: Secret, keys: Keys, names: Names): Fit | null => {
  const trial = search.plan.trials[hit.trial];
  if (trial === undefined) return null;
  const member = {
    lead: hit.lead === 0 ? "" : (search.carrier.leads[hit.lead - 1] ?? ""),
    parts: hit.parts.flatMap((index) => search.parts[index] ?? []),
    separator: separators[hit.separator] ?? "",
    closed: hit.closed,
  };
  const setting = { carrier: search.carrier, carriers: search.carriers, algorithm: trial.algorithm, key: formOfTrial(keys, trial), ...names };
  const all = hit.fits.every(Boolean);
  const base = search.messages[search.plan.first];
  const found = all && base !== undefined ? alikeTo(membersWith(search.parts, search.carrier.leads, stringsOf(member)), setting, base) : null;
  const made = written(found?.first ?? member, setting);
  // A digest that only looked like one must not spoil what fits.
  for (const attempt of made.form.digests === undefined ? [made] : [made, withoutDigests(made)]) {
    const scheme = schemeOfWritten(attempt);
    const fits = verifiedBy(scheme, messages, secret);
    if (fits.filter(Boolean).length >= hit.fits.filter(Boolean).length)
      return { written: attempt, scheme, builtin: false, fits, alike: found?.others ?? [], hidden: [] };
  }
  return null;
};

const withoutDigests = ({ form: { digests: _digests, ...form }, keyId }: Written): Written => ({ form, keyId });

/** The search in one go, on this thread, over `most` candidates: for tests and small captures. */
export const inferHere = (
  messages: readonly Message[],
  secret: Secret,
  names: Names,
  most = Number.POSITIVE_INFINITY,
): { readonly fit: Fit | null; readonly tried: number } => {
  const keys = keysIn(secret);
  if (keys === null) return { fit: null, tried: 0 };
  const [builtin] = builtinFits(messages, secret, keys, names).fits;
  if (builtin?.fits.every(Boolean) === true) return { fit: builtin, tried: 0 };
  const searches = searchesFor(messages, keys);
  const fits: Fit[] = [];
  let tried = 0;
  for (const { search, job } of slicesOf(searches)) {
    const one = searches[search];
    const trial = one?.plan.trials[job.trial];
    if (one === undefined || trial === undefined) continue;
    let done = false;
    runJob(one.plan, job, testerOf(trial), {
      tried: (more) => {
        tried += more;
        done ||= tried >= most;
        return done;
      },
      hit: (hit) => {
        if (done) return;
        const fit = fitOf(one, hit, messages, secret, keys, names);
        if (fit === null) return;
        fits.push(fit);
        done = fit.fits.every(Boolean);
      },
    });
    if (done) break;
  }
  return { fit: bestFirst(fits)[0] ?? null, tried };
};
