import { type Fact } from "../model/evidence.ts";
import type { SecretStrength, SigningFact } from "../model/experiment.ts";
import type { SigningSetup } from "../model/signing.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Scheme } from "../signature/scheme.ts";
import { type Resolved } from "./canaries.ts";
/** @throws ScanError when the scheme is not complete. */
export declare const schemeOf: ({ form, keyId }: SigningSetup) => Scheme;
/** @throws ScanError when a scheme is not complete. */
export declare const resolvedSetups: (setups: readonly SigningSetup[]) => readonly Resolved[];
export declare const directionOf: ({ name }: Scheme) => "api" | "webhook";
export declare const signingFact: (setups: readonly Resolved[], spec: SpecFacts) => SigningFact;
export declare const strengths: (setups: readonly Resolved[]) => Fact<readonly SecretStrength[]>;
