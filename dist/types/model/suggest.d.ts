/** The known word at most a third of its length away from `word` (insert, delete, replace, swap of neighbours), or null. Long words are not compared at all. */
export declare const closest: (word: string, known: Iterable<string>) => string | null;
