// The real experiments against every switch of the lab's verifier: no verdict may be wrong, and none unknown where the table does not say why.

import { describe, expect, it } from "vitest";
import type { ExperimentVerdict } from "../../src/model/experiment.ts";
import { budget, costOf, type Examined, examine } from "../truth/examine.ts";
import { startVerifier, type Verifier } from "./verifier.ts";
import { type Flaw, orderBody, orderQuery, retired, schemeFor, secret } from "./verifier-flaws.ts";
import { allowed, type Row, type Window, table } from "./verifier-table.ts";

interface How {
  readonly secret?: string | null;
  readonly signing?: ReturnType<typeof schemeFor>;
  readonly quick?: boolean;
}

const canaryOf = (row: Pick<Row, "canary">) => {
  const [name = "", value = ""] = orderQuery.split("=");
  const body = { kind: "json", value: JSON.parse(orderBody) as unknown } as const;
  const alternate = { kind: "json", value: { item: "lamp", count: 1 } } as const;
  return { operation: row.canary, query: [[name, value]] as const, ...(row.canary.startsWith("POST") ? { body, alternate } : {}) };
};

const examineRow = async (
  row: Pick<Row, "flaws" | "canary">,
  how: How = {},
): Promise<Examined & { readonly verifier: Verifier; readonly verdict: ExperimentVerdict }> => {
  const verifier = await startVerifier(row.flaws);
  try {
    const examined = await examine({
      origin: verifier.origin,
      signing: how.signing ?? schemeFor(new Set<Flaw>(row.flaws)),
      secret: how.secret === undefined ? secret : how.secret,
      previous: retired,
      canary: canaryOf(row),
      operations: ["GET /items", "GET /items/1", "GET /items/2", "POST /orders", "GET /health"],
      quick: how.quick ?? false,
    });
    const [verdict] = examined.verdicts;
    if (verdict === undefined) throw new Error("no experiment was run");
    return { ...examined, verifier, verdict };
  } finally {
    await verifier.stop();
  }
};

const slack = 4;
const fits = (measured: number, edge: Window["past"], unbounded: boolean): boolean =>
  edge === "unbounded" ? unbounded && measured > 86_400 : Math.abs(measured - edge) <= slack;

/** Every verdict that the table does not allow, as a sentence. */
const objections = (row: Row, verdict: ExperimentVerdict): readonly string[] => {
  const expected = allowed(row);
  const components = [...expected.components].flatMap(([name, cells]) => {
    const found = verdict.components.find(({ component }) => component === name);
    const observed = found?.observed ?? "missing";
    return cells.some((cell) => cell === observed) ? [] : [`${name} is ${observed}, not ${cells.join(" or ")} (${found?.why ?? found?.how ?? ""})`];
  });
  const trials = [...expected.trials].flatMap(([kind, cells]) => {
    const found = verdict.trials.find((trial) => trial.kind === kind);
    const outcome = found?.outcome ?? "missing";
    return cells.some((cell) => cell === outcome) ? [] : [`${kind} is ${outcome}, not ${cells.join(" or ")} (${found?.why ?? found?.detail ?? ""})`];
  });
  const weak = (name: string, confidence: string): readonly string[] =>
    confidence === "proven" || row.likely?.includes(name) === true || row.unknown !== undefined ? [] : [`${name} is only ${confidence}`];
  const confidence = [
    ...verdict.components.flatMap(({ component, observed, confidence: said }) => (observed === "uncovered" ? weak(component, said) : [])),
    ...verdict.trials.flatMap(({ kind, outcome, confidence: said }) => (outcome === "open" ? weak(kind, said) : [])),
  ];
  const replay = expected.replay.includes(verdict.replay) ? [] : [`replay is ${verdict.replay}, not ${expected.replay.join(" or ")}`];
  return [...components, ...trials, ...replay, ...confidence, ...windowObjections(row, verdict)];
};

const windowObjections = (row: Row, { window }: ExperimentVerdict): readonly string[] => {
  const { past, future } = allowed(row).window;
  if (window === null) return row.unknown === undefined ? ["there is no window"] : [];
  const right = fits(window.pastSeconds, past, window.unbounded) && fits(window.futureSeconds, future, window.unbounded);
  return right ? [] : [`the window is ${JSON.stringify(window)}, not ${past} and ${future}`];
};

const within = (experiments: Examined["experiments"], most: number): void => {
  for (const { asking, rounds } of experiments.map(costOf)) {
    expect(asking).toBeLessThanOrEqual(most);
    expect(rounds).toBeLessThanOrEqual(budget.rounds);
  }
};

describe("a verifier with", () => {
  it.each(table)("$name", { timeout: 120_000 }, async (row) => {
    const { verdict, experiments } = await examineRow(row);
    expect(objections(row, verdict), row.because).toEqual([]);
    within(experiments, budget.asking);
  });
});

/** Habits of the answer under which every flaw has to be found all the same. */
const habits: readonly Flaw[] = ["always-200", "refuses-400", "refuses-500", "clock-90s-ahead", "nonce-taken-first"];
/** Together, so that each habit meets every other that can stand beside it. */
const mixes: readonly (readonly Flaw[])[] = [
  ["always-200", "clock-90s-ahead"],
  ["refuses-400", "nonce-taken-first"],
  ["refuses-500", "clock-90s-ahead", "nonce-taken-first"],
];
/** They answer instead of the verifier, so that another habit beside them is another server. */
const apart: ReadonlySet<string> = new Set(["cache", "lock-out", "rate-limit", "edge-404", "public-get", "compare-presence", "one-node-of-two"]);
const single = table.filter(({ name, flaws }) => flaws.length === 1 && !apart.has(name));

