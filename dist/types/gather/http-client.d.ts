import type { SecureContext } from "node:tls";
import type { Fault } from "../model/visit.ts";
import type { Ask, Exchange } from "../ports.ts";
import { type Timeouts } from "./connect.ts";
import type { Pinned } from "./names.ts";
import { type Environment } from "./proxy.ts";
export declare const defaultTimeouts: Timeouts;
export declare const userAgent: string;
export interface ClientOptions {
    /** Hosts that may be asked at all, as in reports; the last fence behind the planner's own. */
    readonly contacts: ReadonlySet<string>;
    resolve(url: URL): Promise<Pinned | Fault>;
    secureContext(): Promise<SecureContext | undefined>;
    readonly env: Environment;
    readonly timeouts: Timeouts;
}
export declare const createClient: (options: ClientOptions) => {
    exchange: (ask: Ask) => Promise<Exchange>;
    /** Ends everything that is under way with this fault, and everything asked later too. */
    stop: (reason: Fault) => void;
};
export declare const portOf: (url: URL) => number;
export declare const proxyAuthorization: ({ username, password }: URL) => string | null;
/** As they leave. */
export declare const headersOf: (ask: Ask, url: URL) => readonly (readonly [string, string])[];
