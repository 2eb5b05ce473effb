import type { Fault } from "../model/visit.ts";
import type { Ask, DnsAsk, DnsReply, Exchange } from "../ports.ts";
export interface DnsClientOptions {
    /** Where 53 of an address really is: a test's name servers listen elsewhere. */
    readonly portOf: (address: string, port: number) => number;
    /** For resolvers by https. */
    readonly exchange: (ask: Ask) => Promise<Exchange>;
}
export interface DnsClient {
    readonly ask: (ask: DnsAsk) => Promise<DnsReply>;
    readonly stop: (reason: Fault) => void;
}
export declare const createDnsClient: ({ portOf, exchange }: DnsClientOptions) => DnsClient;
