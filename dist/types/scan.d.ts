import { type Judgement } from "./evaluate.ts";
import type { Evidence } from "./model/evidence.ts";
import type { ScanRequest } from "./model/policy.ts";
import type { Report } from "./model/report.ts";
import type { Ports } from "./ports.ts";
/**
 * Loads the description, asks the target, judges the answers. Never throws for a fault of the world; throws `ScanError` for what the user can mend.
 * `judgement` carries what only judging needs (baseline, the caller's own checks); the policy is the request's.
 */
export declare const scan: (request: ScanRequest, ports: Ports, judgement?: Omit<Judgement, "policy">) => Promise<{
    evidence: Evidence;
    report: Report;
}>;
