import type { Where } from "../model/check.ts";
import type { CapturedUse, CaptureFacts } from "../model/call.ts";
import type { SpecFacts } from "../model/spec.ts";
export declare const nothingCaptured = "no captured call carries a signature";
/** One line each: what was asked, what came back, and where it stands in the capture. */
export declare const quoteUse: ({ method, url, status, source }: CapturedUse) => string;
/** The line that answers for a captured call: its operation, else the scheme that signed it. */
export declare const whereUsed: (spec: SpecFacts, captures: CaptureFacts, { scheme, host, use }: {
    readonly scheme: string | null;
    readonly host: string;
    readonly use: CapturedUse;
}) => Where;
