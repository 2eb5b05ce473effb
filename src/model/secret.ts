// Secret: key material as a type that every way of printing shows as `[secret]`. Pure.

/** What a secret looks like wherever text is made of it. */
export const secretText = "[secret]";

/** Key material. `reveal()` is the only way out, and the word to grep for. */
export interface Secret {
  /** A fresh copy of the bytes: whoever asked may wipe or change it. */
  reveal(): Uint8Array;
  readonly length: number;
  toString(): typeof secretText;
  toJSON(): typeof secretText;
}

/** The bytes live in a closure: there is no property that an inspector, a spread, a clone or a serialiser could reach. */
export const secretOf = (material: Uint8Array | string): Secret => {
  const bytes = typeof material === "string" ? new TextEncoder().encode(material) : Uint8Array.from(material);
  const hidden = (value: unknown): PropertyDescriptor => ({ value, enumerable: false, writable: false, configurable: false });
  const secret = Object.create(null, {
    reveal: hidden(() => Uint8Array.from(bytes)),
    length: hidden(bytes.length),
    toString: hidden(() => secretText),
    toJSON: hidden(() => secretText),
    valueOf: hidden(() => secretText),
    [Symbol.toPrimitive]: hidden(() => secretText),
    [Symbol.toStringTag]: hidden("Secret"),
    [Symbol.for("nodejs.util.inspect.custom")]: hidden(() => secretText),
  }) as Secret;
  return Object.freeze(secret);
};
