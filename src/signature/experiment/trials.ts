// The questions beside the components, each with its judge: stripping, known keys, the host's, collision, override, leaks. Pure.

import type { AnswerShape, Experiment, TrialKind, TrialVerdict } from "../../model/experiment.ts";
import { alike, classOf } from "./alike.ts";
import { baseOf, type Trusted } from "./controls.ts";
import { judgeVariant, shown } from "./matrix.ts";
import { judgeOverride } from "./override.ts";
import { judgeReplay, race } from "./replay.ts";
import { accepts, type Answered, asked, line, mustRefuse, refuses, told, type Told, unsent } from "./told.ts";
import { border } from "./window.ts";

const strippedWords: Readonly<Record<string, string>> = {
  removed: "a request whose signature header is missing is accepted",
  empty: "an empty signature is accepted",
  "empty-header": "an empty signature header is accepted",
  "first-1": "the first character of the signature is enough",
  "first-8": "the first 8 characters of the signature are enough",
  "first-16": "the first 16 characters of the signature are enough",
  zeros: "a signature of zeros is accepted",
  "unknown-word": "an unknown word before the signature switches the check off",
};

/** Where a request without signature passes anyway, one with an empty signature is no second flaw. */
const stripped = (experiment: Experiment, trusted: Trusted): Told => {
  const all = mustRefuse(experiment, trusted, "stripped", (variant) => strippedWords[variant] ?? `a signature stripped to ${variant} is accepted`);
  if (trusted.controls.unsigned !== "accepted") return all;
  const rest = { ...experiment, exchanges: experiment.exchanges.filter(({ id }) => !/^stripped\/(?:removed|empty|empty-header)(?:#|$)/.test(id)) };
  return mustRefuse(rest, trusted, "stripped", (variant) => strippedWords[variant] ?? `a signature stripped to ${variant} is accepted`);
};

const keyWords = (key: string): string => {
  if (key === "empty") return "a signature made with an empty key is accepted";
  if (key.startsWith("public-")) return "a MAC keyed with the public key is accepted, because the request names the algorithm: whoever knows that key can sign";
  return `a signature made with the well-known key ${key} is accepted`;
};

const control = (experiment: Experiment, trusted: Trusted, name: "unsigned" | "garbled", says: string): Told => {
  const state = trusted.controls[name];
  const shapes = experiment.exchanges.filter(({ id, answer }) => baseOf(id) === name && answer !== null) as readonly Answered[];
  if (state === "unknown" || shapes.length === 0) return told("unknown", trusted.controls.unusable?.why ?? trusted.why(`${name}#1`));
  const proof = shapes.slice(0, 3).map(line);
  if (state !== "accepted") return told("closed", null, { proof });
  const wavers = trusted.controls.unusable?.kind === "unstable";
  return told("open", null, {
    detail: wavers ? `${says} now and then, and refused at other times` : says,
    proof,
    confidence: experiment.withSecret && shapes.length > 1 && !wavers ? "proven" : "likely",
  });
};

/** Accepted under a name that is not the server's, with a signature made for that name. */
const foreignHost = (experiment: Experiment, trusted: Trusted): Told => {
  const [pos, neg] = [trusted.answers.get("host/foreign/POS"), trusted.answers.get("host/foreign/NEG")];
  if (pos === undefined || neg === undefined) {
    const note = unsent(experiment, "unpinned-host");
    return pos === undefined && asked(experiment, "host/foreign").length === 0 ? note : told("unknown", trusted.why("host/foreign/POS"));
  }
  if (accepts(trusted, pos) && !accepts(trusted, neg)) {
    const again = trusted.answers.get("host/foreign/POS#2");
    if (again !== undefined && !accepts(trusted, again)) return told("unknown", "a foreign host was accepted once and refused the second time");
    return told("open", null, {
      detail: "a request to a foreign host is accepted when it is signed for that host",
      confidence: again === undefined ? "likely" : "proven",
      proof: [line(pos)],
    });
  }
  if (alike(pos.answer, neg.answer) && classOf(neg.answer, trusted.controls.learned) === "other")
    return told("unknown", `every request to a foreign host is answered with ${shown(neg.answer)} before its signature is looked at`);
  return refuses(trusted, pos) ? told("closed", null, { proof: [line(pos)] }) : told("unknown", `a foreign host is answered with ${shown(pos.answer)}`);
};

const prefixHost = (experiment: Experiment, trusted: Trusted): Told => {
  const plain = foreignHost(experiment, trusted);
  if (plain.outcome === "open") return told("not-applicable", "every foreign host is accepted, so there is no comparison to slip through");
  const judged = mustRefuse(experiment, trusted, "prefix-host", (host) => `the host ${host} is taken for our own`);
  return plain.outcome === "unknown" && judged.outcome === "closed" ? told("unknown", plain.why) : judged;
};

const forwardedHost = (experiment: Experiment, trusted: Trusted): Told => {
  const twin = trusted.answers.get("forwarded-host/twin");
  const rest = { ...experiment, exchanges: experiment.exchanges.filter(({ id }) => baseOf(id) !== "forwarded-host/twin") };
  const judged = mustRefuse(rest, trusted, "forwarded-host", (header) => `${header} decides for which host the signature is verified`);
  if (judged.outcome !== "open" || twin === undefined) return judged;
  return accepts(trusted, twin) ? told("unknown", "a signature for a foreign host is accepted without any such header too") : judged;
};

const collision = (experiment: Experiment, trusted: Trusted): Told => {
  const names = [
    ...new Set(asked(experiment, "collision").flatMap(({ id }) => (/\/(?:POS|NEG|PROBE)(?:#|$)/.test(id) ? [baseOf(id).replace(/\/[A-Z]+$/, "")] : []))),
  ];
  if (names.length === 0) return unsent(experiment, "collision");
  const cells = names.map((name) => [name, judgeVariant(trusted, name)] as const);
  const open = cells.find(([, cell]) => cell.observed === "uncovered");
  if (open !== undefined) {
    const [name, cell] = open;
    return told("open", null, {
      detail: `two different requests have one string to sign: ${name.replace(/^collision\//, "")}`,
      confidence: cell.confidence,
      proof: cell.proof,
    });
  }
  const unknown = cells.find(([, cell]) => cell.observed === "unknown");
  return unknown === undefined ? told("closed", null, { proof: cells.flatMap(([, cell]) => cell.proof) }) : told("unknown", unknown[1].why);
};

const leak = (experiment: Experiment): Told => {
  const found = experiment.exchanges.filter(({ leaked }) => leaked.length > 0);
  const [first] = found;
  if (first !== undefined) {
    const what = [...new Set(found.flatMap(({ leaked }) => leaked))].sort();
    const names = { signature: "the expected signature", "string-to-sign": "the string to sign", key: "the key" } as const;
    return told("open", null, {
      detail: `an answer contains ${what.map((each) => names[each]).join(" and ")}`,
      proof: found.slice(0, 3).map(({ id, changed, answer }) => `${id}: ${changed} → ${shown(answer)}`),
    });
  }
  if (!experiment.exchanges.some(({ answer }) => answer !== null)) return told("unknown", experiment.stopped ?? "nothing was answered");
  return experiment.withSecret ? told("closed", null) : told("unknown", "without the secret nobody can tell what a right signature would be");
};

type Judge = (experiment: Experiment, trusted: Trusted) => Told;

const judges: Readonly<Record<TrialKind, Judge>> = {
  unsigned: (experiment, trusted) => control(experiment, trusted, "unsigned", "a request without a signature is accepted"),
  "any-signature": (experiment, trusted) => control(experiment, trusted, "garbled", "a wrong signature is accepted"),
  stripped,
  "known-key": (experiment, trusted) => mustRefuse(experiment, trusted, "known-key", keyWords),
  "retired-key": (experiment, trusted) => mustRefuse(experiment, trusted, "retired-key", () => "the previous secret is still accepted"),
  "unpinned-host": foreignHost,
  "forwarded-host": forwardedHost,
  "prefix-host": prefixHost,
  "unenforced-components": (experiment, trusted) => mustRefuse(experiment, trusted, "unenforced-components", (list) => `a signature ${list} is accepted`),
  "stale-timestamp": (experiment, trusted) => border(experiment, trusted, "stale"),
  "future-timestamp": (experiment, trusted) => border(experiment, trusted, "future"),
  replay: judgeReplay,
  "replay-race": race,
  "algorithm-downgrade": (experiment, trusted) =>
    mustRefuse(experiment, trusted, "algorithm-downgrade", (name) => `a signature by ${name} is accepted, because the request names it`),
  collision,
  "method-override": (experiment, trusted) => judgeOverride(experiment, trusted, "method-override"),
  leak,
};

/** These need no accepted control: they are about what is refused or given away. */
const independent: ReadonlySet<TrialKind> = new Set(["unsigned", "any-signature", "leak"]);
/** Without a secret an accepted answer is told by its success alone. */
const possible: ReadonlySet<TrialKind> = new Set(["stripped", "known-key"]);

const withoutControl = (experiment: Experiment, kind: string, refusals: readonly AnswerShape[]): Told => {
  const answered = asked(experiment, kind).flatMap((each) => (each.answer === null ? [] : [{ ...each, answer: each.answer }]));
  if (answered.length === 0) return unsent(experiment, kind);
  const open = answered.filter(
    ({ answer }) => answer.status < 300 && refusals.length > 0 && refusals.every((each) => !alike(each, answer) && each.status >= 400),
  );
  if (open.length > 0)
    return told("open", null, {
      detail: open.map(({ id }) => `${id.slice(kind.length + 1)} is accepted`).join("; "),
      confidence: "likely",
      proof: open.map(line),
    });
  return answered.every(({ answer }) => refusals.some((each) => alike(each, answer)))
    ? told("closed", null, { confidence: "likely", proof: answered.map(line) })
    : told("unknown", "no secret was given, and the answers do not tell by themselves");
};

export const judgeTrial = (kind: TrialKind, experiment: Experiment, trusted: Trusted): TrialVerdict => {
  const { unusable, learned } = trusted.controls;
  if (unusable === null || independent.has(kind)) return { kind, ...judges[kind](experiment, trusted) };
  if (unusable.kind === "no-secret" && possible.has(kind)) return { kind, ...withoutControl(experiment, kind, learned.refused) };
  return { kind, ...told("unknown", unusable.why) };
};
