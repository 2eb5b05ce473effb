import type { TrafficName } from "../model/policy.ts";
import type { FilePieces } from "../ports.ts";
/** Every file behind the names, sorted, each once. Throws `traffic-not-found` where a name has no file. */
export declare const findTraffic: (names: readonly TrafficName[]) => string[];
/** `roots`: folders that the file must lie in, links resolved; null: anywhere. `take` says whether it wants more. */
export declare const readPieces: (path: string, roots: readonly string[] | null, take: (piece: Uint8Array) => boolean) => FilePieces;
