// Templates: text with `{variable|filter}` in it, over bytes. What a template reaches is what a signature over it binds. Pure.

import { ScanError } from "../errors.ts";
import { digestOf, spellBytes } from "./algorithm.ts";
import { headerBlock, listedHeaders, pathIn, queryIn, reencodedPairs, runTogether, sortedPairs, spaced } from "./canonical.ts";
import {
  bytesOf,
  concat,
  formDecode,
  headerOf,
  hostnameOf,
  jsonOf,
  type Message,
  parameterOf,
  percentEncode,
  portOf,
  spell,
  toWire,
  valuesOf,
  wireOf,
} from "./message.ts";
import { closest } from "../model/suggest.ts";
import type { Canonical } from "./scheme.ts";
import { type TimestampFormat, timestampText, timestampValue } from "./time.ts";

/** What a template can see while it is rendered. */
export interface Scope {
  readonly message: Message;
  /** As it is sent; null when the scheme has none or the message carries none. */
  readonly timestamp: { readonly text: string; readonly format: TimestampFormat } | null;
  readonly nonce: string | null;
  readonly keyId: string;
  readonly region: string;
  readonly service: string;
  /** Spelled; null while the string to sign is made. */
  readonly signature: string | null;
  readonly canonical: Canonical;
  readonly define: ReadonlyMap<string, Template>;
}

/** The parts of a request and its signature on which a template can depend. */
export type Atom =
  | "method"
  | "scheme"
  | "host"
  | "port"
  | "path"
  | "query"
  | "body"
  | "form"
  | "timestamp"
  | "date"
  | "nonce"
  | "key-id"
  | "signature"
  | "constant"
  | "header-block"
  | `header.${string}`
  | `query.${string}`
  | `form.${string}`
  | `json.${string}`;

interface Variable {
  readonly reaches: readonly Atom[];
  value(scope: Scope): string;
}

const clock = (scope: Scope): number | null => (scope.timestamp === null ? null : timestampValue(scope.timestamp.text, scope.timestamp.format));
const isoDay = (scope: Scope): string => {
  const at = clock(scope);
  return at === null || Math.abs(at) > 8e15 ? "" : timestampText(at, "iso8601").slice(0, 10);
};
const pathOf = ({ message, canonical }: Scope): string => pathIn(message.path, canonical.path);
const queryOf = ({ message, canonical }: Scope): string => queryIn(message.query ?? "", canonical.query);
const targetOf = (scope: Scope): string => (scope.message.query === null ? pathOf(scope) : `${pathOf(scope)}?${queryOf(scope)}`);

const variables: ReadonlyMap<string, Variable> = new Map<string, Variable>([
  ["method", { reaches: ["method"], value: ({ message }) => message.method }],
  ["scheme", { reaches: ["scheme"], value: ({ message }) => message.scheme }],
  ["host", { reaches: ["host"], value: ({ message }) => message.host }],
  ["hostname", { reaches: ["host"], value: ({ message }) => hostnameOf(message) }],
  ["port", { reaches: ["port"], value: ({ message }) => portOf(message) }],
  ["path", { reaches: ["path"], value: pathOf }],
  ["query", { reaches: ["query"], value: queryOf }],
  ["query-sorted", { reaches: ["query"], value: ({ message }) => spell(sortedPairs(message.query ?? "")) }],
  ["query-joined", { reaches: ["query"], value: ({ message }) => runTogether(message.query ?? "", "=", "joined") }],
  ["target", { reaches: ["path", "query"], value: targetOf }],
  ["url", { reaches: ["scheme", "host", "path", "query"], value: (scope) => `${scope.message.scheme}://${scope.message.host}${targetOf(scope)}` }],
  ["body", { reaches: ["body"], value: ({ message }) => wireOf(message.body) }],
  ["form-sorted", { reaches: ["form"], value: ({ message }) => spell(sortedPairs(wireOf(message.body))) }],
  ["form-encoded", { reaches: ["form"], value: ({ message }) => (isForm(message) ? reencodedPairs(wireOf(message.body), formDecode) : "") }],
  ["form-joined", { reaches: ["form"], value: ({ message }) => (isForm(message) ? runTogether(wireOf(message.body), "", "unique") : "") }],
  [
    "media-type",
    { reaches: ["header.content-type"], value: ({ message }) => (headerOf(message, "content-type") ?? "").replace(/;.*$/s, "").trim().toLowerCase() },
  ],
  ["timestamp", { reaches: ["timestamp"], value: ({ timestamp }) => timestamp?.text ?? "" }],
  ["date", { reaches: ["date"], value: (scope) => isoDay(scope).replaceAll("-", "") }],
  ["day", { reaches: ["date"], value: isoDay }],
  ["nonce", { reaches: ["nonce"], value: ({ nonce }) => nonce ?? "" }],
  ["id", { reaches: ["nonce"], value: ({ nonce }) => nonce ?? "" }],
  ["key-id", { reaches: ["key-id"], value: ({ keyId }) => toWire(keyId) }],
  ["region", { reaches: ["constant"], value: ({ region }) => toWire(region) }],
  ["service", { reaches: ["constant"], value: ({ service }) => toWire(service) }],
  ["signature", { reaches: ["signature"], value: ({ signature }) => signature ?? "" }],
  ["header-block", { reaches: ["header-block"], value: ({ message, canonical }) => headerBlock(message, canonical.headers, canonical["header-space"]) }],
  ["signed-headers", { reaches: ["header-block"], value: ({ message, canonical }) => listedHeaders(message, canonical.headers).join(";") }],
]);

