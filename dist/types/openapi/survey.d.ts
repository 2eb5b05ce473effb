/** Where the walk stands. The chain of parents is the pointer, written out only when somebody asks. */
export interface Frame {
    readonly parent: Frame | null;
    readonly key: string | number;
    readonly value: object;
    readonly mode: Mode;
    readonly depth: number;
}
export interface ReferenceUse {
    readonly ref: string;
    /** The map that holds the first `$ref` of this spelling. */
    readonly frame: Frame;
    count: number;
}
export interface Survey {
    /** Each spelling once, in document order. */
    readonly references: ReadonlyMap<string, ReferenceUse>;
    /** `description` and `summary` texts that contain "hmac" or "signature". */
    readonly prose: readonly {
        readonly text: string;
        readonly key: string;
        readonly frame: Frame;
    }[];
    /** `$id` values and the maps that carry them. */
    readonly ids: ReadonlyMap<string, Frame>;
    /** `$anchor` and `$dynamicAnchor`. */
    readonly anchors: ReadonlyMap<string, Frame>;
    readonly tooDeep: Frame | null;
    /** Where the budget ran out. */
    readonly tooMany: Frame | null;
}
/**
 * What the keys of a map are. Only `keywords` have a meaning of their own: a schema called `default` below `schemas` holds references, the value of the keyword
 * `default` does not, and neither does an example.
 */
type Mode = "keywords" | "names" | "paths" | "names-of-names" | "examples" | "example" | "data";
/** Iterative, so that no input can exhaust the stack. `budget` bounds the visits where aliases make a small text a large tree. */
export declare const survey: (value: unknown, budget: number) => Survey;
export declare const pointerOf: (frame: Frame) => string;
/** The nearest map at or above a frame that carries an `$id`. */
export declare const idFrames: (frame: Frame) => Frame[];
export {};
