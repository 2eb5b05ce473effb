import type { Ignore } from "../model/spec.ts";
import type { Problems } from "./problems.ts";
import { type Spot } from "./value.ts";
export declare const ignoreKey = "x-sigproof-ignore";
/** The entries on an operation or server. A malformed one waives nothing and is reported. */
export declare const readIgnores: (spot: Spot, on: Pick<Ignore, "operation" | "hosts">, problems: Problems) => Ignore[];
