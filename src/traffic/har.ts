// One entry of a HAR 1.2 file → the call it records. Pure. http://www.softwareishard.com/blog/har-12-spec/

import type { CapturedCall } from "../model/call.ts";
import { parseUrl } from "../model/host.ts";
import { bytesOfBase64, isWeb, listOf, member, parse, statusOf, textOf } from "./json.ts";
import type { Plan } from "./json-stream.ts";
import { limits } from "./limits.ts";

export type Told =
  | { readonly call: Omit<CapturedCall, "source"> }
  /** No HTTP request: an image out of a `data:` URL, a page of the browser itself. */
  | "other"
  | { readonly unread: string };

const whole: Plan = { whole: true };
const keys = (entries: Readonly<Record<string, Plan>>): ReadonlyMap<string, Plan> => new Map(Object.entries(entries));

/** All that is kept of a HAR: bodies of answers, timings and caches are passed over. */
export const harPlan: Plan = {
  keys: keys({
    entries: {
      ends: "entries",
      each: {
        take: "entry",
        keys: keys({
          startedDateTime: whole,
          request: { keys: keys({ method: whole, url: whole, headers: whole, postData: { keys: keys({ text: whole, encoding: whole }) }, bodySize: whole }) },
          response: { keys: keys({ status: whole, redirectURL: whole, headers: whole }) },
        }),
      },
    },
  }),
};

export const readEntry = (text: string): Told => {
  const entry = parse(text);
  const request = member(entry, "request");
  if (entry === undefined) return { unread: "it is no JSON" };
  if (request === undefined || request === null) return { unread: "it has no request" };
  const url = textOf(member(request, "url"));
  if (url === null) return { unread: `its request has no URL, or one of more than ${limits.string / 1024 / 1024} MiB` };
  const method = (textOf(member(request, "method")) ?? "").toUpperCase();
  if (method === "CONNECT") return tunnelTo(url, entry);
  if (!isWeb(url)) return /^[a-z][a-z0-9+.-]*:/i.test(url) ? "other" : { unread: "the URL of its request is not absolute" };
  if (parseUrl(url) === null) return { unread: "the URL of its request cannot be read" };
  if (!/^[!#$%&'*+.^_`|~0-9A-Z-]{1,32}$/.test(method)) return { unread: "its request has no method" };
  const headers = headersOf(member(request, "headers"));
  const response = member(entry, "response");
  return {
    call: {
      at: timeOf(member(entry, "startedDateTime")),
      method,
      url,
      tunnel: false,
      headers,
      body: bodyOf(request),
      status: statusOf(member(response, "status")),
      location: locationOf(response),
      client: valueOf(headers, "user-agent"),
    },
  };
};

/** Recorders write a tunnel as CONNECT with `host:port`, a URL of it, or a URL with a path. */
const tunnelTo = (url: string, entry: unknown): Told => {
  const target = parseUrl(/^[a-z]+:\/\//i.test(url) ? url.replace(/^[a-z]+:/i, "https:") : `https://${url}`);
  if (target === null) return { unread: "the host of its tunnel cannot be read" };
  const headers = headersOf(member(member(entry, "request"), "headers"));
  return {
    call: {
      at: timeOf(member(entry, "startedDateTime")),
      method: "",
      url: `https://${target.host}/`,
      tunnel: true,
      headers: null,
      body: null,
      status: null,
      location: null,
      client: valueOf(headers, "user-agent"),
    },
  };
};

/** Without the pseudo headers of HTTP/2 that browsers write down; `:authority` is what `Host` was. */
const headersOf = (value: unknown): (readonly [string, string])[] => {
  const all = listOf(value)
    .slice(0, limits.fields)
    .flatMap((header) => {
      const name = textOf(member(header, "name"));
      const text = textOf(member(header, "value"));
      return name === null || text === null ? [] : [[name, text] as const];
    });
  const authority = all.find(([name]) => name === ":authority");
  const plain = all.filter(([name]) => !name.startsWith(":"));
  return authority === undefined || plain.some(([name]) => name.toLowerCase() === "host") ? plain : [["host", authority[1]], ...plain];
};

const valueOf = (headers: readonly (readonly [string, string])[], wanted: string): string | null =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;

/** Milliseconds since the epoch; null for what is no date, or one that no clock shows. */
const timeOf = (value: unknown): number | null => {
  const at = typeof value === "string" && value.length < 64 ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? at : null;
};

/** Null where the capture does not hold it: it says that there was one, or its text was left out. */
const bodyOf = (request: unknown): Uint8Array | null => {
  const data = member(request, "postData");
  const size = member(request, "bodySize");
  if (data === undefined || data === null) return typeof size === "number" && size > 0 ? null : new Uint8Array();
  const text = textOf(member(data, "text"));
  if (text === null || (text === "" && typeof size === "number" && size > 0)) return null;
  return member(data, "encoding") === "base64" ? bytesOfBase64(text) : new TextEncoder().encode(text);
};

const locationOf = (response: unknown): string | null => {
  const written = textOf(member(response, "redirectURL"));
  return valueOf(headersOf(member(response, "headers")), "location") ?? (written === null || written === "" ? null : written);
};
