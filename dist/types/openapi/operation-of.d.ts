import type { Operation, SpecFacts } from "../model/spec.ts";
/** Finds the operation of a request; null where the description has none. */
export declare const operationFinder: (spec: SpecFacts, baseUrl: string | null) => ((method: string, url: string) => Operation | null);
