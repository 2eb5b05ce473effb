import type { CapturedCall, TrafficSource } from "../model/call.ts";
export interface TrafficReader {
    /** False when the rest need not be read: the limit is reached, or it is no JSON. */
    write(chunk: Uint8Array): boolean;
    /** `tooLong`: the file went on, but was not read further. */
    end(tooLong: boolean): TrafficSource;
}
/** `most`: calls that may still be read. `see` gets every call in the order of the file; spans of one resource come together, when its name is known. */
export declare const createTrafficReader: (file: string, most: number, see: (call: CapturedCall) => void) => TrafficReader;
