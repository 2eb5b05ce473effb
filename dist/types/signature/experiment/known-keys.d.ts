/** Defaults and phrases from tutorials, in the order in which they are tried. */
export declare const commonKeys: readonly string[];
/** Example secrets from the vendors' own pages, by scheme. */
export declare const documentationKeys: ReadonlyMap<string, readonly string[]>;
/** Further words that are no secret; for judging a user's own, not for trying. */
export declare const weakWords: readonly string[];
