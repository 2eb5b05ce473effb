// Compares captured signatures with each other: which came twice, which nonces did, how old their times were. Keeps digests and redacted URLs, and no material.

import { createHash } from "node:crypto";
import type { CapturedAge, CapturedCall, CapturedNonce, CapturedUse, CaptureFacts, ReusedSignature } from "../model/call.ts";
import { hostOf, parseUrl } from "../model/host.ts";
import type { Component, ScanRequest } from "../model/policy.ts";
import type { Operation, SpecFacts } from "../model/spec.ts";
import { callMatcher } from "../openapi/declared-calls.ts";
import { callUrl, secretForms } from "./call-url.ts";
import type { CarriedSignature } from "./captured-names.ts";
import { credentialFinder } from "./credentials.ts";

const most = { signatures: 20, hosts: 200, entries: 200_000 } as const;

const digest = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("base64").slice(0, 16);
/** Short ones are compared as they are: that is faster, and none of them leaves this file. */
const brief = (text: string): string => (text.length <= 80 ? text : digest(text));

/** What a signature may bind, of one call. Null: the capture does not say. */
type Parts = Readonly<Partial<Record<Component, string | null>>>;

interface Seen {
  readonly use: CapturedUse;
  readonly parts: Parts;
  /** Digest of everything that was sent and that somebody would sign. */
  readonly whole: string;
}

const isAccepted = ({ status }: CapturedCall): boolean => status !== null && status >= 200 && status < 300;

/** The query without what carries signature, time and nonce, as it is spelled. */
const queryOf = (search: string, carriers: ReadonlySet<string>): string =>
  search
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => {
      const name = pair.split("=", 1)[0] ?? "";
      return ![...carriers].some((carrier) => carrier === name || encodeURIComponent(carrier) === name);
    })
    .join("&");

const partsOf = (call: CapturedCall, url: URL, { nonce, timestamp, carriers }: CarriedSignature): Parts => ({
  method: call.method,
  path: brief(url.pathname),
  query: brief(queryOf(url.search, carriers)),
  body: call.body === null ? null : digest(call.body),
  timestamp: timestamp === null ? "" : brief(timestamp.text),
  nonce: nonce === null ? "" : brief(nonce.text),
  "content-type": brief((call.headers ?? []).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? ""),
});

const compared = ["method", "path", "query", "body", "timestamp", "nonce", "content-type"] as const;

const differences = (left: Parts, right: Parts): Component[] =>
  compared.filter((component) => {
    const [a, b] = [left[component] ?? null, right[component] ?? null];
    return a !== null && b !== null && a !== b;
  });

interface NonceTally {
  readonly scheme: string | null;
  readonly at: string;
  readonly host: string;
  /** Digest of a nonce → the first request with it. */
  readonly first: Map<string, Seen>;
  /** Requests that were counted, so that a repeat of the same bytes is none. */
  readonly counted: Set<string>;
  reused: CapturedNonce["reused"];
}

export const createCaptureRecord = (request: ScanRequest, spec: SpecFacts | null) => {
  const { baseUrl, alias, offline, spec: file } = request;
  const match = spec === null ? null : callMatcher(spec, { baseUrl, alias, offline, spec: file });
  const credentialsOf = credentialFinder(spec, request.signing);
  const literals = new Set((spec?.operations ?? []).flatMap(({ path }) => path.split("/")));
  const first = new Map<string, Seen>();
  const reused = new Map<string, ReusedSignature & { more: number }>();
  const nonces = new Map<string, NonceTally>();
  const ages = new Map<string, { -readonly [N in keyof CapturedAge]: CapturedAge[N] }>();
  let [signed, accepted] = [0, 0];

  const operationOf = ({ method, url }: Pick<CapturedCall, "method" | "url">): Operation | null => {
    const parsed = parseUrl(url);
    const found = parsed === null ? undefined : match?.(method, parsed);
    return found?.kind === "operation" ? found.operation : null;
  };
  const useOf = (call: CapturedCall): CapturedUse => ({
    method: call.method,
    url: callUrl(call.url, secretForms(credentialsOf(call).map(({ value }) => value)), literals),
    operation: operationOf(call)?.id ?? null,
    status: call.status,
    source: call.source,
  });

  const compareSignatures = (seen: Seen, key: string, host: string, { scheme, at }: CarriedSignature): void => {
    const before = first.get(key);
    if (before === undefined) {
      if (first.size < most.entries) first.set(key, seen);
      return;
    }
    const differs = differences(before.parts, seen.parts);
    if (differs.length === 0) return;
    const group = [scheme ?? "", at, host, before.use.operation ?? "", ...differs].join("\n");
    const known = reused.get(group);
    if (known !== undefined) known.more += 1;
    else if (reused.size < most.signatures) reused.set(group, { scheme, at, host, differs, first: before.use, second: seen.use, more: 0 });
  };

  const compareNonces = (seen: Seen, host: string, { scheme, nonce }: CarriedSignature): void => {
    if (nonce === null) return;
    const key = [scheme ?? "", nonce.at, host].join("\n");
    const tally: NonceTally = nonces.get(key) ?? { scheme, at: nonce.at, host, first: new Map(), counted: new Set(), reused: null };
    if (!nonces.has(key) && nonces.size >= most.hosts) return;
    nonces.set(key, tally);
    if (tally.counted.has(seen.whole) || tally.counted.size >= most.entries) return;
    tally.counted.add(seen.whole);
    const text = brief(nonce.text);
    const before = tally.first.get(text);
    if (before === undefined) tally.first.set(text, seen);
    else tally.reused ??= { first: before.use, second: seen.use };
  };

  const noteAge = (seen: Seen, call: CapturedCall, host: string, { scheme, timestamp }: CarriedSignature): void => {
    if (timestamp === null || timestamp.epochMs === null || call.at === null) return;
    const seconds = Math.round((call.at - timestamp.epochMs) / 1000);
    const key = [scheme ?? "", timestamp.at, host].join("\n");
    const known = ages.get(key);
    const one = { seconds, use: seen.use };
    if (known === undefined) {
      if (ages.size < most.hosts) ages.set(key, { scheme, at: timestamp.at, host, oldest: one, newest: one });
    } else if (seconds > known.oldest.seconds) known.oldest = one;
    else if (seconds < known.newest.seconds) known.newest = one;
  };

  return {
    operationOf,
    useOf,
    add(call: CapturedCall, carried: CarriedSignature): void {
      const url = parseUrl(call.url);
      const host = url === null ? null : hostOf(url);
      if (url === null || host === null) return;
      signed += 1;
      // What was refused, or sent somewhere else, shows nothing: a redirect's first hop may have verified nothing.
      if (!isAccepted(call)) return;
      accepted += 1;
      const parts = partsOf(call, url, carried);
      const signature = brief(carried.signature);
      const seen: Seen = { use: useOf(call), parts, whole: digest(JSON.stringify([parts, signature])) };
      compareSignatures(seen, [url.origin, carried.at, signature].join("\n"), host, carried);
      compareNonces(seen, host, carried);
      noteAge(seen, call, host, carried);
    },
    facts: (): Pick<CaptureFacts, "signed" | "accepted" | "signatures" | "nonces" | "ages"> => ({
      signed,
      accepted,
      signatures: [...reused.values()],
      nonces: [...nonces.values()].map((tally) => ({
        scheme: tally.scheme,
        at: tally.at,
        host: tally.host,
        requests: tally.counted.size,
        different: tally.first.size,
        reused: tally.reused,
      })),
      ages: [...ages.values()],
    }),
  };
};
