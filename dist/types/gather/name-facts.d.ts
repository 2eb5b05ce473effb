import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";
import type { IdentityResults } from "./identities.ts";
import type { AskedName } from "./resolutions.ts";
export type NameResults = Pick<IdentityResults, "zones" | "resolutions">;
/** Names that DNS knows; the rest is not asked about. Hosts of one name are one question. */
export declare const namesToAsk: ({ baseUrl, alias, policy }: Pick<ScanRequest, "baseUrl" | "alias" | "policy">) => readonly AskedName[];
export declare const gatherNames: (request: ScanRequest, ports: Ports) => Promise<NameResults>;
