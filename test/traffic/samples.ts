// Small captures as JSON, for tests. Pure.

export const header = (name: string, value: string) => ({ name, value });

/** One entry of a HAR as a browser writes it, cut short. */
export const entry = (more: object = {}): object => ({
  startedDateTime: "2026-11-05T10:00:00.000Z",
  time: 12.5,
  request: {
    method: "GET",
    url: "https://api.example.com/v1/pets",
    httpVersion: "HTTP/1.1",
    headers: [],
    cookies: [],
    queryString: [],
    headersSize: -1,
    bodySize: 0,
  },
  response: {
    status: 200,
    statusText: "OK",
    headers: [],
    cookies: [],
    content: { size: 17, mimeType: "application/json", text: '{"a":"\\"]}"}' },
    redirectURL: "",
    headersSize: -1,
    bodySize: -1,
  },
  cache: {},
  timings: { send: 0, wait: 12, receive: 0.5 },
  ...more,
});

/** A GET without more than its URL. */
export const get = (url: string, more: object = {}): object => entry({ request: { method: "GET", url, headers: [] }, ...more });

export const har = (...entries: readonly object[]): string =>
  JSON.stringify({ log: { version: "1.2", creator: { name: "test", version: "1" }, pages: [], entries } });

type Value = string | number | readonly string[];
const valueOf = (value: Value): object =>
  typeof value === "string"
    ? { stringValue: value }
    : typeof value === "number"
      ? { intValue: String(value) }
      : { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };

export const attributes = (entries: Readonly<Record<string, Value>>): object[] =>
  Object.entries(entries).map(([key, value]) => ({ key, value: valueOf(value) }));

export const span = (entries: Readonly<Record<string, Value>>, more: object = {}): object => ({
  traceId: "5b8efff798038103d269b633813fc60c",
  spanId: "eee19b7ec3c1b174",
  name: "GET",
  kind: 3,
  startTimeUnixNano: "1793872800250000000",
  endTimeUnixNano: "1793872800260000000",
  attributes: attributes(entries),
  events: [],
  status: {},
  ...more,
});

export const resourceSpans = (service: string | null, ...spans: readonly object[]): object => ({
  resource: { attributes: service === null ? [] : attributes({ "service.name": service }) },
  scopeSpans: [{ scope: { name: "http" }, spans }],
});

export const traces = (...groups: readonly object[]): string => JSON.stringify({ resourceSpans: groups });
