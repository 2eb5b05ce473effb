// Compares a verdict with the truth that was written down, and shows the whole set as one table: verifier × component. Pure.

import type { ExperimentVerdict, TrialKind } from "../../src/model/experiment.ts";
import { type Column, columns, type Truth, trialColumns, type TruthRow } from "./expected.ts";

export interface Cell {
  readonly verifier: string;
  /** A component, a trial, `window`, or `repeated` for what became of the same bytes. */
  readonly asked: string;
  readonly found: string;
  readonly expected: string;
  /** `unknown` is neither right nor wrong, wherever it stands; `unforeseen` when the truth does not allow it. */
  readonly outcome: "right" | "wrong" | "unknown";
  readonly foreseen: boolean;
  readonly why: string | null;
}

/** Seconds by which a measured edge may miss the true one: clocks are read in whole seconds on both sides, and a probe is on its way. */
const slack = 4;

const judged = <T extends string>(verifier: string, asked: string, truth: Truth<T>, found: string, why: string | null): Cell => {
  const allowed: readonly string[] = [truth.is, ...(truth.or ?? [])];
  const outcome = found === "unknown" ? "unknown" : allowed.includes(found) ? "right" : "wrong";
  return { verifier, asked, found, expected: allowed.join(" or "), outcome, foreseen: allowed.includes(found), why: why ?? truth.because };
};

const near = (measured: number, edge: number | "unbounded", furthest: boolean): boolean =>
  edge === "unbounded" ? furthest : Math.abs(measured - edge) <= slack;

const windowCell = ({ name, window }: TruthRow, found: ExperimentVerdict["window"]): Cell => {
  const words = window === null ? "none" : `${window.past} s back, ${window.future} s ahead`;
  const side = (seconds: number): string => (found?.unbounded === true && seconds > 86_400 ? "any time" : `${seconds} s`);
  const said = found === null ? "none" : `${side(found.pastSeconds)} back, ${side(found.futureSeconds)} ahead`;
  const right =
    window === null || found === null
      ? window === null && found === null
      : near(found.pastSeconds, window.past, found.unbounded && found.pastSeconds > 86_400) &&
        near(found.futureSeconds, window.future, found.unbounded && found.futureSeconds > 86_400);
  return { verifier: name, asked: "window", found: said, expected: words, outcome: right ? "right" : "wrong", foreseen: right, why: window?.because ?? null };
};

/** Every verdict of a row beside its truth. A column without a verdict is wrong: silence is no answer. */
export const compare = (row: TruthRow, verdict: ExperimentVerdict): readonly Cell[] => [
  ...columns.map((column) => {
    const found = verdict.components.find(({ component }) => component === column);
    return judged(row.name, column, row.components[column], found?.observed ?? "missing", found?.why ?? null);
  }),
  ...trialColumns.map((kind) => {
    const found = verdict.trials.find((trial) => trial.kind === kind);
    return judged(row.name, kind, row.trials[kind], found?.outcome ?? "missing", found?.why ?? found?.detail ?? null);
  }),
  windowCell(row, verdict.window),
  judged(row.name, "repeated", { is: row.replay, because: row.trials.replay.because }, verdict.replay, null),
];

export interface Sum {
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
}

export const sumOf = (cells: readonly Cell[]): Sum => {
  const count = (outcome: Cell["outcome"]): number => cells.filter((cell) => cell.outcome === outcome).length;
  return { right: count("right"), wrong: count("wrong"), unknown: count("unknown") };
};

const signs: Readonly<Record<string, string>> = { covered: "bound", uncovered: "**open**", "not-applicable": "–", unknown: "?" };

const otherwise = (cells: readonly Cell[], kinds: readonly TrialKind[]): string => {
  const open = cells.filter(({ asked, found }) => found === "open" && kinds.some((kind) => kind === asked)).map(({ asked }) => asked);
  return open.length === 0 ? "–" : open.join(", ");
};

/** What a scan says of each verifier: a row each, a column per component, and at the end how often that was right. Markdown. */
export const toTable = (cells: readonly Cell[]): string => {
  const verifiers = [...new Set(cells.map(({ verifier }) => verifier))];
  const head = ["verifier", ...columns, "window", "replay", "also open", "right / wrong / unknown"];
  const rows = verifiers.map((verifier) => {
    const own = cells.filter((cell) => cell.verifier === verifier);
    const said = (asked: Column | "window" | "repeated"): string => {
      const cell = own.find((each) => each.asked === asked);
      if (cell === undefined) return "";
      return `${signs[cell.found] ?? cell.found}${cell.outcome === "wrong" ? " ✗" : ""}`;
    };
    const { right, wrong, unknown } = sumOf(own);
    const others = otherwise(
      own,
      trialColumns.filter((kind) => kind !== "replay"),
    );
    return [verifier, ...columns.map(said), said("window"), said("repeated"), others, `${right} / ${wrong} / ${unknown}`];
  });
  const { right, wrong, unknown } = sumOf(cells);
  return [
    `| ${head.join(" | ")} |`,
    `|${head.map(() => " --- ").join("|")}|`,
    ...rows.map((row) => `| ${row.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`),
    "",
    `${verifiers.length} verifiers, ${cells.length} verdicts: ${right} right, ${wrong} wrong, ${unknown} unknown.`,
    "",
  ].join("\n");
};
