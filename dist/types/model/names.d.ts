import type { Fault } from "./visit.ts";
/** Whom to ask. `system`: what the machine itself is set up to ask. */
export type Resolver = {
    readonly via: "system";
} | {
    readonly via: "udp" | "tcp";
    readonly address: string;
    readonly port: number;
} | {
    readonly via: "https";
    readonly url: string;
};
/** One server, to one address. The port is that of name servers where none is given. */
export type DnsServer = {
    readonly via: "udp" | "tcp";
    readonly address: string;
    readonly port?: number;
} | {
    readonly via: "https";
    readonly url: string;
};
/** What one server said to one question; names are lower case, without trailing dot, odd bytes as `\DDD`. */
export interface DnsAnswer {
    /** `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED`…; numbers of unknown ones as `RCODE15`. */
    readonly rcode: string;
    readonly aa: boolean;
    readonly ra: boolean;
    readonly ad: boolean;
    /** Targets of the CNAMEs that were followed, in order. */
    readonly chain: readonly string[];
    /** Sorted. */
    readonly addresses: readonly string[];
    /** The smallest of the answer; null without a record. */
    readonly ttl: number | null;
    /** Extended errors (RFC 8914), as "6 DNSSEC Bogus". */
    readonly ede: readonly string[];
}
export interface DnsLook {
    readonly family: "A" | "AAAA";
    /** Asked once more, after the answer had time to leave the cache. */
    readonly again: boolean;
    readonly answer: DnsAnswer | null;
    readonly fault: Fault | null;
}
/** One resolver or one authoritative server, and everything it said about a name. */
export interface DnsView {
    /** For people: `udp://192.0.2.53`, `system (10.0.0.2)`, `ns1.example.com (192.0.2.1)`. */
    readonly source: string;
    readonly kind: "system" | "given" | "authoritative";
    /** What it says about validation can be believed: on loopback, or https. */
    readonly trusted: boolean;
    readonly looks: readonly DnsLook[];
    /** The same questions without validation (CD=1), asked only after SERVFAIL. */
    readonly unchecked: readonly DnsLook[];
}
/** What TLS says at one address that the authoritative servers do not give. */
export interface AddressIdentity {
    readonly address: string;
    readonly port: number;
    /**
     * `proves`: name and chain verify there. `disproves`: somebody else's, or no valid, certificate. `unreached`: nothing answered with TLS.
     * `not-asked`: the address may not be contacted.
     */
    readonly state: "proves" | "disproves" | "unreached" | "not-asked";
    readonly why: string;
}
export interface ResolutionFact {
    /** The name, lower case, without port. */
    readonly name: string;
    /** Hosts of this name that the user allowed, as in reports. */
    readonly hosts: readonly string[];
    /** Why nothing was asked although the name is one that DNS knows; null when it was. */
    readonly fault: Fault | null;
    readonly resolvers: readonly DnsView[];
    /** Of the zone in which the chain of CNAMEs ends. */
    readonly authoritative: readonly DnsView[];
    /** Serial numbers of that zone differ from server to server: a change is on its way. */
    readonly propagating: boolean;
    /** For each address that a resolver gives and no authoritative server does. */
    readonly identities: readonly AddressIdentity[];
    /** Where the chain of CNAMEs ends, asked at the authoritative servers of that zone; null without a CNAME. */
    readonly chainEnd: ChainEnd | null;
    readonly caa: CaaFact;
    readonly tlsa: TlsaFact;
}
export interface ChainEnd {
    readonly name: string;
    /** One for each time it was asked, some time apart; null where no authoritative server said anything. */
    readonly rcodes: readonly (string | null)[];
    /** Servers that said so, for people. */
    readonly servers: readonly string[];
}
/** RFC 8659: the first set of records on the way up. */
export interface CaaFact {
    /** Name at which the set was found; null for none. */
    readonly at: string | null;
    readonly records: readonly CaaRecord[];
    readonly fault: Fault | null;
}
export interface CaaRecord {
    readonly critical: boolean;
    /** Lower case. */
    readonly tag: string;
    readonly value: string;
}
/** RFC 6698, believed only where a trusted resolver validated it. */
export interface TlsaFact {
    readonly state: "validated" | "insecure" | "none" | "unknown";
    readonly records: readonly TlsaRecord[];
    readonly why: string | null;
}
export interface TlsaRecord {
    readonly port: number;
    readonly usage: number;
    readonly selector: number;
    readonly matching: number;
    /** Base64 of the association data. */
    readonly data: string;
}
/** How one address of a name server answers a stranger who asks for the whole zone. Only counts are kept. */
export interface TransferFact {
    /** Names of the server, lower case. */
    readonly server: string;
    readonly address: string;
    /**
     * `open`: the zone is handed out. `refused`: an error code, nothing, or the SOA alone. `not-authoritative`: NOTAUTH, or an answer without authority.
     * `closed`: answers questions, and takes no TCP connection or closes it. `unknown`: no answer in time, or nonsense. `unreachable-family`: this machine
     * speaks no IPv6. `not-asked`: the address may not be contacted.
     */
    readonly state: "open" | "refused" | "not-authoritative" | "closed" | "unknown" | "unreachable-family" | "not-asked";
    readonly why: string;
    /** Of the first answers, until enough had been seen. */
    readonly records: number;
    readonly bytes: number;
    readonly serial: number | null;
}
export interface ZoneFact {
    /** Lower case, without trailing dot. */
    readonly apex: string;
    /** Names in it that the user allowed. */
    readonly names: readonly string[];
    /** Why its servers could not be found; null when they were. */
    readonly fault: Fault | null;
    /** Name servers by the parent's referral; null where the parent was not reached. */
    readonly parent: readonly string[] | null;
    /** Name servers by the zone itself. */
    readonly child: readonly string[];
    readonly transfers: readonly TransferFact[];
    /** Servers that were left out because there are too many. */
    readonly more: number;
    readonly dnssec: {
        /** Its servers send signatures; null where none answered. */
        readonly signed: boolean | null;
        /** The parent vouches for its key (DS); null where nobody said. */
        readonly delegated: boolean | null;
        /** Trusted resolvers that say that they validated it. */
        readonly validatedBy: readonly string[];
    };
}
