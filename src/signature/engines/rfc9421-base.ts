// The signature base of RFC 9421 §2: component identifiers, their values, one line each. Pure.

import {
  type Item,
  isInnerList,
  parseDictionary,
  parseItem,
  parseList,
  serializeBareItem,
  serializeDictionary,
  serializeInnerList,
  serializeItem,
  serializeList,
} from "structured-headers";
import { type Header, type Message, bytesOf, formDecode, pairsOf, targetOf } from "../message.ts";

/** What is signed: a request, or a response with the request that it answers. */
export type Subject =
  | { readonly kind: "request"; readonly request: Message; readonly trailers?: readonly Header[] }
  | {
      readonly kind: "response";
      readonly status: number;
      readonly headers: readonly Header[];
      readonly request: Message | null;
      readonly trailers?: readonly Header[];
    };

/** A component that this message does not have, or that cannot be read as its parameters say. A value between functions, caught by the engine. */
export class MissingComponent extends Error {}

/** `@method`, `"@query-param";name="Pet"`, `content-digest;sf`. Field names are lower-cased (§2.1). */
export const readComponent = (written: string): Item => {
  const text = written.trim();
  const quoted = text.startsWith('"') ? text : text.replace(/^([^;]*)/, (name) => `"${name.trim()}"`);
  try {
    const [name, parameters] = parseItem(quoted);
    if (typeof name === "string") return [name.toLowerCase(), parameters];
  } catch {
    // Falls through to the sentence below.
  }
  throw new MissingComponent(`${JSON.stringify(written)} is no component identifier`);
};

export const spellComponent = (component: Item): string => serializeItem(component);

/** §2.1: obsolete folds become one space, ends are trimmed. */
const unfolded = (value: string): string => value.replace(/[ \t]*\r?\n[ \t]+/g, " ").replace(/^[ \t]+|[ \t]+$/g, "");

/** §2.2.8: the urlencoded percent-encode set of the URL standard, with `%20` for a space. */
const formEncode = (wire: string): string =>
  wire.replace(/[^A-Za-z0-9*\-._]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

/** §2.2.3: lower case, without the scheme's default port. */
const authorityOf = (message: Message): string => message.host.toLowerCase().replace(message.scheme === "https" ? /:443$/ : /:80$/, "");

const derivedValues: ReadonlyMap<string, (message: Message) => string> = new Map([
  ["@method", (message: Message) => message.method],
  ["@target-uri", (message: Message) => `${message.scheme}://${authorityOf(message)}${targetOf(message)}`],
  ["@authority", authorityOf],
  ["@scheme", (message: Message) => message.scheme],
  ["@request-target", targetOf],
  ["@path", (message: Message) => message.path],
  ["@query", (message: Message) => `?${message.query ?? ""}`],
]);

/** Every derived component of a request (§2.2). */
export const derivedNames: readonly string[] = [...derivedValues.keys(), "@query-param"];

const queryParameter = (message: Message, name: unknown): string => {
  const found = pairsOf(message.query ?? "").filter((pair) => formEncode(formDecode(pair.name)) === name);
  // §2.2.8: a name that occurs more than once cannot be signed by itself.
  if (found.length !== 1) throw new MissingComponent(`the query has ${found.length === 0 ? "no" : "more than one"} parameter ${JSON.stringify(name)}`);
  return formEncode(formDecode(found[0]?.value ?? ""));
};

/** §2.1.1: strict serialisation. The type is not known here, so the first that reads it is taken: dictionary, list, item. */
const strict = (value: string, name: string): string => {
  const kinds: readonly (() => string)[] = [
    () => serializeDictionary(parseDictionary(value)),
    () => serializeList(parseList(value)),
    () => serializeItem(parseItem(value)),
  ];
  // An item such as a date or a byte sequence would also be read as a list of one, with the same text.
  for (const kind of value.includes("=") && !value.startsWith(":") && !value.startsWith("(") ? kinds : kinds.slice(1)) {
    try {
      return kind();
    } catch {
      continue;
    }
  }
  throw new MissingComponent(`the header ${name} is no structured field`);
};

const memberOf = (value: string, key: unknown, name: string): string => {
  try {
    const member = typeof key === "string" ? parseDictionary(value).get(key) : undefined;
    if (member !== undefined) return isInnerList(member) ? serializeInnerList(member) : serializeItem(member);
  } catch {
    throw new MissingComponent(`the header ${name} is no dictionary`);
  }
  throw new MissingComponent(`the header ${name} has no member ${JSON.stringify(key)}`);
};

const fieldValue = (headers: readonly Header[], [name, parameters]: Item): string => {
  const values = headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => unfolded(value));
  if (values.length === 0) throw new MissingComponent(`the message has no header ${String(name)}`);
  if (parameters.has("bs")) {
    if (parameters.has("sf") || parameters.has("key")) throw new MissingComponent(`${spellComponent([name, parameters])}: bs goes with neither sf nor key`);
    return values.map((value) => serializeBareItem(bytesOf(value).buffer as ArrayBuffer)).join(", ");
  }
  const joined = values.join(", ");
  if (parameters.has("key")) return memberOf(joined, parameters.get("key"), String(name));
  return parameters.has("sf") ? strict(joined, String(name)) : joined;
};

/** @throws MissingComponent */
export const componentValue = (subject: Subject, component: Item): string => {
  const [name, parameters] = component;
  for (const each of parameters.keys())
    if (!["sf", "key", "bs", "req", "tr", "name"].includes(each))
      throw new MissingComponent(`${spellComponent(component)}: the parameter ${each} is not known`);
  if (name === "@status") {
    if (subject.kind === "response") return String(subject.status);
    throw new MissingComponent("a request has no @status");
  }
  const ofRequest = subject.kind === "request" || parameters.has("req");
  if (subject.kind === "request" && parameters.has("req")) throw new MissingComponent("req is for responses");
  const message = subject.request;
  if (typeof name === "string" && name.startsWith("@")) {
    if (!ofRequest || message === null) throw new MissingComponent(`${name} is known of requests only`);
    if (name === "@query-param") return queryParameter(message, parameters.get("name"));
    const value = derivedValues.get(name)?.(message);
    if (value === undefined) throw new MissingComponent(`there is no component ${name}`);
    return value;
  }
  if (parameters.has("tr")) return fieldValue(subject.trailers ?? [], component);
  if (!ofRequest) return fieldValue(subject.kind === "response" ? subject.headers : [], component);
  if (message === null) throw new MissingComponent("the request is not known");
  return fieldValue([...message.headers, ["Host", message.host]], component);
};

/**
 * The signature base of §2.5.
 * @param parameters the value of `@signature-params`: the inner list with its parameters, spelled.
 * @throws MissingComponent for a component that is absent, named twice, or would break the lines.
 */
export const signatureBase = (subject: Subject, components: readonly Item[], parameters: string): string => {
  const seen = new Set<string>();
  const lines = components.map((component) => {
    const identifier = spellComponent(component);
    if (seen.has(identifier)) throw new MissingComponent(`${identifier} is listed twice`);
    seen.add(identifier);
    const value = componentValue(subject, component);
    if (/[\r\n]/.test(value)) throw new MissingComponent(`the value of ${identifier} holds a newline`);
    return `${identifier}: ${value}`;
  });
  return [...lines, `"@signature-params": ${parameters}`].join("\n");
};
