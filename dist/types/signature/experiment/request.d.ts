import type { Exchanged } from "../../model/experiment.ts";
import type { Component } from "../../model/policy.ts";
import type { Moment, Signed } from "../engine.ts";
import type { Message } from "../message.ts";
import type { Scheme } from "../scheme.ts";
import type { Role } from "./matrix.ts";
/** What a request is signed with. Only the hand knows the material. */
export type KeyChoice = {
    readonly kind: "own";
} | {
    readonly kind: "previous";
} | {
    readonly kind: "known";
    readonly text: string;
}
/** The public half of the own key, as the bytes that a server keeps it in. */
 | {
    readonly kind: "public";
    readonly as: PublicForm;
};
/** `pem`: with its last newline, as files have it; `text`: without, as variables have it. */
export declare const publicForms: readonly ["pem", "text", "der"];
export type PublicForm = (typeof publicForms)[number];
export interface How {
    readonly scheme?: Scheme;
    readonly key?: KeyChoice;
    /** Seconds before the server's now; negative for the future. */
    readonly age?: number;
    /** Exactly this moment instead of a new one. */
    readonly at?: Moment;
    /** The signature itself is not sent, so its moment may be one that others have. */
    readonly never?: "sent";
}
export interface Signature extends Signed {
    readonly moment: Moment;
}
/** Signs, and never sends. A moment that nobody asked for is new: it was in no signature before. */
export interface Hand {
    sign(message: Message, how?: How): Signature;
    hex(bytes: number): string;
    /** The bytes that were made for an earlier request. */
    recall(id: string): Message;
    /** The moment at which that one was signed. */
    momentOf(id: string): Moment;
}
export interface Made {
    readonly message: Message;
    /** What would be right for the message as it is sent, where the message does not carry it: an answer that holds it gives it away. */
    readonly right: {
        readonly signature: string;
        readonly stringToSign: Uint8Array;
    } | null;
}
export interface Planned {
    readonly id: string;
    /** For a person: "query: key added". */
    readonly changed: string;
    readonly signature: Exchanged["signature"];
    readonly make: (hand: Hand) => Made;
}
/** A record of what was left out, and why. `not applicable: ` before the reason where there is nothing to try. */
export interface Note {
    readonly id: string;
    readonly why: string;
}
export declare const notApplicable: (id: string, why: string) => Note;
/** The operation on which everything is tried. */
export interface Canary {
    readonly operation: string;
    /** Unsigned, without cache-buster. */
    readonly message: Message;
    readonly scheme: Scheme;
    readonly declared: ReadonlySet<Component>;
    /** A harmless second body, or null. */
    readonly alternate: Uint8Array | null;
    /** Paths of other canaries that are asked by the same method under the same scheme. */
    readonly otherPaths: readonly string[];
    /** Another path that is as harmless to read, and that the API routes like this one; null where there is none. */
    readonly sibling: string | null;
    /** The user named it, so its body may be changed. */
    readonly named: boolean;
}
export interface PlanOptions {
    readonly quick: boolean;
    readonly withSecret: boolean;
    readonly hasPrevious: boolean;
    readonly maxAge: number;
    readonly required: ReadonlySet<Component>;
    /** A proxy stands in the path: it may route by Host, so foreign names are not sent. */
    readonly proxied: boolean;
}
/** The canary's message with a query key of its own, so that no cache answers, where the API tolerates one. */
export type Original = (hand: Hand) => Message;
export type Change = (message: Message) => Message;
export declare const fresh: (id: string, changed: string, original: Original, change?: Change, how?: How) => Planned;
export declare const garbled: (id: string, changed: string, original: Original, change?: Change) => Planned;
export declare const unsigned: (id: string, changed: string, original: Original) => Planned;
/** The changed message under the signature of the original, which is made for this and never sent. */
export declare const forOriginal: (id: string, changed: string, original: Original, change: Change, after?: Change) => Planned;
/** POS, NEG and PROBE of one change. */
export declare const triple: (name: string, changed: string, original: Original, change: Change, after?: Change) => readonly Planned[];
export declare const tripleOf: (name: string, changed: string, make: Readonly<Record<Role, Planned["make"]>>) => readonly Planned[];
