// What kind of address a literal is, and whether it lies in a list the user gave. Pure; wants addresses, so classify after `new URL()`, never the text a person wrote.

import ipaddr from "ipaddr.js";

/**
 * `own` interface addresses are the caller's to know. `metadata` are the services that hand credentials to whoever asks from inside a cloud machine.
 * `unspecified` (0.0.0.0, ::) reaches the machine itself on most systems.
 */
export type AddressKind = "global" | "loopback" | "unspecified" | "private" | "shared" | "link-local" | "metadata" | "multicast" | "reserved";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** AWS, Azure host agent, Alibaba, Oracle, and the IPv6 twins of AWS and Google. */
const metadata = new Set(
  ["169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"].map((text) =>
    ipaddr.parse(text).toNormalizedString(),
  ),
);

const v4Kinds: Readonly<Record<string, AddressKind>> = {
  unicast: "global",
  loopback: "loopback",
  unspecified: "unspecified",
  private: "private",
  carrierGradeNat: "shared",
  linkLocal: "link-local",
  multicast: "multicast",
  broadcast: "multicast",
};
const v6Kinds: Readonly<Record<string, AddressKind>> = {
  unicast: "global",
  loopback: "loopback",
  unspecified: "unspecified",
  uniqueLocal: "private",
  deprecatedSiteLocal: "private",
  linkLocal: "link-local",
  multicast: "multicast",
};

/** From most to least dangerous: an address that embeds several counts as the worst of them. */
const worstFirst: readonly AddressKind[] = ["metadata", "link-local", "multicast", "loopback", "unspecified", "private", "shared", "reserved", "global"];

const parse = (text: string): Address | null => {
  const bare = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  // Only canonical four-part decimals: ipaddr.js would also take "127.1" or "0x7f.1", which other programs read differently.
  if (!bare.includes(":") && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return null;
  return ipaddr.isValid(bare) ? ipaddr.parse(bare) : null;
};

export const isAddress = (text: string): boolean => parse(text) !== null;

/** The spelling under which two addresses compare: mapped IPv4 as IPv4, IPv6 without shortening. Null when it is none. */
export const canonicalAddress = (text: string): string | null => {
  const address = parse(text);
  if (address === null) return null;
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toNormalizedString();
};

/** Four or sixteen bytes in network order; null for a name. */
export const bytesOfAddress = (text: string): Uint8Array | null => {
  const address = parse(text);
  return address === null ? null : Uint8Array.from(address.toByteArray());
};

/** Kind of an IPv4 or IPv6 literal, brackets and zone allowed; null for a name. */
export const kindOfAddress = (text: string): AddressKind | null => {
  const address = parse(text);
  if (address === null) return null;
  const kinds = new Set([address, ...embedded(address)].map(plainKind));
  return worstFirst.find((kind) => kinds.has(kind)) ?? "reserved";
};

const plainKind = (address: Address): AddressKind => {
  if (metadata.has(address.toNormalizedString())) return "metadata";
  if (address instanceof ipaddr.IPv4) return v4Kinds[address.range()] ?? "reserved";
  const range = address.range();
  // Forms that carry an IPv4 address say nothing themselves: that address decides.
  if (range === "ipv4Mapped" || range === "rfc6052" || range === "rfc6145" || range === "6to4" || range === "teredo") return "global";
  const kind = v6Kinds[range] ?? "reserved";
  // Global unicast is handed out from 2000::/3 only (RFC 4291 section 2.4 and IANA's registry).
  return kind === "global" && ((address.parts[0] ?? 0) & 0xe000) !== 0x2000 ? (isCompatible(address) ? "global" : "reserved") : kind;
};

/** `::a.b.c.d`, deprecated by RFC 4291 section 2.5.5.1 and still routed to the IPv4 address by some stacks. */
const isCompatible = ({ parts }: ipaddr.IPv6): boolean => parts.slice(0, 6).every((part) => part === 0) && (parts[6] ?? 0) > 0;

const v4 = (high: number, low: number): ipaddr.IPv4 => new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);

/** IPv4 addresses that a translator or tunnel would take out of an IPv6 address. */
const embedded = (address: Address): readonly ipaddr.IPv4[] => {
  if (address instanceof ipaddr.IPv4) return [];
  const [a = 0, b = 0, c = 0, d = 0, , f = 0, g = 0, h = 0] = address.parts;
  const last = v4(g, h);
  if (a === 0x64 && b === 0xff9b) return [last]; // NAT64, RFC 6052 and the local prefix of RFC 8215
  if (a === 0x2002) return [v4(b, c)]; // 6to4, RFC 3056
  if (a === 0x2001 && b === 0) return [v4(c, d), v4(g ^ 0xffff, h ^ 0xffff)]; // Teredo server and client, RFC 4380
  if (address.isIPv4MappedAddress() || address.range() === "rfc6145" || isCompatible(address)) return [last];
  if ((address.parts[4] === 0 || address.parts[4] === 0x200) && f === 0x5efe) return [last]; // ISATAP, RFC 5214
  return [];
};

/** `entry` is an address or a CIDR block; mapped IPv4 is compared as IPv4. Anything else matches nothing. */
export const addressMatches = (entry: string, text: string): boolean => {
  const canonical = canonicalAddress(text);
  if (canonical === null) return false;
  const address = ipaddr.parse(canonical);
  const [network = "", bits, ...rest] = entry.split("/");
  const base = canonicalAddress(network);
  if (base === null || rest.length > 0) return false;
  if (bits === undefined) return base === canonical;
  const parsed = ipaddr.parse(base);
  const most = parsed.kind() === "ipv4" ? 32 : 128;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most || parsed.kind() !== address.kind()) return false;
  return address.match(parsed, Number(bits));
};
