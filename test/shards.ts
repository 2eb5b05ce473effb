// A whole scan without a socket and with a clock that stands still: a description of a few operations, an API behind it, and the evidence of one run or of its parts.

import { createHmac } from "node:crypto";
import { gather } from "../src/gather/gather.ts";
import type { Evidence } from "../src/model/evidence.ts";
import type { ScanRequest } from "../src/model/policy.ts";
import { secretOf } from "../src/model/secret.ts";
import type { Share } from "../src/model/share.ts";
import type { SigningSetup } from "../src/model/signing.ts";
import type { Ask, Exchange, Ports } from "../src/ports.ts";
import { requestWith } from "./gather/request.ts";

export const behaviours = ["plain", "links", "redirects", "loops", "refuses", "echoes", "breaks", "nowhere", "signed", "careless", "posts"] as const;
export type Behaviour = (typeof behaviours)[number];

const secret = "k7Vq2xT9mZr4Lw8Yc3Nf6Hs1Jd5Gb0Pa";
const baseUrl = "http://127.0.0.1:5000";
const isSigned = (behaviour: Behaviour): boolean => behaviour === "signed" || behaviour === "careless";
const pathOf = (at: number, behaviour: Behaviour): string => `/${behaviour}/${at}`;

/** `order`: in which order the description lists its operations. */
const description = (plan: readonly Behaviour[], order: readonly number[]): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    components: { securitySchemes: { hmac: { type: "apiKey", in: "header", name: "X-Signature", description: "HMAC" } } },
    paths: Object.fromEntries(
      order.map((at) => {
        const behaviour = plan[at] ?? "plain";
        const operation = { responses: { "200": { description: "ok" } }, ...(isSigned(behaviour) ? { security: [{ hmac: [] }] } : {}) };
        return [pathOf(at, behaviour), behaviour === "posts" ? { post: operation } : { get: operation }];
      }),
    ),
  });

const answer = (status: number, headers: readonly (readonly [string, string])[] = [], body: unknown = {}): Exchange => ({
  kind: "answer",
  answer: {
    status,
    headers: [["Content-Type", "application/json"], ["Date", new Date(now).toUTCString()], ...headers],
    body: new TextEncoder().encode(JSON.stringify(body)),
    bodyFault: null,
    address: "127.0.0.1",
  },
});

const verified = ({ method, target = "", headers, payload }: Ask, careless: boolean): boolean => {
  const of = (name: string): string => headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? "";
  if (careless) return of("x-signature").length > 20;
  const [path] = target.split("?");
  const string = `${method}\n${of("host")}\n${path}\n${of("x-timestamp")}\n${new TextDecoder().decode(payload)}`;
  return of("x-signature") === createHmac("sha256", secret).update(string).digest("hex");
};

const api = (ask: Ask): Exchange => {
  const { pathname } = new URL(ask.url);
  const path = pathname === "/" && ask.target !== undefined ? (ask.target.split("?")[0] ?? "/") : pathname;
  const [, behaviour = "", at = ""] = path.split("/");
  const forwarded = ask.headers.find(([name]) => name === "X-Forwarded-Host")?.[1];
  switch (behaviour) {
    case "links":
      return answer(200, [], { next: `https://cdn${at}.example.net/2` });
    case "redirects":
      return answer(302, [["Location", `https://api.example.com.evil${at}.example/`]]);
    case "loops":
      return answer(302, [["Location", path]]);
    case "refuses":
      return answer(401);
    case "echoes":
      return answer(200, [], { self: `https://${forwarded ?? "127.0.0.1:5000"}${path}` });
    case "breaks":
      return { kind: "fault", fault: { reason: "truncated", detail: "the connection ended before the answer was complete" } };
    case "nowhere":
      return answer(404);
    case "signed":
    case "careless":
      return verified(ask, behaviour === "careless") ? answer(200, [], { id: 1 }) : answer(401, [], { error: "bad_signature" });
    default:
      return answer(200);
  }
};

const now = Date.UTC(2026, 10, 21, 12);
const ports = (text: string): Ports => ({
  readFile: (path) => ({ kind: "text", text, path }),
  exchange: (ask) => Promise.resolve(api(ask)),
  now: () => now,
  sleep: () => Promise.resolve(),
  randomHex: (bytes) => "5a".repeat(bytes),
  progress: () => undefined,
});

const setup: SigningSetup = {
  form: {
    scheme: "custom",
    "string-to-sign": "{method}\n{host}\n{path}\n{timestamp}\n{body}",
    timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
    send: [{ in: "header", name: "X-Signature", value: "{signature}" }],
  },
  keyId: null,
  operations: null,
  secret: secretOf(secret),
  missing: null,
  previous: null,
  place: null,
};

export const requestFor = (plan: readonly Behaviour[], changes: Partial<ScanRequest> = {}): ScanRequest => {
  const canaries = plan.flatMap((behaviour, at) =>
    isSigned(behaviour)
      ? [{ operation: `GET ${pathOf(at, behaviour)}`, path: {}, query: [], headers: [], body: null, alternate: null, acceptedWhen: null }]
      : [],
  );
  return requestWith({ baseUrl, spec: "openapi.json", ...(canaries.length === 0 ? {} : { signing: { setups: [setup], canaries, quick: true } }), ...changes });
};

/** As it comes back from a file. */
const saved = (evidence: Evidence): Evidence => JSON.parse(JSON.stringify(evidence)) as Evidence;

export const gathered = async (
  plan: readonly Behaviour[],
  share?: Share,
  { changes = {}, order = [...plan.keys()] }: { readonly changes?: Partial<ScanRequest>; readonly order?: readonly number[] } = {},
): Promise<Evidence> => saved(await gather(requestFor(plan, { ...(share === undefined ? {} : { share }), ...changes }), ports(description(plan, order))));

export const partsOf = (plan: readonly Behaviour[], of: number): Promise<Evidence[]> =>
  Promise.all(Array.from({ length: of }, (_each, at) => gathered(plan, { index: at + 1, of })));
