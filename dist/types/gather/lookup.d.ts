import type { Resolver } from "../model/names.ts";
import type { Ports } from "../ports.ts";
export type LookupPorts = Pick<Ports, "randomHex"> & Required<Pick<Ports, "dns" | "systemResolvers">>;
/** The first resolver that answers decides, as in resolv.conf; `system` is the system's own look-up. Rejects when none does. */
export declare const lookupThrough: (resolvers: readonly Resolver[], ports: LookupPorts, name: string) => Promise<readonly string[]>;
