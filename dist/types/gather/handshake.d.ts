import { type SecureContext } from "node:tls";
import type { Handshake, HandshakeAsk, Hello, HelloAsk } from "../model/certificate.ts";
import type { Fault } from "../model/visit.ts";
import { type Timeouts } from "./connect.ts";
export interface HandshakeOptions {
    /** Why this address may not be asked for this name; null when it may. */
    refuses(ask: HandshakeAsk): string | null;
    /** `old`: for servers that speak nothing above TLS 1.1, whose certificate is worth seeing all the same. */
    secureContext(old: boolean): Promise<SecureContext>;
    readonly timeouts: Timeouts;
    /** Where a test's servers really listen. */
    portOf(address: string, port: number): number;
}
export declare const createHandshakes: (options: HandshakeOptions) => {
    handshake: (ask: HandshakeAsk) => Promise<Handshake>;
    hello: (ask: HelloAsk) => Promise<Hello>;
    /** Ends everything that is under way with this fault, and everything asked later too. */
    stop: (reason: Fault) => void;
};
