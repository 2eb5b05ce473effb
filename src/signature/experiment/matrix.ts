// One changed message sent three times: with its own right signature, with a wrong one, and with that of the original. What the three answers say together. Pure.

import type { AnswerShape, Observed } from "../../model/experiment.ts";
import { alike, classOf, type Learned, saysNo } from "./alike.ts";
import type { Trusted } from "./controls.ts";

export const roles = ["POS", "NEG", "PROBE"] as const;
export type Role = (typeof roles)[number];

export interface Cell {
  readonly observed: Exclude<Observed, "not-applicable">;
  readonly confidence: "proven" | "likely";
  readonly why: string | null;
  readonly how: string | null;
  readonly proof: readonly string[];
  /** Right and wrong signature are answered alike, and that of the original is not: no strict verifier does that, whatever it means. */
  readonly odd?: true;
}

export interface Triple {
  readonly pos: AnswerShape | null;
  readonly neg: AnswerShape | null;
  readonly probe: AnswerShape | null;
}

export const shown = (answer: AnswerShape | null): string =>
  answer === null ? "no answer" : `${answer.status}${answer.code === "" ? "" : ` (${answer.code})`}`;

/** What stands behind the verification answers so: the router, and for a body what parses and validates it. */
const later: ReadonlySet<number> = new Set([404, 405, 501]);
const laterForBodies: ReadonlySet<number> = new Set([...later, 400, 415, 422]);
const isClientError = ({ status }: AnswerShape): boolean => status >= 400 && status < 500;

/** The table of verdicts, in order: what is proven first. */
export const judgeTriple = ({ pos, neg, probe }: Triple, learned: Learned, missing = "not every request was answered", behind = later): Omit<Cell, "proof"> => {
  const cell = (observed: Cell["observed"], why: string | null, more: Partial<Cell> = {}): Omit<Cell, "proof"> => ({
    observed,
    confidence: "proven",
    how: null,
    why,
    ...more,
  });
  if (probe === null || neg === null) return cell("unknown", missing);
  const probeClass = classOf(probe, learned);
  const likeNeg = alike(probe, neg);
  // The signed control's shape, or its kind where lists and optional members differ.
  const likeSigned = learned.accepted.some((each) => alike(each, probe)) || (probeClass === "accepted" && classOf(neg, learned) === "refused");
  if (likeSigned && !likeNeg) return cell("uncovered", null);
  if (pos === null) return cell("unknown", missing);
  if (alike(probe, pos) && !likeNeg) {
    // A refusal that says as little for a right signature as for this one, and something else for a wrong one: the signature was passed by.
    return cell("uncovered", null, probeClass === "refused" ? { confidence: "likely" } : {});
  }
  if (likeNeg && !alike(pos, neg)) return cell("covered", null);
  if (classOf(pos, learned) === "accepted" && (probeClass === "refused" || isClientError(probe)))
    return cell("covered", null, { how: likeNeg ? null : "a later step refuses" });
  // An API that answers everything with one status says the same in its body.
  const isLater = behind.has(probe.status) || (probe.status < 400 && saysNo(probe) && learned.refused.every(({ status }) => status === probe.status));
  if (alike(pos, neg) && !likeNeg && isLater && probeClass !== "refused")
    return cell("uncovered", null, { confidence: "likely", how: "the server verified something else than what was sent" });
  if (likeNeg)
    return cell(
      "unknown",
      `the changed request is answered with ${shown(probe)} whatever its signature is: something else answers before the signature is looked at`,
    );
  const why = `right signature ${shown(pos)}, wrong one ${shown(neg)}, that of the original ${shown(probe)}: this fits no verdict`;
  return cell("unknown", why, alike(pos, neg) ? { odd: true } : {});
};

/** `query/added/PROBE#2` → the triple of its round. */
const tripleOf = (trusted: Trusted, name: string, time: number): Triple => {
  const get = (role: Role): AnswerShape | null => trusted.answers.get(`${name}/${role}${time === 1 ? "" : `#${time}`}`)?.answer ?? null;
  return { pos: get("POS"), neg: get("NEG"), probe: get("PROBE") };
};

/** The verdict of one variant, first try and confirmation together. */
export const judgeVariant = (trusted: Trusted, name: string): Cell => {
  const { learned } = trusted.controls;
  const first = tripleOf(trusted, name, 1);
  const proof = [`${name}: right signature ${shown(first.pos)}, wrong one ${shown(first.neg)}, that of the original ${shown(first.probe)}`];
  const missing = (["PROBE", "NEG", "POS"] as const).filter((role) => !trusted.answers.has(`${name}/${role}`)).map((role) => trusted.why(`${name}/${role}`))[0];
  const behind = name.startsWith("body/") ? laterForBodies : later;
  const judged = judgeTriple(first, learned, missing, behind);
  if (judged.observed !== "uncovered") return { ...judged, proof };
  const again = tripleOf(trusted, name, 2);
  if (again.probe === null) return { ...judged, confidence: "likely", proof };
  const second = judgeTriple({ ...again, pos: again.pos ?? first.pos, neg: again.neg ?? first.neg }, learned, undefined, behind);
  if (second.observed === "uncovered") return { ...judged, proof: [...proof, `again, alone: ${shown(again.probe)}`] };
  return {
    ...judged,
    observed: "unknown",
    how: null,
    why: `it was let through once (${shown(first.probe)}) and not the second time (${shown(again.probe)})`,
    odd: true,
    proof,
  };
};
