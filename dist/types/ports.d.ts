import type { Handshake, HandshakeAsk, Hello, HelloAsk } from "./model/certificate.ts";
import type { DnsServer } from "./model/names.ts";
import type { TrafficName } from "./model/policy.ts";
import type { Fault } from "./model/visit.ts";
/** One request, byte for byte: no header is added except `Connection` and, unless given, `Host`, `User-Agent`, `Accept` and `Accept-Encoding: identity`. */
export interface Ask {
    /** Any token. Only what the user consented to goes beyond GET, HEAD and OPTIONS. */
    readonly method: string;
    /** Where the socket goes, and the request target. http or https, no userinfo. */
    readonly url: string;
    /** The request target as it goes out, byte for byte, where it must not be what the URL parser makes of it. Starts with `/`. */
    readonly target?: string;
    /** The request's body. */
    readonly payload?: Uint8Array;
    /** "never": the same bytes are not sent a second time, whatever happened to the first; 429 and 503 are answers then. */
    readonly retry?: "never";
    /** `Host` header when it differs from the URL's (an alias). Also the TLS server name. */
    readonly host?: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** "none" reads no body; "json" reads it only when its content type is JSON. */
    readonly body: "read" | "json" | "none";
    /** Cap of the decoded body; 4 MiB when not given. */
    readonly maxBytes?: number;
    /** Wall clock for the whole exchange, look-up and connect included; 20 s when not given. */
    readonly timeoutMs?: number;
}
export interface Answer {
    readonly status: number;
    /** In the order and spelling of the wire, repeated ones repeated. */
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** Decoded; null when not asked for, or when `bodyFault` says why it is missing. */
    readonly body: Uint8Array | null;
    readonly bodyFault: Fault | null;
    readonly address: string | null;
}
export type Exchange = {
    readonly kind: "answer";
    readonly answer: Answer;
} | {
    readonly kind: "fault";
    readonly fault: Fault;
};
/** One DNS message to one server, and what came back. The bytes are made and read in dns/; the port moves them. */
export interface DnsAsk {
    /** Without a port of its own, that of name servers. Who it may be is decided by the caller. */
    readonly server: DnsServer;
    readonly message: Uint8Array;
    readonly timeoutMs: number;
    /** TCP only: called with each whole message; false ends the exchange and closes the connection. Without it the first message ends it. */
    readonly more?: (message: Uint8Array) => boolean;
    /** Over all messages of the exchange. */
    readonly maxBytes: number;
}
/** `closed`: the server ended the connection by itself; what came before counts. */
export type DnsReply = {
    readonly kind: "messages";
    readonly messages: readonly Uint8Array[];
    readonly closed: boolean;
} | {
    readonly kind: "fault";
    readonly fault: Fault;
};
/** A file that stays under its root, or why it may not be read. Synchronous: measured a quarter faster for thousands of small files. */
export type FileRead = {
    readonly kind: "text";
    readonly text: string /** Resolved path, the identity of the file. */;
    readonly path: string;
} | {
    readonly kind: "missing";
    readonly why: string;
}
/** Outside the root, a symlink out of it, or no regular file. The content was not read. */
 | {
    readonly kind: "unsafe";
    readonly why: string;
} | {
    readonly kind: "too-large";
    readonly bytes: number;
};
/** What came of reading a file in pieces. */
export type FilePieces = {
    readonly kind: "read";
} | {
    readonly kind: "missing";
    readonly why: string;
}
/** Not where files may be, or no regular file. */
 | {
    readonly kind: "unsafe";
    readonly why: string;
};
export type Progress = 
/** Before the first request: at most how many, redirects not counted, and every host that one of them may reach. */
{
    readonly stage: "plan";
    readonly requests: number;
    readonly hosts: readonly string[];
} | {
    readonly stage: "waiting";
    readonly url: string;
    readonly attempt: number;
    readonly last: string;
} | {
    readonly stage: "visited";
    readonly done: number;
    readonly total: number;
    readonly url: string;
};
export interface Ports {
    /** Reads a description file. `root` is the directory that nothing may leave; null for the description itself, which the user named. */
    readFile(path: string, root: string | null, maxBytes: number): FileRead;
    /** The files behind the names, before anything is sent. Throws `ScanError` where a name has none. Absent, like `readPieces`, where there are no files. */
    findTraffic?(names: readonly TrafficName[]): readonly string[];
    /** A file of traffic, however large. A piece is only good until `take` returns, which says whether it wants more. */
    readPieces?(path: string, take: (piece: Uint8Array) => boolean): FilePieces;
    /** Never rejects for a fault of the world. */
    exchange(ask: Ask): Promise<Exchange>;
    /** Never rejects for a fault of the world. Absent where nothing may be asked. */
    dns?(ask: DnsAsk): Promise<DnsReply>;
    /** What the machine itself asks, in its order. */
    systemResolvers?(): Promise<readonly DnsServer[]>;
    /** Never rejects for a fault of the world; ends after the handshake without sending a byte of a request. Absent where nothing may be asked. */
    handshake?(ask: HandshakeAsk): Promise<Handshake>;
    /** Never rejects for a fault of the world; ends with the first thing that the server says. Absent where nothing may be asked. */
    hello?(ask: HelloAsk): Promise<Hello>;
    /** The addresses that sockets for this URL go to, all judged; asks the resolver the first time and opens no connection. */
    addresses?(url: string): Promise<{
        readonly addresses: readonly string[];
    } | Fault>;
    /** The proxy in the path towards this URL, without credentials; null, like a missing function, when direct. */
    proxyOf?(url: string): string | null;
    /** Milliseconds since the epoch. */
    now(): number;
    sleep(ms: number): Promise<void>;
    /** Lower-case hex. */
    randomHex(bytes: number): string;
    progress(event: Progress): void;
}
