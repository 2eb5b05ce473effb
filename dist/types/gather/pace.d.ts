import type { Limits } from "../model/policy.ts";
import type { Fault } from "../model/visit.ts";
import type { Ask, Exchange, Ports } from "../ports.ts";
/** Time on the wire that the requests of one chain share; waiting in our own queue costs nothing. */
export interface Budget {
    leftMs: number;
}
export declare const chainBudget: () => Budget;
export interface Paced extends Ports {
    /** Like `exchange`, within what is left of the budget. */
    ask(ask: Ask, budget: Budget): Promise<Exchange>;
    /** Counted, and nothing else: for polling a target that is expected to fail for a while. */
    poll(ask: Ask): Promise<Exchange>;
    /** Starts the clock of `limits.deadline`. */
    start(): void;
    sent(): number;
    /** Why the scan as a whole ends early; null while it goes on. */
    stopped(): Fault | null;
}
/** On this machine or beside it: nobody else's server, so no manners are needed. A service container is a single label, a private address says it itself. */
export declare const isLocal: (host: string) => boolean;
/** How many requests may be under way towards a host at once. */
export declare const concurrencyFor: (host: string, limits: Limits, runs?: number) => number;
/** `runs`: how many runs share the scan, and with it what is polite towards a remote host. */
export declare const pace: (ports: Ports, limits: Limits, baseUrl: string | null, runs?: number) => Paced;
/** RFC 9110 section 10.2.3: seconds or a date. Null for anything else, and for a date that is past. */
export declare const retryAfterMs: (value: string, now: number) => number | null;
