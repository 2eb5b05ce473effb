import type { CallFacts, TrafficSource } from "../model/call.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Observer } from "./traffic.ts";
export declare const observeCalls: (request: ScanRequest, spec: SpecFacts | null) => Observer<Pick<CallFacts, "calls">>;
/** Sources and calls together, as evidence keeps them. */
export declare const callFacts: (sources: readonly TrafficSource[], { calls }: Pick<CallFacts, "calls">) => CallFacts;
