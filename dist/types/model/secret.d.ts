/** What a secret looks like wherever text is made of it. */
export declare const secretText = "[secret]";
/** Key material. `reveal()` is the only way out, and the word to grep for. */
export interface Secret {
    /** A fresh copy of the bytes: whoever asked may wipe or change it. */
    reveal(): Uint8Array;
    readonly length: number;
    toString(): typeof secretText;
    toJSON(): typeof secretText;
}
/** The bytes live in a closure: there is no property that an inspector, a spread, a clone or a serialiser could reach. */
export declare const secretOf: (material: Uint8Array | string) => Secret;
