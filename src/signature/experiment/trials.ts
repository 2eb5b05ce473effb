// The questions beside the components: stripping, known keys, the host's, freshness, replay, collision, override, leaks. Pure.

import type { AnswerShape, Exchanged, Experiment, TrialKind, TrialVerdict } from "../../model/experiment.ts";
import { alike, classOf, saysNo } from "./alike.ts";
import { baseOf, timeOf, type Trusted } from "./controls.ts";
import { judgeVariant, shown } from "./matrix.ts";

type Answered = Exchanged & { readonly answer: AnswerShape };
type Told = Omit<TrialVerdict, "kind">;

const told = (outcome: Told["outcome"], why: string | null, more: Partial<Told> = {}): Told => ({
  outcome,
  why,
  detail: null,
  confidence: "proven",
  proof: [],
  ...more,
});
const line = (exchange: Answered): string => `${exchange.id}: ${exchange.changed} → ${shown(exchange.answer)}`;

/** Records of one kind: ids that start with `kind/`. */
const asked = (experiment: Experiment, kind: string): readonly Exchanged[] => experiment.exchanges.filter(({ id }) => id === kind || id.startsWith(`${kind}/`));

const naming = "not applicable: ";

/** Nothing was sent: the record says why, and whether there was anything to send. */
const unsent = (experiment: Experiment, kind: string): Told => {
  const why = asked(experiment, kind).find(({ answer }) => answer === null)?.fault ?? experiment.stopped ?? "it was not tried";
  return why.startsWith(naming) ? told("not-applicable", why.slice(naming.length)) : told("unknown", why);
};

const accepts = (trusted: Trusted, exchange: Answered | undefined): boolean =>
  exchange !== undefined && classOf(exchange.answer, trusted.controls.learned) === "accepted";
/** A refusal for another reason than the signature may look different, so any error counts between two accepted controls. */
const refuses = (trusted: Trusted, { answer }: Answered): boolean => {
  const { learned } = trusted.controls;
  // Where the refusals themselves come as a success with a no in the body, so does this one.
  return classOf(answer, learned) === "refused" || answer.status >= 400 || (saysNo(answer) && learned.refused.every(saysNo) && !learned.accepted.some(saysNo));
};

/** Requests that must all be refused: one that is accepted, twice, is the finding. */
const mustRefuse = (experiment: Experiment, trusted: Trusted, kind: string, says: (variant: string) => string): Told => {
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

const control = (experiment: Experiment, trusted: Trusted, name: "unsigned" | "garbled", says: string): Told => {
  const state = trusted.controls[name];
  const shapes = experiment.exchanges.filter(({ id, answer }) => baseOf(id) === name && answer !== null) as readonly Answered[];
  if (state === "unknown" || shapes.length === 0) return told("unknown", trusted.controls.unusable?.why ?? trusted.why(`${name}#1`));
  const proof = shapes.slice(0, 3).map(line);
  if (state !== "accepted") return told("closed", null, { proof });
  return told("open", null, { detail: says, proof, confidence: experiment.withSecret && shapes.length > 1 ? "proven" : "likely" });
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

const seconds = (id: string): number => Number(id.split("/")[1]?.replace(/#.*$/, "") ?? "");

const years = (value: number): string => (value >= 31_536_000 ? `${Math.floor(value / 31_536_000)} years` : `${value.toLocaleString("en")} s`);

const border = (experiment: Experiment, trusted: Trusted, side: "stale" | "future"): Told => {
  const edge = `${side}-border`;
  const judged = mustRefuse(experiment, trusted, edge, (age) => `a timestamp ${years(Number(age))} ${side === "stale" ? "old" : "ahead"} is accepted`);
  if (judged.outcome === "open") {
    const furthest = Math.max(...accepted(experiment, trusted, side), 0);
    return furthest > 0 ? { ...judged, detail: `a timestamp ${years(furthest)} ${side === "stale" ? "old" : "ahead"} is accepted` } : judged;
  }
  if (side === "future" || judged.outcome !== "closed") return judged;
  const beside = asked(experiment, "stale-alternate");
  if (beside.length === 0) return judged;
  const alternate = mustRefuse(
    experiment,
    trusted,
    "stale-alternate",
    (age) => `a timestamp ${years(Number(age))} old is accepted beside a fresh Date or X-Date header that nobody signs`,
  );
  return alternate.outcome === "open" ? alternate : judged;
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
  return other.outcome === "open" ? other : told("closed", null, { proof: [first, ...again].map(line) });
};

const race = (experiment: Experiment, trusted: Trusted): Told => {
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

const override = (experiment: Experiment, trusted: Trusted): Told => {
  const [first, again] = [trusted.answers.get("method-override/QXPROBE"), trusted.answers.get("method-override/QXPROBE#2")];
  if (first === undefined) return unsent(experiment, "method-override");
  if (accepts(trusted, first)) return told("closed", null, { proof: [line(first)] });
  const routed = ({ answer }: Answered): boolean => answer.status === 404 || answer.status === 405 || answer.status === 501;
  // An API that answers everything with one status says it in the body.
  const turned = routed(first) || (classOf(first.answer, trusted.controls.learned) === "other" && first.answer.status < 400);
  if (!turned)
    return told(
      classOf(first.answer, trusted.controls.learned) === "refused" ? "closed" : "unknown",
      classOf(first.answer, trusted.controls.learned) === "refused" ? null : `answered with ${shown(first.answer)}`,
      { proof: [line(first)] },
    );
  if (again !== undefined && accepts(trusted, again)) return told("unknown", "the header changed the answer once, and not the second time");
  return told("open", null, {
    detail: `X-HTTP-Method-Override changes the method after the signature was checked (${shown(first.answer)})`,
    confidence: again === undefined ? "likely" : "proven",
    proof: [line(first)],
  });
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
  "known-key": (experiment, trusted) =>
    mustRefuse(experiment, trusted, "known-key", (key) =>
      key === "empty" ? "a signature made with an empty key is accepted" : `a signature made with the well-known key ${key} is accepted`,
    ),
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
  "method-override": override,
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
