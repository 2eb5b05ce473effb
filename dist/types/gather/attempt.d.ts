import type { Agent } from "node:http";
import type { Fault } from "../model/visit.ts";
import type { Ask, Exchange } from "../ports.ts";
export interface Attempt {
    readonly exchange: Exchange;
    /** A kept-alive connection that the server had already given up: nobody's fault, worth one new connection. */
    readonly stale: boolean;
}
export interface Call {
    readonly ask: Ask;
    readonly path: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly agent: Agent;
    readonly direct: boolean;
    readonly firstByteMs: number;
    abortable(abort: (reason: Fault) => void): void;
}
/** One request on one connection. Before the headers a fault is the result; after them it only says why the body is missing. */
export declare const attempt: (call: Call) => Promise<Attempt>;
