import type { SecretStrength } from "../model/experiment.ts";
import type { Secret } from "../model/secret.ts";
import type { Scheme } from "../signature/scheme.ts";
export declare const strengthOf: (secret: Secret, scheme: Scheme) => SecretStrength;
