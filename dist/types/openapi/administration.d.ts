import type { Operation } from "../model/spec.ts";
/** What the operation administers by its words, or null. `known` remembers words for the next operation, whose path is much the same. */
export declare const administers: ({ method, path, operationId, tags }: Operation, known?: Map<string, string>) => string | null;
