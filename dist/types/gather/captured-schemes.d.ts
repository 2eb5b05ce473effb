import type { CapturedCall, CapturedMismatch, CapturedScheme, CapturedUse, CaptureFacts } from "../model/call.ts";
import type { SigningSetup } from "../model/signing.ts";
import type { Operation, SpecFacts } from "../model/spec.ts";
import type { CarriedSignature } from "./captured-names.ts";
/** @throws ScanError when a scheme is not complete. */
export declare const schemeReaders: (setups: readonly SigningSetup[], spec: SpecFacts | null) => {
    /** Null where no scheme is carried. A message without a captured body cannot be verified, but compared. */
    read(call: CapturedCall, operation: Operation | null): CarriedSignature | null;
    schemes: () => CapturedScheme[];
    mismatches: (useOf: (call: CapturedCall) => CapturedUse) => CapturedMismatch[];
    weak: (useOf: (call: CapturedCall) => CapturedUse) => CaptureFacts["weak"];
};
