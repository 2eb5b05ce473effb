export declare const parse: (text: string) => unknown;
/** Own members only: a capture may call anything `__proto__`. */
export declare const member: (value: unknown, name: string) => unknown;
export declare const textOf: (value: unknown) => string | null;
export declare const listOf: (value: unknown) => readonly unknown[];
/** A status that HTTP can have; traces write it as text too. */
export declare const statusOf: (value: unknown) => number | null;
/** Standard or URL-safe alphabet, padded or not, line breaks allowed; null for anything else. */
export declare const bytesOfBase64: (text: string) => Uint8Array | null;
export declare const isWeb: (url: string) => boolean;
