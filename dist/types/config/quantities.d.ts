import { type Share } from "../model/share.ts";
export declare const durationForm = "a number with a unit, from 1ms to 24h: 300ms, 60s, 5m, 1h";
/** `300ms`, `60s`, `1.5m`, `1h` → milliseconds, 1 to one day. A bare number has no unit and is refused. */
export declare const parseDuration: (text: string) => number | null;
export declare const rateForm = "requests a second, from 0.01 to 10000: 10, 10/s, 30/m";
/** `10`, `10/s`, `30/m` → requests a second. */
export declare const parseRate: (text: string) => number | null;
/** A whole number from 1 to `most`. */
export declare const parseCount: (text: string, most: number) => number | null;
export declare const shareForm = "a part of a whole such as 2/4, of 256 at most";
/** `2/4` → the second of four. */
export declare const parseShare: (text: string) => Share | null;
/** A plain decimal number from 0 to `most`: no sign, no exponent, so that `1e2` and `-1` are refused instead of surprising. */
export declare const parseNumber: (text: string, most: number) => number | null;
export declare const parseBoolean: (text: string) => boolean | null;
