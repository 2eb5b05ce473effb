/** A node of a description. `file` is the path as the user should see it; `pointer` is an RFC 6901 JSON pointer ("" is the whole file). */
export interface Place {
    readonly file: string;
    readonly pointer: string;
    /** 1-based; said where the text is not at hand when the report is made, as that of a policy. */
    readonly line?: number;
}
/** One file of the description as it was read. The object's identity is the key under which parsing is remembered, so pass it on, do not copy it. */
export interface SourceDocument {
    readonly file: string;
    readonly text: string;
}
/** A `Place` made concrete for a person and for SARIF: 1-based line and column, in UTF-16 code units. */
export interface Location {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    /** The source line itself, cut to a sane length; "" when the place could not be found in the text. */
    readonly excerpt: string;
    readonly pointer: string;
}
/** A mistake or remark that did not stop the scan. */
export interface Problem {
    readonly kind: "spec" | "policy" | "waiver" | "hint" | "traffic";
    readonly message: string;
    readonly place: Place | null;
}
