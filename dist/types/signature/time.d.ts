export declare const timestampFormats: readonly ["unix-seconds", "unix-millis", "unix-micros", "iso8601", "iso8601-millis", "iso-basic", "iso-basic-offset", "http-date", "rfc2822"];
export type TimestampFormat = (typeof timestampFormats)[number];
/** Milliseconds since 1970 → text. */
export declare const timestampText: (epochMs: number, format: TimestampFormat) => string;
/** Text → milliseconds since 1970; null when it is not of that format. */
export declare const timestampValue: (text: string, format: TimestampFormat) => number | null;
/** The smallest step of a format, in milliseconds: two times closer than this are one text. */
export declare const resolutionOf: (format: TimestampFormat) => number;
export declare const nonceKinds: readonly ["uuid", "hex16", "hex32", "base64-16", "base64-64", "monotonic-millis", "monotonic-micros"];
export type NonceKind = (typeof nonceKinds)[number];
/** Schemes with such a nonce must be sent one at a time, ascending. */
export declare const isMonotonic: (kind: NonceKind) => boolean;
/** `random` is 64 bytes. `hex16`, `hex32`, `base64-16` and `base64-64` count bytes of randomness, not characters. */
export declare const nonceText: (kind: NonceKind, epochMs: number, random: Uint8Array) => string;
