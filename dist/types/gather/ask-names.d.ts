import type { ResolutionFact, ZoneFact } from "../model/names.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";
import { type AskedName } from "./resolutions.ts";
import { type ZoneTools } from "./zones.ts";
export interface NameFacts {
    readonly zones: readonly ZoneFact[];
    readonly resolutions: readonly ResolutionFact[];
}
export declare const askNames: (names: readonly AskedName[], request: ScanRequest, ports: Ports, rules: Pick<ZoneTools, "refusal" | "speaks">) => Promise<NameFacts>;
