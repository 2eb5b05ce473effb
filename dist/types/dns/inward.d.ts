import type { DnsView, ResolutionFact } from "../model/names.ts";
/** What one source said over all its looks: addresses of the world, and addresses inside. */
export interface Sides {
    readonly source: string;
    readonly kind: DnsView["kind"];
    readonly outward: readonly string[];
    readonly inward: readonly string[];
}
/** Authoritative servers count only with authority. What the user expects inside is left out. */
export declare const sidesOf: ({ resolvers, authoritative }: ResolutionFact, permitted: (address: string) => boolean) => Sides[];
/** Nobody said anything about the name. */
export declare const isUnheard: ({ resolvers, authoritative }: ResolutionFact) => boolean;
