// The same search with the secret unknown: words of a list as keys, over the layouts that most people use. Pure.

import { createHash, createHmac } from "node:crypto";
import { secretOf } from "../../model/secret.ts";
import type { Algorithm } from "../algorithm.ts";
import { engineOf } from "../engine-of.ts";
import { documentationKeys, weakWords } from "../experiment/known-keys.ts";
import { type KeyForm, keyOf, plainKey } from "../key.ts";
import type { Message } from "../message.ts";
import { resolveScheme } from "../resolve.ts";
import type { BuiltinGuess } from "./builtin-fits.ts";
import { canonicalOf, isMember, stringToSignOf } from "./space.ts";
import { stringsOf, type Member } from "./fits.ts";
import type { Search } from "./infer.ts";
import type { Part } from "./parts.ts";

/** One string to sign with the signature it would have to give, in the first sample. */
export interface WeakTarget {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: Algorithm;
  /** Null: the word as text, and as the bytes it spells. */
  readonly key: KeyForm | null;
}

export interface WeakPlan {
  readonly targets: readonly WeakTarget[];
}

/** Where a target comes from: what to build when it is hit. */
export type WeakOrigin =
  | { readonly kind: "builtin"; readonly guess: BuiltinGuess }
  | { readonly kind: "member"; readonly search: Search; readonly member: Member; readonly algorithm: Algorithm };

export interface WeakHit {
  readonly target: number;
  /** Number of the word in its list, from 0. */
  readonly word: number;
  /** The word itself, to confirm it with. Never printed unless it stands in the public list. */
  readonly text: string;
  readonly key: KeyForm;
}

/** Words of the built-in list, those of documentation first. */
export const publicWords: readonly string[] = [...new Set([...[...documentationKeys.values()].flat(), ...weakWords])];

/** What people sign, most used first. The rest follows in the order of the space. */
const popular = [
  "{body}",
  "{timestamp}.{body}",
  "{timestamp}{body}",
  "{method}\n{path}\n{timestamp}\n{body}",
  "{timestamp}\n{body}",
  "{timestamp}:{body}",
  "{timestamp}{method}{path}{body}",
  "{method}{path}{timestamp}{body}",
  "{timestamp}{method}{target}{body}",
  "{method}\n{path}\n{body}",
  "{timestamp}\n{method}\n{path}\n{body}",
  "{method}\n{host}\n{path}\n{query}\n{timestamp}\n{nonce}\n{body}",
  "{method}\n{path}\n{query}\n{timestamp}\n{body}",
  "{method}\n{path}\n{timestamp}\n{nonce}\n{body}",
  "{nonce}.{timestamp}.{body}",
  "{timestamp}{nonce}{body}",
  "{url}{body}",
  "{url}",
  "{query}{body}",
  "{query}",
  "{method}\n{path}\n{timestamp}\n{body|sha256|hex}",
  "{method}\n{target}\n{timestamp}\n{body}",
  "{timestamp}",
  "{key-id}{timestamp}{body}",
  "{key-id}{timestamp}",
];

const usualGlue: readonly string[] = ["\n", "", ".", ":", "|", "&"];
const most = 4_000;

/** Members that keep one of the usual orders, in usual spelling. */
const ordinary = (parts: readonly Part[], leads: readonly string[]): Member[] => {
  const usual = parts.filter(({ form }) => form.usual);
  const found: Member[] = [];
  const grow = (chosen: readonly Part[]): void => {
    if (chosen.length > 0) for (const separator of chosen.length === 1 ? [""] : usualGlue) found.push({ lead: "", parts: chosen, separator, closed: false });
    if (chosen.length === 4 || found.length > 60_000) return;
    const spoken = new Set(chosen.flatMap(({ form }) => form.of));
    for (const part of usual) if (!part.form.of.some((subject) => spoken.has(subject))) grow([...chosen, part]);
  };
  grow([]);
  const led = leads.flatMap((lead) =>
    found
      .filter(({ parts: few }) => few.length <= 2)
      .flatMap((member) => (member.parts.length === 1 ? [":", "."].map((separator) => ({ ...member, lead, separator })) : [{ ...member, lead }])),
  );
  return [...found, ...led].filter(({ parts: few }) => isMember(few.map(({ form }) => form)));
};

const rank = (member: Member): number => {
  const at = popular.indexOf(stringToSignOf({ ...member, parts: member.parts.map(({ form }) => form) }));
  return at >= 0 ? at : popular.length + member.parts.length * 100 + usualGlue.indexOf(member.separator) + (member.lead === "" ? 0 : 50);
};

/** Whole popular layouts of five parts and more, which `ordinary` does not grow to. */
const longPopular = (parts: readonly Part[]): Member[] =>
  popular.flatMap((template): Member[] => {
    const names = [...template.matchAll(/\{[^}]*\}/g)].map(([name]) => name);
    if (names.length < 5) return [];
    const chosen = names.flatMap((name) => parts.find(({ form }) => form.text === name && form.canonical === undefined) ?? []);
    return chosen.length === names.length ? [{ lead: "", parts: chosen, separator: "\n", closed: false }] : [];
  });

