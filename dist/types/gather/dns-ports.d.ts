import type { SecureContext } from "node:tls";
import type { DnsServer } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import type { DnsAsk, DnsReply } from "../ports.ts";
import type { Timeouts } from "./connect.ts";
import type { PortsOptions } from "./node-ports.ts";
import type { Environment } from "./proxy.ts";
interface DnsPortsOptions extends Pick<PortsOptions, "request" | "lookup" | "portOf" | "systemResolvers"> {
    readonly env: Environment;
    readonly timeouts: Timeouts;
    readonly secureContext: () => Promise<SecureContext | undefined>;
}
/** Two tries over UDP and one over TCP, each with its own time. */
export declare const slowestLookupMs = 15000;
export declare const createDnsPorts: (options: DnsPortsOptions) => {
    dns: (ask: DnsAsk) => Promise<DnsReply>;
    systemResolvers: () => Promise<readonly DnsServer[]>;
    randomHex: (bytes: number) => string;
    stop: (reason: Fault) => void;
};
export {};
