// One HTTP API with a strict HMAC verifier in front of its router, and one switch for each flaw that a verifier can have. For tests, on loopback.

import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Flaw, secret } from "./verifier-flaws.ts";
import { createJudge, type Judged, jsonIn, one, type Received } from "./verifier-judge.ts";

export interface Verifier {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly received: readonly Received[];
  /** What each request was answered with, in the order of the answers. */
  readonly verdicts: readonly string[];
  /** Under which name it is known from now on: that of what stands in front of it. */
  known(host: string): void;
  stop(): Promise<void>;
}

const read = async (request: IncomingMessage): Promise<Received> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s);
  return {
    method: request.method ?? "",
    path,
    query,
    host: request.headers.host ?? "",
    headers: request.headers,
    distinct: request.headersDistinct,
    body: Buffer.concat(chunks),
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
const route = (on: ReadonlySet<Flaw>, { method: sent, path: asked, query, headers, body }: Received): Reply => {
  const field = /(?:^|&)_method=(\w+)/.exec(query)?.[1];
  const method = (on.has("method-override") ? one(headers["x-http-method-override"]) : on.has("method-field") ? field : undefined) ?? sent;
  const path = (on.has("path-override") ? one(headers["x-rewrite-url"]) : undefined) ?? asked;
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
  let wrong = 0;
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
    // Behind a balancer, where the check was switched on at one of two.
    const found = await judge(request);
    if (!found.ok) wrong += 1;
    const judged = on.has("one-node-of-two") && wrong % 2 === 0 ? ({ ok: true } as const) : found;
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
    known: (host) => {
      own = host;
      judge = createJudge(on, own, now);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
