import { type Spelling } from "./algorithm.ts";
import type { Template } from "./template.ts";
export interface Found {
    /** Every text that stands where the signature may stand, in order. */
    readonly signatures: readonly string[];
    readonly timestamp: string | null;
    readonly nonce: string | null;
    /** What stands where other variables stand: the key's name, a region, a definition that is left empty. */
    readonly named: ReadonlyMap<string, string>;
}
/** Null when the value is not of the template's form. */
export declare const match: (template: Template, value: string, spelling: Spelling, define: ReadonlyMap<string, Template>) => Found | null;
