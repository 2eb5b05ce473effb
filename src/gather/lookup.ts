// Addresses of a name by the resolvers that the user named at the door, in their order: for the scan's own connections.

import type { Resolver } from "../model/names.ts";
import type { Ports } from "../ports.ts";

export type LookupPorts = Pick<Ports, "randomHex"> & Required<Pick<Ports, "dns" | "systemResolvers">>;

/** The first resolver that answers decides, as in resolv.conf; `system` is the system's own look-up. Rejects when none does. */
export const lookupThrough = async (resolvers: readonly Resolver[], ports: LookupPorts, name: string): Promise<readonly string[]> => {
  const { addressesBy } = await import("./addresses.ts");
  let last = "no resolver is set up";
  for (const resolver of resolvers) {
    if (resolver.via === "system") {
      const { lookup } = await import("node:dns/promises");
      return (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);
    }
    const found = await addressesBy(resolver, ports, name);
    if (typeof found !== "string") return found;
    last = found;
  }
  throw Object.assign(new Error(last), { code: last });
};
