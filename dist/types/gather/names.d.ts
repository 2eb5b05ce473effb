import type { Fault } from "../model/visit.ts";
/** All addresses of a name, as the system resolver or a stub in a test gives them. */
export type Lookup = (name: string) => Promise<readonly string[]>;
/** Where a host lives for the rest of the run. The one that last accepted a connection stands first. */
export interface Pinned {
    addresses: readonly string[];
}
export interface AddressPolicy {
    /** Origins that the user named as base URL, description or wait-for URL: private and loopback addresses are what they meant. */
    readonly ownOrigins: ReadonlySet<string>;
    /** `hosts.allow-private`. */
    readonly allowPrivate: readonly string[];
}
/** `resolve` gives the pinned addresses for a URL, or the fault `dns` or `address-refused`. It opens no connection. */
export declare const createNames: (policy: AddressPolicy, timeoutMs: number, lookup?: Lookup) => {
    resolve: (url: URL) => Promise<Pinned | Fault>;
};
/** Why no socket may go there, as a sentence; null when one may. Literals in URLs pass here too, without any look-up. */
export declare const refusal: (address: string, host: string, origin: string, policy: AddressPolicy) => string | null;
