export type Field = {
    readonly means: string;
} & ({
    readonly kind: "text";
    readonly pattern?: RegExp;
    readonly form?: string;
} | {
    readonly kind: "words";
    readonly words: readonly string[];
} | {
    readonly kind: "flag";
} | {
    readonly kind: "count";
    readonly most: number;
} | {
    readonly kind: "list";
    readonly of: Field;
    readonly most: number;
} | {
    readonly kind: "map";
    readonly fields: Fields;
    readonly required: readonly string[];
}
/** Free names, each to a value of one kind. */
 | {
    readonly kind: "names";
    readonly of: Field;
}
/** A text, or the map. */
 | {
    readonly kind: "text-or-map";
    readonly map: Field & {
        readonly kind: "map";
    };
});
export type Fields = Readonly<Record<string, Field>>;
export interface FormMistake {
    readonly path: readonly (string | number)[];
    /** Point at the key itself rather than at its value. */
    readonly what: "key" | "value";
    /** Goes on after the name of the field: "must be a text, not a list". */
    readonly message: string;
    /** A key that is not known, and what may stand there. */
    readonly unknown?: {
        readonly key: string;
        readonly known: readonly string[];
    };
}
export declare const longestText = 8192;
/** Every mistake; empty when the value is as it should be. Recursion follows the table and not the value, so no input is too deep for it. */
export declare const mistakesIn: (field: Field, value: unknown, path?: readonly (string | number)[]) => FormMistake[];
