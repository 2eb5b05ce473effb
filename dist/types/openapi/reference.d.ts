export type Aim = 
/** A document by its key (the path as the user sees it, or a URL) and the fragment, percent-decoded, without "#". */
{
    readonly kind: "document";
    readonly file: string;
    readonly fragment: string;
    readonly remote: boolean;
}
/** It would leave the directory of the description. Never read. */
 | {
    readonly kind: "unsafe";
    readonly why: string;
}
/** Prose (which is nothing to resolve), a scheme that names no document (`urn:`), or a kind of file that is not read. */
 | {
    readonly kind: "other";
    readonly why: string;
    readonly prose: boolean;
};
export declare const isUrl: (file: string) => boolean;
/** "api/openapi.yaml" → "api", "openapi.yaml" → "". */
export declare const directoryOf: (file: string) => string;
/**
 * `base`: the document that holds the reference; `root`: the description itself, whose directory nothing may leave. Relative references of a document from the web are
 * web addresses (RFC 3986 section 5), those of a file are files.
 */
export declare const aimOf: (ref: string, base: string, root: string) => Aim;
/** By its name: a pull request may refer to any file of the checkout, and keys and `.git/config` are none of our business. */
export declare const isReadable: (file: string) => boolean;
