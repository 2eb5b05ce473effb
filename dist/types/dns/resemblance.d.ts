/** A host name without port, its registrable domain, and how it reads. */
export interface Name {
    readonly name: string;
    readonly site: string;
    readonly unicode: string;
}
export interface Likeness {
    /** Verb phrase, followed by `of`. */
    readonly how: string;
    readonly of: string;
    readonly confidence: "proven" | "likely";
}
/** Compares names with the `known` ones: the strongest resemblance to one that belongs to another site, null for none. Same site, other subdomain is no resemblance. */
export declare const resemblanceTo: (known: readonly Name[]) => ((seen: Name) => Likeness | null);
