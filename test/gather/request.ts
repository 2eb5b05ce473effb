// A scan request with everything filled in, for tests: say only what matters.

import type { Policy, ScanRequest } from "../../src/model/policy.ts";

export const policyWith = (hosts: Partial<Policy["hosts"]> = {}): Policy => ({
  require: { covers: null, headers: [], signedOperations: null },
  hosts: { allow: [], allowPrivate: [], ...hosts },
  gate: { threshold: 80, failOn: "critical", minMeasured: 0, newOnly: false },
  checks: {},
  waivers: [],
});

export const requestWith = (changes: Partial<ScanRequest> & { readonly hosts?: Partial<Policy["hosts"]> } = {}): ScanRequest => {
  const { hosts, ...rest } = changes;
  return {
    spec: "openapi.yaml",
    baseUrl: "http://127.0.0.1:1",
    alias: null,
    offline: false,
    waitFor: null,
    remoteRefs: false,
    ca: null,
    limits: { rate: null, concurrency: null, deadlineMs: 60_000, requests: null },
    policy: policyWith(hosts),
    ...rest,
  };
};
