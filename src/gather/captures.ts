// What captured signatures say: the fact `captures`. Signatures, nonces and keys are compared here and never kept.

import type { CaptureFacts } from "../model/call.ts";
import { type Fact, known } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import { signingSetups } from "../openapi/x-signature.ts";
import { namedReader } from "./captured-names.ts";
import { createCaptureRecord } from "./capture-record.ts";
import type { Observer } from "./traffic.ts";

/** @throws ScanError when a scheme of the policy is not complete. */
export const observeCaptures = async (request: ScanRequest, spec: SpecFacts | null): Promise<Observer<Fact<CaptureFacts>>> => {
  const setups = spec === null ? (request.signing?.setups ?? []) : signingSetups(request.signing, spec);
  // The engines are a tenth of the program, and most captures are of no known scheme.
  const readers = setups.length === 0 ? null : await import("./captured-schemes.ts").then(({ schemeReaders }) => schemeReaders(setups, spec));
  const byName = namedReader(spec, request.signing);
  const record = createCaptureRecord(request, spec);
  return {
    see(call) {
      if (call.tunnel || call.headers === null) return;
      const found = readers?.read(call, record.operationOf(call)) ?? byName(call);
      if (found !== null) record.add(call, found);
    },
    done: () =>
      known({
        ...record.facts(),
        schemes: readers?.schemes() ?? [],
        mismatches: readers?.mismatches(record.useOf) ?? [],
        weak: readers?.weak(record.useOf) ?? [],
      }),
  };
};
