import type { UnresolvedReference } from "../model/spec.ts";
import { type Library } from "./library.ts";
/** A document that could not be had. */
export interface Absent {
    readonly why: string;
    /** It was not asked for or nobody answered, so that nobody knows whether it is there. */
    readonly remote: boolean;
}
/** `absent`: by path or URL. */
export declare const unresolvedReferences: (library: Library, absent: ReadonlyMap<string, Absent>) => UnresolvedReference[];
