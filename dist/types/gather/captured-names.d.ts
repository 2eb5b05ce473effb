import type { CapturedCall } from "../model/call.ts";
import type { SigningRequest } from "../model/signing.ts";
import type { SpecFacts } from "../model/spec.ts";
/** What a captured call carries beside its message. Never leaves the gathering. */
export interface CarriedSignature {
    /** Null where only a name says that it is a signature. */
    readonly scheme: string | null;
    /** `header x-signature`. */
    readonly at: string;
    readonly signature: string;
    readonly nonce: {
        readonly at: string;
        readonly text: string;
    } | null;
    readonly timestamp: {
        readonly at: string;
        readonly text: string;
        readonly epochMs: number | null;
    } | null;
    /** Names of query parameters that carry one of these. */
    readonly carriers: ReadonlySet<string>;
}
/** Unix times by their number of digits, and whatever the date parser knows. */
export declare const timeOf: (text: string) => number | null;
export declare const namedReader: (spec: SpecFacts | null, signing: SigningRequest | undefined) => ((call: CapturedCall) => CarriedSignature | null);
