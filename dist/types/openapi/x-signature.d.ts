import type { SigningForm, SigningRequest, SigningSetup } from "../model/signing.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Problems } from "./problems.ts";
import { type Spot } from "./value.ts";
export declare const xSignatureKey = "x-signature";
/** What a policy writes under `scheme` to say: as the description has it. */
export declare const asDescribed = "x-signature";
/** Null where nothing stands; a malformed one says nothing and is reported, mistake by mistake. */
export declare const readXSignature: (spot: Spot, problems: Problems) => SigningForm | null;
/**
 * What the policy says, completed by the description: `scheme: x-signature` takes the description's form and keeps the policy's secret, and an `x-signature` that no
 * setup of the policy covers stands for itself, without a secret.
 */
export declare const signingSetups: (request: SigningRequest | undefined, spec: SpecFacts) => SigningSetup[];
