/** One record as it lies in the message. */
export interface RecordSpan {
    readonly section: "answer" | "authority" | "additional";
    readonly owner: string;
    readonly type: number;
    readonly klass: number;
    readonly ttl: number;
    /** Where the record begins, and where its data does and ends. */
    readonly start: number;
    readonly dataStart: number;
    readonly dataEnd: number;
}
export interface Walked {
    readonly question: {
        readonly name: string;
        readonly type: number;
    } | null;
    readonly records: readonly RecordSpan[];
}
/** Thrown by the walk alone, and caught by `decodeMessage`. */
export declare class MalformedMessage extends Error {
}
export declare const headBytes = 12;
/** The message's frame; throws `MalformedMessage` at the first thing that is wrong. Bytes behind the last record are wrong too. */
export declare const walk: (message: Uint8Array) => Walked;
/** A name as text, case kept, "" for the root; dots and backslashes inside a label, and what is no printable ASCII, as `\DDD`. `end`: behind the name as it stands here. */
export declare const readName: (message: Uint8Array, from: number) => {
    readonly text: string;
    readonly end: number;
};
