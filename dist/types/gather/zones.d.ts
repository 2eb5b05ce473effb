import type { ZoneFact } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
import { type AskDns } from "./ask-dns.ts";
import type { Finder } from "./name-servers.ts";
import type { AskedResolver } from "./resolvers.ts";
export interface ZoneTools {
    readonly ports: Ports;
    readonly ask: AskDns;
    readonly finder: Finder;
    readonly resolvers: readonly AskedResolver[];
    readonly refusal: (address: string, name: string) => string | null;
    readonly speaks: (address: string) => boolean;
}
export declare const gatherZone: (apex: string, names: readonly string[], tools: ZoneTools) => Promise<ZoneFact>;
/** A zone that nobody could look for. */
export declare const lostZone: (name: string, why: Fault) => ZoneFact;
