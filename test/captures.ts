// Literals for tests of checks of captured signatures: the smallest well-typed value, and what differs. Pure.

import type { CapturedScheme, CapturedUse, CaptureFacts } from "../src/model/call.ts";

export const use = (entry: number, more: Partial<CapturedUse> = {}): CapturedUse => ({
  method: "POST",
  url: "https://api.example.com/api/data",
  operation: "POST /api/data",
  status: 200,
  source: { file: "calls.har", entry: `entry ${entry}` },
  ...more,
});

export const watched = (more: Partial<CapturedScheme> = {}): CapturedScheme => ({
  name: "custom",
  builtin: false,
  direction: "api",
  declared: ["method", "path", "timestamp", "body"],
  place: { file: "sigproof.yml", pointer: "/signing" },
  secret: "given",
  signed: 2,
  right: 2,
  wrong: 0,
  refused: 0,
  foreign: 0,
  ...more,
});

/** Two signed calls, both accepted. */
export const captures = (more: Partial<CaptureFacts> = {}): CaptureFacts => ({
  signed: 2,
  accepted: 2,
  schemes: [],
  mismatches: [],
  signatures: [],
  nonces: [],
  ages: [],
  weak: [],
  ...more,
});