/** Every flaw under the hardest mix and one of the two others in turn: all flaws meet all habits but one. Each under each by SIGPROOF_WIDE=1. */
const beside = (index: number): readonly (readonly Flaw[])[] =>
  process.env["SIGPROOF_WIDE"] === "1" ? [...habits.map((habit) => [habit]), ...mixes] : mixes.filter((_mix, at) => at === 0 || at === 1 + (index % 2));
const pairs = single.flatMap((row, index) =>
  beside(index)
    .filter((mix) => !mix.some((habit) => row.flaws.includes(habit)))
    .map((mix) => ({ ...row, name: `${row.name} beside ${mix.join(" and ")}`, flaws: [...row.flaws, ...mix] })),
);

describe("a verifier of other habits with", () => {
  it.each(pairs)("$name", { timeout: 120_000 }, async (row) => {
    const { verdict } = await examineRow(row);
    expect(objections(row, verdict), row.because).toEqual([]);
  });
});

describe("a quick look", () => {
  it.each(table.filter(({ flaws, quick }) => flaws.length <= 1 && quick === undefined))("is never wrong with $name", { timeout: 60_000 }, async (row) => {
    const { verdict, experiments } = await examineRow(row, { quick: true });
    within(experiments, budget.quick);
    // It asks less, so it may know less: what it does say has to be right.
    const known = objections({ ...row, unknown: row.unknown ?? "a quick look" }, verdict).filter((each) => !/ is (?:unknown|not-applicable)/.test(each));
    expect(known).toEqual([]);
  });
});

describe("a quick look at a strict verifier", () => {
  it("still tells what people look for first", async () => {
    const { verdict } = await examineRow({ flaws: [], canary: "POST /orders" }, { quick: true });
    const told = Object.fromEntries(verdict.trials.map(({ kind, outcome }) => [kind, outcome]));
    for (const kind of [
      "unsigned",
      "any-signature",
      "stripped",
      "known-key",
      "unpinned-host",
      "forwarded-host",
      "stale-timestamp",
      "future-timestamp",
      "replay",
    ])
      expect(told, kind).toMatchObject({ [kind]: "closed" });
    const bound = verdict.components.filter(({ observed }) => observed === "covered").map(({ component }) => component);
    expect(bound).toEqual(expect.arrayContaining(["method", "host", "path", "query", "body", "timestamp"]));
  });
});

describe("what is no page of findings", () => {
  const strictRow = { flaws: [], canary: "POST /orders" } as const;

  it.each([
    { name: "a wrong secret", how: { secret: "not-the-secret-of-this-server-at-all" } },
    { name: "a wrong template", how: { signing: schemeFor(new Set<Flaw>(["no-query"])) } },
  ])("$name: the signed control was refused, and its string is shown", async ({ how }) => {
    const { verdict, experiments, verifier } = await examineRow(strictRow, how);
    expect(verdict.unusable?.kind).toBe("signed-refused");
    expect(verdict.components.filter(({ observed }) => observed !== "unknown" && observed !== "not-applicable")).toEqual([]);
    expect(verdict.trials.filter(({ outcome }) => outcome === "open")).toEqual([]);
    expect(experiments[0]?.stringToSign).toContain(`POST\n${new URL(verifier.origin).host}\n/orders`);
    expect(verifier.received.length).toBeLessThan(20);
  });

  it("no secret: unsigned and garbled are tried, the rest is unknown", async () => {
    const { verdict, experiments } = await examineRow(strictRow, { secret: null });
    expect(experiments[0]?.withSecret).toBe(false);
    expect(verdict.unusable?.kind).toBe("no-secret");
    expect(verdict.components.filter(({ observed }) => observed === "covered" || observed === "uncovered")).toEqual([]);
    expect(verdict.trials.filter(({ outcome }) => outcome === "open")).toEqual([]);
  });

  it("no secret and nothing checked: said, as no more than likely", async () => {
    const { verdict } = await examineRow({ flaws: ["unsigned-passes"], canary: "POST /orders" }, { secret: null });
    expect(verdict.trials.find(({ kind }) => kind === "unsigned")).toMatchObject({ outcome: "open", confidence: "likely" });
  });

  it("a public operation that is said to be signed: unsigned and garbled are accepted, and nothing else is told", async () => {
    const { verdict } = await examineRow({ flaws: [], canary: "GET /health" });
    expect(verdict.trials.filter(({ outcome }) => outcome === "open").map(({ kind }) => kind)).toEqual(expect.arrayContaining(["unsigned", "any-signature"]));
    expect(verdict.components.filter(({ observed }) => observed === "covered" || observed === "uncovered")).toEqual([]);
  });
});

describe("what it costs", () => {
  it("a strict verifier gets at most 130 requests in twelve rounds beside controls and confirmations, and 35 in a quick look", async () => {
    const whole = await examineRow({ flaws: [], canary: "POST /orders" });
    within(whole.experiments, budget.asking);
    const quick = await examineRow({ flaws: [], canary: "POST /orders" }, { quick: true });
    within(quick.experiments, budget.quick);
    // Controls are counted apart, and are few: one for each round, and what they are learned from.
    expect(whole.verifier.received.length - costOf(whole.experiments[0] ?? expect.unreachable()).asking).toBeLessThanOrEqual(16);
    expect(quick.verifier.received.length).toBeLessThanOrEqual(45);
  });
});
