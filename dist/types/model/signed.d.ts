import type { Policy } from "./policy.ts";
import type { Operation, SecurityScheme, SpecFacts } from "./spec.ts";
/** Why checks of signed operations do not apply. */
export declare const nothingSigned = "nothing says that requests are signed: no operation declares a signature, and `require.signed-operations` names none";
/** An operation is signed when the policy says so or when the description declares a signature for it. */
export declare const signedOperations: (spec: SpecFacts, require: Policy["require"]) => Operation[];
/** Security schemes by name. A Map, because names come from the description. */
export declare const schemesByName: (spec: SpecFacts) => ReadonlyMap<string, SecurityScheme>;
/**
 * What the members of one security requirement add up to. `factor`: something other than a shared signature key proves the caller (mutual TLS, OAuth, OpenID, bearer,
 * basic, a real API key). A scheme we do not know counts as a factor: better to miss than to accuse.
 */
export declare const requirementOf: (names: readonly string[], schemes: ReadonlyMap<string, SecurityScheme>) => {
    readonly signed: boolean;
    readonly factor: boolean;
};
/** Whether an operation declares a header (lower case), as a parameter or through a security scheme, and whether a caller may leave it out. */
export declare const headerDeclaration: (operation: Operation, header: string, schemes: ReadonlyMap<string, SecurityScheme>) => "required" | "optional" | "missing";
