import type { Evidence } from "../model/evidence.ts";
import type { Policy } from "../model/policy.ts";
import type { Coverage } from "../model/report.ts";
export declare const coverageOf: (evidence: Evidence, policy: Policy) => Coverage[];
/**
 * Schemes whose secret was given and whose right signature was let in nowhere, one sentence each. Three equal answers that let nobody in are the same mistake.
 * Equal answers that let everybody in are a finding and no mistake of the user's.
 */
export declare const refusedSchemes: (evidence: Evidence) => string[];
