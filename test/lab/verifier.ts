// One HTTP API with a strict HMAC verifier in front of its router, and one switch for each flaw that a verifier can have. For tests, on loopback.

import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What the verifier does wrong or oddly. Names say what the code does, not what the verdict is: that stands in `verifier-table.ts`.
 * `no-…` leaves a part out of the string to sign on both sides; the client signs by `templateFor`.
 */
export const flaws = [
  // What goes into the string to sign.
  "constant-path",
  "constant-method",
  "constant-query",
  "known-query-keys",
  "body-prefix",
  "known-body-fields",
  "digest-checked",
  "digest-trusted",
  "content-type-signed",
  "content-type-constant",
  "no-host",
  "no-method",
  "no-path",
  "no-query",
  "no-body",
  "no-timestamp",
  "no-nonce",
  "no-separators",
  "decoded-path",
  // The host.
  "host-claimed",
  "host-forwarded",
  "host-prefix",
  "host-suffix",
  "host-static",
  "host-checked-first",
  "edge-404",
  // The comparison and the keys.
  "compare-given-length",
  "compare-unless-empty",
  "compare-presence",
  "unsigned-passes",
  "empty-key",
  "default-key",
  "retired-key",
  // Time.
  "alternate-date",
  "window-of-a-day",
  "no-window",
  "future-unlimited",
  "clock-90s-ahead",
  // Nonces.
  "no-nonce-store",
  "nonce-by-signature",
  "nonce-race",
  "nonce-taken-first",
  "monotonic-nonce",
  // How it answers.
  "always-200",
  "refuses-400",
  "refuses-500",
  "tells-signature",
  "tells-string",
  "tells-key",
  "lock-out",
  "rate-limit",
  "cache",
  "public-get",
  "method-override",
] as const;
export type Flaw = (typeof flaws)[number];

/** Strong, so that nothing but a switch makes a verdict. */
export const secret = "k7Vq2xT9mZr4Lw8Yc3Nf6Hs1Jd5Gb0Pa";
export const retired = "Qe8Ru3Ty6Ui1Op4As9Df2Gh7Jk5Lz0Xc";
/** What the canary sends: two switches know it by heart. */
export const orderBody = '{"item":"book","count":1}';
export const orderQuery = "mode=test";

const windowSeconds = 300;
const day = 86_400;

/** The string to sign as the client has to write it. Variables as in a policy file. */
export const templateFor = (on: ReadonlySet<Flaw>): string => {
  const digest = on.has("digest-checked") || on.has("digest-trusted");
  const parts: readonly (readonly [Flaw | null, string])[] = [
    ["no-method", "{method}"],
    ["no-host", "{host}"],
    ["no-path", "{path}"],
    ["no-query", "{query}"],
    ["no-timestamp", "{timestamp}"],
    ["no-nonce", "{nonce}"],
    ...(on.has("content-type-signed") || on.has("content-type-constant") ? ([[null, "{header.content-type}"]] as const) : []),
    ["no-body", digest ? "{header.content-digest}" : "{body}"],
  ];
  return parts
    .filter(([flaw]) => flaw === null || !on.has(flaw))
    .map(([, variable]) => variable)
    .join(on.has("no-separators") ? "" : "\n");
};

/** The scheme a user would write for it. */
export const schemeFor = (on: ReadonlySet<Flaw>): Readonly<Record<string, unknown>> & { readonly scheme: string } => ({
  scheme: "custom",
  algorithm: "hmac-sha256",
  encoding: "hex",
  "string-to-sign": templateFor(on),
  timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
  nonce: { generate: on.has("monotonic-nonce") ? "monotonic-micros" : "uuid", in: "header", name: "X-Nonce" },
  send: [{ in: "header", name: "X-API-Signature", value: "{signature}" }],
  ...(on.has("digest-checked") || on.has("digest-trusted")
    ? { digests: [{ in: "header", name: "Content-Digest", value: "sha-256=:{body|sha256|base64}:" }] }
    : {}),
});

interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

type Judged = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly status?: number; readonly expected?: Expected };

interface Expected {
  readonly signature: string;
  readonly string: string;
}

