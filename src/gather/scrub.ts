// Takes the user's own secrets out of everything that was gathered, by value: a server may say them anywhere, and a description may hold one. Pure. Loads what signs: import it lazily.

import type { Evidence } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Secret } from "../model/secret.ts";
import { wireOf } from "../signature/message.ts";
import { spellingsOf } from "./leaks.ts";

/** Shorter ones stand in ordinary text by chance, and are found out by `weak-secret`. */
const shortest = 8;
/** An ordinary word is a key of documents and a name of paths. */
const isWord = (text: string): boolean => /^[a-z]{1,11}$/i.test(text);

/** Keys that are encoded themselves stand for other bytes. */
const decoded = (text: string): string[] =>
  [text, text.replace(/^[a-z]+_/, "")].flatMap((one) => [
    ...(/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(one) ? [wireOf(Buffer.from(one, "base64"))] : []),
    ...(/^(?:[0-9a-f]{2}){8,}$/i.test(one) ? [wireOf(Buffer.from(one, "hex"))] : []),
  ]);

/** Everything that the request knows and nobody may read, in every spelling, longest first. */
export const secretSpellings = ({ signing }: Pick<ScanRequest, "signing">): readonly string[] => {
  const secrets: readonly Secret[] = [
    ...(signing?.setups ?? []).flatMap(({ secret, previous }) => [secret, previous].filter((one) => one !== null)),
    ...(signing?.canaries ?? []).flatMap(({ headers }) => headers.flatMap(([, value]) => (typeof value === "string" ? [] : [value]))),
  ];
  const texts = secrets.map((secret) => wireOf(secret.reveal()));
  // A key of several lines is as good line by line.
  const pieces = texts.flatMap((text) => [text, text.trim(), ...text.split(/\r?\n/).filter((line) => !line.startsWith("-----")), ...decoded(text.trim())]);
  const found = pieces.filter((text) => text.length >= shortest && !isWord(text)).flatMap((text) => spellingsOf(text, shortest));
  return [...new Set(found)].sort((a, b) => b.length - a.length);
};

/** The text without them. A word and no sign, so that URL, YAML and JSON stay what they were. */
export const withoutSecrets = (text: string, spellings: readonly string[]): string =>
  spellings.reduce((current, each) => (current.includes(each) ? current.replaceAll(each, "redacted") : current), text);

/** What holds none is given back as the same object: parsed descriptions are remembered by it. */
const scrubbedValue = (value: unknown, clean: (text: string) => string): unknown => {
  if (typeof value === "string") return clean(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => scrubbedValue(item, clean));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  const before = Object.entries(value);
  const entries = before.map(([name, inner]) => [clean(name), scrubbedValue(inner, clean)] as const);
  return entries.some(([name, inner], at) => name !== before[at]?.[0] || inner !== before[at]?.[1]) ? Object.fromEntries(entries) : value;
};

/** One look for all spellings: evidence of fifty thousand calls holds half a million texts, and hardly one of them a secret. */
const cleaner = (spellings: readonly string[]): ((text: string) => string) => {
  const any = new RegExp(spellings.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"));
  return (text) => (text.length < shortest || !any.test(text) ? text : withoutSecrets(text, spellings));
};

export const scrubbedEvidence = (evidence: Evidence, request: Pick<ScanRequest, "signing">): Evidence => {
  const spellings = secretSpellings(request);
  return spellings.length === 0 ? evidence : (scrubbedValue(evidence, cleaner(spellings)) as Evidence);
};
