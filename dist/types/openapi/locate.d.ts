import type { Location, SourceDocument } from "../model/place.ts";
/**
 * A member of a map is where its key is, an item of a list where it begins. `endLine` reaches to the end of a scalar value; for a map or list it is the first line.
 * A pointer that leads nowhere gets its nearest ancestor that exists. Every asked pointer is a key of the answer.
 */
export declare const locate: (document: SourceDocument, pointers: Iterable<string>) => ReadonlyMap<string, Location>;
