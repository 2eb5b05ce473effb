// The verdict of the lab's verifier on one request, with a switch for each flaw. What stands in front of it and behind it is in `verifier.ts`.

import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { type Flaw, orderBody, orderQuery, retired, secret } from "./verifier-flaws.ts";

const windowSeconds = 300;
const day = 86_400;

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
  /** Every value of a header that was sent more than once, in order. */
  readonly distinct: NodeJS.Dict<string[]>;
  readonly body: Buffer;
}

export type Judged = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly status?: number; readonly expected?: Expected };

export interface Expected {
  readonly signature: string;
  readonly string: string;
}

export const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(", ") : value);

const mac = (key: string, text: Buffer): string => createHmac("sha256", key).update(text).digest("hex");

const same = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left, "latin1"), Buffer.from(right, "latin1"));

export const jsonIn = (body: Buffer): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** As `Object.fromEntries(new URLSearchParams(query))` leaves it: the last of a name, at the place of the first. */
const folded = (query: string): string => [...new Map(query.split("&").map((pair) => [pair.split("=")[0], pair]))].map(([, pair]) => pair).join("&");

/** The string to sign as the server makes it. */
const stringOf = (on: ReadonlySet<Flaw>, request: Received, own: string): Buffer => {
  const { headers, distinct } = request;
  const forwarded = one(headers["x-forwarded-host"]);
  const host = on.has("host-static") ? own : on.has("host-forwarded") && forwarded !== undefined ? forwarded : request.host;
  const path = on.has("constant-path") ? "/orders" : on.has("decoded-path") ? decoded(request.path) : request.path;
  const known = request.query.split("&").filter((pair) => pair.startsWith("mode="));
  const query = on.has("constant-query")
    ? orderQuery
    : on.has("known-query-keys")
      ? (known.at(-1) ?? "")
      : on.has("query-folded")
        ? folded(request.query)
        : request.query;
  const contentType = on.has("content-type-constant") ? "application/json" : (one(headers["content-type"]) ?? "");
  const separator = on.has("no-separators") ? "" : "\n";
  const parts: (string | Buffer)[] = [];
  if (!on.has("no-method")) parts.push(on.has("constant-method") ? "POST" : request.method);
  if (!on.has("no-host")) parts.push(host);
  if (!on.has("no-path")) parts.push(path);
  if (!on.has("no-query")) parts.push(query);
  if (!on.has("no-timestamp")) parts.push((on.has("timestamp-last") ? distinct["x-timestamp"]?.at(0) : one(headers["x-timestamp"])) ?? "");
  if (!on.has("no-nonce")) parts.push((on.has("nonce-last") ? distinct["x-nonce"]?.at(0) : one(headers["x-nonce"])) ?? "");
  if (on.has("content-type-signed") || on.has("content-type-constant")) parts.push(contentType);
  if (!on.has("no-body")) parts.push(bodyPart(on, request));
  return Buffer.concat(
    parts.flatMap((part, index) => [Buffer.from(index === 0 ? "" : separator), typeof part === "string" ? Buffer.from(part, "latin1") : part]),
  );
};

const decoded = (path: string): string => {
  try {
    return Buffer.from(decodeURIComponent(path), "utf8").toString("latin1");
  } catch {
    return path;
  }
};

const bodyPart = (on: ReadonlySet<Flaw>, { headers, body }: Received): string | Buffer => {
  if (on.has("digest-checked") || on.has("digest-trusted")) return one(headers["content-digest"]) ?? "";
  if (on.has("body-prefix")) return body.subarray(0, orderBody.length);
  if (!on.has("known-body-fields")) return body;
  // Parsed, then written again from the fields of the model, as a framework's body binding does.
  const { item, count } = jsonIn(body) ?? {};
  return JSON.stringify({ item, count });
};

