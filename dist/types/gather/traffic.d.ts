import type { CapturedCall } from "../model/call.ts";
import { type Fact, type TrafficFacts } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Ports } from "../ports.ts";
/** Sees each captured call once, in the order of the files, and says at the end what it saw. */
export interface Observer<T> {
    see(call: CapturedCall): void;
    done(): T;
}
export type TrafficResults = {
    readonly [N in keyof TrafficFacts]: Fact<TrafficFacts[N]>;
};
/** The files that the request names; settled before anything is sent, so that a name without a file is told at once. */
export declare const trafficFiles: ({ traffic }: ScanRequest, ports: Ports) => readonly string[];
export declare const gatherTraffic: (request: ScanRequest, spec: SpecFacts | null, files: readonly string[], ports: Ports) => Promise<TrafficResults>;
