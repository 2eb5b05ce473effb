import type { Parameter } from "../model/spec.ts";
import type { Library } from "./library.ts";
import type { Problems } from "./problems.ts";
import { type Spot } from "./value.ts";
export interface ParameterReader {
    /** Later lists win over earlier ones by place and name; header names are compared without case. Roles are not set yet. */
    merged(lists: readonly Spot[]): Parameter[];
}
export declare const parameterReader: (library: Library, problems: Problems) => ParameterReader;
