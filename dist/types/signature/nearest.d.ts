/** The closest known name within two edits (one for short names), or null. `_` and `-` count as the same. */
export declare const nearest: (name: string, known: Iterable<string>) => string | null;
