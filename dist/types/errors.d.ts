/** Stable codes; each names one kind of mistake. */
export type ScanErrorCode = "usage" | "policy-invalid" | "policy-not-found" | "spec-not-found" | "spec-invalid" | "spec-limit-exceeded" | "unsafe-ref" | "base-url-invalid" | "evidence-invalid" | "baseline-invalid" | "traffic-not-found" | "traffic-invalid" | "output-refused" | "not-available";
export declare class ScanError extends Error {
    readonly code: ScanErrorCode;
    /** How to mend it, one sentence. */
    readonly hint: string | null;
    /** File and 1-based position, where one is known. */
    readonly at: {
        readonly file: string;
        readonly line?: number;
        readonly column?: number;
        readonly pointer?: string;
    } | null;
    constructor(code: ScanErrorCode, message: string, more?: {
        readonly hint?: string;
        readonly at?: ScanError["at"];
    });
}
/** The same mistake, with its place where nobody knew one yet. Whatever else was thrown stays as it is. */
export declare const placed: (error: unknown, place: ScanError["at"]) => unknown;
