import type { Fault } from "../model/visit.ts";
export declare const decodedCap: number;
export declare const encodedCap: number;
/** The layers to undo, outermost last as in the header; identity left out. */
export declare const encodingsOf: (headers: readonly (readonly [string, string])[]) => string[];
/** The decoded bytes, or why there are none: `truncated`, `bad-encoding` or `response-limit`. Nothing beyond the caps is ever held in memory. */
export declare const decodeBody: (wire: Uint8Array, encodings: readonly string[], maxBytes?: number) => Promise<Uint8Array | Fault>;
