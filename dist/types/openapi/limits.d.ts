export declare const limits: {
    /** Bytes of the description itself. */
    readonly description: number;
    /** Bytes of each file it refers to. */
    readonly referenced: number;
    readonly files: 5000;
    readonly operations: 50000;
    /** Levels of maps and lists. js-yaml recurses, and overflows the stack somewhere past 1,000. */
    readonly depth: 256;
    readonly yaml: {
        readonly aliases: 100000;
        readonly mergeKeys: 100000;
        /** Nodes that aliases may add when written out, beyond those that stand in the text. */
        readonly expansion: 1000000;
        /** Structural characters of one file: an event of the parser takes some 150 bytes. */
        readonly structure: 12000000;
    };
    readonly remote: {
        readonly documents: 20;
        readonly depth: 5;
    };
    readonly serverExpansions: 64;
    readonly problems: 50;
    readonly mentions: 20;
};