export interface Verifier {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly received: readonly Received[];
  /** What each request was answered with, in the order of the answers. */
  readonly verdicts: readonly string[];
  stop(): Promise<void>;
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(", ") : value);

const mac = (key: string, text: Buffer): string => createHmac("sha256", key).update(text).digest("hex");

const same = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left, "latin1"), Buffer.from(right, "latin1"));

const read = async (request: IncomingMessage): Promise<Received> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s);
  return { method: request.method ?? "", path, query, host: request.headers.host ?? "", headers: request.headers, body: Buffer.concat(chunks) };
};

const jsonIn = (body: Buffer): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** The string to sign as the server makes it. */
const stringOf = (on: ReadonlySet<Flaw>, request: Received, own: string): Buffer => {
  const { headers } = request;
  const forwarded = one(headers["x-forwarded-host"]);
  const host = on.has("host-static") ? own : on.has("host-forwarded") && forwarded !== undefined ? forwarded : request.host;
  const path = on.has("constant-path") ? "/orders" : on.has("decoded-path") ? decoded(request.path) : request.path;
  const known = request.query.split("&").filter((pair) => pair.startsWith("mode="));
  const query = on.has("constant-query") ? orderQuery : on.has("known-query-keys") ? (known.at(-1) ?? "") : request.query;
  const contentType = on.has("content-type-constant") ? "application/json" : (one(headers["content-type"]) ?? "");
  const separator = on.has("no-separators") ? "" : "\n";
  const parts: (string | Buffer)[] = [];
  if (!on.has("no-method")) parts.push(on.has("constant-method") ? "POST" : request.method);
  if (!on.has("no-host")) parts.push(host);
  if (!on.has("no-path")) parts.push(path);
  if (!on.has("no-query")) parts.push(query);
  if (!on.has("no-timestamp")) parts.push(one(headers["x-timestamp"]) ?? "");
  if (!on.has("no-nonce")) parts.push(one(headers["x-nonce"]) ?? "");
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
const createJudge = (on: ReadonlySet<Flaw>, own: string, now: () => number) => {
  const seen = new Set<string>();
  let highest = 0n;

  const fresh = (headers: IncomingHttpHeaders): boolean => {
    if (on.has("no-window")) return true;
    const alternate = on.has("alternate-date") ? Date.parse(one(headers["x-date"]) ?? one(headers.date) ?? "") : Number.NaN;
    const stamp = one(headers["x-timestamp"]) ?? "";
    if (Number.isNaN(alternate) && !/^\d{1,15}$/.test(stamp)) return false;
    const age = now() / 1000 - (Number.isNaN(alternate) ? Number(stamp) : alternate / 1000);
    if (age > (on.has("window-of-a-day") ? day : windowSeconds)) return false;
    return on.has("future-unlimited") || age >= -windowSeconds;
  };

  const take = async (headers: IncomingHttpHeaders): Promise<boolean> => {
    if (on.has("no-nonce-store")) return true;
    const nonce = one(headers["x-nonce"]) ?? "";
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
    if (on.has("nonce-taken-first") && !(await take(headers))) return { ok: false, code: "replayed" };
    const text = stringOf(on, request, own);
    if (!keysFor(on).some((key) => matches(on, mac(key, text), given)))
      return { ok: false, code: "bad_signature", expected: { signature: mac(secret, text), string: text.toString("latin1") } };
    if (on.has("digest-checked") && !digestMatches(request)) return { ok: false, code: "bad_digest" };
    if (!isOurs(on, request.host, own)) return { ok: false, code: "unknown_host", status: 421 };
    if (!fresh(headers)) return { ok: false, code: "stale" };
    if (!on.has("nonce-taken-first") && !(await take(headers))) return { ok: false, code: "replayed" };
    return { ok: true };
  };
};

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const refusal = (on: ReadonlySet<Flaw>, judged: Extract<Judged, { ok: false }>): Reply => {
  const told = {
    ...(on.has("tells-signature") && judged.expected !== undefined ? { expected: judged.expected.signature } : {}),
    ...(on.has("tells-string") && judged.expected !== undefined ? { signed: judged.expected.string } : {}),
    ...(on.has("tells-key") && judged.expected !== undefined ? { key: secret } : {}),
  };
  const status = on.has("refuses-400") ? 400 : on.has("refuses-500") ? 500 : (judged.status ?? 401);
  return { status, body: { error: judged.code, ...told } };
};

/** Runs after the verifier: what it answers to a wrong path or method says that the signature passed. */
const route = (on: ReadonlySet<Flaw>, { method: sent, path, headers, body }: Received): Reply => {
  const method = on.has("method-override") ? (one(headers["x-http-method-override"]) ?? sent) : sent;
  const item = /^\/items\/([12])$/.exec(path)?.[1];
  const allowed = path === "/orders" ? ["POST"] : path === "/items" || item !== undefined ? ["GET", "HEAD"] : null;
  if (allowed === null) return { status: 404, body: { error: "not_found" } };
  if (!allowed.includes(method)) return { status: 405, body: { error: "method_not_allowed" }, headers: { Allow: allowed.join(", ") } };
  if (item !== undefined) return { status: 200, body: { id: Number(item), name: `item ${item}` } };
  if (path === "/items") return { status: 200, body: { items: [{ id: 1 }, { id: 2 }] } };
  const order = jsonIn(body);
  if (order === null || typeof order["item"] !== "string") return { status: 422, body: { error: "invalid_order" } };
  return { status: 201, body: { id: randomUUID(), at: new Date().toISOString(), item: order["item"] } };
};

/** Starts the API on 127.0.0.1. Without a switch it binds method, host, path, query, timestamp, nonce and body, five minutes to either side, and takes a nonce once. */
export const startVerifier = async (switches: readonly Flaw[] = []): Promise<Verifier> => {
  const on = new Set(switches);
  const received: Received[] = [];
  const verdicts: string[] = [];
  const cached = new Map<string, Reply>();
  const now = (): number => Date.now() + (on.has("clock-90s-ahead") ? 90_000 : 0);
  let judge = createJudge(on, "", now);
  let own = "";
  let failures = 0;
  let count = 0;
  let closedUntil = 0;

  const answerTo = async (request: Received): Promise<Reply> => {
    count += 1;
    if (on.has("edge-404") && request.host !== own) return { status: 404, body: { message: "no such site" } };
    if (on.has("rate-limit")) {
      if (count === 40) closedUntil = Date.now() + 1_000;
      if (Date.now() < closedUntil) return { status: 429, body: { error: "slow_down" }, headers: { "Retry-After": "1" } };
    }
    const isGet = request.method === "GET";
    if (request.path === "/health" && isGet) return { status: 200, body: { status: "up" } };
    if (on.has("public-get") && isGet && request.path === "/orders") return { status: 200, body: { orders: [] } };
    const stored = on.has("cache") && isGet ? cached.get(`${request.path}?${request.query}`) : undefined;
    if (stored !== undefined) return { ...stored, headers: { ...stored.headers, Age: "1", "X-Cache": "HIT" } };
    // Not told apart from a wrong signature: a client has to notice by itself that it is locked out.
    if (on.has("lock-out") && failures >= 5) return { status: 401, body: { error: "bad_signature" } };
    const judged = await judge(request);
    verdicts.push(judged.ok ? "passed" : judged.code);
    failures = judged.ok ? 0 : failures + 1;
    if (!judged.ok) return refusal(on, judged);
    const reply = route(on, request);
    if (on.has("cache") && isGet && reply.status === 200) cached.set(`${request.path}?${request.query}`, reply);
    return reply;
  };

  const send = (reply: Reply, request: Received, response: ServerResponse): void => {
    const always = on.has("always-200");
    const body = always ? { ok: reply.status < 400, ...reply.body } : reply.body;
    const status = always ? 200 : reply.status;
    response.writeHead(status, {
      "Content-Type": "application/json",
      Date: new Date(now()).toUTCString(),
      "X-Request-Id": randomUUID(),
      ...reply.headers,
    });
    response.end(request.method === "HEAD" ? undefined : JSON.stringify(body));
  };

  const server = createServer((request, response) => {
    void (async () => {
      const whole = await read(request);
      received.push(whole);
      send(await answerTo(whole), whole, response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  own = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  judge = createJudge(on, own, now);
  return {
    origin: `http://${own}`,
    received,
    verdicts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
