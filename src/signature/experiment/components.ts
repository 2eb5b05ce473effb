// What the server's verification binds, component by component. Pure.

import type { ComponentVerdict, Experiment } from "../../model/experiment.ts";
import type { Component } from "../../model/policy.ts";
import { baseOf, type Trusted } from "./controls.ts";
import { alike, classOf } from "./alike.ts";
import { type Cell, judgeVariant } from "./matrix.ts";
import { judgeOverride } from "./override.ts";

const always = ["method", "scheme", "host", "path", "query", "body", "timestamp", "nonce", "content-type"] as const;

/** Variants of one component that were asked: the middle of `query/added/PROBE`. */
const variantsOf = (experiment: Experiment, component: Component): readonly string[] => [
  ...new Set(
    experiment.exchanges.flatMap(({ id }) => {
      const parts = baseOf(id).split("/");
      return parts.length >= 3 && parts[0] === component ? [parts.slice(0, -1).join("/")] : [];
    }),
  ),
];

/** Why a component was left out on purpose: a record without answer and without a variant. */
const leftOut = (experiment: Experiment, component: Component): string | null =>
  experiment.exchanges.find(({ id, answer }) => id === component && answer === null)?.fault ?? null;

/** One open variant is enough; without one, a strange answer weighs more than a refusal elsewhere. */
const merged = (cells: readonly (readonly [name: string, cell: Cell])[]): Cell | null => {
  const open = cells.filter(([, { observed }]) => observed === "uncovered");
  const [, worst] = open.find(([, { confidence }]) => confidence === "proven") ?? open[0] ?? [];
  if (worst !== undefined) return { ...worst, how: worst.how ?? open.map(([name]) => wordsOf(name)).join("; "), proof: open.flatMap(([, { proof }]) => proof) };
  const all = cells.map(([, cell]) => cell);
  return all.find(({ odd }) => odd === true) ?? all.find(({ observed }) => observed === "covered") ?? all[0] ?? null;
};

const words: Readonly<Record<string, string>> = {
  "query/added": "an added key is not bound",
  "query/changed": "a changed value is not bound",
  "query/repeated": "a repeated key is not bound",
  "query/repeated-before": "a key repeated before its value is not bound",
  "body/last-value": "a changed value at the end is not bound",
  "body/first-value": "a changed value at the start is not bound",
  "body/added-key": "an added member is not bound",
  "body/appended": "what stands behind the expected end is not bound",
  "body/alternate": "another body is accepted",
  "body/digest-recomputed": "the digest is compared, but not signed",
  "path/child": "another path is accepted",
  "path/sibling": "the path of another resource is accepted",
};
const wordsOf = (variant: string): string => words[variant] ?? `${variant.split("/").slice(1).join("/")} is not bound`;

/** HEAD answered like GET is a habit of frameworks: it counts against the method only where another method passes too, or nothing else could be told. */
const methodCells = (cells: readonly (readonly [string, Cell])[], trusted: Trusted): readonly (readonly [string, Cell])[] => {
  const head = cells.find(([name]) => name === "method/HEAD" || name === "method/GET");
  if (head === undefined || head[1].observed !== "uncovered") return cells;
  const others = cells.filter((each) => each !== head);
  const pos = trusted.answers.get(`${head[0]}/POS`)?.answer;
  const neg = trusted.answers.get(`${head[0]}/NEG`)?.answer;
  const mapped = pos !== undefined && neg !== undefined && (alike(pos, neg) || classOf(pos, trusted.controls.learned) === "refused");
  if (!mapped) return cells;
  if (others.some(([, cell]) => cell.observed === "covered")) return others;
  if (others.some(([, cell]) => cell.observed === "uncovered")) return cells;
  const why = "HEAD is verified as GET, and no other method reached the verification";
  return [...others, [head[0], { ...head[1], observed: "unknown", why, how: null }]];
};

/** The template contains the host and the signed control was accepted, so the server's string contains it. What is left is where it comes from. */
const hostCell = (trusted: Trusted): Cell => {
  const { learned } = trusted.controls;
  const [pos, neg, probe] = (["POS", "NEG", "PROBE"] as const).map((role) => trusted.answers.get(`host/foreign/${role}`)?.answer ?? null);
  const cell = judgeVariant(trusted, "host/foreign");
  if (probe === null || probe === undefined || pos === null || pos === undefined || neg === null || neg === undefined) return cell;
  const passed = classOf(pos, learned) === "accepted";
  if (cell.observed === "uncovered" && !passed && !alike(pos, probe) && (classOf(pos, learned) === "refused" || alike(pos, neg)))
    return { ...cell, observed: "covered", confidence: "proven", how: "static", why: null };
  if (cell.observed === "covered") return { ...cell, how: passed ? "as the client claims it" : "pinned" };
  // Every request under a foreign name is refused alike. The one for the foreign name under our own has to be refused too, and then the string decides.
  const twin = trusted.answers.get("forwarded-host/twin")?.answer;
  if (cell.observed === "unknown" && twin !== undefined && classOf(twin, learned) === "refused" && alike(pos, neg) && alike(probe, neg))
    return {
      ...cell,
      observed: "covered",
      why: null,
      how: classOf(neg, learned) === "refused" ? "pinned" : "a foreign host is refused before the signature is looked at",
    };
  return cell;
};

