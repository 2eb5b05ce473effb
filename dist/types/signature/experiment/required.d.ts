import type { Experiment } from "../../model/experiment.ts";
import type { Component, Policy } from "../../model/policy.ts";
/** A vendor's scheme is as it is: what it never binds is its limitation, not the user's mistake. Behind the name may stand what tells two of one kind apart. */
export declare const isLimited: ({ scheme, builtin }: Pick<Experiment, "scheme" | "builtin">) => boolean;
/** As `require.covers` says; without it what the scheme can bind of method, host, path, query, body and timestamp. */
export declare const requiredOf: (experiment: Pick<Experiment, "scheme" | "builtin" | "declared">, require: Policy["require"]) => readonly Component[];
/**
 * What is held against scheme and server: what is required, and without a word from the policy also what the scheme itself claims to bind. A server that ignores a
 * nonce which the scheme signs is flawed, although nobody asked for a nonce.
 */
export declare const expectedOf: (experiment: Pick<Experiment, "scheme" | "builtin" | "declared">, require: Policy["require"]) => ReadonlySet<Component>;
