// Two different requests with one string to sign, found from the template alone. Pure; every pair that is returned was rendered and compared.

import { compile } from "./engines/template.ts";
import { bytesOf, concat, type Message, percentEncode, sameBytes, wireOf } from "./message.ts";
import { put, take } from "./place.ts";
import type { Placement, TemplateScheme } from "./scheme.ts";
import { type Part, render, type Scope, type Template } from "./template.ts";
import { timestampText } from "./time.ts";
import { type Grammar, grammarOf } from "./wire-grammar.ts";

/** One place of the string to sign once definitions are written out. */
type Piece = { readonly kind: "text"; readonly text: string } | { readonly kind: "field"; readonly name: string; readonly grammar: Grammar };

export interface Collision {
  /** The variables that differ, such as `query` and `body`: their border is not visible in the string. */
  readonly between: readonly string[];
  readonly left: Message;
  readonly right: Message;
  /** Values that travel beside the message (an embedded nonce), where the two differ. */
  readonly values: readonly { readonly name: string; readonly left: string; readonly right: string }[];
  readonly stringToSign: Uint8Array;
}

/** One reading of the string: which variable holds what. */
type Values = ReadonlyMap<string, string>;

const at = Date.UTC(2026, 0, 1);
const base: Message = { method: "POST", scheme: "https", host: "api.example.com", path: "/pay", query: null, headers: [], body: new Uint8Array(0) };

/** Work is bounded: templates are a stranger's text where they come from a description. */
const mostStrings = 4000;
const mostSteps = 20_000;
const mostStepsInAll = 150_000;

/**
 * Text and variables in order. A hash, an encoding or a variable that is put together from others ends the search at its place: it is taken as a text that no
 * neighbour can imitate. That misses collisions inside (a joined form, say), and invents none.
 */
