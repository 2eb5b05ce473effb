// Which operations are signed, and what stands beside the signature. Pure.

import { operationGlob } from "./glob.ts";
import type { Policy } from "./policy.ts";
import type { Operation, SecurityScheme, SpecFacts } from "./spec.ts";

/** Why checks of signed operations do not apply. */
export const nothingSigned = "nothing says that requests are signed: no operation declares a signature, and `require.signed-operations` names none";

/** An operation is signed when the policy says so or when the description declares a signature for it. */
export const signedOperations = (spec: SpecFacts, require: Policy["require"]): Operation[] => {
  const globs = (require.signedOperations ?? []).map(operationGlob);
  return spec.operations.filter(({ signature, id }) => signature !== null || globs.some((matches) => matches(id)));
};

/** Security schemes by name. A Map, because names come from the description. */
export const schemesByName = (spec: SpecFacts): ReadonlyMap<string, SecurityScheme> => new Map(spec.schemes.map((scheme) => [scheme.name, scheme]));

/** Says who calls, and proves nothing: the key's public name that every signing scheme needs. */
const keyId =
  /(?:^|[-_.])(?:(?:access|api|app|client|consumer|partner|merchant)?[-_.]?key[-_.]?id|access[-_.]?key|client[-_.]?id|app[-_.]?id|(?:x[-_.])?api[-_.]?key)$/i;

/** OAuth 1 signs with a token that one user granted, AWS with the keys of one principal and its policies: more than a secret that two sides share. */
const isDelegated = ({ signature, detail }: SecurityScheme): boolean => signature === "S3" || (signature === "S1" && detail === "oauth");

const isFactor = (scheme: SecurityScheme | undefined): boolean => {
  if (scheme === undefined) return true;
  return scheme.signature === null ? !(scheme.type === "apiKey" && keyId.test(scheme.detail ?? "")) : isDelegated(scheme);
};

/**
 * What the members of one security requirement add up to. `factor`: something other than a shared signature key proves the caller (mutual TLS, OAuth, OpenID, bearer,
 * basic, a real API key). A scheme we do not know counts as a factor: better to miss than to accuse.
 */
export const requirementOf = (
  names: readonly string[],
  schemes: ReadonlyMap<string, SecurityScheme>,
): { readonly signed: boolean; readonly factor: boolean } => {
  const members = names.map((name) => schemes.get(name));
  return { signed: members.some((scheme) => (scheme?.signature ?? null) !== null), factor: members.some(isFactor) };
};

/** Types of security scheme that travel in `Authorization`; OpenAPI ignores a header parameter of that name. */
const inAuthorization = new Set(["http", "basic", "oauth2", "openIdConnect"]);

/** Whether an operation declares a header (lower case), as a parameter or through a security scheme, and whether a caller may leave it out. */
export const headerDeclaration = (operation: Operation, header: string, schemes: ReadonlyMap<string, SecurityScheme>): "required" | "optional" | "missing" => {
  const parameter = operation.parameters.find(({ in: at, name }) => at === "header" && name.toLowerCase() === header);
  if (parameter?.required === true) return "required";
  const carries = (name: string): boolean => {
    const scheme = schemes.get(name);
    if (scheme === undefined) return false;
    return scheme.type === "apiKey"
      ? scheme.in === "header" && scheme.detail?.toLowerCase() === header
      : header === "authorization" && inAuthorization.has(scheme.type);
  };
  if (operation.security.some((names) => names.some(carries))) return operation.security.some((names) => names.length === 0) ? "optional" : "required";
  return parameter === undefined ? "missing" : "optional";
};
