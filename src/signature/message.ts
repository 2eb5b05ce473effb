// The request as it goes on the wire, and small changes to it. Pure.

import { ScanError } from "../errors.ts";

/**
 * One HTTP/1.1 request. All text is wire text: one character per byte (latin1), so that nothing is lost between a captured request and the bytes that are signed.
 * `Host` is not among the headers: it is `host`.
 */
export interface Message {
  /** As sent, case kept. */
  readonly method: string;
  readonly scheme: "http" | "https";
  /** The value of the `Host` header: with a port unless it is the scheme's default. */
  readonly host: string;
  /** Raw path, percent-encoding kept. Starts with `/`, or is `*`. */
  readonly path: string;
  /** Raw query without `?`; null when there is no `?`. */
  readonly query: string | null;
  /** In order, case kept, a name may occur more than once. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

export type Header = readonly [name: string, value: string];

/** A name with its value, as it is spelled on the wire. */
export interface Pair {
  readonly name: string;
  readonly value: string;
  /** False for `?flag`, true for `?flag=`. */
  readonly equals: boolean;
}

/** Text that may hold any character → wire text of its UTF-8 bytes. */
export const toWire = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/** Wire text → bytes. */
export const bytesOf = (wire: string): Uint8Array => new Uint8Array(Buffer.from(wire, "latin1"));

/** Bytes → wire text. */
export const wireOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/**
 * Builds a message from what a person writes. The URL is cut by hand and not by the URL parser, which would normalise path and query.
 * @throws ScanError when it is no absolute http(s) URL.
 */
export const messageTo = (method: string, url: string, more: { readonly headers?: readonly Header[]; readonly body?: Uint8Array | string } = {}): Message => {
  const cut = /^(https?):\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/is.exec(url);
  if (cut === null) throw new ScanError("usage", `${JSON.stringify(url)} is no absolute http or https URL`);
  const scheme = cut[1]?.toLowerCase() === "https" ? "https" : "http";
  const authority = (cut[2] ?? "").replace(/^.*@/s, "").toLowerCase();
  const written = (more.headers ?? []).find(([name]) => name.toLowerCase() === "host")?.[1];
  return {
    method: toWire(method),
    scheme,
    host: toWire(written ?? authority.replace(scheme === "https" ? /:443$/ : /:80$/, "")),
    path: toWire(cut[3] === "" || cut[3] === undefined ? "/" : cut[3]),
    query: cut[4] === undefined ? null : toWire(cut[4]),
    headers: (more.headers ?? []).filter(([name]) => name.toLowerCase() !== "host").map(([name, value]) => [name, toWire(value)] as const),
    body: typeof more.body === "string" ? new TextEncoder().encode(more.body) : (more.body ?? new Uint8Array(0)),
  };
};

/** Host without port; brackets of an IPv6 literal kept. */
export const hostnameOf = (message: Message): string => /^(\[[^\]]*\]|[^:]*)/.exec(message.host)?.[1] ?? "";

/** The port in decimal, the scheme's default where none is written. */
export const portOf = (message: Message): string => /:(\d+)$/.exec(message.host)?.[1] ?? (message.scheme === "https" ? "443" : "80");

/** Path and query as in the request line. */
export const targetOf = (message: Message): string => (message.query === null ? message.path : `${message.path}?${message.query}`);

/** Every value under one name, in order; `host` gives the Host value. */
export const valuesOf = (message: Message, name: string): readonly string[] =>
  name.toLowerCase() === "host" ? [message.host] : message.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

/** The value a server sees under one name: several lines joined with `, `; null when there is none. */
export const headerOf = (message: Message, name: string): string | null => {
  const values = valuesOf(message, name);
  return values.length === 0 ? null : values.join(", ");
};

/** Sets one header: in the place of the first line of that name, else at the end. */
export const withHeader = (message: Message, name: string, value: string): Message => {
  if (name.toLowerCase() === "host") return { ...message, host: value };
  const at = message.headers.findIndex(([key]) => key.toLowerCase() === name.toLowerCase());
  if (at < 0) return { ...message, headers: [...message.headers, [name, value]] };
  const others = message.headers.filter(([key], index) => index === at || key.toLowerCase() !== name.toLowerCase());
  return { ...message, headers: others.map((header, index) => (index === at ? ([name, value] as const) : header)) };
};

export const withoutHeader = (message: Message, name: string): Message => ({
  ...message,
  headers: message.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase()),
});

/** Sets the body, and Content-Length where the message carries one. */
export const withBody = (message: Message, body: Uint8Array): Message => {
  const changed = { ...message, body };
  return headerOf(message, "content-length") === null ? changed : withHeader(changed, "Content-Length", String(body.length));
};

