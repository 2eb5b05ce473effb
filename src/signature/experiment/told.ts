// What one question beside the components comes to: sent and refused, sent and accepted, or not sent and why. Pure.

import type { AnswerShape, Exchanged, Experiment, TrialVerdict } from "../../model/experiment.ts";
import { classOf, saysNo } from "./alike.ts";
import { baseOf, type Trusted } from "./controls.ts";
import { shown } from "./matrix.ts";

export type Answered = Exchanged & { readonly answer: AnswerShape };
export type Told = Omit<TrialVerdict, "kind">;

export const told = (outcome: Told["outcome"], why: string | null, more: Partial<Told> = {}): Told => ({
  outcome,
  why,
  detail: null,
  confidence: "proven",
  proof: [],
  ...more,
});
export const line = (exchange: Answered): string => `${exchange.id}: ${exchange.changed} → ${shown(exchange.answer)}`;

/** Records of one kind: ids that start with `kind/`. */
export const asked = (experiment: Experiment, kind: string): readonly Exchanged[] =>
  experiment.exchanges.filter(({ id }) => id === kind || id.startsWith(`${kind}/`));

export const naming = "not applicable: ";

/** Nothing was sent: the record says why, and whether there was anything to send. */
export const unsent = (experiment: Experiment, kind: string): Told => {
  const why = asked(experiment, kind).find(({ answer }) => answer === null)?.fault ?? experiment.stopped ?? "it was not tried";
  return why.startsWith(naming) ? told("not-applicable", why.slice(naming.length)) : told("unknown", why);
};

export const accepts = (trusted: Trusted, exchange: Answered | undefined): boolean =>
  exchange !== undefined && classOf(exchange.answer, trusted.controls.learned) === "accepted";
/** A refusal for another reason than the signature may look different, so any error counts between two accepted controls. */
export const refuses = (trusted: Trusted, { answer }: Answered): boolean => {
  const { learned } = trusted.controls;
  // Where the refusals themselves come as a success with a no in the body, so does this one.
  return classOf(answer, learned) === "refused" || answer.status >= 400 || (saysNo(answer) && learned.refused.every(saysNo) && !learned.accepted.some(saysNo));
};

/** Requests that must all be refused: one that is accepted, twice, is the finding. */
export const mustRefuse = (experiment: Experiment, trusted: Trusted, kind: string, says: (variant: string) => string): Told => {
  const ids = [...new Set(asked(experiment, kind).map(({ id }) => baseOf(id)))];
  const answered = ids.flatMap((id) => trusted.answers.get(id) ?? []);
  if (answered.length === 0) return unsent(experiment, kind);
  const open = answered.filter((each) => accepts(trusted, each));
  const confirmed = open.filter(({ id }) => accepts(trusted, trusted.answers.get(`${id}#2`)));
  const unconfirmed = open.filter(({ id }) => !trusted.answers.has(`${id}#2`));
  const [found] = [...confirmed, ...unconfirmed];
  if (found !== undefined) {
    const all = confirmed.length > 0 ? confirmed : unconfirmed;
    return told("open", null, {
      detail: all.map(({ id }) => says(id.slice(kind.length + 1))).join("; "),
      confidence: confirmed.length > 0 ? "proven" : "likely",
      proof: all.map(line),
    });
  }
  if (open.length > 0) return told("unknown", `accepted once and refused the second time: ${open.map(({ id }) => id).join(", ")}`);
  const unclear = answered.find((each) => !refuses(trusted, each));
  if (unclear !== undefined) return told("unknown", `${unclear.id} is answered with ${shown(unclear.answer)}, which is neither accepted nor refused`);
  const lost = ids.find((id) => !trusted.answers.has(id) && !(experiment.exchanges.find((each) => each.id === id)?.fault ?? "").startsWith(naming));
  return lost === undefined ? told("closed", null, { proof: answered.map(line) }) : told("unknown", `${lost}: ${trusted.why(lost)}`);
};
