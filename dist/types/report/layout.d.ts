import type { Location } from "../model/place.ts";
/** How many columns a terminal uses: two for East Asian and emoji characters, none for combining marks. */
export declare const columns: (text: string) => number;
/** Breaks at spaces; a longer word, such as a URL, stays whole, so that it can be copied. Never returns an empty list. */
export declare const wrap: (text: string, width: number) => string[];
export interface Quote {
    /** The line number, right-aligned beside the same width of blanks. */
    readonly number: string;
    readonly line: string;
    /** Blanks up to the token, then `^` under it; "" where the column is not in the excerpt. */
    readonly caret: string;
}
/** The source line as a terminal can show it, at most `width` columns; null where the place was not found in the text. A long line is shown around its column. */
export declare const quote: ({ line, column, excerpt }: Location, width: number) => Quote | null;
