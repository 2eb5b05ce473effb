import { type Message } from "../message.ts";
/** Whether the signature's text stands in the request, in whatever spelling. */
export declare const holds: (message: Message, signature: string) => boolean;
/**
 * The same message with another text where the signature stands. Works for every scheme, because it looks for the text and not for its place.
 * @throws ScanError when it stands nowhere: a request that should be wrong must not go out with a right signature.
 */
export declare const graft: (message: Message, from: string, to: string) => Message;
/** The headers whose value holds the signature, by name. */
export declare const carriersOf: (message: Message, signature: string) => readonly string[];
/** A text of the same length and alphabet that differs in every letter and digit; signs and padding stay, so that it still decodes. */
export declare const otherText: (signature: string) => string;
/** A second `name=value` at the end of the query. */
export declare const withAddedQuery: (message: Message, name: string, value: string) => Message;
/** The value of one pair (by place) replaced, raw. */
export declare const withQueryValueAt: (message: Message, index: number, change: (value: string) => string) => Message;
/** One pair twice, the second with another value. */
export declare const withRepeatedQuery: (message: Message, index: number, value: string) => Message;
/** Digits and letters one further; the kind of character and the length stay, so that what parsed before parses still. */
export declare const nudged: (text: string) => string;
/** One value changed: the last or the first of a JSON body or form, else the last or first character. Length and syntax stay. */
export declare const withBodyValue: (message: Message, which: "first" | "last") => Message;
/** A member or field that nobody knows, at the end. Null where the body has no such form. */
export declare const withAddedKey: (message: Message, name: string) => Message | null;
/** More bytes behind the body: found only by verifiers that read all of it. */
export declare const withAppended: (message: Message, tail: string) => Message;
/** One header with a value that is another one to any reader. */
export declare const withOtherHeader: (message: Message, name: string) => Message;
