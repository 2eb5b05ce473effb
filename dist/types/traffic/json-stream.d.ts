/** Which values below a place are wanted. What is not named is passed over. */
export interface Plan {
    /** The value is handed out under this name. */
    readonly take?: string;
    /** Taken or kept whole. Without it, only what `keys` and `each` name. */
    readonly whole?: true;
    /** By key of an object. A Map, because keys come from strangers. */
    readonly keys?: ReadonlyMap<string, Plan>;
    /** Every item of an array. */
    readonly each?: Plan;
    /** Told under this name when the object or array has ended. */
    readonly ends?: string;
}
export interface Picked {
    readonly name: string;
    /** JSON text; what was not wanted is `null` in it. */
    readonly text: string;
    /** Index in the array that holds it; 0 elsewhere. */
    readonly index: number;
    /** Line on which the top-level value that holds it began, 1-based. */
    readonly line: number;
}
export interface JsonSink {
    picked(value: Picked): void;
    ended(name: string): void;
    /** A value that is wanted and larger than `maxValue`, even without its long strings. */
    tooLarge(at: Omit<Picked, "text">): void;
    /** A line that holds no whole value, in a file of one value a line. */
    brokenLine(line: number): void;
}
export interface JsonLimits {
    /** Bytes of one string; a longer one becomes null. */
    readonly maxString: number;
    /** Bytes of one picked value. */
    readonly maxValue: number;
    /** Brackets within brackets inside what is kept whole; deeper ones become null. */
    readonly maxDepth: number;
}
export interface JsonStream {
    /** False when nothing further can be read. */
    write(chunk: Uint8Array): boolean;
    /** How reading ended: with whole values, in the middle of one, at something that is no JSON, or without any value. */
    end(): "whole" | "cut" | "garbled" | "empty";
    /** Whether the file holds one value a line. */
    inLines(): boolean;
    /** The line reached, 1-based. */
    line(): number;
}
/** `lines`: the file is known to hold one value a line; otherwise that is found out from the second value on. */
export declare const createJsonStream: (root: Plan, limits: JsonLimits, sink: JsonSink, lines?: boolean) => JsonStream;