const sharedAlgorithms: ReadonlyMap<number, readonly Algorithm[]> = new Map<number, readonly Algorithm[]>([
  [16, ["hmac-md5"]],
  [20, ["hmac-sha1"]],
  [32, ["hmac-sha256"]],
  [48, ["hmac-sha384"]],
  [64, ["hmac-sha512"]],
]);

/** Targets with their origins, likely ones first; equal strings are one. */
export const weakTargets = (
  messages: readonly Message[],
  guesses: readonly BuiltinGuess[],
  searches: readonly Search[],
): { readonly plan: WeakPlan; readonly origins: readonly WeakOrigin[] } => {
  const targets: WeakTarget[] = [];
  const origins: WeakOrigin[] = [];
  const seen = new Set<string>();
  const add = (target: WeakTarget, origin: WeakOrigin): void => {
    const key = [
      target.algorithm,
      JSON.stringify(target.key),
      Buffer.from(target.signature).toString("hex"),
      Buffer.from(target.bytes).toString("latin1"),
    ].join("\n");
    if (seen.has(key)) return;
    seen.add(key);
    targets.push(target);
    origins.push(origin);
  };
  for (const guess of guesses) {
    const scheme = resolveScheme(guess.form, guess.keyId ?? undefined);
    const [message] = messages;
    if (message === undefined || (scheme.engine === "template" ? scheme.derive.length > 0 : scheme.engine === "aws-sigv4" || scheme.engine === "oauth1"))
      continue;
    const reading = engineOf(scheme).read(message, scheme);
    if (!reading.found || !(reading.algorithm.startsWith("hmac-") || reading.algorithm === "sha256-secret-prefix")) continue;
    for (const signature of reading.signatures)
      add({ bytes: reading.stringToSign, signature, algorithm: reading.algorithm, key: scheme.key }, { kind: "builtin", guess });
  }
  for (const search of searches) {
    const signature = search.plan.targets[search.plan.first];
    if (signature === undefined) continue;
    const members = [...ordinary(search.parts, search.carrier.leads), ...longPopular(search.parts)].filter(
      ({ parts }) => canonicalOf(parts.map(({ form }) => form)) !== null,
    );
    const ranked = members.map((member) => ({ member, key: rank(member) })).toSorted((a, b) => a.key - b.key);
    for (const { member } of ranked.slice(0, most))
      for (const algorithm of sharedAlgorithms.get(signature.length) ?? [])
        add(
          { bytes: Buffer.from(stringsOf(member)[search.plan.first] ?? "", "latin1"), signature, algorithm, key: null },
          { kind: "member", search, member, algorithm },
        );
  }
  return { plan: { targets }, origins };
};

const encoded = [
  { form: { ...plainKey, encoding: "hex" as const }, shape: /^(?:[0-9a-fA-F]{2}){8,}$/ },
  { form: { ...plainKey, encoding: "base64" as const }, shape: /^(?=[^]*\d)(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/ },
];

const hashes: Readonly<Partial<Record<Algorithm, string>>> = {
  "hmac-md5": "md5",
  "hmac-sha1": "sha1",
  "hmac-sha256": "sha256",
  "hmac-sha384": "sha384",
  "hmac-sha512": "sha512",
};

export interface WeakWatch {
  tried(count: number): boolean;
  hit(hit: WeakHit): void;
}

const between = 1_024;

/** Tries words as keys. `from`: number of the first. */
export const tryWords = ({ targets }: WeakPlan, words: readonly string[], from: number, watch: WeakWatch): boolean => {
  let count = 0;
  const test = (target: WeakTarget, key: Uint8Array): boolean => {
    const hash = hashes[target.algorithm];
    const digest = hash === undefined ? createHash("sha256").update(key).update(target.bytes).digest() : createHmac(hash, key).update(target.bytes).digest();
    return digest[0] === target.signature[0] && digest[1] === target.signature[1] && digest.equals(target.signature);
  };
  for (const [offset, word] of words.entries()) {
    const plain = Buffer.from(word, "utf8");
    const forms = encoded.filter(({ shape }) => shape.test(word)).map(({ form }) => ({ form, bytes: Buffer.from(word, form.encoding) }));
    for (const [index, target] of targets.entries()) {
      count += 1;
      if (count >= between) {
        if (watch.tried(count)) return false;
        count = 0;
      }
      if (target.key === null) {
        if (test(target, plain)) watch.hit({ target: index, word: from + offset, text: word, key: plainKey });
        for (const { form, bytes } of forms) if (test(target, bytes)) watch.hit({ target: index, word: from + offset, text: word, key: form });
      } else {
        const key = keyBytes(word, target.key);
        if (key !== null && test(target, key)) watch.hit({ target: index, word: from + offset, text: word, key: target.key });
        // A word that is no base64 may still have been taken as text.
        if (target.key.encoding !== "utf8" && test(target, plain)) watch.hit({ target: index, word: from + offset, text: word, key: plainKey });
      }
    }
  }
  return !watch.tried(count);
};

const keyBytes = (word: string, form: KeyForm): Uint8Array | null => {
  if (form === plainKey) return Buffer.from(word, "utf8");
  try {
    const key = keyOf(secretOf(word), form);
    return key.kind === "bytes" ? key.bytes : null;
  } catch {
    return null;
  }
};
