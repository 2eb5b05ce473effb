// What the doors say of a run that did only a part of a scan: it keeps evidence, passes nothing and fails nothing. Pure.

import type { Said } from "../config.ts";
import { ScanError } from "../errors.ts";
import { situationOf } from "../evaluate/answered.ts";
import type { Evidence } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import { whatIsHeld } from "../model/share.ts";

/** A part is judged with the others or not at all. */
export const wantsEvidence = (shard: Said | undefined, evidence: Said | undefined, how: string): void => {
  if (shard !== undefined && evidence === undefined)
    throw new ScanError("usage", `${shard.from} is of no use unless its evidence is kept`, { hint: `Add ${how}; the parts are judged together by merge.` });
};

/** Traffic that only this job recorded would be lost without a word. */
export const trafficRemark = ({ share, traffic = [] }: Pick<ScanRequest, "share" | "traffic">): string | null =>
  share === undefined || share.index === 1 || traffic.length === 0 ? null : `captured traffic is read by part 1 of ${share.of} alone: give it to that one`;

export interface GatheredPart {
  readonly what: string;
  /** Whether the part did its work. Its findings are no verdict yet, so the job that gathered it does not fail for them. */
  readonly exitCode: 0 | 3;
}

/** Null where the whole scan was done. */
export const gatheredPart = (evidence: Evidence): GatheredPart | null => {
  if (evidence.parts === undefined) return null;
  const { unanswered, stopped } = situationOf(evidence);
  return { what: whatIsHeld(evidence.parts), exitCode: unanswered === null && stopped === null ? 0 : 3 };
};

export const partRemark = ({ what, exitCode }: GatheredPart): string =>
  exitCode === 0 ? `${what} is gathered; nothing is passed or failed before all parts are merged` : `${what} could not be gathered whole`;
