import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.ts";
import { known } from "../../src/model/evidence.ts";
import type { Operation, SpecFacts } from "../../src/model/spec.ts";
import type { Step } from "../../src/model/visit.ts";
import { evidence, place, policy, spec, step, visit } from "./samples.ts";

const hints = (given: Parameters<typeof evidence>[0], require = policy().require) =>
  evaluate(evidence(given), { policy: policy({ require }), baseline: null, checks: [] }).problems.filter(({ kind }) => kind === "hint");

describe("prose that speaks of signing", () => {
  const mentions = [{ rule: "D5", text: "X-Signature", place: place("/paths/~1orders/get") }] as const;
  const signature: Operation["signature"] = { rule: "P2", name: "X-Signature", schemes: [], place: place("") };
  const [, other] = spec.operations;
  if (other === undefined) throw new Error("the sample has two operations");
  const withMention = (more: Partial<SpecFacts> = {}) => ({ spec: known({ ...spec, mentions, ...more }) });

  it("is pointed at on its line where nothing declares a signature", () =>
    expect(hints(withMention())).toMatchObject([{ message: expect.stringContaining('"X-Signature"'), location: { line: 7 } }]));

  it("needs no word where the policy names the signed operations", () =>
    expect(hints(withMention(), { ...policy().require, signedOperations: ["GET /orders"] })).toEqual([]));

  it.each<[string, Partial<SpecFacts>]>([
    ["an operation declares one", { operations: spec.operations.slice(0, 1).concat({ ...other, signature }) }],
    ["a webhook declares one", { webhooks: [{ id: "POST webhook a", kind: "webhook", name: "a", place: place(""), signature, mentioned: null }] }],
    ["there is none", { mentions: [] }],
  ])("needs no word where %s", (_what, more) => expect(hints(withMention(more))).toEqual([]));
});

describe("answers out of a cache", () => {
  const visits = (...steps: Step[]) => ({ visits: known({ visits: [visit({ steps })], notVisited: [] }) });
  it("are counted", () =>
    expect(hints(visits(step(), step({ cached: true, url: "http://127.0.0.1:5000/b" }))).map(({ message }) => message)).toEqual([
      "1 of 2 answers came out of a cache and may be older than the API, the first from http://127.0.0.1:5000/b",
    ]));
  it("are no news where there are none", () => expect(hints(visits(step()))).toEqual([]));
});
