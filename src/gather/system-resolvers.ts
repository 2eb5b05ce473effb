// What this machine is set up to ask about names, as Node reads it from the system's own settings.

import { getServers } from "node:dns";
import { isAddress } from "../dns/address.ts";
import type { DnsServer } from "../model/names.ts";

/** The C library reads no more of resolv.conf. */
const mostServers = 3;

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353` → servers. */
export const systemResolvers = async (): Promise<readonly DnsServer[]> =>
  getServers()
    .slice(0, mostServers)
    .flatMap((text): DnsServer[] => {
      const [, v6, v4, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(text) ?? [];
      const address = v6 ?? v4 ?? text;
      return isAddress(address) ? [{ via: "udp", address, ...(port === undefined ? {} : { port: Number(port) }) }] : [];
    });
