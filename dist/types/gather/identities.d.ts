import { type Fact, type IdentityFacts } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Paced } from "./pace.ts";
export type IdentityResults = {
    readonly [N in keyof IdentityFacts]: Fact<IdentityFacts[N]>;
};
export declare const gatherIdentities: (request: ScanRequest, ports: Paced) => Promise<IdentityResults>;
