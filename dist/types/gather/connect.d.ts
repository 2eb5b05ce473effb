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
/** `look` sees the first socket before a byte is written to it, and may throw. */
export declare const openSocket: (to: Destination, sockets: Sockets, look?: (socket: Socket) => void) => Promise<Socket>;
export declare const dial: (address: string, port: number, ms: number, sockets: Sockets) => Promise<Socket>;
/** `name` is what the certificate has to prove; also the SNI, unless it is an address (RFC 6066 section 3). */
export declare const secure: (socket: Socket, name: string, sockets: Sockets) => Promise<Socket>;
