// The captured requests that `infer` works on: read from the files, the signed ones picked, one kind of signature at a time.

import { ScanError } from "../errors.ts";
import { type CarriedSignature, namedReader } from "../gather/captured-names.ts";
import { readTraffic } from "../gather/read-traffic.ts";
import { findTraffic, readPieces } from "../gather/traffic-files.ts";
import type { CapturedCall } from "../model/call.ts";
import { operationGlob } from "../model/glob.ts";
import { hostOf, parseUrl } from "../model/host.ts";
import { messageOfCall } from "../signature/captured.ts";
import { type Message, headerOf, parameterOf } from "../signature/message.ts";

export interface Sample {
  readonly message: Message;
  /** `calls.har, entry 12`. */
  readonly entry: string;
  /** False where the capture does not hold the body that was sent. */
  readonly body: boolean;
}

export interface Samples {
  /** What carries the signature, as `header x-signature`; null where only the search can tell. */
  readonly at: string | null;
  readonly samples: readonly Sample[];
  /** Signed requests of other kinds, which were left out. */
  readonly others: readonly { readonly at: string; readonly requests: number }[];
  readonly remarks: readonly string[];
}

const most = { samples: 200, bytes: 32 * 1024 * 1024, groups: 1_000, hops: 10_000 } as const;

/** Signatures whose carrier says nothing by its name. */
const unnamed = (message: Message): string | null => {
  const authorization = headerOf(message, "authorization") ?? "";
  if (authorization.startsWith("AWS4-HMAC-SHA256 ") || (/^[A-Za-z]/.test(authorization) && !/^(?:Bearer|Digest|Negotiate|NTLM)\b/i.test(authorization)))
    return "header authorization";
  if (parameterOf(message.query, "X-Amz-Signature") !== null) return "query X-Amz-Signature";
  const header = message.headers.find(
    ([name]) => /(?:auth|sign|hmac|mac|hash|digest|checksum|seal)/i.test(name) && !/^(?:content-|proxy-|x-forwarded)/i.test(name),
  );
  return header === undefined ? null : `header ${header[0].toLowerCase()}`;
};

interface Group {
  /** What carries the signature. */
  readonly at: string;
  /** What says when and how often, as `header x-timestamp`; "" where nothing does. */
  readonly beside: string;
  readonly accepted: Map<string, Sample>;
  readonly refused: Map<string, Sample>;
  requests: number;
}

export const requestsOf = (count: number): string => `${count} request${count === 1 ? "" : "s"}`;

export const nothingSigned = (): ScanError =>
  new ScanError("traffic-invalid", "no captured request carries anything like a signature", {
    hint: "A signature stands in a header, a query parameter or a member of the body of every request that is looked at; --operation chooses which.",
  });

const refusals = new Set([400, 401, 403]);
const redirects = new Set([301, 302, 303, 307, 308]);

const besideOf = (carried: CarriedSignature | null): string => [carried?.timestamp?.at, carried?.nonce?.at].filter((at) => at !== undefined).join(" and ");

/** Requests to which a redirect took the signature of another one: it fits none of them. */
const hopFinder = () => {
  const led = new Set<string>();
  return ({ status, location, url }: CapturedCall, signature: string): boolean => {
    const target = status === null || location === null || !redirects.has(status) ? null : parseUrl(location, url);
    const isHop = led.has(`${signature}\n${parseUrl(url)?.href ?? ""}`);
    if (target !== null && led.size < most.hops) led.add(`${signature}\n${target.href}`);
    return isHop;
  };
};

