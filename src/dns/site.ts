// The registrable domain of a host: what one owner registers, below the public suffix. Pure. Import lazily: it brings the public suffix list.

import { getDomain } from "tldts";
import { hostnameOf } from "../model/host.ts";
import { isAddress } from "./address.ts";

/** Reserved by RFC 2606, RFC 6761, RFC 6762 and ICANN (`.internal`): in no suffix list, so the last two labels stand for the owner. */
const reserved = new Set(["example", "test", "invalid", "local", "internal", "localhost"]);

/**
 * `host` as in reports, port allowed. Null for addresses, single labels and public suffixes themselves.
 * Private suffixes count (`a.github.io` and `b.github.io` are two owners).
 */
export const siteOf = (host: string): string | null => {
  const name = hostnameOf(host).replace(/^\*\./, "").replace(/\.$/, "").toLowerCase();
  if (isAddress(name)) return null;
  const labels = name.split(".");
  if (labels.length < 2 || labels.includes("")) return null;
  if (reserved.has(labels.at(-1) ?? "")) return labels.slice(-2).join(".");
  return getDomain(name, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
};
