import type { ScanRequest } from "../model/policy.ts";
import type { Ports, Progress } from "../ports.ts";
import type { Timeouts } from "./connect.ts";
import { type Lookup } from "./names.ts";
import { type Environment } from "./proxy.ts";
export interface PortsOptions {
    /** Says whom the sockets may reach: base URL, description and wait-for URL, exact `hosts.allow`, `hosts.allow-private`; and `ca`. */
    readonly request: Pick<ScanRequest, "spec" | "baseUrl" | "alias" | "offline" | "waitFor" | "ca" | "policy">;
    /** Where proxy settings come from; the process's own by default. */
    readonly env?: Environment;
    readonly onProgress?: (event: Progress) => void;
    /** Aborting ends what is under way; every exchange then answers with the fault `interrupted`. */
    readonly signal?: AbortSignal;
    /** The system resolver by default. */
    readonly lookup?: Lookup;
    readonly timeouts?: Partial<Timeouts>;
    /** Where a test's servers really listen, instead of on a well-known port: 53 or 443 of an address. */
    readonly portOf?: (address: string, port: number) => number;
}
export type NodePorts = Ports & {
    close(): Promise<void>;
};
export declare const createPorts: (options: PortsOptions) => NodePorts;
