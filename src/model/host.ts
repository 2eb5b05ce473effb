// Hosts as sigproof compares them: lower case, A-label, no trailing dot, ":port" unless it is the scheme's default. Pure.

const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "https:": "443", "ws:": "80", "wss:": "443" };

/** RFC 1035 section 2.3.4, with the final dot: a longer name resolves nowhere, and what works on names need not fear its length. */
const longestName = 255;

/** Parses an absolute URL that has a host; null instead of a throw. Relative references resolve against `base`. */
export const parseUrl = (text: string, base?: string): URL | null => {
  try {
    const url = new URL(text, base);
    return url.hostname === "" || url.hostname.length > longestName ? null : url;
  } catch {
    return null;
  }
};

/**
 * The comparable host of a URL, port included unless default. WHATWG parsing has already lower-cased it, made A-labels and turned odd IPv4 spellings
 * (`127.1`, `0x7f.1`) into dotted form; the trailing dot of a fully qualified name is dropped here. IPv6 keeps its brackets.
 */
export const hostOf = (url: URL | string): string | null => {
  const parsed = typeof url === "string" ? parseUrl(url) : url;
  if (parsed === null || parsed.hostname === "" || parsed.hostname.length > longestName) return null;
  const name = parsed.hostname.replace(/\.+$/, "").toLowerCase();
  if (name === "") return null;
  const port = parsed.port === (defaultPorts[parsed.protocol] ?? "") ? "" : parsed.port;
  return port === "" ? name : `${name}:${port}`;
};

/** Normalises what a person writes as a host (`API.Example.com.`, `bücher.example`, `[::1]:8443`); null when it is none. A URL is not a host. */
export const parseHost = (text: string): string | null => {
  if (text === "" || /[/\\?#@\s]/.test(text)) return null;
  return hostOf(`https://${text}`);
};

/** Name without port and without brackets: `[::1]:8443` → `::1`. */
export const hostnameOf = (host: string): string => {
  const v6 = /^\[([^\]]*)\]/.exec(host);
  if (v6 !== null) return v6[1] ?? "";
  return host.replace(/:\d+$/, "");
};

/**
 * Exact comparison, or a pattern with `*`. A leading `*.` stands for one or more whole labels (never for none); a `*` elsewhere stands for part of one label.
 * A pattern without port matches only the default port.
 */
export const hostMatches = (pattern: string, host: string): boolean => {
  if (!pattern.includes("*")) return pattern === host;
  if (pattern.startsWith("*.") && !pattern.slice(2).includes("*")) {
    const tail = pattern.slice(1);
    return host.length > tail.length && host.endsWith(tail) && !host.startsWith(".");
  }
  const wanted = pattern.split(".");
  const given = host.split(".");
  if (wanted[0] === "*") {
    if (given.length < wanted.length) return false;
    given.splice(0, given.length - wanted.length + 1, "x");
  }
  return given.length === wanted.length && wanted.every((label, i) => labelMatches(label, given[i] ?? ""));
};

const labelMatches = (pattern: string, label: string): boolean => {
  const [head = "", ...tails] = pattern.split("*");
  if (tails.length === 0) return pattern === label;
  const last = tails.pop() ?? "";
  // At least one character must stand for the star; inner stars are matched greedily left to right, which is exact for fixed pieces.
  if (label.length < pattern.length - tails.length || !label.startsWith(head) || !label.endsWith(last)) return false;
  let at = head.length;
  for (const piece of tails) {
    const found = label.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= label.length - last.length;
};

/** `localhost`, `*.localhost` and loopback literals. */
export const isLoopbackHost = (host: string): boolean => {
  const name = hostnameOf(host);
  return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127\.\d+\.\d+\.\d+$/.test(name) || /^::ffff:7f[0-9a-f]{2}:/.test(name);
};

/** Names that no public resolver answers: reserved for tests (RFC 6761), local networks (RFC 6762) and private use (ICANN, 2024). */
export const isReservedName = (host: string): boolean => /\.(?:internal|local|test|invalid)$/.test(hostnameOf(host));

/** A name without a dot that is no address: `flask`, `db`. */
export const isSingleLabel = (host: string): boolean => {
  const name = hostnameOf(host);
  return !name.includes(".") && !name.includes(":");
};

/** Same scheme, host and port. */
export const sameOrigin = (a: URL | string, b: URL | string): boolean => {
  const left = typeof a === "string" ? parseUrl(a) : a;
  const right = typeof b === "string" ? parseUrl(b) : b;
  return left !== null && right !== null && left.protocol === right.protocol && hostOf(left) === hostOf(right);
};
