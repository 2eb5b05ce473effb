import { type Socket } from "node:net";
import type { SecureContext } from "node:tls";
import type { Pinned } from "./names.ts";
export interface Timeouts {
    readonly dnsMs: number;
    readonly connectMs: number;
    readonly tlsMs: number;
    readonly firstByteMs: number;
    readonly exchangeMs: number;
}
export interface Destination {
    /** Of the first socket: the target, or the proxy before it. */
    readonly pinned: Pinned;
    readonly port: number;
    /** Names to prove, in order: the proxy's own TLS, a CONNECT through it, the target's TLS. */
    readonly proxyTls: string | null;
    readonly tunnel: {
        readonly authority: string;
        readonly authorization: string | null;
    } | null;
    readonly tls: string | null;
}
export interface Sockets {
    readonly timeouts: Timeouts;
    secureContext(): Promise<SecureContext | undefined>;
    /** Everything that is open, so that closing leaves nothing behind. */
    readonly open: Set<Socket>;
}
export declare const openSocket: (to: Destination, sockets: Sockets) => Promise<Socket>;
export declare const dial: (address: string, port: number, ms: number, sockets: Sockets) => Promise<Socket>;
