// The search: walks the product of space.ts over the first sample, and confirms what fits on the others. Pure; told from outside when to stop.

import { createHash, createHmac, createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import { type Algorithm, type SigningKey, verifyWith } from "../algorithm.ts";
import { bytesOf } from "../message.ts";
import type { Part } from "./parts.ts";
import { closingSeparators, freelyOrdered, freelyWritten, mostOdd, mostParts, ordersWith, separators, subjects, usualSeparators } from "./space.ts";

/** A key in one reading, with an algorithm. Plain data, so that a worker can be handed it. */
export interface Trial {
  readonly algorithm: Algorithm;
  /** Bytes of a shared secret, or the PEM text of a key. */
  readonly key: Uint8Array | string;
}

interface Variant {
  /** Index into the parts. */
  readonly part: number;
  readonly usual: boolean;
  readonly bytes: readonly Uint8Array[];
}

interface Unit {
  /** Bits of what it speaks of. */
  readonly mask: number;
  /** By unit that stands before: the long orders, as bits, in which this one may follow. */
  readonly after: readonly number[];
  readonly variants: readonly Variant[];
}

/** Everything that the walk needs, as plain data. */
export interface Plan {
  readonly units: readonly Unit[];
  readonly leads: readonly Uint8Array[];
  readonly separators: readonly Uint8Array[];
  readonly closing: readonly boolean[];
  readonly trials: readonly Trial[];
  /** For each sample, the signatures it carries. */
  readonly targets: readonly Uint8Array[];
  /** The sample that is walked over. */
  readonly first: number;
}

/** A slice of the product: all layouts of one length with one separator, one lead and one key. */
export interface Job {
  /** Parts, and how many of them are not written as usual. */
  readonly depth: number;
  readonly odd: number;
  readonly separator: number;
  readonly lead: number;
  readonly trial: number;
  /** The unit that stands first; −1 for any. */
  readonly head: number;
}

export interface Hit {
  readonly parts: readonly number[];
  readonly separator: number;
  readonly lead: number;
  readonly trial: number;
  readonly closed: boolean;
  /** Which samples it reproduces. */
  readonly fits: readonly boolean[];
}

const bit = (subject: (typeof subjects)[number]): number => 1 << subjects.indexOf(subject);

const maskOf = (part: Part): number => part.form.of.reduce((mask, subject) => mask | bit(subject), 0);

/** Parts with the same text in every sample are one here; the first stands for all. */
const unitsOf = (parts: readonly Part[]): Unit[] => {
  const units = new Map<number, { readonly of: Part["form"]["of"]; readonly variants: Map<string, Variant> }>();
  for (const [index, part] of parts.entries()) {
    const mask = maskOf(part);
    const unit = units.get(mask) ?? { of: part.form.of, variants: new Map<string, Variant>() };
    units.set(mask, unit);
    const key = JSON.stringify(part.values);
    const known = unit.variants.get(key);
    // The usual one of two equals makes both usual.
    if (known === undefined) unit.variants.set(key, { part: index, usual: part.form.usual, bytes: part.values.map(bytesOf) });
    else if (part.form.usual && !known.usual) unit.variants.set(key, { ...known, usual: true });
  }
  const all = [...units.values()];
  return [...units].map(([mask, { of, variants }]) => ({ mask, after: all.map((before) => ordersWith(before.of, of)), variants: [...variants.values()] }));
};

export const planOf = (parts: readonly Part[], leads: readonly string[], trials: readonly Trial[], targets: readonly Uint8Array[], first: number): Plan => ({
  units: unitsOf(parts),
  leads: ["", ...leads].map(bytesOf),
  separators: separators.map(bytesOf),
  closing: separators.map((separator) => closingSeparators.includes(separator)),
  trials,
  targets,
  first,
});

const longestOf = ({ units }: Plan): number => Math.min(mostParts, units.filter(({ mask }) => (mask & (mask - 1)) === 0).length);

/**
 * All slices, likely ones first: everything short, then usual spellings with usual separators, then other separators, then one part written otherwise, then two.
 */
export const jobsOf = (plan: Plan): Job[] => {
  const depths = Array.from({ length: longestOf(plan) }, (_, index) => index + 1);
  const { closing, leads, trials, units } = plan;
  const all = separators.map((_text, separator) => separator);
  const usual = all.filter((separator) => usualSeparators.includes(separators[separator] ?? ""));
  /** One part without a lead has no separator. */
  const says = ({ depth, separator, lead }: Pick<Job, "depth" | "separator" | "lead">): boolean =>
    depth > 1 || lead > 0 || separators[separator] === "" || closing[separator] === true;
  const pass = (odd: number, among: readonly number[], byLength: boolean): Job[] => {
    const slices = among.flatMap((separator) =>
      trials.flatMap((_trial, trial) =>
        depths
          .filter((depth) => depth >= odd && (odd <= mostOdd || depth <= freelyWritten))
          .flatMap((depth) => leads.map((_lead, lead) => ({ odd, depth, separator, lead, trial }))),
      ),
    );
    const ordered = byLength ? slices.toSorted((left, right) => left.depth - right.depth) : slices;
    // Long ones are cut by their first part, so that they can be shared out.
    return ordered
      .filter(says)
      .flatMap((slice) => (odd > 0 && slice.depth >= freelyOrdered ? units.map((_unit, head) => ({ ...slice, head })) : [{ ...slice, head: -1 }]));
  };
  const others = all.filter((separator) => !usual.includes(separator));
  const rest = [...pass(0, others, true), ...Array.from({ length: freelyWritten }, (_, index) => pass(index + 1, all, true)).flat()];
  const isShort = ({ depth }: Job): boolean => depth <= 2;
  const first = pass(0, usual, false);
  return [...first.filter(isShort), ...rest.filter(isShort), ...first.filter((job) => !isShort(job)), ...rest.filter((job) => !isShort(job))];
};

/** How many candidates a slice holds. */
export const sizeOf = (plan: Plan, job: Job): number => {
  const key = `${job.odd} ${job.depth} ${job.head}`;
  const counts = counted.get(plan) ?? new Map<string, number>();
  counted.set(plan, counts);
  const size = counts.get(key) ?? countIn(plan, job);
  counts.set(key, size);
  return size * (plan.closing[job.separator] === true ? 2 : 1);
};
const counted = new WeakMap<Plan, Map<string, number>>();

const countIn = ({ units }: Plan, job: Job): number => {
  const ordered = job.depth > freelyOrdered;
  const widths = units.map(
    ({ variants }) => [variants.filter((variant) => variant.usual).length, variants.filter((variant) => !variant.usual).length] as const,
  );
  const count = (at: number, used: number, last: number, orders: number, odd: number): number => {
    if (odd > job.depth - at) return 0;
    if (at === job.depth) return 1;
    let sum = 0;
    for (const [index, unit] of units.entries()) {
      if ((unit.mask & used) !== 0 || (at === 0 && job.head >= 0 && index !== job.head)) continue;
      const left = at === 0 ? orders : orders & (unit.after[last] ?? 0);
      if (ordered && left === 0) continue;
      const [plain = 0, other = 0] = widths[index] ?? [];
      if (plain > 0) sum += plain * count(at + 1, used | unit.mask, index, left, odd);
      if (other > 0 && odd > 0) sum += other * count(at + 1, used | unit.mask, index, left, odd - 1);
    }
    return sum;
  };
  return count(0, 0, -1, -1, job.odd);
};

const same = (left: Uint8Array, right: Uint8Array): boolean =>
  left[0] === right[0] && left[1] === right[1] && left[2] === right[2] && Buffer.compare(left, right) === 0;

const hashes: Readonly<Partial<Record<Algorithm, string>>> = {
  "hmac-md5": "md5",
  "hmac-sha1": "sha1",
  "hmac-sha256": "sha256",
  "hmac-sha384": "sha384",
  "hmac-sha512": "sha512",
};

/** Whether these bytes have this signature. */
export type Tester = (bytes: Uint8Array, signature: Uint8Array) => boolean;

export const testerOf = ({ algorithm, key }: Trial): Tester => {
  if (typeof key === "string") {
    const object = key.includes("PRIVATE KEY") ? createPublicKey(createPrivateKey(key)) : createPublicKey(key);
    const signing: SigningKey = { kind: "object", object };
    return (bytes, signature) => verifyWith(algorithm, signing, bytes, signature);
  }
  const hash = hashes[algorithm];
  if (hash === undefined) return (bytes, signature) => same(createHash("sha256").update(key).update(bytes).digest(), signature);
  // The key's schedule is made once.
  const object: KeyObject | Uint8Array = key.length === 0 ? key : createSecretKey(key);
  return (bytes, signature) => same(createHmac(hash, object).update(bytes).digest(), signature);
};

export interface Watch {
  /** Called now and then with how many candidates were tried since; true ends the walk. */
  tried(count: number): boolean;
  hit(hit: Hit): void;
}

const between = 512;

/** Tries every layout of a slice. Returns false when it was told to stop. */
export const runJob = (plan: Plan, job: Job, test: Tester, watch: Watch): boolean => {
  const { units, first } = plan;
  const separator = plan.separators[job.separator] ?? new Uint8Array(0);
  const lead = plan.leads[job.lead] ?? new Uint8Array(0);
  const target = plan.targets[first] ?? new Uint8Array(0);
  const ordered = job.depth > freelyOrdered;
  const closes = plan.closing[job.separator] === true;
  const longest = units.reduce((sum, { variants }) => sum + Math.max(...variants.map(({ bytes }) => bytes[first]?.length ?? 0)) + separator.length, 0);
  const buffer = new Uint8Array(lead.length + 2 * separator.length + longest);
  const chosen: number[] = [];
  let [count, stopped] = [0, false];

  const write = (bytes: Uint8Array, at: number): number => {
    // A loop beats `set` for the few bytes that most parts have.
    if (bytes.length > 24) buffer.set(bytes, at);
    else for (let index = 0; index < bytes.length; index += 1) buffer[at + index] = bytes[index] ?? 0;
    return at + bytes.length;
  };
  const leaf = (length: number, closed: boolean): void => {
    count += 1;
    if (count >= between) {
      stopped = watch.tried(count);
      count = 0;
    }
    if (!test(buffer.subarray(0, length), target)) return;
    const fits = plan.targets.map((signature, sample) => sample === first || test(bytesIn(plan, job, chosen, closed, sample), signature));
    watch.hit({ parts: [...chosen], separator: job.separator, lead: job.lead, trial: job.trial, closed, fits });
  };
  const walk = (depth: number, used: number, last: number, orders: number, odd: number, length: number): void => {
    for (let index = 0; index < units.length; index += 1) {
      const unit = units[index];
      if (unit === undefined || (unit.mask & used) !== 0 || (depth === 0 && job.head >= 0 && index !== job.head)) continue;
      const left = depth === 0 ? orders : orders & (unit.after[last] ?? 0);
      if (ordered && left === 0) continue;
      const start = depth === 0 && lead.length === 0 ? length : write(separator, length);
      for (const variant of unit.variants) {
        const rest = variant.usual ? odd : odd - 1;
        if (rest < 0 || rest > job.depth - depth - 1) continue;
        const end = write(variant.bytes[first] ?? new Uint8Array(0), start);
        chosen.push(variant.part);
        if (depth + 1 === job.depth) {
          leaf(end, false);
          if (closes) leaf(write(separator, end), true);
        } else walk(depth + 1, used | unit.mask, index, left, rest, end);
        chosen.pop();
        if (stopped) return;
      }
    }
  };
  walk(0, 0, -1, -1, job.odd, write(lead, 0));
  return !(watch.tried(count) || stopped);
};

const bytesIn = (plan: Plan, job: Pick<Job, "separator" | "lead">, parts: readonly number[], closed: boolean, sample: number): Uint8Array => {
  const separator = plan.separators[job.separator] ?? new Uint8Array(0);
  const lead = plan.leads[job.lead] ?? new Uint8Array(0);
  const texts = parts.map(
    (part) => plan.units.flatMap(({ variants }) => variants).find((variant) => variant.part === part)?.bytes[sample] ?? new Uint8Array(0),
  );
  const all = lead.length === 0 ? texts : [lead, ...texts];
  return new Uint8Array(Buffer.concat([...all.flatMap((text, index) => (index === 0 ? [text] : [separator, text])), ...(closed ? [separator] : [])]));
};
