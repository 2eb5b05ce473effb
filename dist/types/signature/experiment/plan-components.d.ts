import type { Component } from "../../model/policy.ts";
import { type Message } from "../message.ts";
import { type Canary, type Note, type Original, type Planned, type PlanOptions } from "./request.ts";
export interface Part {
    readonly requests: readonly Planned[];
    readonly notes: readonly Note[];
}
/** Which components the canary has, so that something can be changed. The query is always there: a key can be added. */
export declare const presentOn: ({ message, scheme, named, declared }: Canary, signed: Message | null) => readonly Component[];
/** Blanks behind the body, which a parser passes over: says the same, and is longer. A check that parses before it compares would let them through too. */
export declare const planPadded: (original: Original) => readonly Planned[];
/** Components that are declared and present, except the host, which has questions of its own. */
export declare const planComponents: (canary: Canary, present: readonly Component[], original: Original, options: PlanOptions) => Part;
