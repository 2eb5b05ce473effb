import type { DnsMessage, QuestionType } from "../dns/message.ts";
import type { DnsServer } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import { type AskDns } from "./ask-dns.ts";
export interface NameServer {
    readonly name: string;
    readonly address: string;
}
export interface Servers {
    readonly fault: Fault | null;
    /** Names by the parent's referral; null where the parent was not reached. */
    readonly parent: readonly string[] | null;
    readonly child: readonly string[];
    readonly servers: readonly NameServer[];
    readonly more: number;
}
export interface Finder {
    /** Asks the resolvers in their order until one answers. */
    recursive(name: string, type: QuestionType): Promise<DnsMessage | Fault>;
    /** The zone that holds the name, not above `floor`; null where there is none below it. */
    apexOf(name: string, floor: string | null): Promise<string | null | Fault>;
    serversOf(apex: string): Promise<Servers>;
}
export interface FinderOptions {
    readonly ask: AskDns;
    readonly resolvers: readonly DnsServer[];
    /** Why no packet may go to this address of a name server; null when one may. */
    readonly refusal: (address: string, name: string) => string | null;
    /** Whether this machine speaks the family of the address. */
    readonly speaks: (address: string) => boolean;
}
export declare const createFinder: ({ ask, resolvers, refusal, speaks }: FinderOptions) => Finder;