/** Text behind the end passed the check and failed later, and blanks there were accepted: both together are the whole of it. */
const withPadding = (cells: readonly (readonly [string, Cell])[], trusted: Trusted): readonly (readonly [string, Cell])[] => {
  const padded = judgeVariant(trusted, "body/padded");
  return cells
    .filter(([name]) => name !== "body/padded")
    .map(([name, cell]) =>
      name === "body/appended" && cell.observed === "uncovered" && cell.confidence === "likely" && padded.observed === "uncovered"
        ? [name, { ...cell, confidence: "proven", how: null, proof: [...cell.proof, ...padded.proof] }]
        : [name, cell],
    );
};

/** A header that nobody signs may change the path after the check; that it does not is no proof of anything. */
const overriddenCell = (experiment: Experiment, trusted: Trusted): readonly (readonly [string, Cell])[] => {
  const { outcome, detail, confidence, proof } = judgeOverride(experiment, trusted, "path-override");
  return outcome === "open" ? [["path/override", { observed: "uncovered", confidence, how: detail, why: null, proof }]] : [];
};

const notTried = (why: string): Cell => ({ observed: "unknown", confidence: "proven", how: null, why, proof: [] });

const undeclared = (experiment: Experiment, component: Component, trusted: Trusted): Omit<ComponentVerdict, "component" | "declared"> => {
  const isPresent = experiment.present.includes(component);
  const absent = component === "timestamp" || component === "nonce";
  if (!isPresent && !absent) return { observed: "not-applicable", how: null, why: `the request has no ${component}`, confidence: "proven", proof: [] };
  if (trusted.controls.signed !== "accepted")
    return { observed: "unknown", how: null, why: trusted.controls.unusable?.why ?? "no signed control was accepted", confidence: "proven", proof: [] };
  return {
    observed: "uncovered",
    how: isPresent ? "the string to sign does not contain it" : `the scheme has no ${component}`,
    why: null,
    confidence: "proven",
    proof: ["the signed control was accepted, and its string to sign does not contain it"],
  };
};

/** Every component, and every header that the scheme declares or that was asked for. */
export const judgeComponents = (experiment: Experiment, trusted: Trusted): readonly ComponentVerdict[] => {
  const all = [...new Set<Component>([...always, ...experiment.declared, ...experiment.present])].filter(
    (each) => each !== "header:content-type" && each !== "header:host",
  );
  return all.map((component): ComponentVerdict => {
    const declared = experiment.declared.includes(component);
    const blank = { component, declared, how: null, confidence: "proven", proof: [] } as const;
    const { unusable } = trusted.controls;
    if (unusable !== null) return { ...blank, observed: "unknown", why: unusable.why };
    if (!declared) return { component, declared, ...undeclared(experiment, component, trusted) };
    if (!experiment.present.includes(component)) return { ...blank, observed: "not-applicable", why: `the request has no ${component} that could be changed` };
    const names = variantsOf(experiment, component);
    const cells = names.map((name) => [name, judgeVariant(trusted, name)] as const);
    const reused = component === "nonce" ? trusted.answers.get("same-nonce/1")?.answer : undefined;
    const remembered =
      reused !== undefined && classOf(reused, trusted.controls.learned) === "accepted"
        ? "what is remembered is the signature: the same nonce is taken again with a new timestamp"
        : null;
    const cell =
      (component === "host"
        ? names.length === 0
          ? null
          : hostCell(trusted)
        : merged(
            component === "method"
              ? methodCells(cells, trusted)
              : component === "body"
                ? withPadding(cells, trusted)
                : [
                    ...cells.filter(([name, each]) => name !== "path/encoded" || each.observed === "covered"),
                    ...(component === "path" ? overriddenCell(experiment, trusted) : []),
                  ],
          )) ?? notTried(leftOut(experiment, component) ?? experiment.stopped ?? "it could not be tried");
    return {
      component,
      declared,
      observed: cell.observed,
      how: cell.how ?? remembered,
      why: cell.observed === "unknown" ? cell.why : null,
      confidence: cell.confidence,
      proof: cell.proof,
    };
  });
};
