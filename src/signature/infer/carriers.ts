// Where captured requests carry what belongs to a signature: the signature itself with what stands beside it, times, nonces, key ids, digests of the body. Pure.

import { formDecode, pairsOf, headerOf, type Message, percentDecode, wireOf } from "../message.ts";
import { digestText, type Spelling } from "../algorithm.ts";
import { take } from "../place.ts";
import type { NoncePlace, Placement, Sent, TimestampPlace } from "../scheme.ts";
import { digests, literal } from "./space.ts";
import { isNonceLike, nonceKindOf, spelledBytes, timeFormatOf } from "./spelled.ts";

export interface Spot {
  readonly in: Placement;
  readonly name: string;
}

export interface SignatureCarrier extends Spot {
  /** Template of the value, such as `t={timestamp},v1={signature}`. */
  readonly value: string;
  readonly spelling: Spelling;
  /** Of each sample. */
  readonly signatures: readonly Uint8Array[];
  readonly timestamps: readonly string[] | null;
  readonly nonces: readonly string[] | null;
  readonly keyId: string | null;
  /** Constants beside the signature that may be signed too, in front: the `v0` of `v0=…`. */
  readonly leads: readonly string[];
  /** Whether its name says that it is a signature, and whether the word right before it does: `signature="…"`. */
  readonly named: boolean;
  readonly labelled: boolean;
}

export interface TimeCarrier {
  readonly place: TimestampPlace;
  readonly texts: readonly string[];
  readonly exact: boolean;
}
export interface NonceCarrier {
  readonly place: NoncePlace;
  readonly texts: readonly string[];
}
export interface KeyCarrier extends Spot {
  readonly text: string;
}

export interface Carriers {
  /** Likely ones first. */
  readonly signatures: readonly SignatureCarrier[];
  readonly times: readonly TimeCarrier[];
  readonly nonces: readonly NonceCarrier[];
  readonly keys: readonly KeyCarrier[];
  readonly digests: readonly Sent[];
}

const most = { signatures: 4, times: 3, nonces: 3, keys: 2, names: 200 } as const;

/** What clients and proxies add to any request. */
const ordinary =
  /^(?:host|accept(?:-.*)?|user-agent|cookie|cache-control|pragma|origin|referer|connection|keep-alive|content-(?:length|type|encoding)|transfer-encoding|upgrade(?:-.*)?|dnt|te|priority|if-.*|range|via|forwarded|x-forwarded-.*|x-real-ip|traceparent|tracestate|baggage|sec-.*|expect|proxy-.*)$/i;

const signatureWord = /sign|sig$|hmac|mac$|hash|digest|checksum|auth|seal/i;
const nonceWord = /nonce|request-?id|message-?id|salt|jti|rand|idempotency|uuid|(?:^|[-_.])id$/i;
const keyWord = /(?:key|client|app|access|partner|merchant|account|user|consumer|customer|tenant)[-_.]?(?:id|key)?$|api[-_]?key/i;

const jsonSpots = (message: Message): Spot[] => {
  let whole: unknown;
  try {
    whole = JSON.parse(Buffer.from(message.body).toString("utf8"));
  } catch {
    return [];
  }
  if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return [];
  return Object.keys(whole)
    .slice(0, most.names)
    .filter((name) => !name.includes("."))
    .map((name) => ({ in: "json", name }));
};

const spotsIn = (message: Message): Spot[] => {
  const named = (place: "query" | "form", raw: string): Spot[] =>
    pairsOf(raw)
      .slice(0, most.names)
      .map(({ name }) => ({ in: place, name: formDecode(name) }));
  const isForm = /^\s*application\/x-www-form-urlencoded\b/i.test(headerOf(message, "content-type") ?? "");
  return [
    ...message.headers.slice(0, most.names).flatMap(([name]): Spot[] => (ordinary.test(name) ? [] : [{ in: "header", name }])),
    ...named("query", message.query ?? ""),
    ...(isForm ? named("form", wireOf(message.body)) : jsonSpots(message)),
  ];
};

interface Values extends Spot {
  readonly values: readonly string[];
}

const keyOf = ({ in: place, name }: Spot): string => `${place} ${place === "header" ? name.toLowerCase() : name}`;

/** What every sample carries. */
const common = (messages: readonly Message[]): Values[] => {
  const [first] = messages;
  if (first === undefined) return [];
  const seen = new Set<string>();
  return spotsIn(first).flatMap((spot): Values[] => {
    if (seen.has(keyOf(spot)) || spot.name === "") return [];
    seen.add(keyOf(spot));
    const values = messages.map((message) => take(message, spot));
    return values.every((value) => value !== null && value.length <= 8_192) ? [{ ...spot, values: values as string[] }] : [];
  });
};

