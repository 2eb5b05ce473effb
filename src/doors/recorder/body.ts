// Keeps a copy of a body as it streams past, up to a cap: whatever its size, the memory it takes is bounded.

import { decodeBody, encodingsOf } from "../../gather/decode-body.ts";
import type { HarBody, HarHeaders } from "../../traffic/har-writer.ts";

/** A signature can only be recomputed over the whole body, so requests are kept further than answers. */
export const requestCap = 1024 * 1024;
export const answerCap = 64 * 1024;

export interface Copy {
  add(chunk: Uint8Array): void;
  /** On the wire so far. */
  size(): number;
  /** Null when it was larger than the cap: half a body would be taken for a whole one. */
  bytes(): Uint8Array | null;
}

export const copyUpTo = (cap: number): Copy => {
  let chunks: Uint8Array[] = [];
  let size = 0;
  return {
    add(chunk) {
      size += chunk.length;
      if (size <= cap) chunks.push(chunk);
      else chunks = [];
    },
    size: () => size,
    bytes: () => (size > cap ? null : Buffer.concat(chunks)),
  };
};

/** The answer's body as text can be read: content encodings undone, or not kept where that fails. */
export const readable = async (copy: Copy, headers: HarHeaders): Promise<HarBody> => {
  const wire = copy.bytes();
  if (wire === null) return { bytes: null, size: copy.size() };
  const decoded = await decodeBody(wire, encodingsOf(headers), 4 * answerCap);
  return { bytes: decoded instanceof Uint8Array ? decoded : null, size: copy.size() };
};
