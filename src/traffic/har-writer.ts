// Calls as HTTP Archive 1.2, entry by entry, so that a file can be written while calls still happen. Pure.

/** The bytes of a message, or how many they were where they were not kept. */
export interface HarBody {
  /** Null: not kept. Of an answer with its content encodings undone; of a request as it was sent, for that is what was signed. */
  readonly bytes: Uint8Array | null;
  /** On the wire. */
  readonly size: number;
}

export type HarHeaders = readonly (readonly [name: string, value: string])[];

/** Milliseconds of each phase; null where it did not happen or was not measured. */
export interface HarTimings {
  readonly connect: number | null;
  /** The TLS handshake; HAR counts it as part of `connect`. */
  readonly tls: number | null;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
}

/** One call. Credentials are in it as they were sent: whoever writes it to a file keeps that file private. */
export interface HarCall {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `CONNECT` for a TLS tunnel of which only host and port are known; the URL is `https://host:port/` then, `http://host/` for port 80. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly httpVersion: string;
  readonly headers: HarHeaders;
  readonly body: HarBody;
  /** Null: there was no answer, and `error` says why. */
  readonly answer: { readonly status: number; readonly statusText: string; readonly headers: HarHeaders; readonly body: HarBody } | null;
  readonly timings: HarTimings;
  /** Literal address of the server, where one was reached. */
  readonly address: string | null;
  readonly error: string | null;
}

export interface HarCreator {
  readonly name: string;
  readonly version: string;
}

/** What stands before the first entry and after the last one; entries are joined by `harBetween`. */
export const harHead = ({ name, version }: HarCreator): string => `{"log":{"version":"1.2","creator":${JSON.stringify({ name, version })},"entries":[\n`;
export const harBetween = ",\n";
export const harTail = "\n]}}\n";

/** A whole archive at once. */
export const harText = (creator: HarCreator, calls: readonly HarCall[]): string => `${harHead(creator)}${calls.map(harEntry).join(harBetween)}${harTail}`;

/**
 * One entry on one line. A request body that was not kept has a `bodySize` and no `postData`. One that is no UTF-8 stands in `postData.text` as base64 with
 * `encoding`, which HAR has for answers only and our own reader knows for both.
 */
export const harEntry = ({ timings, answer, ...call }: HarCall): string =>
  JSON.stringify({
    startedDateTime: new Date(Math.min(Math.max(0, call.at), latest)).toISOString(),
    time: rounded((timings.connect ?? 0) + timings.send + timings.wait + timings.receive),
    request: {
      method: call.method,
      url: call.url,
      httpVersion: call.httpVersion,
      cookies: [],
      headers: call.headers.map(pair),
      queryString: queryOf(call.url),
      ...postData(call.body.bytes, call.headers),
      headersSize: -1,
      bodySize: call.body.size,
    },
    response: {
      status: answer?.status ?? 0,
      statusText: answer?.statusText ?? "",
      httpVersion: call.httpVersion,
      cookies: [],
      headers: (answer?.headers ?? []).map(pair),
      content: contentOf(answer),
      redirectURL: answer === null ? "" : valueOf(answer.headers, "location"),
      headersSize: -1,
      bodySize: answer?.body.size ?? -1,
    },
    cache: {},
    timings: {
      blocked: -1,
      dns: -1,
      connect: rounded(timings.connect ?? -1),
      ssl: rounded(timings.tls ?? -1),
      send: rounded(timings.send),
      wait: rounded(timings.wait),
      receive: rounded(timings.receive),
    },
    ...(call.address === null ? {} : { serverIPAddress: call.address }),
    ...(call.error === null ? {} : { _error: call.error }),
  });

/** The last moment that a date with four digits of year can say. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000;
const pair = ([name, value]: readonly [string, string]) => ({ name, value });
const valueOf = (headers: HarHeaders, wanted: string): string => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";

const postData = (bytes: Uint8Array | null, headers: HarHeaders) =>
  bytes === null || bytes.length === 0 ? {} : { postData: { mimeType: valueOf(headers, "content-type"), ...written(bytes) } };

const contentOf = (answer: HarCall["answer"]) => {
  if (answer === null) return { size: 0, mimeType: "" };
  const { bytes, size } = answer.body;
  const mimeType = valueOf(answer.headers, "content-type");
  return bytes === null ? { size, mimeType } : { size: bytes.length, mimeType, ...(bytes.length === 0 ? {} : written(bytes)) };
};

const written = (bytes: Uint8Array) => {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { text: Buffer.from(bytes).toString("base64"), encoding: "base64" };
  }
};

/** Decoded where that is possible: the URL holds the exact text. */
const queryOf = (url: string) => {
  const [, query = ""] = /\?([^#]*)/.exec(url) ?? [];
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      return { name: decoded(at < 0 ? part : part.slice(0, at)), value: at < 0 ? "" : decoded(part.slice(at + 1)) };
    });
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
};
