import type { CapturedCall, CapturedUse, CaptureFacts } from "../model/call.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Operation, SpecFacts } from "../model/spec.ts";
import type { CarriedSignature } from "./captured-names.ts";
export declare const createCaptureRecord: (request: ScanRequest, spec: SpecFacts | null) => {
    operationOf: ({ method, url }: Pick<CapturedCall, "method" | "url">) => Operation | null;
    useOf: (call: CapturedCall) => CapturedUse;
    add(call: CapturedCall, carried: CarriedSignature): void;
    facts: () => Pick<CaptureFacts, "signed" | "accepted" | "signatures" | "nonces" | "ages">;
};
