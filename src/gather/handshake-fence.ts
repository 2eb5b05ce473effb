// The last fence before a TLS handshake: only names that the user allows, only addresses that sockets may reach, and never around a proxy.

import { isAddress } from "../dns/address.ts";
import type { HandshakeAsk } from "../model/certificate.ts";
import { hostnameOf, hostOf, parseUrl } from "../model/host.ts";
import { type AddressPolicy, refusal } from "./names.ts";
import { type Environment, proxyName, routeTo } from "./proxy.ts";

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
export const createFence = ({ contacts, baseUrl, alias, addressPolicy, env }: Allowed) => {
  // The port may differ: a host that is asked over http on 8080 shows who it is on 443.
  const names = new Set([...contacts].map(hostnameOf));
  const aliasName = alias === null ? null : hostnameOf(alias);
  return ({ address, port, name }: HandshakeAsk): string | null => {
    const standsIn = name === aliasName && baseUrl !== null;
    if (!standsIn && !names.has(name)) return `${name} is not among the hosts that may be contacted`;
    const url = parseUrl(standsIn ? baseUrl : `https://${name.includes(":") && isAddress(name) ? `[${name}]` : name}:${port}`);
    const host = url === null ? null : hostOf(url);
    if (url === null || host === null) return `${name} is no host`;
    const proxy = proxyName(routeTo(url, env));
    if (proxy !== null) return `a proxy (${proxy}) stands before ${host}`;
    return refusal(address, host, url.origin, addressPolicy);
  };
};
