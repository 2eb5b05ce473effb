// Names are resolved once per run and pinned; every address is classified before a socket may go there.

import { networkInterfaces } from "node:os";
import { addressMatches, canonicalAddress, isAddress, kindOfAddress, type AddressKind } from "../dns/address.ts";
import { hostnameOf, hostOf } from "../model/host.ts";
import type { Fault } from "../model/visit.ts";
import { fault, faultOf } from "./faults.ts";

/** All addresses of a name, as the system resolver or a stub in a test gives them. */
export type Lookup = (name: string) => Promise<readonly string[]>;

/** Where a host lives for the rest of the run. The one that last accepted a connection stands first. */
export interface Pinned {
  addresses: readonly string[];
}

export interface AddressPolicy {
  /** Origins that the user named as base URL, description or wait-for URL: private and loopback addresses are what they meant. */
  readonly ownOrigins: ReadonlySet<string>;
  /** `hosts.allow-private`. */
  readonly allowPrivate: readonly string[];
}

const systemLookup: Lookup = async (name) => {
  const { lookup } = await import("node:dns/promises");
  return (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);
};

/** Never permitted, not even as base URL: credentials of the machine, or something that is no single host. */
const never: ReadonlySet<AddressKind> = new Set(["metadata", "link-local", "multicast"]);
const kindNames: Readonly<Record<AddressKind, string>> = {
  global: "an address of this machine",
  loopback: "a loopback address",
  unspecified: "this machine itself",
  private: "a private address",
  shared: "an address behind carrier-grade NAT",
  "link-local": "a link-local address",
  metadata: "a cloud metadata address",
  multicast: "a multicast address",
  reserved: "a reserved address",
};

/** `resolve` gives the pinned addresses for a URL, or the fault `dns` or `address-refused`. It opens no connection. */
export const createNames = (policy: AddressPolicy, timeoutMs: number, lookup: Lookup = systemLookup) => {
  const pinned = new Map<string, Promise<Pinned | Fault>>();

  const find = async (name: string): Promise<Pinned | Fault> => {
    if (isAddress(name)) return { addresses: [name] };
    // RFC 6761 section 6.3: localhost names are loopback without asking anybody. Both families, because servers listen on either.
    if (name === "localhost" || name.endsWith(".localhost")) return { addresses: ["127.0.0.1", "::1"] };
    try {
      const addresses = await within(lookup(name), timeoutMs);
      if (addresses === null) return fault("dns", `the name did not resolve within ${timeoutMs} ms`);
      return addresses.length === 0 ? fault("dns", "the name has no address") : { addresses: [...new Set(addresses)] };
    } catch (error) {
      return faultOf(error, "dns");
    }
  };

  const pin = (name: string): Promise<Pinned | Fault> => {
    const known = pinned.get(name);
    if (known !== undefined) return known;
    const finding = find(name);
    pinned.set(name, finding);
    // Only what was found stays: a service that is still starting may get its name a second later.
    void finding.then((found) => "reason" in found && pinned.delete(name));
    return finding;
  };

  /** Verdicts stay as long as the addresses do: all sockets of the run. */
  const judged = new Map<string, Pinned>();

  return {
    resolve: async (url: URL): Promise<Pinned | Fault> => {
      const before = judged.get(url.origin);
      if (before !== undefined) return before;
      const host = hostOf(url);
      if (host === null) return fault("address-refused", "the URL has no host");
      const found = await pin(hostnameOf(host));
      if ("reason" in found) return found;
      // One bad address refuses the host: picking a good one would leave the choice to whoever answers next time.
      const reason = found.addresses.map((address) => refusal(address, host, url.origin, policy)).find((text) => text !== null);
      if (reason !== undefined && reason !== null) return fault("address-refused", reason);
      judged.set(url.origin, found);
      return found;
    },
  };
};

/** Why no socket may go there, as a sentence; null when one may. Literals in URLs pass here too, without any look-up. */
export const refusal = (address: string, host: string, origin: string, policy: AddressPolicy): string | null => {
  const kind = kindOfAddress(address);
  if (kind === null) return `${host} resolves to ${address}, which is no address`;
  const says = `${isAddress(hostnameOf(host)) ? host : `${host} resolves to ${address}, which`} is ${kindNames[kind]}`;
  if (never.has(kind)) return `${says}: never contacted`;
  if (kind === "global" && !isOwn(address)) return null;
  if (policy.ownOrigins.has(origin)) return null;
  const name = hostnameOf(host);
  if (policy.allowPrivate.some((entry) => entry === host || entry === name || addressMatches(entry, address))) return null;
  return `${says}: contacted only where the base URL or hosts.allow-private names it`;
};

/** Reaching one's own public address is reaching oneself. */
const isOwn = (address: string): boolean => {
  own ??= new Set(
    Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .map((entry) => canonicalAddress(entry.address) ?? ""),
  );
  return own.has(canonicalAddress(address) ?? address);
};
let own: ReadonlySet<string> | null = null;

const within = async <T>(work: Promise<T>, ms: number): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
