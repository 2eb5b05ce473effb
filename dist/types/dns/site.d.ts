/**
 * `host` as in reports, port allowed. Null for addresses, single labels and public suffixes themselves.
 * Private suffixes count (`a.github.io` and `b.github.io` are two owners).
 */
export declare const siteOf: (host: string) => string | null;
