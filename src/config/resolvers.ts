// Resolvers as people write them: `system`, `udp://192.0.2.53`, `tcp://[2001:db8::53]:5353`, `https://dns.example/dns-query`. Pure.

import type { Resolver } from "../model/names.ts";

export const resolverForm = "system, udp://ip[:port], tcp://ip[:port] or https://host/path";

/** As an error may repeat it: whoever wrote user and password into the URL does not want to read them in a log. */
export const shownResolver = (text: string): string => text.replace(/\/\/.*@/s, "//[redacted]@").slice(0, 60);

/** Null for anything else: a name would have to be resolved first, by whom would be the question. */
export const parseResolver = (text: string): Resolver | null => {
  const written = text.trim();
  if (written.toLowerCase() === "system") return { via: "system" };
  const [, scheme = "", rest = ""] = /^(udp|tcp|https):\/\/(.+)$/i.exec(written) ?? [];
  if (scheme.toLowerCase() === "https") return webResolver(written);
  if (scheme === "") return null;
  // Read as a URL's host: that gives odd spellings of addresses their one form, and refuses what is none.
  let url: URL;
  try {
    url = new URL(`http://${rest}`);
  } catch {
    return null;
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "" || /[/?#@]/.test(rest)) return null;
  const address = url.hostname.replace(/^\[|\]$/g, "");
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(address) && !address.includes(":")) return null;
  // The URL parser drops :80 as http's own.
  const port = /:(\d{1,5})$/.exec(rest.replace(/^\[[^\]]*\]/, ""))?.[1];
  const number = port === undefined ? 53 : Number(port);
  return number < 1 || number > 65_535 ? null : { via: scheme.toLowerCase() === "tcp" ? "tcp" : "udp", address, port: number };
};

const webResolver = (text: string): Resolver | null => {
  try {
    const url = new URL(text);
    return url.hostname === "" || url.username !== "" || url.password !== "" || url.hash !== "" ? null : { via: "https", url: url.href };
  } catch {
    return null;
  }
};
