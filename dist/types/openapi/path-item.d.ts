import type { SpecFacts } from "../model/spec.ts";
import type { Library } from "./library.ts";
import type { Problems } from "./problems.ts";
import { type Spot } from "./value.ts";
export interface PathItem {
    readonly operations: readonly {
        readonly method: string;
        readonly spot: Spot;
    }[];
    /** What stands under a key of the item itself, else of what its `$ref` leads to; `value` undefined when neither has it. */
    field(key: string): Spot;
}
/** Null when there is no map to read. What stands beside `$ref` wins over what it leads to, key by key. */
export declare const pathItemAt: (spot: Spot, version: SpecFacts["version"], library: Library, problems: Problems) => PathItem | null;
