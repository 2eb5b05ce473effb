// One span of OpenTelemetry's JSON → the HTTP call it records, by the semantic conventions, old and new. Pure.
// https://opentelemetry.io/docs/specs/semconv/http/http-spans/ · https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding

import { parseUrl } from "../model/host.ts";
import type { Told } from "./har.ts";
import { bytesOfBase64, isWeb, listOf, member, parse, statusOf, textOf } from "./json.ts";
import type { Plan } from "./json-stream.ts";
import { limits } from "./limits.ts";

const whole: Plan = { whole: true };
const keys = (entries: Readonly<Record<string, Plan>>): ReadonlyMap<string, Plan> => new Map(Object.entries(entries));

const spans: Plan = {
  each: {
    keys: keys({
      spans: { each: { take: "span", keys: keys({ kind: whole, spanId: whole, startTimeUnixNano: whole, attributes: whole }) } },
    }),
  },
};

/** Spans of all scopes, and the resource that made them, whichever comes first. */
export const otlpPlan: Plan = {
  ends: "resourceSpans",
  each: {
    ends: "resource",
    keys: keys({ resource: { take: "resource", keys: keys({ attributes: whole }) }, scopeSpans: spans, instrumentationLibrarySpans: spans }),
  },
};

/** `service.name` of a resource, with its version where it has one. */
export const serviceOf = (resource: string): string | null => {
  const attributes = attributesOf(parse(resource));
  const name = attributes.text("service.name");
  const version = attributes.text("service.version");
  return name === null || name === "" ? null : version === null ? name : `${name} ${version}`;
};

/** Client spans are 3 by number, by name in what some exporters write. */
const isClient = (kind: unknown): boolean => kind === 3 || kind === "3" || kind === "SPAN_KIND_CLIENT";

export const spanName = (text: string): string | null => {
  const id = textOf(member(parse(text), "spanId"));
  return id !== null && /^[0-9a-zA-Z+/=]{1,32}$/.test(id) ? id : null;
};

/** Only client spans of HTTP are calls; servers' own spans, database queries and messages are "other". */
export const readSpan = (text: string): Told => {
  const span = parse(text);
  if (span === undefined) return { unread: "it is no JSON" };
  if (!isClient(member(span, "kind"))) return "other";
  const attributes = attributesOf(span);
  const method = attributes.text("http.request.method_original", "http.request.method", "http.method");
  const written = attributes.text("url.full", "http.url");
  if (method === null && written === null) return "other";
  const url = written !== null && isWeb(written) ? written : composed(attributes);
  if (url === null) return { unread: "its attributes name no URL" };
  if (parseUrl(url) === null) return { unread: "its URL cannot be read" };
  const headers = headersOf(attributes, "http.request.header.");
  const agent = attributes.text("user_agent.original", "http.user_agent");
  return {
    call: {
      at: timeOf(member(span, "startTimeUnixNano")),
      method: (method ?? "").toUpperCase().slice(0, 32),
      url,
      tunnel: false,
      headers: headers.length === 0 ? null : headers,
      body: bodyOf(attributes),
      status: statusOf(attributes.plain("http.response.status_code") ?? attributes.plain("http.status_code")),
      location: headersOf(attributes, "http.response.header.").find(([name]) => name === "location")?.[1] ?? null,
      client: agent,
    },
  };
};

interface Attributes {
  /** The value of the first name that is there, as text. */
  text(...names: readonly string[]): string | null;
  plain(name: string): unknown;
  entries(): Iterable<readonly [string, unknown]>;
}

/** A list of key and value, where a value says its type: `{ stringValue }`, `{ intValue: "42" }`, `{ arrayValue: { values } }`. */
const attributesOf = (holder: unknown): Attributes => {
  const found = new Map<string, unknown>();
  for (const attribute of listOf(member(holder, "attributes")).slice(0, limits.fields)) {
    const key = textOf(member(attribute, "key"));
    if (key !== null && !found.has(key)) found.set(key, member(attribute, "value"));
  }
  const plain = (name: string): unknown => scalar(found.get(name));
  return {
    plain,
    text: (...names) => {
      for (const name of names) {
        const value = plain(name);
        if (typeof value === "string") return value;
        if (typeof value === "number") return String(value);
      }
      return null;
    },
    entries: () => found,
  };
};

