// Which components a signature must bind: what the policy says, or what the scheme can do. Pure.

import type { Experiment } from "../../model/experiment.ts";
import type { Component, Policy } from "../../model/policy.ts";

/** Without a policy. Nonce, scheme, content type and single headers are nobody's default. */
const usual: readonly Component[] = ["method", "host", "path", "query", "body", "timestamp"];

/** Built-in schemes in which the signer chooses what is signed: they can bind everything, so what is missing is a choice and no limit of the scheme. */
const chosen = new Set(["custom", "rfc9421", "cavage", "kong-hmac-auth", "jws"]);

/** A vendor's scheme is as it is: what it never binds is its limitation, not the user's mistake. Behind the name may stand what tells two of one kind apart. */
export const isLimited = ({ scheme, builtin }: Pick<Experiment, "scheme" | "builtin">): boolean =>
  builtin && !chosen.has(/^[^ ,]*/.exec(scheme)?.[0] ?? scheme);

/** `header:Host` is the host, whoever writes it so; names of headers are compared in lower case. */
const canonical = (component: Component): Component => {
  const lower = component.toLowerCase() as Component;
  return lower === "header:host" ? "host" : lower === "header:content-type" ? "content-type" : lower;
};

/** As `require.covers` says; without it what the scheme can bind of method, host, path, query, body and timestamp. */
export const requiredOf = (experiment: Pick<Experiment, "scheme" | "builtin" | "declared">, require: Policy["require"]): readonly Component[] =>
  require.covers?.map(canonical) ?? (isLimited(experiment) ? usual.filter((component) => experiment.declared.includes(component)) : usual);

/**
 * What is held against scheme and server: what is required, and without a word from the policy also what the scheme itself claims to bind. A server that ignores a
 * nonce which the scheme signs is flawed, although nobody asked for a nonce.
 */
export const expectedOf = (experiment: Pick<Experiment, "scheme" | "builtin" | "declared">, require: Policy["require"]): ReadonlySet<Component> =>
  new Set([...requiredOf(experiment, require), ...(require.covers === null ? experiment.declared.map(canonical) : [])]);
