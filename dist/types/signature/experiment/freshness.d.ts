import type { Outcome } from "../../model/check.ts";
import type { Policy } from "../../model/policy.ts";
import { type Attempt, type Tried } from "./tried.ts";
export declare const defaultMaxAge = 300;
/** `past`: older than `max-age` is accepted; `future`: further ahead than that. */
export declare const windowOutcome: (tried: Tried, side: "past" | "future", require: Policy["require"]) => Outcome;
/** As `require.replay` says; without it a webhook's receiver may take a message twice, because providers deliver at least once. */
export declare const mayReplay: ({ experiment }: Attempt, { replay }: Policy["require"]) => boolean;
export declare const replayOutcome: (tried: Tried, kind: "replay" | "replay-race", open: string, require: Policy["require"]) => Outcome;
