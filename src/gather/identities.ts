// Asks DNS and TLS about the hosts that the user allows: the facts `zones`, `resolutions` and `certificates`. Judges nothing.

import type { Fact, IdentityFacts } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import { gatherCertificates } from "./certificates.ts";
import { gatherNames } from "./name-facts.ts";
import type { Paced } from "./pace.ts";

export type IdentityResults = { readonly [N in keyof IdentityFacts]: Fact<IdentityFacts[N]> };

/** Names first: what DNS vouches for (TLSA) is compared with the certificates. */
export const gatherIdentities = async (request: ScanRequest, ports: Paced): Promise<IdentityResults> => {
  const names = await gatherNames(request, ports);
  const resolutions = names.resolutions.state === "known" ? names.resolutions.value : [];
  const certificates = await gatherCertificates(request, ports, (name, port) =>
    resolutions
      .filter((one) => one.name === name && one.tlsa.state === "validated")
      .flatMap(({ tlsa }) => tlsa.records.filter((record) => record.port === port))
      .map(({ usage, selector, matching, data }) => ({ usage, selector, matching, data })),
  );
  return { ...names, certificates };
};
