import type { Problem, SourceDocument } from "../model/place.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Ports } from "../ports.ts";
export interface Description {
    /** The description first, then what it refers to, nearest first. */
    readonly documents: SourceDocument[];
    readonly spec: SpecFacts;
    readonly problems: Problem[];
}
/**
 * Throws `ScanError`: `spec-not-found`, `spec-invalid`, `spec-limit-exceeded`, and `unsafe-ref` for a reference that leaves the description's directory, whose target
 * is never opened. What is merely missing becomes an unresolved reference. Throws `FaultError` when a description that is served by somebody got no answer.
 */
export declare const readDescription: (request: ScanRequest, ports: Ports) => Promise<Description>;
