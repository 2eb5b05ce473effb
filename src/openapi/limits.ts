// How large a description may be before it is refused. The largest public ones stay far below (47 MB, 22,361 operations, 34 levels). Pure.

export const limits = {
  /** Bytes of the description itself. */
  description: 64 * 1024 * 1024,
  /** Bytes of each file it refers to. */
  referenced: 16 * 1024 * 1024,
  files: 5000,
  operations: 50_000,
  /** Levels of maps and lists. js-yaml recurses, and overflows the stack somewhere past 1,000. */
  depth: 256,
  yaml: {
    aliases: 100_000,
    mergeKeys: 100_000,
    /** Nodes that aliases may add when written out, beyond those that stand in the text. */
    expansion: 1_000_000,
    /** Structural characters of one file: an event of the parser takes some 150 bytes. */
    structure: 12_000_000,
  },
  remote: { documents: 20, depth: 5 },
  serverExpansions: 64,
  problems: 50,
  mentions: 20,
} as const;
