// Every layout that `infer` tries, written down as a product: parts × orders × separators × casing × digests × algorithms × encodings × key encodings. Pure data.
//
// A member of the space is one choice from each table below. The search walks the whole product; what a table does not hold is not found.

import type { Algorithm, Spelling } from "../algorithm.ts";
import type { KeyEncoding } from "../key.ts";
import type { Canonical } from "../scheme.ts";

/** What a string to sign can speak of. A layout speaks of each at most once. */
export const subjects = ["method", "host", "path", "query", "timestamp", "nonce", "key-id", "content-type", "body"] as const;
export type Subject = (typeof subjects)[number];

/** One way to write a part: its template, and what it speaks of. */
export interface PartForm {
  readonly of: readonly Subject[];
  readonly text: string;
  readonly canonical?: Partial<Pick<Canonical, "path" | "query">>;
  /** Tried in the first pass, which takes a second. */
  readonly usual: boolean;
}

const form = (of: readonly Subject[], text: string, usual = false, canonical?: PartForm["canonical"]): PartForm => ({
  of,
  text,
  usual,
  ...(canonical === undefined ? {} : { canonical }),
});

export const digests = ["sha256", "md5", "sha1", "sha512"] as const;
/** `hex|upper` is hex in capitals. */
export const digestSpellings = ["hex", "base64", "hex|upper", "base64url"] as const;

const digested: readonly PartForm[] = digests.flatMap((hash) =>
  digestSpellings.flatMap((spelling) => {
    const usual = (hash === "sha256" || hash === "md5") && (spelling === "hex" || spelling === "base64");
    // An empty body has a digest too, or stands for itself.
    return [form(["body"], `{body|${hash}|${spelling}}`, usual), form(["body"], `{body|${hash}|${spelling}|if-body}`, usual)];
  }),
);

/** Of two that say the same about all samples the first is proposed, and the other named beside it. */
export const partForms: readonly PartForm[] = [
  form(["method"], "{method}", true),
  form(["method"], "{method|lower}"),
  form(["host"], "{host}", true),
  form(["host"], "{hostname}", true),
  form(["host"], "{scheme}://{host}"),
  form(["path"], "{path}", true),
  form(["path"], "{path}", false, { path: "decoded" }),
  form(["path"], "{path}", false, { path: "normalized" }),
  form(["path"], "{path|lower}"),
  form(["path"], "{path|urlencode}"),
  form(["path", "query"], "{target}", true),
  form(["path", "query"], "{target}", false, { query: "sorted" }),
  form(["path", "query"], "{target|lower}"),
  form(["path", "query"], "{target|urlencode}"),
  form(["query"], "{query}", true),
  form(["query"], "{query}", true, { query: "sorted" }),
  form(["query"], "{query}", false, { query: "sorted-encoded" }),
  form(["query"], "{query-joined}"),
  form(["host", "path"], "{host}{path}"),
  form(["host", "path"], "{scheme}://{host}{path}"),
  form(["host", "path", "query"], "{url}", true),
  form(["host", "path", "query"], "{host}{target}"),
  form(["host", "path", "query"], "{url|lower}"),
  form(["host", "path", "query"], "{url|urlencode}"),
  form(["host", "path", "query"], "{url|urlencode|lower}"),
  form(["host", "path", "query"], "{url|lower|urlencode}"),
  form(["timestamp"], "{timestamp}", true),
  form(["nonce"], "{nonce}", true),
  form(["key-id"], "{key-id}", true),
  form(["content-type"], "{header.content-type}", true),
  form(["content-type"], "{media-type}"),
  form(["body"], "{body}", true),
  form(["body"], "{form-sorted}"),
  ...digested,
];

/** Up to this many parts are tried in every order; more only in these, where a layout may leave out what it does not speak of. */
export const freelyOrdered = 4;
export const longOrders: readonly (readonly Subject[])[] = [
  ["method", "host", "path", "query", "timestamp", "nonce", "key-id", "content-type", "body"],
  ["method", "host", "path", "query", "content-type", "timestamp", "nonce", "key-id", "body"],
  ["method", "host", "path", "query", "nonce", "timestamp", "key-id", "content-type", "body"],
  ["method", "host", "path", "query", "content-type", "body", "timestamp", "nonce", "key-id"],
  ["method", "host", "path", "query", "body", "key-id", "nonce", "timestamp"],
  ["method", "path", "query", "host", "timestamp", "nonce", "key-id", "content-type", "body"],
  ["method", "body", "content-type", "timestamp", "nonce", "key-id", "host", "path", "query"],
  ["timestamp", "nonce", "key-id", "method", "host", "path", "query", "content-type", "body"],
  ["timestamp", "method", "host", "path", "query", "nonce", "key-id", "content-type", "body"],
  ["nonce", "timestamp", "key-id", "method", "host", "path", "query", "content-type", "body"],
  ["key-id", "timestamp", "nonce", "method", "host", "path", "query", "content-type", "body"],
  ["key-id", "nonce", "timestamp", "method", "host", "path", "query", "content-type", "body"],
  ["key-id", "method", "host", "path", "query", "timestamp", "nonce", "content-type", "body"],
  ["key-id", "method", "host", "path", "query", "nonce", "timestamp", "content-type", "body"],
  ["host", "method", "path", "query", "timestamp", "nonce", "key-id", "content-type", "body"],
  ["timestamp", "nonce", "key-id", "body", "method", "host", "path", "query"],
  ["body", "timestamp", "nonce", "key-id", "method", "host", "path", "query"],
];
export const mostParts = 8;

