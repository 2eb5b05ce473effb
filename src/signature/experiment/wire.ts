// Changes of a signed message on the wire: another text in place of the signature, another value in place of a part. Pure.

import { ScanError } from "../../errors.ts";
import { type Message, bytesOf, headerOf, pairsOf, percentEncode, spell, valuesOf, wireOf, withBody, withHeader } from "../message.ts";

/** Every spelling in which the signature's text may stand in a request. */
const spellings = (text: string): readonly string[] => [...new Set([text, percentEncode(text), encodeURIComponent(text), JSON.stringify(text).slice(1, -1)])];

/** The text swapped where it stands in one of its spellings, or within what was put into base64 together with other things (`Basic …`). */
const swapped = (text: string, from: string, to: string): string => {
  const at = spellings(from).find((each) => text.includes(each));
  if (at !== undefined) return text.replaceAll(at, at === from ? to : percentEncode(to));
  return text.replace(/[A-Za-z0-9+/_-]{16,}={0,2}/g, (run) => {
    const inner = Buffer.from(run, "base64").toString("latin1");
    return inner.includes(from) ? Buffer.from(inner.replaceAll(from, to), "latin1").toString("base64") : run;
  });
};

const swap = (message: Message, from: string, to: string): Message => {
  const headers = message.headers.map(([name, value]) => [name, swapped(value, from, to)] as const);
  const query = message.query === null ? null : swapped(message.query, from, to);
  const body = wireOf(message.body);
  const other = swapped(body, from, to);
  const changed = { ...message, headers, query };
  return other === body ? changed : withBody(changed, bytesOf(other));
};

/** Whether the signature's text stands in the request, in whatever spelling. */
export const holds = (message: Message, signature: string): boolean =>
  signature !== "" &&
  [message.query ?? "", wireOf(message.body), ...message.headers.map(([, value]) => value)].some((text) => swapped(text, signature, "") !== text);

/**
 * The same message with another text where the signature stands. Works for every scheme, because it looks for the text and not for its place.
 * @throws ScanError when it stands nowhere: a request that should be wrong must not go out with a right signature.
 */
export const graft = (message: Message, from: string, to: string): Message => {
  if (from === to) return message;
  if (!holds(message, from))
    throw new ScanError("policy-invalid", "the signature's text does not stand in the request as it is sent, so it cannot be exchanged");
  return swap(message, from, to);
};

/** The headers whose value holds the signature, by name. */
export const carriersOf = (message: Message, signature: string): readonly string[] =>
  message.headers.filter(([, value]) => swapped(value, signature, "") !== value).map(([name]) => name);

/** A text of the same length and alphabet that differs in every letter and digit; signs and padding stay, so that it still decodes. */
export const otherText = (signature: string): string => {
  const hex = /^[0-9a-f]+$/i.test(signature);
  return signature.replace(/[0-9A-Za-z]/g, (character, index: number) => {
    // The last characters of base64 carry bits that decoders demand to be zero.
    if (!hex && index >= signature.length - 4) return character;
    if (/\d/.test(character)) return String((Number(character) + 5) % 10);
    const base = character >= "a" ? "a".charCodeAt(0) : "A".charCodeAt(0);
    const size = hex ? 6 : 26;
    return String.fromCharCode(base + ((character.charCodeAt(0) - base + Math.floor(size / 2)) % size));
  });
};

/** A second `name=value` at the end of the query. */
export const withAddedQuery = (message: Message, name: string, value: string): Message => ({
  ...message,
  query: `${message.query === null || message.query === "" ? "" : `${message.query}&`}${name}=${value}`,
});

/** The value of one pair (by place) replaced, raw. */
export const withQueryValueAt = (message: Message, index: number, change: (value: string) => string): Message => ({
  ...message,
  query: spell(pairsOf(message.query ?? "").map((pair, at) => (at === index ? { ...pair, value: change(pair.value), equals: true } : pair))),
});

