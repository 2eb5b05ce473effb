import type { Fault, FaultReason } from "../model/visit.ts";
/** Where in an exchange it happened: the same code means different things there. */
export type Phase = "dns" | "connect" | "tls" | "exchange" | "body";
export declare const fault: (reason: FaultReason, detail: string) => Fault;
/** Carries a fault through Node's error callbacks, which take nothing but errors. */
export declare class FaultError extends Error {
    readonly fault: Fault;
    constructor(carried: Fault);
}
/** `received`: bytes of this answer that had arrived, which tells a silent close from a torn answer. */
export declare const faultOf: (error: unknown, phase: Phase, received?: number) => Fault;
/** Faults that say something about the connection to the host, not about one answer: five in a row and the host is left alone. */
export declare const isTransportFault: ({ reason }: Fault) => boolean;
