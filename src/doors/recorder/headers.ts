// Which headers are for the recorder and which for the server behind it (RFC 9110 section 7.6.1). Pure.

type Raw = readonly string[];

const hopByHop = new Set(["connection", "keep-alive", "proxy-connection", "proxy-authorization", "proxy-authenticate", "te", "transfer-encoding", "upgrade"]);

/** Name and value pairs of Node's flat list, in the order and spelling of the wire. */
export const pairsOf = (raw: Raw): readonly (readonly [string, string])[] =>
  Array.from({ length: Math.floor(raw.length / 2) }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""] as const);

/** Without what concerns this connection alone; `keep` names exceptions. */
export const endToEnd = (raw: Raw, keep: ReadonlySet<string> = new Set()): readonly (readonly [string, string])[] => {
  const pairs = pairsOf(raw);
  const named = pairs.filter(([name]) => name.toLowerCase() === "connection").flatMap(([, value]) => value.toLowerCase().split(","));
  const dropped = new Set([...hopByHop, ...named.map((name) => name.trim())]);
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()) || keep.has(name.toLowerCase()));
};

export const flat = (pairs: readonly (readonly [string, string])[]): string[] => pairs.flatMap(([name, value]) => [name, value]);

export const has = (raw: Raw, wanted: string): boolean => raw.some((name, i) => i % 2 === 0 && name.toLowerCase() === wanted);

/** The head of a message as it goes over the wire. */
export const headText = (start: string, pairs: readonly (readonly [string, string])[]): string =>
  `${start}\r\n${pairs.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
