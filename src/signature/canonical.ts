// The few ways in which schemes rewrite a path, a query or a header value before they sign it. Pure.

import { formDecode, type Message, type Pair, pairsOf, percentDecode, percentEncode, spell, valuesOf } from "./message.ts";

export const pathForms = ["raw", "decoded", "normalized", "double-encoded"] as const;
export type PathForm = (typeof pathForms)[number];
export const queryForms = ["raw", "sorted", "sorted-encoded"] as const;
export type QueryForm = (typeof queryForms)[number];
export const headerSpaces = ["keep", "trim", "collapse"] as const;
export type HeaderSpace = (typeof headerSpaces)[number];

/** RFC 3986 §5.2.4, and runs of slashes become one, as AWS and most routers do it. */
export const withoutDotSegments = (path: string): string => {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "." && segment !== "") kept.push(segment);
  }
  const last = path.split("/").at(-1) ?? "";
  const slash = kept.length > 0 && (last === "" || last === "." || last === "..") ? "/" : "";
  return `/${kept.join("/")}${slash}`;
};

/** Each segment percent-encoded once more; `/` stays. */
export const encodedSegments = (path: string): string => path.split("/").map(percentEncode).join("/");

const pathWays: Readonly<Record<PathForm, (path: string) => string>> = {
  raw: (path) => path,
  decoded: percentDecode,
  normalized: withoutDotSegments,
  "double-encoded": encodedSegments,
};

export const pathIn = (path: string, form: PathForm): string => pathWays[form](path);

/** Byte order, and never the collation of a language. */
export const byBytes = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Pairs by name, then value, as they are spelled. */
export const sortedPairs = (raw: string): readonly Pair[] => [...pairsOf(raw)].sort((a, b) => byBytes(a.name, b.name) || byBytes(a.value, b.value));

/** Decoded, encoded anew after RFC 3986, sorted by the encoded name and value; every name gets its `=`. */
export const reencodedPairs = (raw: string, decode: (wire: string) => string = percentDecode): string =>
  pairsOf(raw)
    .filter((pair) => pair.name !== "" || pair.equals)
    .map((pair) => [percentEncode(decode(pair.name)), percentEncode(decode(pair.value))] as const)
    .sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");

const queryWays: Readonly<Record<QueryForm, (query: string) => string>> = {
  raw: (query) => query,
  sorted: (query) => spell(sortedPairs(query)),
  "sorted-encoded": (query) => reencodedPairs(query),
};

export const queryIn = (query: string, form: QueryForm): string => queryWays[form](query);

/** Decoded names with their values, sorted by name; names and values run into each other. Twilio and Shopify sign this. */
export const runTogether = (raw: string, between: string, values: "unique" | "joined"): string => {
  const byName = new Map<string, string[]>();
  for (const pair of pairsOf(raw)) {
    if (pair.name === "" && !pair.equals) continue;
    const name = formDecode(pair.name);
    byName.set(name, [...(byName.get(name) ?? []), formDecode(pair.value)]);
  }
  return [...byName]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([name, all]) =>
      values === "joined"
        ? `${name}${between}${all.join(",")}`
        : [...new Set(all)]
            .sort(byBytes)
            .map((value) => `${name}${between}${value}`)
            .join(""),
    )
    .join("");
};

export const spaced = (value: string, space: HeaderSpace): string => {
  if (space === "keep") return value;
  const trimmed = value.replace(/^[ \t]+|[ \t]+$/g, "");
  return space === "trim" ? trimmed : trimmed.replace(/\s+/g, " ");
};

/** Names of the headers on the message (and `host`) that a list of names and `x-foo-*` globs means: lower case, sorted, each once. */
export const listedHeaders = (message: Message, list: readonly string[]): readonly string[] => {
  const present = new Set(["host", ...message.headers.map(([name]) => name.toLowerCase())]);
  const wanted = list.map((each) => each.toLowerCase());
  return [...present].filter((name) => wanted.some((each) => (each.endsWith("*") ? name.startsWith(each.slice(0, -1)) : each === name))).sort(byBytes);
};

/** `name:value` lines without a newline at the end. */
export const headerBlock = (message: Message, list: readonly string[], space: HeaderSpace): string =>
  listedHeaders(message, list)
    .map(
      (name) =>
        `${name}:${valuesOf(message, name)
          .map((value) => spaced(value, space))
          .join(",")}`,
    )
    .join("\n");