/** Dates first, because they hold what otherwise separates words. */
const words =
  /\d{4}-?\d\d-?\d\dT\d\d:?\d\d:?\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)|[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})|[A-Za-z0-9+/_%~-]{20,}={1,2}(?=$|[\s,;"'|&:])|[A-Za-z0-9+/_%~-]+/g;

interface Pieces {
  readonly words: readonly string[];
  /** One more than words: what stands before, between and behind. */
  readonly gaps: readonly string[];
}

const piecesOf = (value: string): Pieces => {
  const found: string[] = [];
  const gaps: string[] = [];
  let at = 0;
  for (const match of value.matchAll(words)) {
    gaps.push(value.slice(at, match.index));
    found.push(match[0]);
    at = match.index + match[0].length;
  }
  return { words: found, gaps: [...gaps, value.slice(at)] };
};

/** `sig` of `sig=…`, and the `Scheme` of `Authorization: Scheme …`. */
const isLabel = ({ words: all, gaps }: Pieces, index: number): boolean =>
  (gaps[index + 1] ?? "").startsWith("=") || (index === 0 && all.length > 1 && /^ +$/.test(gaps[1] ?? ""));

const isConstantWord = (word: string): boolean => /^v\d+$/i.test(word) || /^(?:hmac|sha|md5|ed25519|ecdsa|rsa)[a-z0-9-]*$/i.test(word) || /^\d\.\d$/.test(word);

const allSame = (texts: readonly string[]): boolean => texts.every((text) => text === texts[0]);

/** Every way to read one value as a carrier: each word that spells a signature in all samples is one. */
const carriersAt = (values: Values, alone: boolean, lengths: (bytes: number) => boolean): SignatureCarrier[] => {
  const pieces = values.values.map(piecesOf);
  const [first] = pieces;
  if (first === undefined || first.words.length > 60 || !pieces.every((each) => each.gaps.join("\n") === first.gaps.join("\n"))) return [];
  return first.words.flatMap((_word, index): SignatureCarrier[] => {
    const texts = pieces.map((each) => each.words[index] ?? "");
    const encoded = texts.some((text) => text.includes("%"));
    const read = texts.map((text) => spelledBytes(encoded ? percentDecode(text) : text));
    const [head] = read;
    if (head === undefined || head === null || !lengths(head.bytes.length)) return [];
    // Signatures of one algorithm differ in nothing but their letters; base64 of one may happen to need no telling letter.
    const spelling = read.some((each) => each?.spelling === "base64url") && !texts.some((text) => /[+/=]/.test(text)) ? "base64url" : head.spelling;
    const isHex = spelling === "hex" || spelling === "HEX";
    const signatures = read.flatMap((each) =>
      each !== null && lengths(each.bytes.length) && (each.spelling === "hex" || each.spelling === "HEX") === isHex ? [each.bytes] : [],
    );
    if (signatures.length !== texts.length || (!alone && allSame(texts))) return [];
    const around = surroundings(pieces, first, index, alone);
    if (around === null) return [];
    const label = isLabel(first, index - 1) ? (first.words[index - 1] ?? "") : "";
    const labelled = first.words.length === 1 || /sig|mac|^v\d|^h\d|hash|digest/i.test(label);
    const named = signatureWord.test(values.name) || (labelled && label !== "");
    return [
      {
        in: values.in,
        name: values.name,
        ...around,
        value: around.value.replace("\u0000", encoded ? "{signature|urlencode}" : "{signature}"),
        spelling: spelling === "hex" && texts.every((text) => !/[a-f]/.test(text)) ? "HEX" : spelling,
        signatures,
        named,
        labelled,
      },
    ];
  });
};

type Around = Pick<SignatureCarrier, "value" | "timestamps" | "nonces" | "keyId" | "leads">;

/** What stands beside the word at `index`: constants, a time, a nonce, the key's name. Null where something changes that is none of these. */
const surroundings = (pieces: readonly Pieces[], first: Pieces, index: number, alone: boolean): Around | null => {
  let [timestamps, nonces, keyId]: [readonly string[] | null, readonly string[] | null, string | null] = [null, null, null];
  const leads: string[] = [];
  let value = literal(first.gaps[0] ?? "");
  for (const [at, word] of first.words.entries()) {
    const texts = pieces.map((each) => each.words[at] ?? "");
    const label = isLabel(first, at) || isConstantWord(word);
    if (at === index) value += "\u0000";
    else if (!label && timestamps === null && timeFormatOf(texts) !== null) {
      timestamps = texts;
      value += "{timestamp}";
    } else if (!allSame(texts) || (alone && !label && nonces === null && /nonce|id$/i.test(first.words[at - 1] ?? "") && isNonceLike(word))) {
      if (label || nonces !== null || !texts.every(isNonceLike)) return null;
      nonces = texts;
      value += "{nonce}";
    } else if (!label && keyId === null && word.length >= 2 && first.words.length > 1) {
      keyId = word;
      value += "{key-id}";
    } else {
      if (isConstantWord(word) || (at === 0 && label)) leads.push(word);
      value += literal(word);
    }
    value += literal(first.gaps[at + 1] ?? "");
  }
  return { value, timestamps, nonces, keyId, leads: [...new Set(leads)].slice(0, 2) };
};

const digestForms: readonly (readonly [template: string, text: (body: Uint8Array) => string])[] = digests.flatMap((hash) =>
  (["hex", "base64", "HEX"] as const).flatMap((spelling): (readonly [string, (body: Uint8Array) => string])[] => {
    const filters = `{body|${hash}|${spelling === "HEX" ? "hex|upper" : spelling}|if-body}`;
    const text = (body: Uint8Array): string => digestText(hash, body, spelling);
    const name = hash.replace(/^sha(\d)/, "sha-$1");
    return [
      [filters, text],
      [`${name}=${filters}`, (body) => `${name}=${text(body)}`],
      [`${name.toUpperCase()}=${filters}`, (body) => `${name.toUpperCase()}=${text(body)}`],
      [`${hash}=${filters}`, (body) => `${hash}=${text(body)}`],
      [`${name}=:${filters}:`, (body) => `${name}=:${text(body)}:`],
    ];
  }),
);

/** Headers and parameters that hold the digest of the body, wherever there is one. */
const digestsIn = (messages: readonly Message[]): Sent[] => {
  const full = messages.filter(({ body }) => body.length > 0);
  const empty = messages.filter(({ body }) => body.length === 0);
  return common(full).flatMap((values): Sent[] => {
    if (values.in !== "header" && values.in !== "query") return [];
    const found = digestForms.find(([, text]) => full.every(({ body }, index) => values.values[index] === text(body)));
    if (found === undefined) return [];
    const always = empty.every((message) => take(message, values) !== null);
    return [{ in: values.in, name: values.name, value: always ? found[0].replace("|if-body", "") : found[0] }];
  });
};

const ranked = <T>(items: readonly T[], rank: (item: T) => number): T[] =>
  items
    .map((item, index) => ({ item, key: rank(item) * 1000 + index }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** `lengths`: how many bytes a signature may have, which depends on the kind of key. */
export const carriersIn = (messages: readonly Message[], lengths: (bytes: number) => boolean): Carriers => {
  const all = common(messages);
  const alone =
    messages.length === 1 ||
    messages.every((message) =>
      allSame([
        message.path + (message.query ?? "") + wireOf(message.body),
        (messages[0]?.path ?? "") + (messages[0]?.query ?? "") + wireOf(messages[0]?.body ?? new Uint8Array(0)),
      ]),
    );
  const digestsFound = digestsIn(messages);
  const isDigest = (spot: Spot): boolean => digestsFound.some((each) => keyOf(each) === keyOf(spot));
  const candidates = all.filter((spot) => !isDigest(spot)).flatMap((values) => carriersAt(values, alone, lengths));
  const named = candidates.filter((each) => each.named);
  const probable = named.length > 0 ? named : candidates;
  // Of several words in one value, those with a label of their own are it.
  const chosen = probable.filter((each) => each.labelled || !probable.some((other) => other.labelled && keyOf(other) === keyOf(each)));
  const signatures = ranked(chosen, ({ name }) => (/sig/i.test(name) ? 0 : 1)).slice(0, most.signatures);
  const taken = new Set(signatures.map(keyOf));
  const rest = all.filter((spot) => !taken.has(keyOf(spot)) && !isDigest(spot));
  const times = rest.flatMap(({ values, ...spot }): TimeCarrier[] => {
    const format = timeFormatOf(values);
    return format === null ? [] : [{ place: { format: format.format, ...spot }, texts: values, exact: format.exact }];
  });
  const nonces = rest.flatMap(({ values, ...spot }): NonceCarrier[] =>
    timeFormatOf(values) === null &&
    values.every(isNonceLike) &&
    (nonceWord.test(spot.name) || (messages.length > 1 && spot.in === "header" && new Set(values).size === values.length))
      ? [{ place: { generate: nonceKindOf(values), ...spot }, texts: values }]
      : [],
  );
  const keys = rest.flatMap(({ values, ...spot }): KeyCarrier[] =>
    allSame(values) && keyWord.test(spot.name) && (spot.in === "header" || spot.in === "query") ? [{ ...spot, text: values[0] ?? "" }] : [],
  );
  return {
    signatures,
    times: ranked(times, ({ place }) => (/time|date|ts$/i.test(place.name ?? "") ? 0 : 1)).slice(0, most.times),
    nonces: ranked(nonces, ({ place }) => (/nonce/i.test(place.name ?? "") ? 0 : nonceWord.test(place.name ?? "") ? 1 : 2)).slice(0, most.nonces),
    keys: keys.slice(0, most.keys),
    digests: digestsFound,
  };
};
