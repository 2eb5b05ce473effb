import { type Message, type Pair } from "./message.ts";
export declare const pathForms: readonly ["raw", "decoded", "normalized", "double-encoded"];
export type PathForm = (typeof pathForms)[number];
export declare const queryForms: readonly ["raw", "sorted", "sorted-encoded"];
export type QueryForm = (typeof queryForms)[number];
export declare const headerSpaces: readonly ["keep", "trim", "collapse"];
export type HeaderSpace = (typeof headerSpaces)[number];
/** RFC 3986 §5.2.4, and runs of slashes become one, as AWS and most routers do it. */
export declare const withoutDotSegments: (path: string) => string;
/** Each segment percent-encoded once more; `/` stays. */
export declare const encodedSegments: (path: string) => string;
export declare const pathIn: (path: string, form: PathForm) => string;
/** Byte order, and never the collation of a language. */
export declare const byBytes: (left: string, right: string) => number;
/** Pairs by name, then value, as they are spelled. */
export declare const sortedPairs: (raw: string) => readonly Pair[];
/** Decoded, encoded anew after RFC 3986, sorted by the encoded name and value; every name gets its `=`. */
export declare const reencodedPairs: (raw: string, decode?: (wire: string) => string) => string;
export declare const queryIn: (query: string, form: QueryForm) => string;
/** Decoded names with their values, sorted by name; names and values run into each other. Twilio and Shopify sign this. */
export declare const runTogether: (raw: string, between: string, values: "unique" | "joined") => string;
export declare const spaced: (value: string, space: HeaderSpace) => string;
/** Names of the headers on the message (and `host`) that a list of names and `x-foo-*` globs means: lower case, sorted, each once. */
export declare const listedHeaders: (message: Message, list: readonly string[]) => readonly string[];
/** `name:value` lines without a newline at the end. */
export declare const headerBlock: (message: Message, list: readonly string[], space: HeaderSpace) => string;
