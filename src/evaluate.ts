// Evidence → Report: run the checks, locate, waive, score, gate. Pure.

import type { Check } from "./model/check.ts";
import type { Evidence } from "./model/evidence.ts";
import type { Policy } from "./model/policy.ts";
import type { Report } from "./model/report.ts";

export interface Judgement {
  readonly policy: Policy;
  /** Fingerprints of an earlier report (`--baseline`); null without one. */
  readonly baseline: ReadonlySet<string> | null;
  /** The caller's own list; the built-in checks by default. */
  readonly checks?: readonly Check[];
}

export const evaluate = (_evidence: Evidence, _judgement: Judgement): Report => {
  throw new Error("evaluate is being written");
};
