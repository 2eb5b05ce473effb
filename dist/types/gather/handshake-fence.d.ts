import type { HandshakeAsk } from "../model/certificate.ts";
import { type AddressPolicy } from "./names.ts";
import { type Environment } from "./proxy.ts";
interface Allowed {
    /** Hosts that may be contacted, as in reports. */
    readonly contacts: ReadonlySet<string>;
    readonly baseUrl: string | null;
    /** The name that the base URL's certificate has to prove instead of its own. */
    readonly alias: string | null;
    readonly addressPolicy: AddressPolicy;
    readonly env: Environment;
}
/** Why this address may not be asked for this name, as a sentence; null when it may. */
export declare const createFence: ({ contacts, baseUrl, alias, addressPolicy, env }: Allowed) => ({ address, port, name }: HandshakeAsk) => string | null;
export {};
