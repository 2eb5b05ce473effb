// Which proxy stands before a URL by the usual environment variables. Pure: the environment is handed in.

import { addressMatches, kindOfAddress } from "../dns/address.ts";
import { hostnameOf, hostOf, isLoopbackHost } from "../model/host.ts";

export type Route = { readonly kind: "direct" } | { readonly kind: "proxy"; readonly url: URL } | { readonly kind: "unusable"; readonly why: string };
export type Environment = Readonly<Record<string, string | undefined>>;

const direct: Route = { kind: "direct" };

/** `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, the lower-case spelling first, as curl does. Loopback is never proxied. */
export const routeTo = (url: URL, env: Environment): Route => {
  const scheme = url.protocol.slice(0, -1);
  const setting = read(env, `${scheme}_proxy`) ?? read(env, "all_proxy");
  const host = hostOf(url);
  if (setting === null || host === null) return direct;
  const name = hostnameOf(host);
  const kind = kindOfAddress(name);
  if (isLoopbackHost(host) || kind === "loopback" || kind === "unspecified") return direct;
  const port = url.port === "" ? (scheme === "https" ? "443" : "80") : url.port;
  const exempt = (read(env, "no_proxy") ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  if (exempt.some((entry) => exempts(entry.toLowerCase(), name, port))) return direct;
  return parse(setting);
};

/** Without credentials, as evidence and reports show it. */
export const proxyName = (route: Route): string | null => (route.kind === "proxy" ? `${route.url.protocol}//${route.url.host}` : null);

const read = (env: Environment, name: string): string | null => {
  const value = (env[name] ?? env[name.toUpperCase()] ?? "").trim();
  return value === "" ? null : value;
};

/** `*`, a name (and everything below it), `.name`, `*.name`, an address or a CIDR block; with `:port` only for that port. */
const exempts = (entry: string, name: string, port: string): boolean => {
  if (entry === "*") return true;
  if (addressMatches(entry, name)) return true;
  const [, pattern = entry, only = null] = /^(.*[^:]):(\d+)$/.exec(entry) ?? [];
  if (only !== null && only !== port) return false;
  const bare = pattern.replace(/^\*?\.|\.$/g, "").replace(/^\[|\]$/g, "");
  return bare !== "" && (name === bare || name.endsWith(`.${bare}`) || addressMatches(bare, name));
};

const parse = (setting: string): Route => {
  try {
    const url = new URL(setting.includes("://") ? setting : `http://${setting}`);
    if (url.protocol === "http:" || url.protocol === "https:") return { kind: "proxy", url };
    return { kind: "unusable", why: `a ${url.protocol.slice(0, -1)} proxy is set in the environment and only http and https proxies are spoken` };
  } catch {
    return { kind: "unusable", why: "the proxy that is set in the environment is no URL" };
  }
};
