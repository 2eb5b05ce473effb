import type { Resolver } from "../model/names.ts";
import type { LookupPorts } from "./lookup.ts";
/** A sentence where the resolver gave no answer; an empty list where it says that there is no address. */
export declare const addressesBy: (resolver: Exclude<Resolver, {
    via: "system";
}>, ports: LookupPorts, name: string) => Promise<readonly string[] | string>;