const flatten = (template: Template, scheme: TemplateScheme, define: ReadonlyMap<string, Template>): readonly Piece[] => {
  const context = {
    timestamp: scheme.timestamp,
    nonce: scheme.nonce,
    canonical: scheme.canonical,
    now: scheme.timestamp === null ? "" : timestampText(at, scheme.timestamp.format),
  };
  // A query that carries the time or the nonce holds them in every reading.
  const carried = [
    [scheme.timestamp, context.now],
    [scheme.nonce, "n1"],
  ] as const;
  const prefix = carried
    .flatMap(([place, value]) => (place?.in === "query" && place.name !== undefined ? [`${percentEncode(place.name)}=${percentEncode(value)}&`] : []))
    .join("");
  const withCarriers = (name: string, grammar: Grammar | null): Grammar | null =>
    grammar === null || prefix === "" || !name.startsWith("query")
      ? grammar
      : { ...grammar, seeds: grammar.seeds.filter((seed) => seed !== "").map((seed) => `${prefix}${seed}`) };
  const opaque: Grammar = { allowed: /^\u0000#$/, seeds: ["\u0000#"] };
  const piece = (part: Part): readonly Piece[] => {
    if (part.kind === "text") return [part];
    const inner = define.get(part.name);
    if (inner !== undefined && part.filters.length === 0) return inner.parts.flatMap(piece);
    const plain = part.filters.every((filter) => filter === "lower" || filter === "upper" || filter === "trim");
    return [
      { kind: "field", name: part.name, grammar: (plain && inner === undefined ? withCarriers(part.name, grammarOf(part.name, context)) : null) ?? opaque },
    ];
  };
  return template.parts.flatMap(piece);
};

/** Values to start from: the ordinary ones, and each with every delimiter of the template and an ordinary tail put behind it. */
const candidates = (piece: Extract<Piece, { readonly kind: "field" }>, delimiters: readonly string[], tails: readonly string[]): readonly string[] => {
  const found = new Set(piece.grammar.seeds);
  const [first = ""] = piece.grammar.seeds;
  for (const delimiter of delimiters) for (const tail of tails) found.add(`${first}${delimiter}${tail}`);
  for (const tail of tails) found.add(`${first}${tail}`);
  return [...found].filter((value) => piece.grammar.allowed.test(value));
};

/** Every other way to cut the string along the pieces; stops at the first that differs from `known` and is accepted. */
const otherReading = <T>(pieces: readonly Piece[], string: string, known: Values, budget: { left: number }, accept: (values: Values) => T | null): T | null => {
  let steps = 0;
  const cut = (index: number, from: number, values: Values): T | null => {
    steps += 1;
    budget.left -= 1;
    if (steps > mostSteps || budget.left < 0) return null;
    const piece = pieces[index];
    if (piece === undefined) return from === string.length && [...values].some(([name, value]) => known.get(name) !== value) ? accept(values) : null;
    if (piece.kind === "text") return string.startsWith(piece.text, from) ? cut(index + 1, from + piece.text.length, values) : null;
    const before = values.get(piece.name);
    for (let end = from; end <= string.length; end += 1) {
      const value = string.slice(from, end);
      if (before !== undefined ? before !== value : !piece.grammar.allowed.test(value)) continue;
      const found = cut(index + 1, end, before !== undefined ? values : new Map([...values, [piece.name, value]]));
      if (found !== null) return found;
    }
    return null;
  };
  return cut(0, 0, new Map());
};

const withPart = (message: Message, part: Partial<Message>): Message => ({ ...message, ...part });

/** A message whose variables have these values; null where they contradict each other (`{path}` and `{target}`, say). */
const realise = (values: Values, scheme: TemplateScheme): { readonly message: Message; readonly timestamp: string; readonly nonce: string } | null => {
  let message = base;
  for (const [name, value] of values) {
    if (name === "method" || name === "host") message = withPart(message, { [name]: value });
    else if (name === "scheme") message = withPart(message, { scheme: value === "http" ? "http" : "https" });
    else if (name === "path") message = withPart(message, { path: scheme.canonical.path === "decoded" ? percentEncode(value).replaceAll("%2F", "/") : value });
    else if (name === "query" || name === "query-sorted") message = withPart(message, { query: value === "" ? null : value });
    else if (name === "body") message = withPart(message, { body: bytesOf(value) });
    else if (name === "target" || name === "url") {
      const [, origin, path = "/", query] = /^((?:https?:\/\/[^/]+)?)(\/[^?]*)(?:\?(.*))?$/s.exec(value) ?? [];
      message = withPart(message, {
        path,
        query: query ?? null,
        ...(origin === undefined || origin === "" ? {} : { scheme: origin.startsWith("https") ? "https" : "http", host: origin.replace(/^https?:\/\//, "") }),
      });
    } else if (name.startsWith("header.")) message = put(message, { in: "header", name: name.slice("header.".length) }, value);
    else if (/^(?:query|form|json)\../.test(name))
      message = put(message, { in: name.slice(0, name.indexOf(".")) as Placement, name: name.slice(name.indexOf(".") + 1) }, value);
  }
  const timestamp = values.get("timestamp") ?? (scheme.timestamp === null ? "" : timestampText(at, scheme.timestamp.format));
  const nonce = values.get("nonce") ?? values.get("id") ?? "n1";
  // A carrier that is a signed variable of its own must hold what the carrier says.
  for (const [place, value] of [
    [scheme.timestamp, timestamp],
    [scheme.nonce, nonce],
  ] as const) {
    if (place === null || place.in === "embedded" || place.name === undefined) continue;
    const spot = { in: place.in, name: place.name };
    if (spot.in === "header") message = put(message, spot, value);
    else if (take(message, spot) !== value) return null;
  }
  return { message, timestamp, nonce };
};

const same = (left: Message, right: Message): boolean =>
  left.method === right.method &&
  left.scheme === right.scheme &&
  left.host === right.host &&
  left.path === right.path &&
  left.query === right.query &&
  sameBytes(left.body, right.body) &&
  JSON.stringify(left.headers) === JSON.stringify(right.headers);

/** Every choice of one candidate per variable, the ordinary ones first. */
function* choices(fields: readonly (readonly [string, readonly string[]])[]): Generator<Values> {
  // One variable at a time leaves the ordinary, then two: three never needed more in any scheme we know.
  const ordinary = new Map(fields.map(([name, [first = ""]]) => [name, first] as const));
  yield ordinary;
  for (const [name, values] of fields) for (const value of values.slice(1)) yield new Map([...ordinary, [name, value]]);
  for (const [index, [left, lefts]] of fields.entries())
    for (const [right, rights] of fields.slice(index + 1)) for (const a of lefts) for (const b of rights) yield new Map([...ordinary, [left, a], [right, b]]);
}

/** Forms and queries that are ambiguous in themselves, because nothing stands between name and value or between one pair and the next. */
const runTogether: ReadonlyMap<string, readonly [Message, Message]> = new Map([
  [
    "form-joined",
    [
      { ...base, body: bytesOf("amount=10&to=a") },
      { ...base, body: bytesOf("amount1=0&to=a") },
    ],
  ],
  [
    "query-joined",
    [
      { ...base, query: "a=1&b=2" },
      { ...base, query: "a=1b%3D2" },
    ],
  ],
]);

const inItself = (pieces: readonly Piece[], rendered: (message: Message) => { readonly message: Message; readonly string: Uint8Array }): Collision | null => {
  for (const [name, pair] of runTogether) {
    if (!pieces.some((piece) => piece.kind === "field" && piece.name === name)) continue;
    const [left, right] = [rendered(pair[0]), rendered(pair[1])];
    if (sameBytes(left.string, right.string)) return { between: [name], left: left.message, right: right.message, values: [], stringToSign: left.string };
  }
  return null;
};

/** The first collision of a template scheme; null when none was found. */
export const collisionOf = (scheme: TemplateScheme): Collision | null => {
  const { string: template, define } = compile(scheme);
  const pieces = flatten(template, scheme, define);
  const fields = new Map<string, Extract<Piece, { readonly kind: "field" }>>();
  for (const piece of pieces) if (piece.kind === "field" && !fields.has(piece.name)) fields.set(piece.name, piece);
  const delimiters = [...new Set(pieces.flatMap((piece) => (piece.kind === "text" ? [piece.text] : [])))];
  const tails = [...new Set([...fields.values()].flatMap((each) => each.grammar.seeds.slice(0, 2)))].filter(
    (tail) => tail !== "" && !tail.startsWith("\u0000"),
  );
  const deeper = delimiters.flatMap((delimiter) => tails.flatMap((tail) => tails.map((more) => `${tail}${delimiter}${more}`)));
  const table = [...fields].map(([name, piece]) => [name, candidates(piece, delimiters, [...tails, ...deeper])] as const);
  const scope = (made: { readonly message: Message; readonly timestamp: string; readonly nonce: string }): Scope => ({
    message: made.message,
    timestamp: scheme.timestamp === null ? null : { text: made.timestamp, format: scheme.timestamp.format },
    nonce: made.nonce,
    keyId: "k1",
    region: scheme.region,
    service: scheme.service,
    signature: null,
    canonical: scheme.canonical,
    define,
  });
  const joined = inItself(pieces, (plain) => {
    const timestamp = scheme.timestamp === null ? "" : timestampText(at, scheme.timestamp.format);
    const spot = scheme.timestamp?.in === "query" ? scheme.timestamp.name : undefined;
    const message = spot === undefined ? plain : put(plain, { in: "query", name: spot }, timestamp);
    return { message, string: render(template, scope({ message, timestamp, nonce: "n1" })) };
  });
  if (joined !== null) return joined;
  let tried = 0;
  const budget = { left: mostStepsInAll };
  for (const values of choices(table)) {
    tried += 1;
    if (tried > mostStrings || budget.left < 0) return null;
    const string = pieces.map((piece) => (piece.kind === "text" ? piece.text : (values.get(piece.name) ?? ""))).join("");
    const left = realise(values, scheme);
    if (left === null) continue;
    const one = render(template, scope(left));
    const found = otherReading(pieces, string, values, budget, (other): Collision | null => {
      const right = realise(other, scheme);
      // The last word: rendered by the same code that signs, the two strings are equal and the two requests are not.
      if (right === null || !sameBytes(one, render(template, scope(right))) || (same(left.message, right.message) && left.nonce === right.nonce)) return null;
      return {
        between: [...values.keys()].filter((name) => values.get(name) !== other.get(name)),
        left: left.message,
        right: right.message,
        values: left.nonce === right.nonce ? [] : [{ name: "nonce", left: left.nonce, right: right.nonce }],
        stringToSign: one,
      };
    });
    if (found !== null) return found;
  }
  return null;
};

/** The string in a form that a person can read: control characters as escapes. */
export const shown = (stringToSign: Uint8Array): string => JSON.stringify(wireOf(concat(stringToSign))).slice(1, -1);
