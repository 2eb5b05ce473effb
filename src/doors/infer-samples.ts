// The captured requests that `infer` works on: read from the files, the signed ones picked, one kind of signature at a time.

import { ScanError } from "../errors.ts";
import { namedReader } from "../gather/captured-names.ts";
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

const most = { samples: 200, bytes: 32 * 1024 * 1024, groups: 1_000 } as const;

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
  readonly accepted: Map<string, Sample>;
  readonly refused: Map<string, Sample>;
  requests: number;
}

const refusals = new Set([400, 401, 403]);

/** @throws ScanError where there is nothing to work on. */
export const samplesIn = (names: readonly string[], operations: readonly string[]): Samples => {
  const files = findTraffic(names.map((glob) => ({ glob, from: "--traffic" })));
  const signatureOf = namedReader(null, undefined);
  const globs = operations.map(operationGlob);
  const groups = new Map<string, Group>();
  const seen = { calls: 0, withHeaders: 0, bytes: 0 };

  const see = (call: CapturedCall): void => {
    seen.calls += 1;
    if (call.headers !== null && !call.tunnel) seen.withHeaders += 1;
    const url = parseUrl(call.url);
    if (url === null || (globs.length > 0 && !globs.some((matches) => matches(`${call.method} ${url.pathname}`)))) return;
    const message = messageOfCall(call);
    if (message === null) return;
    const at = signatureOf(call)?.at ?? unnamed(message) ?? `host ${hostOf(url) ?? ""}`;
    const group = groups.get(at) ?? { accepted: new Map<string, Sample>(), refused: new Map<string, Sample>(), requests: 0 };
    if (!groups.has(at) && groups.size >= most.groups) return;
    groups.set(at, group);
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
  const named = [...groups].filter(([at]) => !at.startsWith("host "));
  const ranked = (named.length > 0 ? named : [...groups]).toSorted(([, a], [, b]) => b.requests - a.requests);
  const [chosen, ...rest] = ranked;
  if (chosen === undefined)
    throw new ScanError("traffic-invalid", operations.length > 0 ? "no captured call is one of those operations" : "the traffic holds no http or https calls", {
      hint: "--operation takes `METHOD /path`, with * for a segment and ** for any number.",
    });
  const [at, group] = chosen;
  // What was refused may have been signed wrongly, on purpose or not.
  const samples = [...(group.accepted.size > 0 ? group.accepted : group.refused).values()];
  return {
    at: at.startsWith("host ") ? null : at,
    samples,
    others: rest.map(([other, { requests }]) => ({ at: other, requests })).slice(0, 5),
    remarks: [
      ...sources.filter(({ cut }) => cut !== null).map(({ file, cut }) => `${file}: ${cut ?? ""}`),
      ...(group.accepted.size > 0 && group.refused.size > 0 ? [`${group.refused.size} signed requests that were refused are left out`] : []),
      ...(group.accepted.size === 0 ? ["all signed requests were refused: their signatures may be wrong"] : []),
      ...(samples.some(({ body }) => !body) ? ["the capture does not hold every body that was sent: a layout with the body may not be found"] : []),
    ],
  };
};
