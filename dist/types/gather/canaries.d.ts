import type { ScanRequest } from "../model/policy.ts";
import type { CanaryWish, SigningSetup } from "../model/signing.ts";
import type { Operation, SpecFacts } from "../model/spec.ts";
import type { Ports } from "../ports.ts";
import { type Message } from "../signature/message.ts";
import type { Scheme } from "../signature/scheme.ts";
export interface PreparedCanary {
    readonly operation: Operation;
    readonly setup: SigningSetup;
    readonly wish: CanaryWish | null;
    readonly message: Message;
    readonly alternate: Uint8Array | null;
    /** Another path that may be read as well: only for GET and HEAD. */
    readonly sibling: string | null;
    /** Values of its headers that are secrets. */
    readonly hidden: readonly string[];
}
export interface Canaries {
    readonly canaries: readonly PreparedCanary[];
    /** Why an operation that could have been one is none. */
    readonly left: readonly {
        readonly operation: string;
        readonly why: string;
    }[];
}
export interface Resolved {
    readonly setup: SigningSetup;
    readonly scheme: Scheme;
    /** What the report calls it. */
    readonly label: string;
}
/** Operations that a setup signs: those its globs name, else those the description declares as signed, else all. */
export declare const operationsOf: (setup: SigningSetup, spec: SpecFacts) => readonly Operation[];
/** A path of the wire with another value of the same form for its last parameter: `/items/42` → `/items/43`. Null without a parameter. */
export declare const withOtherValue: (template: string, path: string) => string | null;
/** @throws ScanError when a named canary is no operation, or its body cannot be read. */
export declare const chooseCanaries: (request: ScanRequest & {
    readonly baseUrl: string;
}, resolved: readonly Resolved[], spec: SpecFacts, ports: Pick<Ports, "readFile">) => Canaries;
