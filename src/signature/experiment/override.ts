// A right signature beside something that nobody signs: did that change what the request does? Pure.

import type { Experiment } from "../../model/experiment.ts";
import { classOf } from "./alike.ts";
import type { Trusted } from "./controls.ts";
import { shown } from "./matrix.ts";
import { accepts, type Answered, asked, line, told, type Told, unsent } from "./told.ts";

type Kind = "method-override" | "path-override";

const ways = (experiment: Experiment, kind: Kind): readonly string[] =>
  asked(experiment, kind).flatMap(({ id }) => (id.split("/").length === 2 && !id.includes("#") ? [id] : []));

/** What a router answers to a method or path that it does not know. */
const routed = (trusted: Trusted, { answer }: Answered): boolean => {
  const { learned } = trusted.controls;
  // An API that answers everything with one status says it in the body.
  return classOf(answer, learned) === "other" && (answer.status === 404 || answer.status === 405 || answer.status === 501 || answer.status < 400);
};

/** Ways whose answer turned, so that they have to be asked again. */
export const turned = (experiment: Experiment, trusted: Trusted, kind: Kind): readonly string[] =>
  ways(experiment, kind).filter((id) => {
    const answer = trusted.answers.get(id);
    return answer !== undefined && !accepts(trusted, answer) && routed(trusted, answer);
  });

const words: Readonly<Record<Kind, string>> = { "method-override": "the method", "path-override": "the path" };

export const judgeOverride = (experiment: Experiment, trusted: Trusted, kind: Kind): Told => {
  const all = ways(experiment, kind);
  const answered = all.flatMap((id) => trusted.answers.get(id) ?? []);
  if (answered.length === 0) return unsent(experiment, kind);
  const open = turned(experiment, trusted, kind);
  for (const id of open) {
    const found = judgeWay(trusted, experiment, kind, id);
    if (found.outcome === "open") return found;
  }
  const [first] = open;
  if (first !== undefined) return judgeWay(trusted, experiment, kind, first);
  const unclear = answered.find((each) => !accepts(trusted, each) && classOf(each.answer, trusted.controls.learned) !== "refused");
  if (unclear !== undefined) return told("unknown", `${unclear.id} is answered with ${shown(unclear.answer)}`);
  const lost = all.find((id) => !trusted.answers.has(id));
  return lost === undefined ? told("closed", null, { proof: answered.map(line) }) : told("unknown", `${lost}: ${trusted.why(lost)}`);
};

const judgeWay = (trusted: Trusted, experiment: Experiment, kind: Kind, id: string): Told => {
  const first = trusted.answers.get(id);
  const wrong = trusted.answers.get(`${id}/NEG`);
  if (first === undefined) return told("unknown", trusted.why(id));
  const says = (way: string): string => `${way} changes ${words[kind]} after the signature was checked (${shown(first.answer)})`;
  const named = id.endsWith("/headers") ? "an unsigned header" : id.slice(kind.length + 1);
  if (wrong === undefined) return told("open", null, { detail: says(named), confidence: "likely", proof: [line(first)] });
  if (classOf(wrong.answer, trusted.controls.learned) !== "refused")
    return told("unknown", `it is answered with ${shown(wrong.answer)} under a wrong signature too: what answers stands before the check`);
  const alone = asked(experiment, id).flatMap((each) => (each.id === id || each.id === `${id}/NEG` ? [] : (trusted.answers.get(each.id) ?? [])));
  const again = alone.filter((each) => !accepts(trusted, each) && routed(trusted, each));
  if (alone.length > 0 && again.length === 0) return told("unknown", "the answer turned once, and not the second time");
  const way = id.endsWith("/headers") && again.length > 0 ? again.map((each) => each.id.slice(id.length + 1)).join(" and ") : named;
  return told("open", null, {
    detail: says(way),
    confidence: again.length > 0 ? "proven" : "likely",
    proof: [first, wrong, ...again].map(line),
  });
};