/** Raw pairs of a query or form, in order and undecoded. */
export const pairsOf = (raw: string): readonly Pair[] =>
  raw === ""
    ? []
    : raw.split("&").map((pair) => {
        const at = pair.indexOf("=");
        return at < 0 ? { name: pair, value: "", equals: false } : { name: pair.slice(0, at), value: pair.slice(at + 1), equals: true };
      });

export const spell = (pairs: readonly Pair[]): string => pairs.map(({ name, value, equals }) => (equals ? `${name}=${value}` : name)).join("&");

/** RFC 3986 §2.1 over bytes: everything but the unreserved characters, upper-case hex. */
export const percentEncode = (wire: string): string =>
  wire.replace(/[^A-Za-z0-9\-._~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

/** Undoes percent-encoding byte by byte; a `%` that encodes nothing stays. */
export const percentDecode = (wire: string): string => wire.replace(/%([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A query or form value as a server reads it: `+` is a space. */
export const formDecode = (wire: string): string => percentDecode(wire.replaceAll("+", " "));

/** The first value under a decoded name; null when there is none. */
export const parameterOf = (raw: string | null, name: string): string | null => {
  const pair = pairsOf(raw ?? "").find((each) => formDecode(each.name) === name);
  return pair === undefined ? null : formDecode(pair.value);
};

const setPair = (raw: string, name: string, value: string): string => {
  const pairs = pairsOf(raw);
  const pair = { name: percentEncode(name), value: percentEncode(value), equals: true };
  const at = pairs.findIndex((each) => formDecode(each.name) === name);
  return spell(at < 0 ? [...pairs, pair] : pairs.map((each, index) => (index === at ? pair : each)));
};

const dropPair = (raw: string, name: string): string => spell(pairsOf(raw).filter((each) => formDecode(each.name) !== name));

export const withQuery = (message: Message, name: string, value: string): Message => ({ ...message, query: setPair(message.query ?? "", name, value) });

export const withoutQuery = (message: Message, name: string): Message => {
  if (message.query === null) return message;
  const query = dropPair(message.query, name);
  return query === message.query ? message : { ...message, query: query === "" ? null : query };
};

export const withForm = (message: Message, name: string, value: string): Message =>
  withBody(
    headerOf(message, "content-type") === null ? withHeader(message, "Content-Type", "application/x-www-form-urlencoded") : message,
    bytesOf(setPair(wireOf(message.body), name, value)),
  );

export const withoutForm = (message: Message, name: string): Message => {
  const raw = wireOf(message.body);
  const form = dropPair(raw, name);
  return form === raw ? message : withBody(message, bytesOf(form));
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const parsedBody = (message: Message): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(message.body)) as unknown;
  } catch {
    return undefined;
  }
};

/** The value at a dotted path of a JSON body as wire text (strings as they are, everything else as JSON); null when there is none. */
export const jsonOf = (message: Message, path: string): string | null => {
  let value = parsedBody(message);
  for (const step of path.split(".")) {
    if (Array.isArray(value) && /^\d+$/.test(step)) value = (value as unknown[])[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step];
    else return null;
  }
  return value === undefined ? null : toWire(typeof value === "string" ? value : JSON.stringify(value));
};

/** Rewrites a JSON object body without the member at a dotted path, or with it set to a string. */
const rewriteJson = (message: Message, path: string, value: string | number | null): Message => {
  const whole = message.body.length === 0 && value !== null ? {} : parsedBody(message);
  if (!isRecord(whole)) {
    if (value === null) return message;
    throw new ScanError("policy-invalid", `the signing scheme puts a value into the JSON body at ${path}, but the body of this request is no JSON object`);
  }
  const steps = path.split(".");
  let holder: Record<string, unknown> = whole;
  for (const step of steps.slice(0, -1)) {
    const inner = Object.hasOwn(holder, step) ? holder[step] : undefined;
    // An array that is there is walked by index, but none is made.
    if (typeof inner === "object" && inner !== null) holder = inner as Record<string, unknown>;
    else if (value === null) return message;
    else {
      const made: Record<string, unknown> = {};
      Object.defineProperty(holder, step, { value: made, enumerable: true, configurable: true, writable: true });
      holder = made;
    }
  }
  const last = steps.at(-1) ?? "";
  if (value === null) {
    if (!Object.hasOwn(holder, last)) return message;
    delete holder[last];
  } else {
    // defineProperty, because the name may be `__proto__`.
    Object.defineProperty(holder, last, {
      value: typeof value === "number" ? value : Buffer.from(value, "latin1").toString("utf8"),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return withBody(message, new TextEncoder().encode(JSON.stringify(whole)));
};

export const withJson = (message: Message, path: string, value: string): Message => rewriteJson(message, path, value);
/** Unix times are numbers in JSON. */
export const withJsonNumber = (message: Message, path: string, value: number): Message => rewriteJson(message, path, value);
export const withoutJson = (message: Message, path: string): Message => rewriteJson(message, path, null);
