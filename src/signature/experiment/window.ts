// The accepted window: which ages were let through, and where the border lies. Pure.

import type { Experiment } from "../../model/experiment.ts";
import { timeOf, type Trusted } from "./controls.ts";
import { accepts, asked, line, mustRefuse, refuses, type Told } from "./told.ts";

const seconds = (id: string): number => Number(id.split("/")[1]?.replace(/#.*$/, "") ?? "");

/** `86399 s`, and from a year on `10 years`. */
export const spokenAge = (value: number): string => (value >= 31_536_000 ? `${Math.floor(value / 31_536_000)} years` : `${value} s`);

export const border = (experiment: Experiment, trusted: Trusted, side: "stale" | "future"): Told => {
  const edge = `${side}-border`;
  const judged = mustRefuse(experiment, trusted, edge, (age) => `a timestamp ${spokenAge(Number(age))} ${side === "stale" ? "old" : "ahead"} is accepted`);
  if (judged.outcome === "open") {
    const furthest = Math.max(...accepted(experiment, trusted, side), 0);
    if (furthest === 0) return judged;
    const shown = [...trusted.answers.values()].find(({ id }) => id.startsWith(`${side}/`) && seconds(id) === furthest);
    return {
      ...judged,
      detail: `a timestamp ${spokenAge(furthest)} ${side === "stale" ? "old" : "ahead"} is accepted`,
      proof: [...(shown === undefined ? [] : [line(shown)]), ...judged.proof],
    };
  }
  if (side === "future" || judged.outcome !== "closed") return judged;
  const beside = asked(experiment, "stale-alternate");
  if (beside.length === 0) return judged;
  const alternate = mustRefuse(
    experiment,
    trusted,
    "stale-alternate",
    (age) => `a timestamp ${spokenAge(Number(age))} old is accepted beside a fresh Date or X-Date header that nobody signs`,
  );
  if (alternate.outcome === "open" || asked(experiment, "stale-repeated").length === 0) return alternate.outcome === "open" ? alternate : judged;
  const repeated = mustRefuse(experiment, trusted, "stale-repeated", (where) => `an old timestamp is accepted with a fresh one ${where} it in a second header`);
  return repeated.outcome === "open" ? repeated : judged;
};

/** Ages that were accepted, in seconds. */
const accepted = (experiment: Experiment, trusted: Trusted, side: "stale" | "future"): readonly number[] =>
  experiment.exchanges.flatMap(({ id }) => {
    if (!(id.startsWith(`${side}/`) || id.startsWith(`${side}-border/`)) || timeOf(id) > 1) return [];
    const answer = trusted.answers.get(id);
    return answer !== undefined && accepts(trusted, answer) ? [seconds(id)] : [];
  });

const refused = (experiment: Experiment, trusted: Trusted, side: "stale" | "future"): readonly number[] =>
  experiment.exchanges.flatMap(({ id }) => {
    if (!(id.startsWith(`${side}/`) || id.startsWith(`${side}-border/`)) || timeOf(id) > 1) return [];
    const answer = trusted.answers.get(id);
    return answer !== undefined && !accepts(trusted, answer) && refuses(trusted, answer) ? [seconds(id)] : [];
  });

export interface Side {
  /** Furthest age that was accepted; 0 when none was. */
  readonly within: number;
  /** Nearest age that was refused; null when nothing was. */
  readonly beyond: number | null;
  readonly measured: boolean;
}

export const sideOf = (experiment: Experiment, trusted: Trusted, side: "stale" | "future"): Side => {
  const [yes, no] = [accepted(experiment, trusted, side), refused(experiment, trusted, side)];
  const beyond = no.length === 0 ? null : Math.min(...no);
  return { within: Math.max(0, ...yes.filter((age) => beyond === null || age < beyond)), beyond, measured: yes.length + no.length > 0 };
};

/** Known to a few seconds; a border that was only shown to lie somewhere is not reported as one. */
const isResolved = ({ within, beyond }: Side): boolean => (beyond === null ? within >= unbounded : beyond - within <= 4);
/** What was accepted this far away has no border that matters. */
const unbounded = 31_536_000;

/** Null without a timestamp, or where a side could not be measured. */
export const windowOf = (
  experiment: Experiment,
  trusted: Trusted,
): { readonly pastSeconds: number; readonly futureSeconds: number; readonly unbounded: boolean } | null => {
  if (trusted.controls.unusable !== null) return null;
  const [past, future] = [sideOf(experiment, trusted, "stale"), sideOf(experiment, trusted, "future")];
  if (!past.measured || !future.measured || !isResolved(past) || !isResolved(future)) return null;
  return { pastSeconds: past.within, futureSeconds: future.within, unbounded: past.beyond === null || future.beyond === null };
};
