import type { AddressIdentity, DnsAnswer, DnsView, ResolutionFact } from "../model/names.ts";
export interface Divergence {
    readonly view: DnsView;
    /** Addresses that nobody vouches for, sorted. */
    readonly addresses: readonly string[];
    /**
     * `contradicts-validated`: another resolver validated other data. `disproved`: TLS shows somebody else there. `private`: not global, while the authoritative
     * servers give global ones. `unproven`: nothing answered that could tell.
     */
    readonly kind: "contradicts-validated" | "disproved" | "private" | "unproven";
    readonly identities: readonly AddressIdentity[];
    /** What the answer looks like besides. */
    readonly labels: readonly string[];
}
export interface Comparison {
    /** The name does not exist, by everybody's word. */
    readonly nonexistent: boolean;
    readonly divergences: readonly Divergence[];
    /** Views that could not be compared, and why. */
    readonly open: readonly string[];
    /** Addresses beyond the authoritative ones for which the certificate vouches. */
    readonly vouched: readonly string[];
}
type Views = Pick<ResolutionFact, "resolvers" | "authoritative">;
/** With authority, and with an answer. A box on the way that answers for everybody has none. */
export declare const authoritativeAnswers: ({ authoritative }: Pick<Views, "authoritative">) => DnsAnswer[];
/** Addresses that the authoritative servers give, and those that a trusted resolver validated. */
export declare const vouchedAddresses: (views: Views) => ReadonlySet<string>;
/** What a resolver gives and nobody vouches for; nothing where there is nobody to compare with. */
export declare const strangersOf: (view: DnsView, views: Views) => string[];
/** SERVFAIL with validation, and an answer without: each of them at least as often as asked, and never the other way round. */
export declare const isBogus: ({ looks, unchecked }: DnsView) => boolean;
/** `permitted`: an address that the user expects although it is not global. */
export declare const compare: (fact: ResolutionFact, permitted: (address: string) => boolean) => Comparison;
export {};
