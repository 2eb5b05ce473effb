import { type Event } from "js-yaml";
/** Nodes in document order, by index. The root is node 0; a map holds key, value, key, value…; a list its items. */
export interface YamlTree {
    readonly kinds: Uint8Array;
    /** Offset of the first character; -1 for an empty scalar. */
    readonly starts: Int32Array;
    /** Scalar: offset after its last character. */
    readonly ends: Int32Array;
    /** Collection: the node after it. Alias: the node it stands for. */
    readonly links: Int32Array;
    /** Keys whose value is not simply their text. */
    readonly keys: ReadonlyMap<number, string>;
    readonly documents: number;
}
export declare const yamlKind: {
    readonly sequence: 1;
    readonly mapping: 2;
    readonly scalar: 3;
    readonly alias: 4;
};
/** The next sibling of a node. */
export declare const afterNode: (tree: YamlTree, node: number) => number;
/** What an alias stands for; the node itself otherwise. */
export declare const target: (tree: YamlTree, node: number) => number;
/** A key as the constructed object has it. Complex keys do not get this far. */
export declare const keyOf: (tree: YamlTree, text: string, node: number) => string;
/** `<<` as people write it: plain, without a tag. */
export declare const isMergeKey: (tree: YamlTree, text: string, node: number) => boolean;
export declare const yamlTree: (events: readonly Event[], text: string) => YamlTree;
