import type { ParameterRole } from "../model/spec.ts";
/** "P2" or "P4" when a parameter of this name in this place is a signature. */
export declare const signatureRule: (name: string, at: string) => "P2" | "P4" | null;
/**
 * P5 to P9: what travels beside a signature. Alone these words say nothing (precision 0.00 to 0.33), so ask only where a signature stands in the same operation.
 * A plain `Date` header is added to the measured list, because HTTP signature schemes bind it.
 */
export declare const companionRole: (name: string, at: string) => Exclude<ParameterRole, "signature"> | null;
export declare const vendorHeader: (name: string) => "timed" | "untimed" | null;
/** S1, precision 1.00: `type: http` with another scheme (`payone-hmac-sha256`, `hawk`, and `oauth`, which is OAuth 1). */
export declare const isSignatureScheme: (scheme: string) => boolean;
/** S2, precision 1.00: an API key whose own name, or whose header's, says signature. */
export declare const isSignatureKey: (key: string) => boolean;
export declare const isSignatureKeyName: (name: string) => boolean;
/** S3, precision 1.00: API Gateway's own extension names AWS Signature. */
export declare const isAwsAuthType: (value: string) => boolean;
interface Mentioned {
    readonly rule: "D2" | "D5" | "D6";
    readonly text: string;
}
/** What prose says about signing: a header by name (D5, precision 1.00), HMAC (D2, 0.80), webhook signatures (D6, 0.93). Hints only. */
export declare const mentionsIn: (prose: string) => Mentioned[];
export {};