/** @throws ScanError where there is nothing to work on. */
export const samplesIn = (names: readonly string[], operations: readonly string[]): Samples => {
  const files = findTraffic(names.map((glob) => ({ glob, from: "--traffic" })));
  const signatureOf = namedReader(null, undefined);
  const globs = operations.map(operationGlob);
  const groups = new Map<string, Group>();
  const isHop = hopFinder();
  const seen = { calls: 0, withHeaders: 0, bytes: 0, hops: 0 };

  const see = (call: CapturedCall): void => {
    seen.calls += 1;
    if (call.headers !== null && !call.tunnel) seen.withHeaders += 1;
    const url = parseUrl(call.url);
    if (url === null || (globs.length > 0 && !globs.some((matches) => matches(`${call.method} ${url.pathname}`)))) return;
    const message = messageOfCall(call);
    if (message === null) return;
    const carried = signatureOf(call);
    if (carried !== null && isHop(call, carried.signature)) {
      seen.hops += 1;
      return;
    }
    const at = carried?.at ?? unnamed(message) ?? `host ${hostOf(url) ?? ""}`;
    // A layout with a time says nothing of requests without one.
    const beside = besideOf(carried);
    const kind = `${at}\n${beside}`;
    const group = groups.get(kind) ?? { at, beside, accepted: new Map<string, Sample>(), refused: new Map<string, Sample>(), requests: 0 };
    if (!groups.has(kind) && groups.size >= most.groups) return;
    groups.set(kind, group);
    group.requests += 1;
    const list = call.status !== null && refusals.has(call.status) ? group.refused : group.accepted;
    if (list.size >= most.samples || seen.bytes > most.bytes) return;
    // The same bytes again say nothing new.
    const key = JSON.stringify([
      message.method,
      message.host,
      message.path,
      message.query,
      message.headers.filter(([name]) => !/^(?:date|cookie|user-agent)$/i.test(name)),
      message.body.length,
    ]);
    if (list.has(key)) return;
    seen.bytes += message.body.length;
    list.set(key, { message, entry: `${call.source.file}, ${call.source.entry}`, body: call.body !== null });
  };
  const sources = readTraffic(files, { readPieces: (file, take) => readPieces(file, null, take) }, see);
  const stranger = sources.find(({ format }) => format === null);
  if (stranger !== undefined && seen.calls === 0)
    throw new ScanError(
      "traffic-invalid",
      `${stranger.file} is no captured traffic: ${stranger.cut ?? stranger.unread[0]?.why ?? "it holds neither HAR nor OpenTelemetry traces"}`,
      {
        hint: "Captured traffic is a HAR 1.2 file (browsers, Playwright, mitmproxy).",
        at: { file: stranger.file },
      },
    );
  if (seen.withHeaders === 0)
    throw new ScanError("traffic-invalid", seen.calls === 0 ? "the traffic holds no calls" : "no captured call holds its headers, where signatures are", {
      hint: "Traces say nothing of headers; a HAR file does. `sigproof record` writes one.",
    });
  const all = [...groups.values()];
  const named = all.filter(({ at }) => !at.startsWith("host "));
  const [group, ...rest] = (named.length > 0 ? named : all).toSorted((a, b) => b.requests - a.requests);
  if (group === undefined)
    throw new ScanError("traffic-invalid", operations.length > 0 ? "no captured call is one of those operations" : "the traffic holds no http or https calls", {
      hint: "--operation takes `METHOD /path`, with * for a segment and ** for any number.",
    });
  const { at } = group;
  // What was refused may have been signed wrongly, on purpose or not.
  const samples = [...(group.accepted.size > 0 ? group.accepted : group.refused).values()];
  return {
    at: at.startsWith("host ") ? null : at,
    samples,
    others: rest
      .map((other) => ({ at: other.at === at ? `${at} beside ${other.beside || "neither time nor nonce"}` : other.at, requests: other.requests }))
      .slice(0, 5),
    remarks: [
      ...sources.filter(({ cut }) => cut !== null).map(({ file, cut }) => `${file}: ${cut ?? ""}`),
      ...(seen.hops > 0 ? [`left out: ${requestsOf(seen.hops)} to which a redirect took the signature of another one`] : []),
      ...(group.accepted.size > 0 && group.refused.size > 0 ? [`${group.refused.size} signed requests that were refused are left out`] : []),
      ...(group.accepted.size === 0 ? ["all signed requests were refused: their signatures may be wrong"] : []),
      ...(samples.some(({ body }) => !body) ? ["the capture does not hold every body that was sent: a layout with the body may not be found"] : []),
    ],
  };
};