/** Up to this many parts may be written in any way; longer layouts hold at most `mostOdd` parts that are not written as usual. */
export const freelyWritten = 3;
export const mostOdd = 2;

export const separators = ["\n", "", "|", ":", ".", "&", ",", "-", ";", " ", "_", "/", "+", "#", "~", "\t", "=", "@", "::", "||", "\r\n"] as const;
export const usualSeparators: readonly string[] = ["\n", "", "|", ":", ".", "&", ",", "-"];
/** Those that may also stand behind the last part. */
export const closingSeparators: readonly string[] = ["\n"];

/** Which algorithms give a signature of this many bytes from a shared secret. */
export const algorithmsOfLength: ReadonlyMap<number, readonly Algorithm[]> = new Map<number, readonly Algorithm[]>([
  [16, ["hmac-md5"]],
  [20, ["hmac-sha1"]],
  [32, ["hmac-sha256", "sha256-secret-prefix"]],
  [48, ["hmac-sha384"]],
  [64, ["hmac-sha512"]],
]);

/** With a private or public key the key itself says the algorithm; these are tried by its type. */
export const algorithmsOfKey: ReadonlyMap<string, readonly Algorithm[]> = new Map<string, readonly Algorithm[]>([
  ["ed25519", ["ed25519"]],
  ["ec", ["ecdsa-p256-sha256", "ecdsa-p256-sha256-der", "ecdsa-p384-sha384"]],
  ["rsa", ["rsa-v1_5-sha256", "rsa-pss-sha512"]],
  ["rsa-pss", ["rsa-pss-sha512"]],
]);

export const encodings: readonly Spelling[] = ["hex", "HEX", "base64", "base64url"];

/** How the text of the secret becomes the key. A prefix such as `whsec_` is taken off where there is one. */
export const keyEncodings: readonly KeyEncoding[] = ["utf8", "hex", "base64", "base64url"];

/** A layout: what is joined by what. `lead` is a constant in front, such as the `v0` of `v0=…`. */
export interface Layout {
  readonly lead: string;
  readonly parts: readonly PartForm[];
  readonly separator: string;
  readonly closed: boolean;
}

/** In which of the long orders, as bits, a part that speaks of `next` may follow one that speaks of `before`. */
export const ordersWith = (before: readonly Subject[], next: readonly Subject[]): number =>
  longOrders.reduce((bits, order, index) => {
    const [end, start] = [order.indexOf(before.at(-1) ?? "body"), order.indexOf(next[0] ?? "body")];
    return end >= 0 && start > end && isRun(order, before) && isRun(order, next) ? bits | (1 << index) : bits;
  }, 0);

const isRun = (order: readonly Subject[], of: readonly Subject[]): boolean =>
  of.every((subject, index) => order.indexOf(subject) === order.indexOf(of[0] ?? "body") + index);

/** Whether the space holds a layout of these parts in this order. */
export const isMember = (parts: readonly PartForm[]): boolean => {
  const spoken = parts.flatMap((part) => part.of);
  if (new Set(spoken).size !== spoken.length || parts.length > mostParts || canonicalOf(parts) === null) return false;
  if (parts.length > freelyWritten && parts.filter(({ usual }) => !usual).length > mostOdd) return false;
  if (parts.length <= freelyOrdered) return true;
  return parts.slice(1).reduce((bits, part, index) => bits & ordersWith(parts[index]?.of ?? [], part.of), -1) !== 0;
};

/** A literal as a template writes it. */
export const literal = (text: string): string => text.replaceAll("{", "{{");

export const stringToSignOf = ({ lead, parts, separator, closed }: Layout): string =>
  [...(lead === "" ? [] : [literal(lead)]), ...parts.map((part) => part.text)].join(literal(separator)) + (closed ? literal(separator) : "");

/** What the parts of a layout ask of `canonical`; null where two contradict each other. */
export const canonicalOf = (parts: readonly PartForm[]): Partial<Canonical> | null => {
  const merged: { path?: Canonical["path"]; query?: Canonical["query"] } = {};
  for (const { canonical = {} } of parts) {
    if ((merged.path ?? canonical.path) !== (canonical.path ?? merged.path) || (merged.query ?? canonical.query) !== (canonical.query ?? merged.query))
      return null;
    Object.assign(merged, canonical);
  }
  return merged;
};
