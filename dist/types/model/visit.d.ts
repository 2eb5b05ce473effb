/** Why an exchange gave no usable answer. The world's trouble, so a value and never a throw. */
export type FaultReason = "dns" | "address-refused" | "connection-refused" | "connection-reset" | "empty-reply" | "protocol-error" | "truncated" | "bad-encoding" | "timeout" | "response-limit" | "tls-identity" | "tls-protocol" | "tls-handshake" | "rate-limited" | "deadline" | "request-limit" | "target-gave-up" | "unreachable" | "interrupted";
export interface Fault {
    readonly reason: FaultReason;
    /** One sentence for a person; may quote the system's code, never a secret. */
    readonly detail: string;
}
/** What a visit started from. */
export type Entry = {
    readonly kind: "base-url";
} | {
    readonly kind: "server";
    readonly server: number;
} | {
    readonly kind: "operation";
    readonly operation: string;
};
export interface Visit {
    readonly entry: Entry;
    readonly method: "GET" | "HEAD";
    /** The first URL asked, credential-like query values redacted. */
    readonly url: string;
    /** Every answered request of the chain in order; empty when the first one already failed. */
    readonly steps: readonly Step[];
    readonly end: VisitEnd;
}
export interface Step {
    readonly url: string;
    readonly status: number;
    /** The `Location` header as sent (cut at 2,048 characters); null without one. */
    readonly location: string | null;
    /** `Location` resolved against `url`, when status is 301, 302, 303, 307 or 308 and it parses as http(s); null otherwise. */
    readonly redirect: string | null;
    /** Hosts named by this answer, other than the redirect target itself. Repeats are folded into `count`. */
    readonly references: readonly HostReference[];
    /** Whether the body could be searched for hosts: "read", "none" (no body, or not JSON), or the fault that stopped it. */
    readonly body: "read" | "none" | Fault;
    /** `Strict-Transport-Security` of an answer over https, cut at 256 characters; null without one. Absent over http, and in older evidence. */
    readonly hsts?: string | null;
    /** `Age`, `X-Cache`… seen: the answer may come from a cache. */
    readonly cached: boolean;
}
export type VisitEnd = {
    readonly kind: "answered";
}
/** The redirect leads to an origin that may not be contacted: recorded, not requested. */
 | {
    readonly kind: "left";
    readonly to: string;
} | {
    readonly kind: "loop";
} | {
    readonly kind: "too-many-redirects";
} | {
    readonly kind: "bad-location";
    readonly location: string;
} | {
    readonly kind: "fault";
    readonly fault: Fault;
};
export type ReferenceSource = "location" | "content-location" | "link" | "refresh" | "cors" | "csp" | "set-cookie" | "body";
export interface HostReference {
    readonly source: ReferenceSource;
    /** Normalised as in the report: lower case, A-label, no trailing dot, `:port` unless default for its scheme. */
    readonly host: string;
    /** The first URL or value seen, cut at 512 characters, credential-like query values redacted. */
    readonly value: string;
    /** Link relation, JSON pointer of the string in the body, CSP directive, cookie attribute; "" where nothing more is known. */
    readonly detail: string;
    readonly count: number;
}
export interface NotVisited {
    readonly operation: string;
    readonly why: string;
}
/** One request that carried a foreign name in `X-Forwarded-Host` and another in `Forwarded`. */
export interface ForwardedProbe {
    readonly entry: Entry;
    readonly url: string;
    /** The bare names. */
    readonly sent: {
        readonly xForwardedHost: string;
        readonly forwarded: string;
    };
    readonly status: number | null;
    readonly fault: Fault | null;
    readonly echoes: readonly ForwardedEcho[];
}
export interface ForwardedEcho {
    readonly header: "X-Forwarded-Host" | "Forwarded";
    readonly source: ReferenceSource;
    readonly value: string;
    readonly detail: string;
}
