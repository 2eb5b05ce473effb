// What captured signatures say: the fact `captures`.

import type { CaptureFacts } from "../model/call.ts";
import { type Fact, skipped } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Observer } from "./traffic.ts";

export const observeCaptures = async (_request: ScanRequest, _spec: SpecFacts | null): Promise<Observer<Fact<CaptureFacts>>> => ({
  see: () => undefined,
  done: () => skipped("captured signatures were not looked at"),
});
