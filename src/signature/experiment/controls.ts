// Which exchanges of an experiment may be believed: learned controls, and everything that stands between two accepted ones. Pure.

import type { AnswerClass, AnswerShape, Exchanged, Experiment } from "../../model/experiment.ts";
import { alike, classOf, isBusy, type Learned, saysNo } from "./alike.ts";

export interface Controls {
  readonly signed: AnswerClass | "unknown";
  readonly unsigned: AnswerClass | "unknown";
  readonly garbled: AnswerClass | "unknown";
  readonly learned: Learned;
  readonly unusable: { readonly kind: "signed-refused" | "all-alike" | "unstable" | "no-secret" | "stopped"; readonly why: string } | null;
}

/** `signed#3` → `signed`, `stale/86400#2` → `stale/86400`. */
export const baseOf = (id: string): string => id.replace(/#\d+$/, "");
/** Which time this was asked, from 1. */
export const timeOf = (id: string): number => Number(/#(\d+)$/.exec(id)?.[1] ?? 1);

export const controlNames = ["signed", "unsigned", "garbled"] as const;
const isControl = (id: string, name: (typeof controlNames)[number]): boolean => baseOf(id) === name;

/** Success, or an answer that only a request gets whose signature passed. 401, 403 and most other errors may be about the signature. */
const passing = (answer: AnswerShape): boolean =>
  answer.expected ??
  ((answer.status < 400 || answer.status === 404 || answer.status === 405 || answer.status === 415 || answer.status === 422) && !saysNo(answer));

const answersOf = (experiment: Experiment, name: (typeof controlNames)[number]): readonly AnswerShape[] =>
  experiment.exchanges.flatMap(({ id, answer }) => (isControl(id, name) && answer !== null && !isBusy(answer) ? [answer] : []));

const short = ({ status, code }: AnswerShape): string => `${status}${code === "" ? "" : ` ${code}`}`;

const remembered = new WeakMap<Experiment, Controls>();

/** What accept and refuse look like here. */
export const controlsOf = (experiment: Experiment): Controls => {
  const known = remembered.get(experiment);
  if (known !== undefined) return known;
  const made = learn(experiment);
  remembered.set(experiment, made);
  return made;
};

const learn = (experiment: Experiment): Controls => {
  const [signed, unsigned, garbled] = [answersOf(experiment, "signed"), answersOf(experiment, "unsigned"), answersOf(experiment, "garbled")];
  const blank = { signed: "unknown", unsigned: "unknown", garbled: "unknown", learned: { accepted: [], refused: [] } } as const;
  const fault = experiment.exchanges.find((each) => each.fault !== null)?.fault ?? null;
  const stopped = experiment.stopped ?? `the controls got no answer${fault === null ? "" : `: ${fault}`}`;
  if (!experiment.withSecret) return withoutSecret(unsigned, garbled, stopped);
  const [first] = signed;
  if (first === undefined || (unsigned.length === 0 && garbled.length === 0)) return { ...blank, unusable: { kind: "stopped", why: stopped } };
  // The first that was answered at all is what the others are held against.
  const known = first;
  const negatives = [...unsigned, ...garbled];
  const like = (shape: AnswerShape, others: readonly AnswerShape[]): boolean => others.some((each) => alike(each, shape));
  if (!passing(known)) {
    const same = like(known, garbled) ? "just as a garbled signature is" : "";
    const why = `the signed control was refused (${short(known)})${same === "" ? "" : `, ${same}`}: secret, template or clock are not those of the server`;
    return {
      ...blank,
      signed: "refused",
      unsigned: like(known, unsigned) || !unsigned.some(passing) ? "refused" : "accepted",
      garbled: garbled.some(passing) ? "accepted" : "refused",
      unusable: { kind: "signed-refused", why },
    };
  }
  const accepted = signed.filter((each) => passing(each) && !negatives.some((no) => alike(no, each) && !like(no, [known])));
  const unsignedPasses = unsigned.length > 0 && unsigned.every((each) => like(each, [known]) || (passing(each) && sameKind(each, known, garbled)));
  const garbledPasses = garbled.length > 0 && garbled.every((each) => like(each, [known]) || (passing(each) && sameKind(each, known, unsigned)));
  const refused = [...(unsignedPasses ? [] : unsigned), ...(garbledPasses ? [] : garbled)];
  // One and the same request, let through and refused: several servers stand behind the name, or one that does not always look.
  const wavering = [unsignedPasses ? [] : unsigned, garbledPasses ? [] : garbled].map(
    (shapes) => shapes.some((each) => like(each, [known])) && shapes.some((each) => !like(each, [known])),
  );
  const told = (passes: boolean, shapes: readonly AnswerShape[]): AnswerClass | "unknown" =>
    shapes.length === 0 ? "unknown" : passes ? "accepted" : "refused";
  const controls = {
    signed: "accepted",
    unsigned: told(unsignedPasses, unsigned),
    garbled: told(garbledPasses, garbled),
    learned: { accepted, refused },
  } as const;
  if (wavering.includes(true)) {
    const [bare, wrong] = wavering;
    const what = bare === true ? (wrong === true ? "unsigned and garbled requests" : "unsigned requests") : "garbled signatures";
    return {
      ...controls,
      unsigned: bare === true ? "accepted" : controls.unsigned,
      garbled: wrong === true ? "accepted" : controls.garbled,
      unusable: { kind: "unstable", why: `${what} are accepted at one time and refused at another, so no single answer says anything` },
    };
  }
  if (garbledPasses) {
    if (known.status >= 300 && known.expected !== true)
      return { ...blank, unusable: { kind: "all-alike", why: `signed and garbled requests are answered alike (${short(known)}), and that is no success` } };
    return {
      ...controls,
      unusable: { kind: "all-alike", why: "a garbled signature is accepted like a right one, so nothing can be told from one that fits" },
    };
  }
  if (refused.length === 0) return { ...controls, unusable: { kind: "stopped", why: stopped } };
  return { ...controls, unusable: null };
};

/** Of the accepted kind though not of the same shape: the status tells it from every refusal. */
const sameKind = (answer: AnswerShape, accepted: AnswerShape, refusals: readonly AnswerShape[]): boolean =>
  answer.status === accepted.status && answer.type === accepted.type && !refusals.some(({ status }) => status === answer.status) && !saysNo(answer);

const withoutSecret = (unsigned: readonly AnswerShape[], garbled: readonly AnswerShape[], stopped: string): Controls => {
  const negatives = [...unsigned, ...garbled];
  const told = (shapes: readonly AnswerShape[]): AnswerClass | "unknown" =>
    shapes.length === 0
      ? "unknown"
      : shapes.every((each) => each.status < 300 && !saysNo(each))
        ? "accepted"
        : shapes.every((each) => each.status >= 400 || saysNo(each))
          ? "refused"
          : "unknown";
  const why = "no secret was given, so no request could be signed";
  return {
    signed: "unknown",
    unsigned: told(unsigned),
    garbled: told(garbled),
    learned: { accepted: [], refused: negatives.filter((each) => each.status >= 400 || saysNo(each)) },
    unusable: negatives.length === 0 ? { kind: "stopped", why: stopped } : { kind: "no-secret", why },
  };
};

export interface Trusted {
  readonly controls: Controls;
  /** Exchanges by id whose answers count. */
  readonly answers: ReadonlyMap<string, Exchanged & { readonly answer: AnswerShape }>;
  /** Why the one of this id does not count. */
  why(id: string): string;
}

const trust = new WeakMap<Experiment, Trusted>();

/** A refusal proves nothing where the signed control is refused afterwards: what lies between two controls counts when both were accepted. */
export const trustedOf = (experiment: Experiment): Trusted => {
  const known = trust.get(experiment);
  if (known !== undefined) return known;
  const controls = controlsOf(experiment);
  const answers = new Map<string, Exchanged & { readonly answer: AnswerShape }>();
  const discarded = new Map<string, string>();
  let pending: Exchanged[] = [];
  let before = true;
  const isGood = ({ answer }: Exchanged): boolean => answer !== null && classOf(answer, controls.learned) === "accepted";
  for (const exchange of experiment.exchanges) {
    pending.push(exchange);
    if (!isControl(exchange.id, "signed")) continue;
    // One that merely went unanswered, or was told to come later, says nothing about what came before; the next one does.
    if (exchange.answer === null || isBusy(exchange.answer)) continue;
    const good = isGood(exchange);
    for (const each of pending) {
      if (each.answer === null) discarded.set(each.id, each.fault ?? "it was not answered");
      else if (isBusy(each.answer)) discarded.set(each.id, `the server answered ${each.answer.status}`);
      else if (good && (before || each === exchange)) answers.set(each.id, { ...each, answer: each.answer });
      else discarded.set(each.id, `the signed control was refused ${good ? "before" : "afterwards"}, so a refusal says nothing`);
    }
    before = good;
    pending = [];
  }
  const whole = experiment.withSecret ? null : pending;
  for (const each of pending) {
    if (whole !== null && each.answer !== null && !isBusy(each.answer)) answers.set(each.id, { ...each, answer: each.answer });
    else discarded.set(each.id, each.fault ?? experiment.stopped ?? "no signed control was accepted afterwards");
  }
  const made: Trusted = { controls, answers, why: (id) => discarded.get(id) ?? experiment.stopped ?? "it was not tried" };
  trust.set(experiment, made);
  return made;
};
