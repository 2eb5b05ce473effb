// How old, how new and how often: the accepted window against `require.max-age`, replay against `require.replay`. Pure.

import type { Outcome } from "../../model/check.ts";
import type { TrialKind } from "../../model/experiment.ts";
import type { Policy } from "../../model/policy.ts";
import { trialFinding, trialPart } from "./trial.ts";
import { spokenAge } from "./window.ts";
import { type Attempt, conclude, type Part, type Tried } from "./tried.ts";

export const defaultMaxAge = 300;

/** Clocks are compared by a header in whole seconds, and an answer takes its time: a server that is exact to the second must not fail by one. */
const margin = 3;

/** `past`: older than `max-age` is accepted; `future`: further ahead than that. */
export const windowOutcome = (tried: Tried, side: "past" | "future", require: Policy["require"]): Outcome => {
  const maxAge = require.maxAge ?? defaultMaxAge;
  return conclude(
    tried,
    tried.attempts.map((attempt) => windowPart(attempt, side, maxAge)),
  );
};

const windowPart = (attempt: Attempt, side: "past" | "future", maxAge: number): Part => {
  const { window, trials } = attempt.verdict;
  const kind: TrialKind = side === "past" ? "stale-timestamp" : "future-timestamp";
  const trial = trials.find((one) => one.kind === kind);
  if (window === null) return trialPart(attempt, kind, side === "past" ? "a stale timestamp is accepted" : "a timestamp of the future is accepted");
  const seconds = side === "past" ? window.pastSeconds : window.futureSeconds;
  if (seconds > maxAge + margin)
    return {
      kind: "finding",
      finding: trialFinding(
        attempt,
        { confidence: trial?.confidence ?? "proven", proof: [...(trial?.proof ?? []), `max-age: ${maxAge} s`] },
        side === "past"
          ? `a timestamp ${spokenAge(seconds)} old is accepted, and max-age is ${maxAge} s`
          : `a timestamp ${spokenAge(seconds)} ahead is accepted, and max-age is ${maxAge} s`,
      ),
    };
  // The window is of the signed timestamp; another date beside it can let an old one in all the same.
  if (trial?.outcome === "open" && trial.proof.some((line) => /^stale-(?:alternate|repeated)\//.test(line)))
    return trialPart(attempt, kind, "an old timestamp is accepted");
  return { kind: "closed" };
};

/** As `require.replay` says; without it a webhook's receiver may take a message twice, because providers deliver at least once. */
export const mayReplay = ({ experiment }: Attempt, { replay }: Policy["require"]): boolean =>
  (replay ?? (experiment.direction === "webhook" ? "accept" : "refuse")) === "accept";

export const replayOutcome = (tried: Tried, kind: "replay" | "replay-race", open: string, require: Policy["require"]): Outcome =>
  conclude(
    tried,
    tried.attempts.map((attempt) =>
      mayReplay(attempt, require)
        ? {
            kind: "not-applicable",
            why:
              require.replay === "accept"
                ? "`require.replay` accepts replays"
                : `${attempt.experiment.operation} receives webhooks, which are delivered more than once`,
          }
        : trialPart(attempt, kind, open),
    ),
  );
