// Timestamps and nonces as schemes spell them: clock values in, text out, and back. Pure: the caller brings clock and randomness.

export const timestampFormats = [
  "unix-seconds",
  "unix-millis",
  "unix-micros",
  "iso8601",
  "iso8601-millis",
  "iso-basic",
  "iso-basic-offset",
  "http-date",
  "rfc2822",
] as const;
export type TimestampFormat = (typeof timestampFormats)[number];

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number): string => String(value).padStart(2, "0");

/** RFC 9110 §5.6.7 without the zone. */
const mailDate = (at: Date): string =>
  `${days[at.getUTCDay()] ?? ""}, ${two(at.getUTCDate())} ${months[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;

const isoText = (epochMs: number): string => new Date(epochMs).toISOString();

interface Format {
  text(epochMs: number): string;
  value(text: string): number | null;
}

const digits = (most: number, scale: number): Format["value"] => {
  const shape = new RegExp(`^-?\\d{1,${most}}$`);
  return (text) => (shape.test(text) ? Math.floor(Number(text) * scale) : null);
};

const iso = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)$/;

const fromIso = (text: string): number | null => {
  const match = iso.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const zone = match[8] === "Z" ? 0 : Number(`${match[8]?.[0]}1`) * (Number(match[8]?.slice(1, 3)) * 60 + Number(match[8]?.slice(-2)));
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, Math.floor(Number(`0.${match[7] ?? "0"}`) * 1000)) - zone * 60_000;
};

const fromMailDate = (text: string): number | null => {
  const match = /^(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|UTC|[+-]\d{4})$/.exec(text);
  const month = months.indexOf(match?.[2] ?? "");
  if (match === null || month < 0) return null;
  const offset = /^([+-])(\d\d)(\d\d)$/.exec(match[7] ?? "");
  const minutes = offset === null ? 0 : Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]));
  return Date.UTC(Number(match[3]), month, Number(match[1]), Number(match[4]), Number(match[5]), Number(match[6])) - minutes * 60_000;
};

const formats: Readonly<Record<TimestampFormat, Format>> = {
  "unix-seconds": { text: (epochMs) => String(Math.floor(epochMs / 1000)), value: digits(15, 1000) },
  "unix-millis": { text: (epochMs) => String(Math.floor(epochMs)), value: digits(15, 1) },
  "unix-micros": { text: (epochMs) => String(Math.floor(epochMs * 1000)), value: digits(18, 0.001) },
  iso8601: { text: (epochMs) => isoText(epochMs).replace(/\.\d{3}Z$/, "Z"), value: fromIso },
  "iso8601-millis": { text: isoText, value: fromIso },
  "iso-basic": { text: (epochMs) => isoText(epochMs).replace(/[-:]|\.\d{3}/g, ""), value: fromIso },
  "iso-basic-offset": { text: (epochMs) => isoText(epochMs).replace(/^(\d{4})-(\d\d)-(\d\d)T(.{8}).*$/, "$1$2$3T$4+0000"), value: fromIso },
  "http-date": { text: (epochMs) => `${mailDate(new Date(epochMs))} GMT`, value: fromMailDate },
  rfc2822: { text: (epochMs) => `${mailDate(new Date(epochMs))} +0000`, value: fromMailDate },
};

/** Milliseconds since 1970 → text. */
export const timestampText = (epochMs: number, format: TimestampFormat): string => formats[format].text(epochMs);

/** Text → milliseconds since 1970; null when it is not of that format. */
export const timestampValue = (text: string, format: TimestampFormat): number | null => formats[format].value(text);

/** The smallest step of a format, in milliseconds: two times closer than this are one text. */
export const resolutionOf = (format: TimestampFormat): number =>
  format === "unix-millis" || format === "unix-micros" || format === "iso8601-millis" ? 1 : 1000;

export const nonceKinds = ["uuid", "hex16", "hex32", "base64-16", "base64-64", "monotonic-millis", "monotonic-micros"] as const;
export type NonceKind = (typeof nonceKinds)[number];

/** Schemes with such a nonce must be sent one at a time, ascending. */
export const isMonotonic = (kind: NonceKind): boolean => kind.startsWith("monotonic-");

const hexOf = (random: Uint8Array, count: number): string => Buffer.from(random.subarray(0, count)).toString("hex");

/** RFC 9562 §5.4: version 4, variant 10. */
const uuidOf = (random: Uint8Array): string => {
  const hex = hexOf(random, 16);
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4] ?? "8";
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const nonces: Readonly<Record<NonceKind, (epochMs: number, random: Uint8Array) => string>> = {
  uuid: (_epochMs, random) => uuidOf(random),
  hex16: (_epochMs, random) => hexOf(random, 16),
  hex32: (_epochMs, random) => hexOf(random, 32),
  "base64-16": (_epochMs, random) => Buffer.from(random.subarray(0, 16)).toString("base64"),
  "base64-64": (_epochMs, random) => Buffer.from(random.subarray(0, 64)).toString("base64"),
  "monotonic-millis": (epochMs) => String(Math.floor(epochMs)),
  "monotonic-micros": (epochMs) => String(Math.floor(epochMs * 1000)),
};

/** `random` is 64 bytes. `hex16`, `hex32`, `base64-16` and `base64-64` count bytes of randomness, not characters. */
export const nonceText = (kind: NonceKind, epochMs: number, random: Uint8Array): string => nonces[kind](epochMs, random);