/** `{header.x-foo}` and its like. */
const families: ReadonlyMap<string, (scope: Scope, name: string) => string> = new Map([
  [
    "header",
    ({ message, canonical }: Scope, name: string) =>
      valuesOf(message, name)
        .map((value) => spaced(value, canonical["header-space"]))
        .join(", "),
  ],
  ["query", ({ message }: Scope, name: string) => parameterOf(message.query, name) ?? ""],
  ["form", ({ message }: Scope, name: string) => parameterOf(wireOf(message.body), name) ?? ""],
  ["json", ({ message }: Scope, name: string) => jsonOf(message, name) ?? ""],
]);

/** True when the body is a form by its Content-Type, or says nothing about itself. */
const isForm = (message: Message): boolean =>
  /^\s*application\/x-www-form-urlencoded\b/i.test(headerOf(message, "content-type") ?? "application/x-www-form-urlencoded");

const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
const asciiUpper = (text: string): string => text.replace(/[a-z]+/g, (run) => run.toUpperCase());

/** As ECMA-262's encodeURI and encodeURIComponent do it, over bytes. */
const encodedBut = (wire: string, others: RegExp): string =>
  wire.replace(others, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

const filters: ReadonlyMap<string, (bytes: Uint8Array, scope: Scope) => Uint8Array> = new Map<string, (bytes: Uint8Array, scope: Scope) => Uint8Array>([
  ["lower", (bytes) => bytesOf(asciiLower(wireOf(bytes)))],
  ["upper", (bytes) => bytesOf(asciiUpper(wireOf(bytes)))],
  ["trim", (bytes) => bytesOf(wireOf(bytes).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""))],
  ["md5", (bytes) => digestOf("md5", bytes)],
  ["sha1", (bytes) => digestOf("sha1", bytes)],
  ["sha256", (bytes) => digestOf("sha256", bytes)],
  ["sha512", (bytes) => digestOf("sha512", bytes)],
  ["crc32", (bytes) => digestOf("crc32", bytes)],
  ["hex", (bytes) => bytesOf(spellBytes(bytes, "hex"))],
  ["base64", (bytes) => bytesOf(spellBytes(bytes, "base64"))],
  ["base64url", (bytes) => bytesOf(spellBytes(bytes, "base64url"))],
  ["urlencode", (bytes) => bytesOf(percentEncode(wireOf(bytes)))],
  ["encode-uri", (bytes) => bytesOf(encodedBut(wireOf(bytes), /[^A-Za-z0-9\-_.!~*'();/?:@&=+$,#]/g))],
  ["encode-uri-component", (bytes) => bytesOf(encodedBut(wireOf(bytes), /[^A-Za-z0-9\-_.!~*'()]/g))],
  // Akamai hashes the body of a POST and of nothing else.
  ["if-post", (bytes, { message }) => (message.method.toUpperCase() === "POST" ? bytes : new Uint8Array(0))],
  ["if-query", (bytes, { message }) => ((message.query ?? "") === "" ? new Uint8Array(0) : bytes)],
  ["if-body", (bytes, { message }) => (message.body.length === 0 ? new Uint8Array(0) : bytes)],
]);

export const variableNames: readonly string[] = [...variables.keys()];
export const filterNames: readonly string[] = [...filters.keys()];

export type Part = { readonly kind: "text"; readonly text: string } | { readonly kind: "variable"; readonly name: string; readonly filters: readonly string[] };

export interface Template {
  /** As it was written. */
  readonly source: string;
  readonly parts: readonly Part[];
}

const invalid = (where: string, message: string, hint?: string): ScanError =>
  new ScanError("policy-invalid", `${where}: ${message}`, hint === undefined ? {} : { hint });

const checkVariable = (name: string, where: string, defined: ReadonlySet<string>): void => {
  const dot = name.indexOf(".");
  if (dot > 0 && families.has(name.slice(0, dot)) && dot + 1 < name.length) return;
  if (variables.has(name) || defined.has(name)) return;
  const guess = closest(name, [...variables.keys(), ...defined]);
  throw invalid(
    where,
    `there is no variable {${name}}`,
    guess === null ? `known are ${variableNames.map((each) => `{${each}}`).join(" ")} and {header.…} {query.…} {form.…} {json.…}` : `did you mean {${guess}}?`,
  );
};

const checkFilter = (name: string, where: string): void => {
  if (filters.has(name)) return;
  const guess = closest(name, filters.keys());
  throw invalid(where, `there is no filter ${JSON.stringify(name)}`, guess === null ? `known are ${filterNames.join(" ")}` : `did you mean ${guess}?`);
};

/**
 * `{name|filter|filter}`; `{{` is one brace; a `}` outside is itself.
 * @param where named in errors, such as `string-to-sign`.
 * @throws ScanError for an unknown variable or filter, with the likely one, and for an open brace.
 */
export const parseTemplate = (source: string, where: string, defined: ReadonlySet<string> = new Set()): Template => {
  if (/\\[nrt]/.test(source))
    throw invalid(
      where,
      "holds a backslash with a letter, which stands for itself here",
      'write the template in double quotes: YAML reads "\\n" as a newline there, and nowhere else',
    );
  const parts: Part[] = [];
  let text = "";
  let at = 0;
  while (at < source.length) {
    if (source.startsWith("{{", at)) {
      text += "{";
      at += 2;
    } else if (source[at] === "{") {
      const end = source.indexOf("}", at);
      if (end < 0) throw invalid(where, `the brace at character ${at + 1} is never closed`, "a brace that stands for itself is written {{");
      const [name = "", ...names] = source
        .slice(at + 1, end)
        .split("|")
        .map((each) => each.trim());
      checkVariable(name, where, defined);
      for (const filter of names) checkFilter(filter, where);
      if (text !== "") parts.push({ kind: "text", text: toWire(text) });
      parts.push({ kind: "variable", name, filters: names });
      text = "";
      at = end + 1;
    } else {
      text += source[at];
      at += 1;
    }
  }
  if (text !== "") parts.push({ kind: "text", text: toWire(text) });
  return { source, parts };
};

/**
 * Parses everything under `define`. A definition may use others, but none may reach itself.
 * @throws ScanError for a circle, or a name that a variable already has.
 */
export const parseDefinitions = (define: Readonly<Record<string, string>>): ReadonlyMap<string, Template> => {
  const names = new Set(Object.keys(define));
  const parsed = new Map<string, Template>();
  for (const [name, source] of Object.entries(define)) {
    if (variables.has(name) || name.includes(".") || !/^[A-Za-z0-9_-]+$/.test(name))
      throw invalid(`define.${name}`, "the name is taken or not made of letters, digits, - and _");
    parsed.set(name, parseTemplate(source, `define.${name}`, names));
  }
  const done = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (done.has(name)) return;
    if (above.includes(name)) throw invalid(`define.${name}`, `reaches itself: ${[...above, name].join(" → ")}`);
    for (const part of parsed.get(name)?.parts ?? []) if (part.kind === "variable" && parsed.has(part.name)) visit(part.name, [...above, name]);
    done.add(name);
  };
  for (const name of parsed.keys()) visit(name, []);
  for (const name of parsed.keys())
    if (weight(name, parsed, new Map()) > heaviest)
      throw invalid(`define.${name}`, `stands for more than ${heaviest} parts`, "definitions that double each other grow without end");
  return parsed;
};

/** A description is a stranger's text: twenty definitions that each use the one before twice would be a million parts. */
const heaviest = 1000;

/** How many parts a definition stands for once all others are written out. Circles are excluded before. */
const weight = (name: string, all: ReadonlyMap<string, Template>, known: Map<string, number>): number => {
  const found = known.get(name);
  if (found !== undefined) return found;
  const sum = (all.get(name)?.parts ?? []).reduce(
    (total, part) => total + (part.kind === "variable" && all.has(part.name) ? weight(part.name, all, known) : 1),
    0,
  );
  known.set(name, sum);
  return sum;
};

const rawValue = (name: string, scope: Scope): Uint8Array => {
  const definition = scope.define.get(name);
  if (definition !== undefined) return render(definition, scope);
  const variable = variables.get(name);
  if (variable !== undefined) return bytesOf(variable.value(scope));
  const dot = name.indexOf(".");
  return bytesOf(families.get(name.slice(0, dot))?.(scope, name.slice(dot + 1)) ?? "");
};

/** The bytes of one `{name|filters}`. */
export const renderPart = (part: Part, scope: Scope): Uint8Array =>
  part.kind === "text" ? bytesOf(part.text) : part.filters.reduce((bytes, name) => filters.get(name)?.(bytes, scope) ?? bytes, rawValue(part.name, scope));

export const render = (template: Template, scope: Scope): Uint8Array => concat(...template.parts.map((part) => renderPart(part, scope)));

/** Everything that a template depends on, definitions expanded. */
export const reach = (template: Template, define: ReadonlyMap<string, Template>): ReadonlySet<Atom> => {
  const atoms = new Set<Atom>();
  const seen = new Set<string>();
  const queue: Template[] = [template];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const part of next.parts) {
      if (part.kind === "text") continue;
      const definition = define.get(part.name);
      if (definition !== undefined) {
        if (!seen.has(part.name)) queue.push(definition);
        seen.add(part.name);
        continue;
      }
      const variable = variables.get(part.name);
      if (variable !== undefined) for (const atom of variable.reaches) atoms.add(atom);
      else atoms.add((part.name.startsWith("header.") ? part.name.toLowerCase() : part.name) as Atom);
    }
  }
  return atoms;
};
