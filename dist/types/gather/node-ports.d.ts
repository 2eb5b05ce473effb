import type { DnsServer } from "../model/names.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports, Progress } from "../ports.ts";
import type { Timeouts } from "./connect.ts";
import { type Lookup } from "./names.ts";
import { type Environment } from "./proxy.ts";
export interface PortsOptions {
    /** Says whom the sockets may reach: base URL, description and wait-for URL, exact `hosts.allow`, `hosts.allow-private`; and `ca`. */
    readonly request: Pick<ScanRequest, "spec" | "baseUrl" | "alias" | "offline" | "waitFor" | "ca" | "policy" | "resolvers">;
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
    /** What the machine itself asks about names; by its own settings when not given. A caller with a `lookup` of its own and none of this asks no DNS. */
    readonly systemResolvers?: readonly DnsServer[];
}
export type NodePorts = Ports & {
    close(): Promise<void>;
};
export declare const createPorts: (options: PortsOptions) => NodePorts;
