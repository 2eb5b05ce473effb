import type { SecureContext } from "node:tls";
import type { Environment } from "./proxy.ts";
/** Undefined leaves Node's own store. An extra authority is added to the default ones, and to those of NODE_EXTRA_CA_CERTS, which `ca` would otherwise switch off. */
export declare const secureContextWith: (ca: string | null, env: Environment) => Promise<SecureContext | undefined>;
/** The same trust, for looking: `old` also shakes hands in TLS 1.0 and 1.1, which OpenSSL 3 does at its lowest security level only. */
export declare const contextForLooking: (ca: string | null, env: Environment, old: boolean) => Promise<SecureContext>;
