import type { Fact, IdentityFacts } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Paced } from "./pace.ts";
export type IdentityResults = {
    readonly [N in keyof IdentityFacts]: Fact<IdentityFacts[N]>;
};
/** Names first: what DNS vouches for (TLSA) is compared with the certificates. */
export declare const gatherIdentities: (request: ScanRequest, ports: Paced) => Promise<IdentityResults>;
