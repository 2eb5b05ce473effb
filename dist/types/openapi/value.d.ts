import type { Place } from "../model/place.ts";
export type JsonRecord = Readonly<Record<string, unknown>>;
/** A value and where it stands. */
export interface Spot extends Place {
    readonly value: unknown;
}
export declare const isRecord: (value: unknown) => value is JsonRecord;
export declare const own: (value: unknown, key: string) => unknown;
export declare const ownString: (value: unknown, key: string) => string | null;
/** The spot of a key or index below another, whether or not something stands there. */
export declare const below: (spot: Spot, key: string | number) => Spot;
export declare const placeOf: ({ file, pointer }: Place) => Place;
/** RFC 6901 section 3. */
export declare const escapeToken: (token: string) => string;
/** The tokens of a JSON pointer; null when it is none. */
export declare const pointerTokens: (pointer: string) => readonly string[] | null;
