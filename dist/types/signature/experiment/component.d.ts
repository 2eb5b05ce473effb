import type { Outcome } from "../../model/check.ts";
import type { Component, Policy } from "../../model/policy.ts";
import { type Tried } from "./tried.ts";
/** `method` and the like; `header` stands for every `header:<name>`. */
export type ComponentKind = Exclude<Component, `header:${string}`> | "header";
export declare const componentName: (component: Component) => string;
/** One finding per scheme where the scheme does not bind it, one per operation where the server ignores what the scheme binds. */
export declare const componentOutcome: (tried: Tried, kind: ComponentKind, require: Policy["require"]) => Outcome;
