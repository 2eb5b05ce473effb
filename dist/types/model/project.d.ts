export declare const project: {
    readonly name: string;
    readonly version: string;
    /** The repository's web address, without a trailing slash. */
    readonly repository: string;
    /** `owner/name`, as in `uses:`. */
    readonly slug: string;
};
/** The page of one check. */
export declare const helpUri: (check: string) => string;
