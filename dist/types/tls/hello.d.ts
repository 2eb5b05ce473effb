/** `random`: 32 bytes. `name` is left out for an address (RFC 6066 section 3): pass null. */
export declare const clientHello: (version: "TLSv1" | "TLSv1.1", name: string | null, random: Uint8Array) => Uint8Array;
export type FirstWords = 
/** Too short to tell. */
{
    readonly kind: "more";
} | {
    readonly kind: "server-hello";
    readonly version: string;
} | {
    readonly kind: "alert";
    readonly alert: string;
} | {
    readonly kind: "not-tls";
};
/** Reads records until the ServerHello's version is known. A server may cut its first message into records of a byte each. */
export declare const firstWords: (bytes: Uint8Array) => FirstWords;
