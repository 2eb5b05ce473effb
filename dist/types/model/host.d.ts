/** Parses an absolute URL that has a host; null instead of a throw. Relative references resolve against `base`. */
export declare const parseUrl: (text: string, base?: string) => URL | null;
/**
 * The comparable host of a URL, port included unless default. WHATWG parsing has already lower-cased it, made A-labels and turned odd IPv4 spellings
 * (`127.1`, `0x7f.1`) into dotted form; the trailing dot of a fully qualified name is dropped here. IPv6 keeps its brackets.
 */
export declare const hostOf: (url: URL | string) => string | null;
/** Normalises what a person writes as a host (`API.Example.com.`, `bücher.example`, `[::1]:8443`); null when it is none. A URL is not a host. */
export declare const parseHost: (text: string) => string | null;
/** Name without port and without brackets: `[::1]:8443` → `::1`. */
export declare const hostnameOf: (host: string) => string;
/**
 * Exact comparison, or a pattern with `*`. A leading `*.` stands for one or more whole labels (never for none); a `*` elsewhere stands for part of one label.
 * A pattern without port matches only the default port.
 */
export declare const hostMatches: (pattern: string, host: string) => boolean;
/** `localhost`, `*.localhost` and loopback literals. */
export declare const isLoopbackHost: (host: string) => boolean;
/** Names that no public resolver answers: reserved for tests (RFC 6761), local networks (RFC 6762) and private use (ICANN, 2024). */
export declare const isReservedName: (host: string) => boolean;
/** A name without a dot that is no address: `flask`, `db`. */
export declare const isSingleLabel: (host: string) => boolean;
/** Same scheme, host and port. */
export declare const sameOrigin: (a: URL | string, b: URL | string) => boolean;
