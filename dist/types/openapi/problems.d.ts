import type { Place, Problem } from "../model/place.ts";
import { type JsonRecord, type Spot } from "./value.ts";
export interface Problems {
    add(message: string, place: Place): void;
    /** The value as a map; null (and a problem, unless it is absent) when it is something else. */
    record(spot: Spot, name: string): JsonRecord | null;
    list(spot: Spot, name: string): readonly unknown[] | null;
    text(spot: Spot, name: string): string | null;
    done(): Problem[];
}
export declare const problemsOf: (found?: readonly Problem[]) => Problems;
