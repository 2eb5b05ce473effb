// Asks DNS and TLS about the hosts that the user allows: the facts `zones`, `resolutions` and `certificates`. Judges nothing.

import { type Fact, type IdentityFacts, skipped } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";
import { gatherNames } from "./name-facts.ts";

export type IdentityResults = { readonly [N in keyof IdentityFacts]: Fact<IdentityFacts[N]> };

export const gatherIdentities = async (request: ScanRequest, ports: Ports): Promise<IdentityResults> => {
  const none = skipped(request.offline ? "offline" : "certificates were not looked at");
  return { ...(await gatherNames(request, ports)), certificates: none };
};
