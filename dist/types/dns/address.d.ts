/**
 * `own` interface addresses are the caller's to know. `metadata` are the services that hand credentials to whoever asks from inside a cloud machine.
 * `unspecified` (0.0.0.0, ::) reaches the machine itself on most systems.
 */
export type AddressKind = "global" | "loopback" | "unspecified" | "private" | "shared" | "link-local" | "metadata" | "multicast" | "reserved";
export declare const isAddress: (text: string) => boolean;
/** The spelling under which two addresses compare: mapped IPv4 as IPv4, IPv6 without shortening. Null when it is none. */
export declare const canonicalAddress: (text: string) => string | null;
/** Four or sixteen bytes in network order; null for a name. */
export declare const bytesOfAddress: (text: string) => Uint8Array | null;
/** Kind of an IPv4 or IPv6 literal, brackets and zone allowed; null for a name. */
export declare const kindOfAddress: (text: string) => AddressKind | null;
/** `entry` is an address or a CIDR block; mapped IPv4 is compared as IPv4. Anything else matches nothing. */
export declare const addressMatches: (entry: string, text: string) => boolean;
