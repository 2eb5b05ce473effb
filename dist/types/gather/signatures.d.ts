import { type Fact } from "../model/evidence.ts";
import type { Experiment, SecretStrength, SigningFact } from "../model/experiment.ts";
import type { Problem } from "../model/place.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
export interface SignatureResults {
    /** Operations that were meant to be tried and could not be. */
    readonly problems?: readonly Problem[];
    /** Where the experiments stand in the plan of the whole scan. */
    readonly places?: readonly number[];
    readonly signing: Fact<SigningFact>;
    readonly experiments: Fact<readonly Experiment[]>;
    readonly secretStrength: Fact<readonly SecretStrength[]>;
}
/** Null when there is something to go by. */
export declare const whenUnsaid: (request: ScanRequest, spec: SpecFacts) => SignatureResults | null;
/** `silence`: why the base URL cannot be asked. */
export declare const gatherSignatures: (request: ScanRequest, spec: SpecFacts | null, ports: Ports, silence: Fault | null) => Promise<SignatureResults>;
