import type { Resolver } from "./names.ts";
import type { Severity } from "./severity.ts";
import type { Share } from "./share.ts";
import type { SigningRequest } from "./signing.ts";
export declare const components: readonly ["method", "scheme", "host", "path", "query", "body", "timestamp", "nonce", "content-type"];
export type Component = (typeof components)[number] | `header:${string}`;
export interface Policy {
    readonly require: {
        /** Null: the default, what the scheme can bind of method, host, path, query, body, timestamp. */
        readonly covers: readonly Component[] | null;
        /** Lower case. */
        readonly headers: readonly string[];
        /** `METHOD /path/**` globs; null: the operations that the description itself declares as signed. */
        readonly signedOperations: readonly string[] | null;
        /** Seconds; the oldest timestamp that may be accepted. 300 by default. */
        readonly maxAge?: number;
        /** Null or absent: `refuse` for API schemes, `accept` for webhook schemes. */
        readonly replay?: "refuse" | "accept" | null;
    };
    readonly hosts: {
        /** Exact hosts and `*.` wildcards, normalised. */
        readonly allow: readonly string[];
        /** CIDRs, addresses or names. */
        readonly allowPrivate: readonly string[];
        /** Host → `sha256/<base64 of the SPKI's hash>`: what its certificate, or one above it, must have. */
        readonly pins?: Readonly<Record<string, readonly string[]>>;
    };
    readonly gate: {
        readonly threshold: number;
        readonly failOn: Severity | "none";
        /** 0 to 1. */
        readonly minMeasured: number;
        readonly newOnly: boolean;
    };
    /** Id → `off`, or another severity for all findings of the check that do not carry one of their own. */
    readonly checks: Readonly<Record<string, Severity | "off">>;
    readonly waivers: readonly Waiver[];
}
export declare const defaultGate: Policy["gate"];
export declare const defaultPolicy: Policy;
export interface Waiver {
    readonly check: string;
    readonly host: string | null;
    readonly operation: string | null;
    /** A path, or a glob with `*` and `**`. */
    readonly path: string | null;
    readonly reason: string;
    /** YYYY-MM-DD; the last day on which it holds, in UTC. */
    readonly until: string;
    /** Where it is written. */
    readonly file: string;
    readonly line: number;
}
export interface Limits {
    /** Requests a second towards one remote host; null: no limit (loopback and service containers). */
    readonly rate: number | null;
    readonly concurrency: number | null;
    readonly deadlineMs: number;
    readonly requests: number | null;
}
/** A file of captured traffic or a glob, and who named it. */
export interface TrafficName {
    readonly glob: string;
    /** `--traffic`, `input traffic`, `traffic in sigproof.yml`. */
    readonly from: string;
}
export interface ScanRequest {
    /** Path or http(s) URL as the user gave it. */
    readonly spec: string;
    /** Normalised; null only when offline. */
    readonly baseUrl: string | null;
    /** `hosts.aliases` for exactly this base URL: `host[:port]` for `Host` and comparison, or null. */
    readonly alias: string | null;
    readonly offline: boolean;
    readonly waitFor: {
        readonly url: string;
        readonly timeoutMs: number;
    } | null;
    readonly remoteRefs: boolean;
    /** PEM text of extra certificate authorities. */
    readonly ca: string | null;
    /** The file that they came from, as the user named it. */
    readonly caFile?: string;
    readonly limits: Limits;
    readonly policy: Policy;
    /** Captured traffic. Absent: none. */
    readonly traffic?: readonly TrafficName[];
    /** Absent: this run does all of the work. */
    readonly share?: Share;
    /** Absent: nothing is signed and nothing is tried. */
    readonly signing?: SigningRequest;
    /** Whom the checks of names ask; the system alone when absent. */
    readonly resolvers?: {
        readonly list: readonly [Resolver, ...Resolver[]];
        /** Said by flag or input: then the scan's own connections use them too. A file never decides where a signature goes. */
        readonly said: boolean;
    };
}
