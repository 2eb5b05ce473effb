import type { CaptureFacts } from "../model/call.ts";
import { type Fact } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Observer } from "./traffic.ts";
export declare const observeCaptures: (_request: ScanRequest, _spec: SpecFacts | null) => Promise<Observer<Fact<CaptureFacts>>>;
