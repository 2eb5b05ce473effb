import type { DeclaredUrl, SecurityScheme } from "../model/spec.ts";
import type { Library } from "./library.ts";
import type { Problems } from "./problems.ts";
import { type Spot } from "./value.ts";
/** `components.securitySchemes`, or `securityDefinitions` of 2.0. */
export declare const readSchemes: (holder: Spot, library: Library, problems: Problems) => {
    readonly schemes: SecurityScheme[];
    readonly urls: DeclaredUrl[];
};
/** Only absolute http(s) addresses declare a host; a relative one belongs to the servers. */
export declare const absoluteUrl: (spot: Spot, kind: DeclaredUrl["kind"]) => DeclaredUrl | null;
/** Alternatives, each the names that apply together. Null when nothing is written, so that the level above applies. */
export declare const readRequirements: (spot: Spot, problems: Problems) => readonly (readonly string[])[] | null;
/** Names in `security` that no scheme bears. */
export declare const undeclaredNames: (requirements: readonly (readonly string[])[], schemes: ReadonlyMap<string, SecurityScheme>) => string[];
