import type { Builtin, Scheme, SigningScheme } from "./scheme.ts";
/** The built-in of a name. @throws ScanError with the likely name. */
export declare const builtinOf: (name: string) => Builtin;
/**
 * @param keyId the value of `key-id`, already read from the environment where it was `{ env }`.
 * @throws ScanError when the name is unknown, a field is missing or a template does not parse.
 */
export declare const resolveScheme: (declared: SigningScheme, keyId?: string) => Scheme;
