import type { SourceDocument } from "../model/place.ts";
import { type Parsed } from "./parse.ts";
import { type Aim } from "./reference.ts";
import { type Spot } from "./value.ts";
export interface Library {
    readonly root: Spot;
    readonly parsed: ReadonlyMap<string, Parsed>;
    /** Where a reference written in `file` leads; null when it leads nowhere or was not fetched. */
    target(ref: string, file: string): Spot | null;
    /** The spot itself, or what its `$ref` leads to after any number of steps, the same object each time; null when the chain breaks or turns in a circle. */
    follow(spot: Spot): Spot | null;
    aim(ref: string, file: string): Aim;
    /** The members of a map with their own references resolved lazily: those written here, then those of what its `$ref` leads to. */
    members(spot: Spot): readonly (readonly [key: string, spot: Spot])[];
    /** Where chains of references were found to turn in a circle. */
    readonly circles: readonly Spot[];
}
export declare const libraryOf: (documents: readonly SourceDocument[]) => Library;
/** Whether a local reference holds within the schema resource (`$id`) around it, where JSON Schema would look. */
export declare const resolvesWithinId: (library: Library, ref: string, file: string) => boolean;