/** RFC 9530 §2 with one algorithm. */
const digestMatches = ({ headers, body }: Received): boolean =>
  one(headers["content-digest"]) === `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;

const keysFor = (on: ReadonlySet<Flaw>): readonly string[] => [
  secret,
  ...(on.has("empty-key") ? [""] : []),
  ...(on.has("default-key") ? ["secret"] : []),
  ...(on.has("retired-key") ? [retired] : []),
];

const matches = (on: ReadonlySet<Flaw>, expected: string, given: string): boolean => {
  if (on.has("compare-presence")) return true;
  if (on.has("compare-unless-empty") && given === "") return true;
  if (on.has("compare-given-length") && given !== "") return same(expected.slice(0, given.length), given);
  return same(expected, given);
};

/** Answers whether a host is our own, as far as the switches look. */
const isOurs = (on: ReadonlySet<Flaw>, host: string, own: string): boolean => {
  if (on.has("host-claimed") || on.has("host-static") || on.has("no-host")) return true;
  if (on.has("host-prefix")) return host.startsWith(own);
  if (on.has("host-suffix")) return host.endsWith(own);
  return host === own;
};

/** The verifier with what it remembers. `now` is its own clock in milliseconds. */
export const createJudge = (on: ReadonlySet<Flaw>, own: string, now: () => number) => {
  const seen = new Set<string>();
  let highest = 0n;

  const fresh = ({ headers, distinct }: Received): boolean => {
    if (on.has("no-window")) return true;
    const alternate = on.has("alternate-date") ? Date.parse(one(headers["x-date"]) ?? one(headers.date) ?? "") : Number.NaN;
    const stamp = (on.has("timestamp-last") ? distinct["x-timestamp"]?.at(-1) : one(headers["x-timestamp"])) ?? "";
    if (Number.isNaN(alternate) && !/^\d{1,15}$/.test(stamp)) return false;
    const age = now() / 1000 - (Number.isNaN(alternate) ? Number(stamp) : alternate / 1000);
    if (age > (on.has("window-of-a-day") ? day : windowSeconds)) return false;
    return on.has("future-unlimited") || age >= -windowSeconds;
  };

  const take = async ({ headers, distinct }: Received): Promise<boolean> => {
    if (on.has("no-nonce-store")) return true;
    const nonce = (on.has("nonce-last") ? distinct["x-nonce"]?.at(-1) : one(headers["x-nonce"])) ?? "";
    if (on.has("monotonic-nonce")) {
      if (!/^\d{1,20}$/.test(nonce) || BigInt(nonce) <= highest) return false;
      highest = BigInt(nonce);
      return true;
    }
    const key = on.has("nonce-by-signature") ? (one(headers["x-api-signature"]) ?? "") : nonce;
    if (seen.has(key)) return false;
    // Looks first and writes later, as a store behind a network does without an atomic insert.
    if (on.has("nonce-race")) await new Promise((resolve) => setTimeout(resolve, 40));
    seen.add(key);
    return true;
  };

  return async (request: Received): Promise<Judged> => {
    const { headers } = request;
    const given = one(headers["x-api-signature"]);
    if (on.has("unsigned-passes") && given === undefined) return { ok: true };
    if (on.has("host-checked-first") && !isOurs(on, request.host, own)) return { ok: false, code: "unknown_host" };
    if (given === undefined || headers["x-timestamp"] === undefined || headers["x-nonce"] === undefined) return { ok: false, code: "missing_signature" };
    if (on.has("nonce-taken-first") && !(await take(request))) return { ok: false, code: "replayed" };
    const text = stringOf(on, request, own);
    if (!keysFor(on).some((key) => matches(on, mac(key, text), given)))
      return { ok: false, code: "bad_signature", expected: { signature: mac(secret, text), string: text.toString("latin1") } };
    if (on.has("digest-checked") && !digestMatches(request)) return { ok: false, code: "bad_digest" };
    if (!isOurs(on, request.host, own)) return { ok: false, code: "unknown_host", status: 421 };
    if (!fresh(request)) return { ok: false, code: "stale" };
    if (!on.has("nonce-taken-first") && !(await take(request))) return { ok: false, code: "replayed" };
    return { ok: true };
  };
};
