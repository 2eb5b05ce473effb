import type { Operation } from "../model/spec.ts";
/** What the operation administers by its words, or null. */
export declare const administers: ({ method, path, operationId, tags }: Operation) => string | null;
