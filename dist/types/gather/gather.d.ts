import { type Evidence } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";
export declare const gather: (request: ScanRequest, outside: Ports) => Promise<Evidence>;
