// A ClientHello for an old TLS version, and the first thing that a server says to it (RFC 4346). By hand, because a modern library will not say it. Pure.

/** Of the wire. */
const versions: Readonly<Record<string, number>> = { TLSv1: 0x0301, "TLSv1.1": 0x0302 };
const names: Readonly<Record<number, string>> = { 0x0300: "SSLv3", 0x0301: "TLSv1", 0x0302: "TLSv1.1", 0x0303: "TLSv1.2", 0x0304: "TLSv1.3" };

/** What servers of that time chose from: ECDHE, DHE and RSA key exchange with AES, 3DES and RC4. */
const cipherSuites = [0xc00a, 0xc014, 0xc009, 0xc013, 0x0039, 0x0033, 0x0035, 0x002f, 0xc008, 0xc012, 0x000a, 0x0005];
const groups = [29, 23, 24, 25];

const u8 = (value: number): number[] => [value & 255];
const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const u24 = (value: number): number[] => [(value >> 16) & 255, ...u16(value)];
const sized = (size: (value: number) => number[], body: readonly number[]): number[] => [...size(body.length), ...body];
const extension = (type: number, body: readonly number[]): number[] => [...u16(type), ...sized(u16, body)];

/** `random`: 32 bytes. `name` is left out for an address (RFC 6066 section 3): pass null. */
export const clientHello = (version: "TLSv1" | "TLSv1.1", name: string | null, random: Uint8Array): Uint8Array => {
  const wire = versions[version] ?? 0x0301;
  const serverName = name === null ? [] : extension(0, sized(u16, [0, ...sized(u16, [...new TextEncoder().encode(name)])]));
  const extensions = [
    ...serverName,
    ...extension(10, sized(u16, groups.flatMap(u16))),
    ...extension(11, sized(u8, [0])),
    // Secure renegotiation (RFC 5746): some servers hang up without it.
    ...extension(0xff01, [0]),
  ];
  const body = [...u16(wire), ...random.subarray(0, 32), 0, ...sized(u16, cipherSuites.flatMap(u16)), ...sized(u8, [0]), ...sized(u16, extensions)];
  const message = [1, ...sized(u24, body)];
  return Uint8Array.from([22, 3, 1, ...sized(u16, message)]);
};

export type FirstWords =
  /** Too short to tell. */
  | { readonly kind: "more" }
  | { readonly kind: "server-hello"; readonly version: string }
  | { readonly kind: "alert"; readonly alert: string }
  | { readonly kind: "not-tls" };

const alerts: Readonly<Record<number, string>> = {
  0: "close_notify",
  10: "unexpected_message",
  20: "bad_record_mac",
  22: "record_overflow",
  40: "handshake_failure",
  47: "illegal_parameter",
  50: "decode_error",
  70: "protocol_version",
  71: "insufficient_security",
  80: "internal_error",
  86: "inappropriate_fallback",
  109: "missing_extension",
  112: "unrecognized_name",
};

/** Reads records until the ServerHello's version is known. A server may cut its first message into records of a byte each. */
export const firstWords = (bytes: Uint8Array): FirstWords => {
  const handshake: number[] = [];
  let at = 0;
  while (at + 5 <= bytes.length) {
    const [type = 0, major = 0, , high = 0, low = 0] = bytes.subarray(at, at + 5);
    const length = high * 256 + low;
    // RFC 5246 section 6.2.3: no record is longer, and none of a handshake is empty.
    if (major !== 3 || length === 0 || length > 16_384 + 2_048) return { kind: "not-tls" };
    const body = bytes.subarray(at + 5, at + 5 + length);
    if (type === 21) {
      if (length !== 2) return { kind: "not-tls" };
      const [level, code] = body;
      if (level === undefined || code === undefined) return { kind: "more" };
      // A warning (unrecognized_name) may come before the ServerHello.
      if (level === 2 || code === 0) return { kind: "alert", alert: alerts[code] ?? `alert ${code}` };
    } else if (type === 22) {
      for (const byte of body.subarray(0, 6 - handshake.length)) handshake.push(byte);
      if (handshake.length > 0 && handshake[0] !== 2) return { kind: "not-tls" };
      if (handshake.length === 6) {
        const version = (handshake[4] ?? 0) * 256 + (handshake[5] ?? 0);
        return { kind: "server-hello", version: names[version] ?? `0x${version.toString(16).padStart(4, "0")}` };
      }
    } else return { kind: "not-tls" };
    at += 5 + length;
  }
  // What is no record already shows in the bytes that are there: an HTTP answer starts with H.
  const [type, major] = bytes.subarray(at);
  const odd = (type !== undefined && type !== 21 && type !== 22) || (major !== undefined && major !== 3);
  return odd ? { kind: "not-tls" } : { kind: "more" };
};
