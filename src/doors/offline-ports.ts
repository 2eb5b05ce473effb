// The outside world without its network: files and a clock. A scan offline loads no HTTP client, which is a third of its start-up.

import { randomBytes } from "node:crypto";
import { readFile } from "../gather/read-file.ts";
import { findTraffic, readPieces } from "../gather/traffic-files.ts";
import type { Ports } from "../ports.ts";

const began = Date.now() - process.uptime() * 1_000;

export const offlinePorts = (): Ports => ({
  readFile,
  findTraffic,
  readPieces: (path, take) => readPieces(path, null, take),
  exchange: () => Promise.resolve({ kind: "fault", fault: { reason: "interrupted", detail: "offline: no connection is opened" } }),
  // As steady as `performance.now()`, which Node loads its performance hooks for.
  now: () => Math.round(began + process.uptime() * 1_000),
  sleep: () => Promise.resolve(),
  randomHex: (bytes) => randomBytes(bytes).toString("hex"),
  progress: () => undefined,
});
