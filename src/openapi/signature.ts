// Does an operation declare that its requests are signed, and by what? Pure.

import type { Parameter, SecurityScheme, SignatureDeclaration } from "../model/spec.ts";
import { companionRole, signatureRule } from "./signature-words.ts";

/**
 * A security scheme that is a signature says so most plainly; without one a header (P2) or query parameter (P4) does. Response headers do not count: they are not
 * even looked at.
 */
export const declarationOf = (
  parameters: readonly Parameter[],
  security: readonly (readonly string[])[],
  schemes: ReadonlyMap<string, SecurityScheme>,
): SignatureDeclaration | null => {
  const signing = [...new Set(security.flat())].flatMap((name) => schemes.get(name) ?? []).filter((scheme) => scheme.signature !== null);
  const [scheme] = signing;
  if (scheme?.signature != null) {
    const name = scheme.signature === "S2" && scheme.detail !== null && signatureRule(scheme.detail, "header") !== null ? scheme.detail : scheme.name;
    return { rule: scheme.signature, name, schemes: signing.map((one) => one.name), place: scheme.place };
  }
  const hits = parameters.flatMap((parameter) => {
    const rule = signatureRule(parameter.name, parameter.in);
    return rule === null ? [] : [{ rule, name: parameter.name, schemes: [], place: parameter.place }];
  });
  return hits.find(({ rule }) => rule === "P2") ?? hits[0] ?? null;
};

/** Roles only beside a signature: alone, `timestamp` or `nonce` says nothing. */
export const withRoles = (parameters: readonly Parameter[], signature: SignatureDeclaration | null): readonly Parameter[] => {
  if (signature === null) return parameters;
  return parameters.map((parameter) => {
    const role = signatureRule(parameter.name, parameter.in) === null ? companionRole(parameter.name, parameter.in) : "signature";
    return role === null ? parameter : { ...parameter, role };
  });
};
