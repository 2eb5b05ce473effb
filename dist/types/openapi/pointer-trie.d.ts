export interface TrieNode {
    readonly children: Map<string, TrieNode>;
    readonly pointers: string[];
    /** Offset of the key (map) or of the value (list, root); -1 until found. */
    start: number;
    /** Offset after a scalar value; `start` for maps and lists, whose region is their first line. */
    end: number;
}
/** What is no pointer stands for the whole document. */
export declare const pointerTrie: (pointers: Iterable<string>) => TrieNode;
/** Forgets what was found at and below a node: its key came again, and the last one counts. */
export declare const forget: (node: TrieNode) => void;
/** Every asked pointer with the region of itself or of its nearest ancestor that exists. */
export declare const regions: (root: TrieNode) => Map<string, {
    readonly start: number;
    readonly end: number;
}>;
