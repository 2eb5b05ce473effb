import type { CaptureFacts } from "../model/call.ts";
import { type Fact } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Observer } from "./traffic.ts";
/** @throws ScanError when a scheme of the policy is not complete. */
export declare const observeCaptures: (request: ScanRequest, spec: SpecFacts | null) => Promise<Observer<Fact<CaptureFacts>>>;
