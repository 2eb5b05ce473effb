import type { CapturedCall } from "../model/call.ts";
import type { SigningRequest } from "../model/signing.ts";
import type { SpecFacts } from "../model/spec.ts";
export interface Credential {
    /** `header x-signature`, `query sig`: what evidence calls it. */
    readonly label: string;
    readonly signature: boolean;
    /** Never leaves the gathering. */
    readonly value: string;
}
export type CredentialFinder = (call: Pick<CapturedCall, "url" | "headers">) => readonly Credential[];
/** Names by their usual words, by the description's security schemes and signature parameters, and by the policy's signing. */
export declare const credentialFinder: (spec: SpecFacts | null, signing: SigningRequest | undefined) => CredentialFinder;
