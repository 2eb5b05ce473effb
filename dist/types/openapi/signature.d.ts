import type { Parameter, SecurityScheme, SignatureDeclaration } from "../model/spec.ts";
/**
 * A security scheme that is a signature says so most plainly; without one a header (P2) or query parameter (P4) does. Response headers do not count: they are not
 * even looked at.
 */
export declare const declarationOf: (parameters: readonly Parameter[], security: readonly (readonly string[])[], schemes: ReadonlyMap<string, SecurityScheme>) => SignatureDeclaration | null;
/** Roles only beside a signature: alone, `timestamp` or `nonce` says nothing. */
export declare const withRoles: (parameters: readonly Parameter[], signature: SignatureDeclaration | null) => readonly Parameter[];
