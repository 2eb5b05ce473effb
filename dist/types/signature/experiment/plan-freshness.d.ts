import type { Experiment } from "../../model/experiment.ts";
import type { Trusted } from "./controls.ts";
import type { Part } from "./plan-components.ts";
import { type Canary, type Original, type Planned, type PlanOptions } from "./request.ts";
export declare const planLadder: (canary: Canary, original: Original, { quick, maxAge }: PlanOptions) => Part;
/** Points between the furthest accepted and the nearest refused age. */
export declare const planSections: (canary: Canary, experiment: Experiment, trusted: Trusted, original: Original) => readonly Planned[];
/** The signed date is old, and beside it stands a fresh one that nobody signs. Only where an old date alone is refused. */
export declare const planAlternateDate: (canary: Canary, original: Original, { maxAge }: PlanOptions) => readonly Planned[];
/** The signed date is old, and stands there twice: once as it was signed, once fresh. Who reads one and verifies the other takes it. */
export declare const planRepeatedDate: (canary: Canary, original: Original, { maxAge }: PlanOptions) => readonly Planned[];
/** A request that was accepted before, with its nonce there twice: once as it was signed, once new. Only where the same bytes are refused. */
export declare const planRepeatedNonce: ({ scheme, declared }: Canary, original: Original) => readonly Planned[];
export declare const thirdTime = "replay/again#2";
/** One after the other; the last one asks whether it is a cache that answers. */
export declare const planReplay: ({ message }: Canary, original: Original) => readonly Planned[];
/**
 * One signature twice, with two nonces that it does not bind: both accepted means that the server remembers nonces and no signatures, and that moments may be shared.
 */
export declare const planSameMoment: (original: Original) => readonly (readonly [Planned])[];
/** A nonce that was accepted once, under a new time and a new signature. Whoever can sign can do that, so it says how the store works and is no flaw of its own. */
export declare const planSameNonce: (original: Original) => Planned;
/** Two spellings of one signature: capitals for hex, no padding for base64. Only where the same bytes are refused. */
export declare const planRespelled: (original: Original, time: number) => readonly (readonly [Planned])[];
/** Several copies at once. */
export declare const planRace: (original: Original, time: number) => readonly Planned[];
