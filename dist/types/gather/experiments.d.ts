import { failed, skipped } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Ports } from "../ports.ts";
import { type SignatureResults } from "./signatures.ts";
/** What can be said without asking anybody, and why nothing was asked. */
export declare const withoutExperiments: (request: ScanRequest, spec: SpecFacts, why: ReturnType<typeof skipped> | ReturnType<typeof failed>) => SignatureResults;
/** @throws ScanError for what the user can mend: a scheme that is not complete, a canary that is no operation. */
export declare const runExperiments: (request: ScanRequest, spec: SpecFacts, ports: Ports) => Promise<SignatureResults>;
