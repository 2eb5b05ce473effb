// The same bytes again: one after the other, in another spelling, and several at once. Pure.

import type { Experiment } from "../../model/experiment.ts";
import { timeOf, type Trusted } from "./controls.ts";
import { shown } from "./matrix.ts";
import { accepts, line, mustRefuse, refuses, told, type Told, unsent } from "./told.ts";

export const judgeReplay = (experiment: Experiment, trusted: Trusted): Told => {
  const first = trusted.answers.get("replay/first");
  const again = ["replay/again", "replay/again#2"].flatMap((id) => trusted.answers.get(id) ?? []);
  if (first === undefined || again.length === 0) return unsent(experiment, "replay");
  if (!accepts(trusted, first)) return told("unknown", `the request to be repeated was answered with ${shown(first.answer)}`);
  const passed = again.filter((each) => accepts(trusted, each));
  const cached = trusted.answers.get("replay/cached");
  if (passed.length > 0 && cached !== undefined && accepts(trusted, cached))
    return told("unknown", "the same URL is answered without a right signature too, so a cache answers");
  if (passed.length > 0)
    return told("open", null, {
      detail: `the same request was accepted again (${passed.length} of ${again.length} times)`,
      confidence: passed.length > 1 ? "proven" : "likely",
      proof: [first, ...again].map(line),
    });
  const unclear = again.find((each) => !refuses(trusted, each));
  if (unclear !== undefined) return told("unknown", `the repeated request is answered with ${shown(unclear.answer)}`);
  const other = mustRefuse(experiment, trusted, "replay-respelled", () => "the same request is accepted again once its signature is spelled in another way");
  if (other.outcome === "open") return other;
  const renewed = mustRefuse(
    experiment,
    trusted,
    "replay-repeated",
    (where) => `the same request is accepted again with a new nonce ${where} the one that was signed`,
  );
  return renewed.outcome === "open" ? renewed : told("closed", null, { proof: [first, ...again].map(line) });
};

export const race = (experiment: Experiment, trusted: Trusted): Told => {
  const copies = experiment.exchanges.flatMap(({ id }) => (id.startsWith("replay-race/") ? (trusted.answers.get(id) ?? []) : []));
  if (copies.length === 0) return unsent(experiment, "replay-race");
  const rounds = [1, 2].map((time) => copies.filter(({ id }) => timeOf(id) === time)).filter((each) => each.length > 0);
  const won = rounds.map((each) => each.filter((copy) => accepts(trusted, copy)).length);
  const [first = 0, second] = won;
  if (first === 0) return told("unknown", "none of the copies was accepted");
  if (first === 1) return told("closed", null, { proof: copies.map(line) });
  return told("open", null, {
    detail: `${first} of ${rounds[0]?.length ?? 0} copies sent at once were accepted`,
    confidence: second !== undefined && second > 1 ? "proven" : "likely",
    proof: copies.map(line),
  });
};