const scalar = (value: unknown): unknown =>
  member(value, "stringValue") ?? member(value, "intValue") ?? member(value, "doubleValue") ?? member(value, "boolValue");
const itemsOf = (value: unknown): readonly unknown[] => listOf(member(member(value, "arrayValue"), "values"));

/** Where no attribute holds the whole URL: scheme, host, port and target, by the names of three generations. Null without a host. */
const composed = (attributes: Attributes): string | null => {
  const host = attributes.text("server.address", "http.host", "net.peer.name", "net.peer.ip", "peer.hostname", "peer.service.host");
  if (host === null || host === "") return null;
  const scheme = attributes.text("url.scheme", "http.scheme") ?? "";
  const port = attributes.text("server.port", "net.peer.port") ?? "";
  const named = /^[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(host) ? `[${host}]` : host;
  const secure = /^https?$/i.test(scheme) ? scheme.toLowerCase() : port === "80" ? "http" : "https";
  const path = attributes.text("http.target") ?? `${attributes.text("url.path") ?? "/"}${queryOf(attributes.text("url.query"))}`;
  return `${secure}://${named}${/:\d+$/.test(named) || !/^\d{1,5}$/.test(port) ? "" : `:${port}`}${path.startsWith("/") ? path : `/${path}`}`;
};
const queryOf = (query: string | null): string => (query === null || query === "" ? "" : `?${query.replace(/^\?/, "")}`);

/** Captured headers are lists of values; older instrumentations write `_` for `-`. */
const headersOf = (attributes: Attributes, prefix: string): (readonly [string, string])[] => {
  const headers: (readonly [string, string])[] = [];
  for (const [name, value] of attributes.entries()) {
    if (!name.startsWith(prefix)) continue;
    const one = scalar(value);
    const values = typeof one === "string" ? [one] : itemsOf(value).map(scalar);
    for (const text of values) if (typeof text === "string") headers.push([name.slice(prefix.length).replaceAll("_", "-").toLowerCase(), text]);
  }
  return headers;
};

/** No convention names the body; these are what instrumentations that record it use: text, base64 bytes, or a list of either or of numbers. */
const bodyOf = (attributes: Attributes): Uint8Array | null => {
  for (const [name, value] of attributes.entries())
    if (name === "http.request.body" || name === "http.request.body.text" || name === "http.request.body.content") return bytesOf(value);
  return attributes.plain("http.request.body.size") === 0 || attributes.plain("http.request.body.size") === "0" ? new Uint8Array() : null;
};

const bytesOf = (value: unknown): Uint8Array | null => {
  const text = member(value, "stringValue");
  if (typeof text === "string") return new TextEncoder().encode(text);
  const base64 = member(value, "bytesValue");
  if (typeof base64 === "string") return bytesOfBase64(base64);
  const items = itemsOf(value);
  if (items.length === 0) return null;
  const numbers = items.map((item) => Number(member(item, "intValue")));
  if (numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 256)) return Uint8Array.from(numbers);
  const parts = items.map(bytesOf);
  if (parts.some((part) => part === null)) return null;
  const all = parts.map((part) => part ?? new Uint8Array());
  const joined = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  all.reduce((at, part) => (joined.set(part, at), at + part.length), 0);
  return joined;
};

/** Nanoseconds, as text or as a number that has lost its last digits. */
const timeOf = (value: unknown): number | null => {
  const at =
    typeof value === "number" ? Math.round(value / 1e6) : typeof value === "string" && /^\d{7,30}$/.test(value) ? Number(value.slice(0, -6)) : Number.NaN;
  // The last day that a Date can hold.
  return Number.isFinite(at) && at > 0 && at <= 8.64e15 ? at : null;
};
