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
export declare const toWire: (text: string) => string;
/** Wire text → bytes. */
export declare const bytesOf: (wire: string) => Uint8Array;
/** Bytes → wire text. */
export declare const wireOf: (bytes: Uint8Array) => string;
export declare const concat: (...parts: readonly Uint8Array[]) => Uint8Array;
export declare const sameBytes: (left: Uint8Array, right: Uint8Array) => boolean;
/**
 * Builds a message from what a person writes. The URL is cut by hand and not by the URL parser, which would normalise path and query.
 * @throws ScanError when it is no absolute http(s) URL.
 */
export declare const messageTo: (method: string, url: string, more?: {
    readonly headers?: readonly Header[];
    readonly body?: Uint8Array | string;
}) => Message;
/** Host without port; brackets of an IPv6 literal kept. */
export declare const hostnameOf: (message: Message) => string;
/** The port in decimal, the scheme's default where none is written. */
export declare const portOf: (message: Message) => string;
/** Path and query as in the request line. */
export declare const targetOf: (message: Message) => string;
/** Every value under one name, in order; `host` gives the Host value. */
export declare const valuesOf: (message: Message, name: string) => readonly string[];
/** The value a server sees under one name: several lines joined with `, `; null when there is none. */
export declare const headerOf: (message: Message, name: string) => string | null;
/** Sets one header: in the place of the first line of that name, else at the end. */
export declare const withHeader: (message: Message, name: string, value: string) => Message;
export declare const withoutHeader: (message: Message, name: string) => Message;
/** Sets the body, and Content-Length where the message carries one. */
export declare const withBody: (message: Message, body: Uint8Array) => Message;
/** Raw pairs of a query or form, in order and undecoded. */
export declare const pairsOf: (raw: string) => readonly Pair[];
export declare const spell: (pairs: readonly Pair[]) => string;
/** RFC 3986 §2.1 over bytes: everything but the unreserved characters, upper-case hex. */
export declare const percentEncode: (wire: string) => string;
/** Undoes percent-encoding byte by byte; a `%` that encodes nothing stays. */
export declare const percentDecode: (wire: string) => string;
/** A query or form value as a server reads it: `+` is a space. */
export declare const formDecode: (wire: string) => string;
/** The first value under a decoded name; null when there is none. */
export declare const parameterOf: (raw: string | null, name: string) => string | null;
export declare const withQuery: (message: Message, name: string, value: string) => Message;
export declare const withoutQuery: (message: Message, name: string) => Message;
export declare const withForm: (message: Message, name: string, value: string) => Message;
export declare const withoutForm: (message: Message, name: string) => Message;
/** The value at a dotted path of a JSON body as wire text (strings as they are, everything else as JSON); null when there is none. */
export declare const jsonOf: (message: Message, path: string) => string | null;
export declare const withJson: (message: Message, path: string, value: string) => Message;
/** Unix times are numbers in JSON. */
export declare const withJsonNumber: (message: Message, path: string, value: number) => Message;
export declare const withoutJson: (message: Message, path: string) => Message;
