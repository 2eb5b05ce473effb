import { type RecordSpan } from "./walk.ts";
export type QuestionType = "A" | "AAAA" | "AXFR" | "CAA" | "CNAME" | "DNSKEY" | "DS" | "NS" | "SOA" | "TLSA";
export interface DnsQuestion {
    readonly id: number;
    /** Spelled as it should go out. */
    readonly name: string;
    readonly type: QuestionType;
    /** Asks a resolver to find out, rather than a server what it knows. */
    readonly recurse: boolean;
    /** CD: answer without validating. */
    readonly unchecked?: boolean;
}
/** What is used of a record. Names are lower case; those with odd bytes carry `\DDD`. */
export type RecordData = {
    readonly type: "A" | "AAAA";
    readonly address: string;
} | {
    readonly type: "CNAME" | "NS";
    readonly target: string;
} | {
    readonly type: "SOA";
    readonly serial: number;
} | {
    readonly type: "CAA";
    readonly critical: boolean;
    readonly tag: string;
    readonly value: string;
} | {
    readonly type: "TLSA";
    readonly usage: number;
    readonly selector: number;
    readonly matching: number;
    readonly data: string;
} | {
    readonly type: "other";
    readonly code: number;
};
export interface DnsRecord {
    readonly section: RecordSpan["section"];
    readonly owner: string;
    readonly ttl: number;
    readonly data: RecordData;
}
export interface DnsMessage {
    readonly id: number;
    readonly response: boolean;
    readonly rcode: string;
    readonly aa: boolean;
    readonly tc: boolean;
    readonly ra: boolean;
    readonly ad: boolean;
    /** Spelled as it came. */
    readonly question: {
        readonly name: string;
        readonly type: number;
    } | null;
    readonly records: readonly DnsRecord[];
    readonly ede: readonly string[];
}
export declare const typeCodes: {
    readonly A: 1;
    readonly NS: 2;
    readonly CNAME: 5;
    readonly SOA: 6;
    readonly AAAA: 28;
    readonly OPT: 41;
    readonly DS: 43;
    readonly RRSIG: 46;
    readonly DNSKEY: 48;
    readonly TLSA: 52;
    readonly AXFR: 252;
    readonly CAA: 257;
};
/** With EDNS and DO; a transfer goes without either, as BIND's tools send it. */
export declare const encodeQuestion: ({ id, name, type, recurse, unchecked }: DnsQuestion) => Uint8Array;
/** Labels of 1 to 63 plain characters, 253 in all. Names out of answers are asked about too, and may hold anything. */
export declare const fitsQuestion: (name: string) => boolean;
export type Decoded = {
    readonly message: DnsMessage;
} | {
    readonly malformed: string;
};
/** Never throws, whatever the bytes are. */
export declare const decodeMessage: (bytes: Uint8Array) => Decoded;
