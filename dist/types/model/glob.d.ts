/** `/zones/*` matches `/zones/{id}`; `/zones/**` matches `/zones` and everything below. A trailing slash is a segment of its own: `/zones/` is not `/zones`. */
export declare const pathMatches: (glob: string, path: string) => boolean;
/** `METHOD /path/**` against an operation's id (`POST /zones/{id}`). The method is any case, or `*`; without one, the glob holds for every method. */
export declare const operationMatches: (glob: string, operation: string) => boolean;
/** The same, read once for many operations. */
export declare const operationGlob: (glob: string) => ((operation: string) => boolean);
