// Undoes Content-Encoding with caps, because a bomb of 1,617 bytes of brotli unfolds to a gigabyte. No I/O.

import type { Fault } from "../model/visit.ts";
import { fault } from "./faults.ts";

export const decodedCap = 4 * 1024 * 1024;
export const encodedCap = 1024 * 1024;
const mostLayers = 2;
const ratioCap = 200;
/** Below this size any ratio is harmless: a page of zeros is no attack. */
const ratioFloor = 64 * 1024;

/** The layers to undo, outermost last as in the header; identity left out. */
export const encodingsOf = (headers: readonly (readonly [string, string])[]): string[] =>
  headers
    .filter(([name]) => name.toLowerCase() === "content-encoding")
    .flatMap(([, value]) => value.toLowerCase().split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "" && value !== "identity");

/** The decoded bytes, or why there are none: `truncated`, `bad-encoding` or `response-limit`. Nothing beyond the caps is ever held in memory. */
export const decodeBody = async (wire: Uint8Array, encodings: readonly string[], maxBytes = decodedCap): Promise<Uint8Array | Fault> => {
  if (encodings.length === 0 || wire.length === 0) return wire;
  if (encodings.length > mostLayers) return fault("bad-encoding", `${encodings.length} content encodings on top of each other, ${mostLayers} are read`);
  // Imported here because answers to `Accept-Encoding: identity` rarely need it.
  const zlib = await import("node:zlib");
  let bytes = wire;
  for (const encoding of encodings.toReversed()) {
    const maxOutputLength = Math.min(maxBytes, Math.max(ratioFloor, wire.length * ratioCap));
    try {
      if (encoding === "gzip" || encoding === "x-gzip") bytes = zlib.gunzipSync(bytes, { maxOutputLength });
      else if (encoding === "br") bytes = zlib.brotliDecompressSync(bytes, { maxOutputLength });
      // "deflate" is zlib-wrapped by RFC 9110 section 8.4.1.2, and raw from some servers.
      else if (encoding === "deflate") bytes = (((bytes[0] ?? 0) & 15) === 8 ? zlib.inflateSync : zlib.inflateRawSync)(bytes, { maxOutputLength });
      else return fault("bad-encoding", `content encoding ${encoding.slice(0, 40)} was not asked for and is not read`);
    } catch (error) {
      return decodingFault(error, encoding, maxOutputLength);
    }
  }
  return bytes;
};

const decodingFault = (error: unknown, encoding: string, cap: number): Fault => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ERR_BUFFER_TOO_LARGE") return fault("response-limit", `the ${encoding} body unfolds to more than ${cap} bytes`);
  if (code === "Z_BUF_ERROR") return fault("truncated", `the ${encoding} body ends before its end`);
  return fault("bad-encoding", `the body is not valid ${encoding} (${code})`);
};
