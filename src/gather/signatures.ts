// The facts about signatures of one scan: nothing where nobody says that requests are signed, without loading what signs. Throws only ScanError.

import { failed, type Fact, skipped } from "../model/evidence.ts";
import type { Experiment, SecretStrength, SigningFact } from "../model/experiment.ts";
import type { Problem } from "../model/place.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
import { signingSetups } from "../openapi/x-signature.ts";

export interface SignatureResults {
  /** Operations that were meant to be tried and could not be. */
  readonly problems?: readonly Problem[];
  /** Where the experiments stand in the plan of the whole scan. */
  readonly places?: readonly number[];
  readonly signing: Fact<SigningFact>;
  readonly experiments: Fact<readonly Experiment[]>;
  readonly secretStrength: Fact<readonly SecretStrength[]>;
}

const all = (why: ReturnType<typeof skipped> | ReturnType<typeof failed>): SignatureResults => ({ signing: why, experiments: why, secretStrength: why });

/** Null when there is something to go by. */
export const whenUnsaid = (request: ScanRequest, spec: SpecFacts): SignatureResults | null => {
  if (signingSetups(request.signing, spec).length > 0) return null;
  if (!spec.operations.some(({ signature }) => signature !== null))
    return all(skipped("nothing says that requests are signed: neither `signing` in the policy nor `x-signature` in the description"));
  const why = "operations declare a signature, but nothing says how it is made: add `signing` to the policy, or `x-signature` to the security scheme";
  return all(request.offline ? skipped(why) : failed(why));
};

/** `silence`: why the base URL cannot be asked. */
export const gatherSignatures = async (request: ScanRequest, spec: SpecFacts | null, ports: Ports, silence: Fault | null): Promise<SignatureResults> => {
  if (spec === null) return all(failed(silence?.detail ?? "the description was not read"));
  const unsaid = whenUnsaid(request, spec);
  if (unsaid !== null) return unsaid;
  // The engines are a tenth of the program, and most scans sign nothing.
  const { runExperiments, withoutExperiments } = await import("./experiments.ts");
  return silence === null ? runExperiments(request, spec, ports) : withoutExperiments(request, spec, failed(silence.detail));
};
