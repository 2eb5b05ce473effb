import type { Fault, HostReference } from "../model/visit.ts";
/** What an answer is searched for. `url` is where it came from; `redirects`: its Location is a redirect and is not listed again. */
export interface Searchable {
    readonly url: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly redirects: boolean;
    /** Decoded JSON text; null when there is none. */
    readonly json: Uint8Array | null;
}
export interface Found {
    readonly references: readonly HostReference[];
    /** Why the answer could not be searched to its end. */
    readonly fault: Fault | null;
}
export declare const findReferences: (answer: Searchable) => Found;
export declare const isJson: (headers: readonly (readonly [string, string])[]) => boolean;
/** Host named by a URL reference, http and WebSocket only; null where it is relative. `//host/path` takes the scheme of `base`. */
export declare const namedHost: (reference: string, base: string) => string | null;
