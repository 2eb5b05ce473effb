/**
 * Scheme, host, path, and the names of the query without their values; no fragment. Values of credentials are taken out wherever they stand, and so are path segments
 * that look like keys: a JWT, 32 hexadecimal digits or more, 20 letters and digits mixed. `secrets`: what `secretForms` gives.
 * `literals`: segments that the description itself writes, which are none.
 */
export declare const callUrl: (text: string, secrets: readonly string[], literals: ReadonlySet<string>) => string;
/** What says who called, without the credentials that the same call carried. */
export declare const clientName: (text: string | null, secrets: readonly string[]) => string | null;
/** The forms under which values of credentials may stand in a URL: `Bearer abc` travels there as `abc`, and either percent-encoded. */
export declare const secretForms: (values: readonly string[]) => readonly string[];
