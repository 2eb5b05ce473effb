import type { Target } from "../model/evidence.ts";
import type { Place } from "../model/place.ts";
import type { Operation, SpecFacts } from "../model/spec.ts";
export type CallMatch = {
    readonly kind: "operation";
    readonly operation: Operation;
}
/** The path is declared, the method is not. */
 | {
    readonly kind: "method";
    readonly declared: readonly Operation[];
}
/** `nearest`: the operation whose path begins most alike; null where nothing does. `deeper`: the call goes on where that path ends in a parameter. */
 | {
    readonly kind: "path";
    readonly nearest: Operation | null;
    readonly deeper: boolean;
}
/** No server of the description has this host. */
 | {
    readonly kind: "elsewhere";
};
export type CallMatcher = (method: string, url: URL) => CallMatch;
export declare const callMatcher: (spec: SpecFacts, target: Target) => CallMatcher;
/** The node of the description that holds an operation's path: every method under it. */
export declare const pathPlace: ({ place, method }: Operation) => Place;
/** The list of servers, or what stands for it in 2.0; null where there is none. */
export declare const serversPlace: (spec: SpecFacts) => Place | null;
