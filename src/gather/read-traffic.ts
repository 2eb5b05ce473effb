// Files of captured traffic → calls, one by one, with flat memory. What cannot be read is named, and the rest is used.

import type { CapturedCall, TrafficSource } from "../model/call.ts";
import type { Ports } from "../ports.ts";
import { limits } from "../traffic/limits.ts";
import { createTrafficReader } from "../traffic/reader.ts";

export const readTraffic = (files: readonly string[], { readPieces }: Pick<Ports, "readPieces">, see: (call: CapturedCall) => void): TrafficSource[] => {
  let left: number = limits.calls;
  return files.map((file) => {
    const reader = createTrafficReader(file, left, see);
    let bytes = 0;
    let tooLong = false;
    const read = readPieces?.(file, (piece) => {
      const room = limits.fileBytes - bytes;
      bytes += piece.length;
      tooLong = bytes > limits.fileBytes;
      return reader.write(tooLong ? piece.subarray(0, room) : piece) && !tooLong;
    });
    const source = reader.end(tooLong);
    left -= source.calls;
    return read?.kind === "read" ? source : { ...source, cut: `it cannot be read: ${read?.why ?? "there are no files here"}` };
  });
};
