import type { DnsServer, DnsView } from "../model/names.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";
export interface AskedResolver extends Pick<DnsView, "source" | "trusted"> {
    readonly server: DnsServer;
    readonly kind: "system" | "given";
}
/** Throws where a policy names a resolver at an address that only the user at the door may name. */
export declare const resolversOf: ({ resolvers, policy }: ScanRequest, ports: Ports) => Promise<readonly AskedResolver[]>;
