import type { DeclaredServer } from "../model/spec.ts";
import type { Problems } from "./problems.ts";
import { type Spot } from "./value.ts";
export interface ServerList {
    readonly all: DeclaredServer[];
    /** Indexes of the servers that a `servers` list declares; null when there is none, so that the level above applies. Each place is read once. */
    read(list: Spot, scope: DeclaredServer["scope"]): readonly number[] | null;
    /** One server object, as links have it. */
    readOne(server: Spot, scope: DeclaredServer["scope"]): number | null;
    readVersion2(root: Spot): readonly number[];
    /** 2.0: an operation's own `schemes`; null when it has none. */
    readSchemes(root: Spot, schemes: Spot): readonly number[] | null;
    /** The server objects behind the indexes, for what else stands in them. */
    readonly spots: Spot[];
}
/** `base`: the web address the description came from, or null for a file. */
export declare const serverList: (problems: Problems, base: string | null) => ServerList;