/** One pair twice, the second with another value. */
export const withRepeatedQuery = (message: Message, index: number, value: string): Message => {
  const pair = pairsOf(message.query ?? "")[index];
  return pair === undefined ? message : withAddedQuery(message, pair.name, value);
};

/** The same with the other value first: for checks that keep the last of two, and handlers that read the first. */
export const withQueryBefore = (message: Message, index: number, value: string): Message => {
  const pairs = pairsOf(message.query ?? "");
  const pair = pairs[index];
  return pair === undefined ? message : { ...message, query: spell(pairs.toSpliced(index, 0, { ...pair, value, equals: true })) };
};

/** Digits and letters one further; the kind of character and the length stay, so that what parsed before parses still. */
export const nudged = (text: string): string => {
  const at = /[0-9A-Za-z](?!.*[0-9A-Za-z])/s.exec(text)?.index;
  if (at === undefined) return `${text}1`;
  return `${text.slice(0, at)}${nextCharacter(text[at] ?? "0")}${text.slice(at + 1)}`;
};

const nextCharacter = (character: string): string => {
  if (/[0-8A-Ya-y]/.test(character)) return String.fromCharCode(character.charCodeAt(0) + 1);
  return character === "9" ? "1" : character === "Z" ? "A" : "a";
};

const isJson = (message: Message): boolean => /[/+]json\b/i.test(headerOf(message, "content-type") ?? "") || /^\s*[[{]/.test(wireOf(message.body));
const isForm = (message: Message): boolean => /x-www-form-urlencoded/i.test(headerOf(message, "content-type") ?? "");

/** Inside a JSON body: the places of values, so that no key changes. */
const valuePlaces = (text: string): readonly (readonly [start: number, end: number])[] =>
  [...text.matchAll(/(?<=[:[,]\s*)(?:"((?:[^"\\]|\\.)+)"(?!\s*:)|-?\d+(?:\.\d+)?)/g)].map((each) => [each.index, each.index + each[0].length] as const);

const nudgedAt = (text: string, [start, end]: readonly [number, number]): string =>
  `${text.slice(0, start)}${nudged(text.slice(start, end))}${text.slice(end)}`;

/** One value changed: the last or the first of a JSON body or form, else the last or first character. Length and syntax stay. */
export const withBodyValue = (message: Message, which: "first" | "last"): Message => {
  const text = wireOf(message.body);
  const places = isJson(message)
    ? valuePlaces(text)
    : isForm(message)
      ? [...text.matchAll(/(?<==)[^&]+/g)].map((each) => [each.index, each.index + each[0].length] as const)
      : [];
  const place = which === "first" ? places[0] : places.at(-1);
  if (place !== undefined) return withBody(message, bytesOf(nudgedAt(text, place)));
  return withBody(message, bytesOf(which === "last" ? nudged(text) : `${nextCharacter(text[0] ?? "0")}${text.slice(1)}`));
};

/** A member or field that nobody knows, at the end. Null where the body has no such form. */
export const withAddedKey = (message: Message, name: string): Message | null => {
  const text = wireOf(message.body);
  if (isForm(message)) return withBody(message, bytesOf(`${text}&${name}=1`));
  const end = /\}\s*$/.exec(text)?.index;
  if (!isJson(message) || end === undefined || !/^\s*\{/.test(text)) return null;
  return withBody(message, bytesOf(`${text.slice(0, end)}${/\{\s*$/.test(text.slice(0, end)) ? "" : ","}"${name}":1${text.slice(end)}`));
};

/** More bytes behind the body: found only by verifiers that read all of it. */
export const withAppended = (message: Message, tail: string): Message =>
  withBody(message, bytesOf(`${wireOf(message.body)}${isForm(message) ? "&" : "\n"}${tail}`));

/** One header with a value that is another one to any reader. */
export const withOtherHeader = (message: Message, name: string): Message => withHeader(message, name, nudged(valuesOf(message, name)[0] ?? ""));
