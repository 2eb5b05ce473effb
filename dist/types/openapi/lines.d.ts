export interface Position {
    /** 1-based. */
    readonly line: number;
    /** 1-based, in UTF-16 code units; a byte order mark is not counted, as no editor shows it. */
    readonly column: number;
}
/** Where every line starts. "\n" and "\r\n" end a line, as in SARIF; a lone "\r" does not. */
export declare const lineStarts: (text: string) => readonly number[];
export declare const positionIn: (starts: readonly number[], offset: number) => Position;
/** For one position, without a table. */
export declare const positionAt: (text: string, offset: number) => Position;
/** The line as a person reads it. A column far to the right (minified text) gets a window that starts at it, marked by an ellipsis. */
export declare const excerptAt: (text: string, starts: readonly number[], position: Position) => string;
