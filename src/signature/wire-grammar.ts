// What each variable of a template can hold on the wire: the reason why a newline cannot hide in a raw path but can in a body. Pure.

import type { Canonical, NoncePlace, TimestampPlace } from "./scheme.ts";

export interface Grammar {
  /** Anchored; over wire text. */
  readonly allowed: RegExp;
  /** Ordinary values, the first one the most ordinary. */
  readonly seeds: readonly string[];
}

interface Context {
  readonly timestamp: TimestampPlace | null;
  readonly nonce: NoncePlace | null;
  readonly canonical: Canonical;
  /** `10.` for the digits of a clock that shows now. */
  readonly now: string;
}

/** RFC 9110 §5.5: no CR, LF or NUL, no white space at the ends. */
const fieldValue = /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/s;
const anything = /^[^]*$/;

/** RFC 3986 §3.3 and §3.4, as servers accept them: no space, control, `#`; no `?` in a path. */
const rawPath = /^\/[\x21-\x22\x24-\x3e\x40-\x7e]*$/;
const rawQuery = /^[\x21-\x22\x24-\x7e]*$/;
const host = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;

/** A clock's text has the length that it has today; servers refuse other times as stale before they come to the signature. */
const clockText = (now: string): RegExp => new RegExp(`^${now.replace(/\d/g, "\\d").replace(/[+.]/g, "\\$&")}$`);

const byName: Readonly<Record<string, (context: Context) => Grammar>> = {
  method: () => ({ allowed: /^[A-Z]{3,7}$/, seeds: ["POST", "GET", "PUT"] }),
  scheme: () => ({ allowed: /^https?$/, seeds: ["https"] }),
  host: () => ({ allowed: host, seeds: ["api.example.com"] }),
  hostname: () => ({ allowed: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, seeds: ["api.example.com"] }),
  port: () => ({ allowed: /^[1-9]\d{0,4}$/, seeds: ["443", "8443"] }),
  path: ({ canonical }) => ({ allowed: canonical.path === "decoded" ? /^\/[^?#]*$/s : rawPath, seeds: ["/pay", "/pay/1"] }),
  query: ({ canonical }) => ({
    allowed: canonical.query === "sorted-encoded" ? /^(?:[A-Za-z0-9\-._~%]+=[A-Za-z0-9\-._~%]*(?:&|$))*$/ : rawQuery,
    seeds: ["", "a=1", "a=1&b=2"],
  }),
  "query-sorted": () => ({ allowed: rawQuery, seeds: ["a=1", "a=1&b=2"] }),
  target: () => ({ allowed: /^\/[\x21-\x22\x24-\x3e\x40-\x7e]*(?:\?[\x21-\x22\x24-\x7e]*)?$/, seeds: ["/pay", "/pay?a=1"] }),
  url: () => ({
    allowed: /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?\/[\x21-\x22\x24-\x3e\x40-\x7e]*(?:\?[\x21-\x22\x24-\x7e]*)?$/,
    seeds: ["https://api.example.com/pay", "https://api.example.com/pay?a=1"],
  }),
  body: () => ({ allowed: anything, seeds: ["a=1", "", "x"] }),
  timestamp: ({ now }) => ({ allowed: clockText(now), seeds: [now] }),
  date: () => ({ allowed: /^\d{8}$/, seeds: ["20260101"] }),
  day: () => ({ allowed: /^\d{4}-\d\d-\d\d$/, seeds: ["2026-01-01"] }),
  nonce: ({ nonce }) => ({
    allowed: nonce?.generate.startsWith("monotonic-") === true ? /^\d{1,17}$/ : nonce?.in === "json" ? anything : fieldValue,
    seeds: nonce?.generate.startsWith("monotonic-") === true ? ["12"] : ["n1", "n"],
  }),
  "key-id": () => ({ allowed: /^k1$/, seeds: ["k1"] }),
  "media-type": () => ({ allowed: /^[a-z]+\/[a-z0-9.+-]+$/, seeds: ["application/json"] }),
};

/** The grammar of a variable; null for one whose value is built from others and cannot be chosen freely. */
export const grammarOf = (name: string, context: Context): Grammar | null => {
  const own = byName[name === "id" ? "nonce" : name];
  if (own !== undefined) return own(context);
  if (name.startsWith("header.")) return name === "header.host" ? { allowed: host, seeds: ["api.example.com"] } : { allowed: fieldValue, seeds: ["h1", "h"] };
  if (/^(?:query|form|json)\../.test(name)) return { allowed: anything, seeds: ["v1", "v"] };
  return null;
};
