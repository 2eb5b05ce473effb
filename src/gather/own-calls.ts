// Keeps what a scan asks and what it is answered, redacted like evidence, for an HTTP archive. Loads what signs: import it lazily.

import type { ScanRequest } from "../model/policy.ts";
import type { Answer, Ask, Exchange, Ports } from "../ports.ts";
import type { HarCall, HarHeaders } from "../traffic/har-writer.ts";
import { headersOf } from "./http-client.ts";
import { redacted, redactUrl } from "./redact.ts";
import { secretSpellings, withoutSecrets } from "./scrub.ts";

/** Headers whose values are no credential, neither ours nor theirs. Every other one is shown by its name alone. */
const shown = new Set(
  (
    "accept accept-encoding accept-language accept-ranges access-control-allow-credentials access-control-allow-headers access-control-allow-methods " +
    "access-control-allow-origin access-control-expose-headers access-control-max-age age allow alt-svc cache-control cf-cache-status cache-status connection content-disposition " +
    "content-encoding content-language content-length content-location content-security-policy content-type date deprecation expires forwarded host keep-alive last-modified link location " +
    "referrer-policy refresh retry-after server strict-transport-security sunset transfer-encoding upgrade user-agent vary via x-cache x-cache-lookup x-cache-status " +
    "x-content-type-options x-forwarded-host x-forwarded-proto x-frame-options x-http-method-override x-original-host x-powered-by x-proxy-cache"
  ).split(" "),
);

/** Signatures and what else is made for one request alone. */
const madeForIt = /[0-9a-fA-F]{32,}|[A-Za-z0-9+/_-]{40,}(?:=|%3D){0,2}/g;

export interface OwnCalls {
  /** Asks as before, and remembers. */
  readonly ports: Ports;
  /** In the order of the answers. */
  calls(): readonly HarCall[];
}

export const keepOwnCalls = (ports: Ports, request: Pick<ScanRequest, "signing">): OwnCalls => {
  const calls: HarCall[] = [];
  const spellings = secretSpellings(request);
  return {
    ports: {
      ...ports,
      exchange: async (ask) => {
        const at = ports.now();
        const exchange = await ports.exchange(ask);
        calls.push(callOf(ask, exchange, { at, wait: ports.now() - at }, spellings));
        return exchange;
      },
    },
    calls: () => calls,
  };
};

const callOf = (ask: Ask, exchange: Exchange, { at, wait }: { readonly at: number; readonly wait: number }, spellings: readonly string[]): HarCall => {
  const url = new URL(ask.url);
  // Experiments alone are never repeated, and they alone carry signatures; one may stand in any part of a request.
  const signed = ask.retry === "never";
  const clean = (text: string): string => withoutSecrets(text.replace(madeForIt, redacted), spellings);
  const headers = (list: HarHeaders): HarHeaders =>
    list.map(([name, value]) => [clean(name), shown.has(name.toLowerCase()) ? clean(redactUrl(value)) : redacted] as const);
  const target = ask.target ?? `${url.pathname}${url.search}`;
  const answer = exchange.kind === "answer" ? exchange.answer : null;
  return {
    at,
    method: ask.method,
    url: asUri(signed ? clean(redactUrl(`${url.origin}${withoutValues(target)}`)) : withoutSecrets(redactUrl(`${url.origin}${target}`), spellings)),
    httpVersion: "HTTP/1.1",
    headers: headers(headersOf(ask, url)),
    body: { bytes: null, size: ask.payload?.length ?? 0 },
    answer: answer === null ? null : { status: answer.status, statusText: "", headers: headers(answer.headers), body: { bytes: null, size: sizeOf(answer) } },
    timings: { connect: null, tls: null, send: 0, wait, receive: 0 },
    address: answer?.address ?? null,
    error: exchange.kind === "fault" ? clean(exchange.fault.detail) : null,
  };
};

/** No bracket may stand in a query (RFC 3986 section 3.4), and readers of archives are strict. */
const asUri = (url: string): string => url.replaceAll(redacted, "redacted");

/** A scheme may put its signature under any name, and a part of one is short. */
const withoutValues = (target: string): string => {
  const [path = "", query] = target.split(/\?(.*)/s);
  return query === undefined ? path : `${path}?${query.replace(/=[^&]*/g, `=${redacted}`)}`;
};

const sizeOf = ({ body, headers }: Answer): number => {
  const announced = Number(headers.find(([name]) => name.toLowerCase() === "content-length")?.[1] ?? -1);
  return body?.length ?? (Number.isSafeInteger(announced) ? announced : -1);
};
