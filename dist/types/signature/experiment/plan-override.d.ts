import type { Component } from "../../model/policy.ts";
import { type Canary, type Original, type Planned } from "./request.ts";
export declare const methodHeaders: readonly ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];
export declare const pathHeaders: readonly ["X-Original-URL", "X-Rewrite-URL"];
/** All headers in one request: most servers know none of them. */
export declare const planOverrides: (canary: Canary, original: Original, quick: boolean) => readonly Planned[];
/** `_method` in the query or form, as frameworks take it from HTML forms. Where that part is bound, so is `_method`. */
export declare const planMethodField: ({ message, named, declared }: Canary, open: ReadonlySet<Component>, original: Original) => readonly Planned[];
/** Each way alone, with a wrong signature and with a right one: an answer that does not depend on the signature comes from what stands before the check. */
export declare const planOverridesAgain: (id: string, original: Original) => readonly Planned[];
