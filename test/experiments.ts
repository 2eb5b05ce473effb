// Literal experiments: controls that tell accept from refuse, and between them whatever a test is about. Pure.

import { expect, it } from "vitest";
import type { Check, Outcome } from "../src/model/check.ts";
import type { Facts, SignatureFacts } from "../src/model/evidence.ts";
import type { AnswerShape, DeclaredScheme, Exchanged, Experiment } from "../src/model/experiment.ts";
import type { Policy } from "../src/model/policy.ts";
import { anyFacts } from "./arbitraries.ts";
import { captures } from "./captures.ts";
import { at, policy } from "./facts.ts";
import * as fc from "fast-check";

export const yes: AnswerShape = { status: 200, type: "application/json", code: "", body: "{id:string}" };
export const no: AnswerShape = { status: 401, type: "application/json", code: "error=signature", body: "{error:string}" };

export const sent = (id: string, answer: AnswerShape | null, more: Partial<Exchanged> = {}): Exchanged => ({
  id,
  request: "GET /orders",
  changed: id,
  signature: "other",
  answer,
  fault: answer === null ? "the connection was reset" : null,
  leaked: [],
  round: 0,
  atMs: 0,
  skewSeconds: 0,
  ...more,
});

/** Answered twice alike: what was asked, and its confirmation. */
export const twice = (id: string, answer: AnswerShape): Exchanged[] => [sent(id, answer), sent(`${id}#2`, answer)];

/** A changed message: with its own right signature, a wrong one, and that of the original. */
export const triple = (name: string, pos: AnswerShape, neg: AnswerShape, probe: AnswerShape): Exchanged[] =>
  ["", "#2"].flatMap((time) => [sent(`${name}/POS${time}`, pos), sent(`${name}/NEG${time}`, neg), sent(`${name}/PROBE${time}`, probe)]);

export const experiment = (asked: readonly Exchanged[] = [], more: Partial<Experiment> = {}): Experiment => ({
  operation: "GET /orders",
  scheme: "custom",
  builtin: false,
  direction: "api",
  declared: ["method", "host", "path", "query", "body", "timestamp"],
  present: ["method", "scheme", "host", "path", "query", "timestamp"],
  withSecret: true,
  exchanges: [sent("signed", yes), sent("unsigned", no), sent("garbled", no), sent("signed#2", yes), ...asked, sent("signed#3", yes)],
  stopped: null,
  stringToSign: "GET\napi.example.com\n/orders\n1767225600\n",
  place: at("/paths/~1orders/get"),
  ...more,
});

/** The right signature is refused like a wrong one. */
export const refused = (more: Partial<Experiment> = {}): Experiment =>
  experiment([], { exchanges: ["signed", "signed#2", "unsigned", "garbled"].map((id) => sent(id, no)), ...more });

export const scheme = (more: Partial<DeclaredScheme> = {}): DeclaredScheme => ({
  name: "custom",
  builtin: false,
  direction: "api",
  algorithm: "hmac-sha256",
  declared: ["method", "host", "path", "query", "body", "timestamp"],
  operations: ["GET /orders"],
  place: at("/components/securitySchemes/hmac"),
  ambiguity: null,
  secret: "given",
  ...more,
});

export const facts = (...experiments: readonly Experiment[]): SignatureFacts => ({
  signing: {
    schemes: [...new Map(experiments.map((one) => [one.scheme, scheme({ name: one.scheme, builtin: one.builtin, direction: one.direction })])).values()],
  },
  experiments,
  secretStrength: [],
});

const [anything] = fc.sample(anyFacts, { numRuns: 1, seed: 1 });

/** Runs a check on facts about signatures; what else there is does not matter to it. */
export const run = (check: Check, given: SignatureFacts & Partial<Pick<Facts, "captures">>, require: Partial<Policy["require"]> = {}): Outcome => {
  if (anything === undefined) throw new Error("no facts");
  return check.run({ ...anything, captures: captures(), ...given }, policy({ require }));
};

export interface Cases {
  readonly open: Experiment;
  readonly closed: Experiment;
  readonly says: RegExp;
  readonly require?: Partial<Policy["require"]>;
}

/** What every check of experiments has in common: pass, fail with proof, not applicable, and unknown in its three ways. */
export const judges = (check: Check, { open, closed, says, require = {} }: Cases): void => {
  it("fails with proof where the server lets it through", () => {
    const outcome = run(check, facts(open), require);
    if (outcome.outcome !== "fail") throw new Error(JSON.stringify(outcome));
    const [finding] = outcome.findings;
    expect(finding.message).toMatch(says);
    expect(finding).toMatchObject({ confidence: "proven", where: { operation: "GET /orders", place: at("/paths/~1orders/get") } });
    expect(finding.proof.length).toBeGreaterThan(1);
  });

  it("passes where the server refuses", () => expect(run(check, facts(closed), require)).toEqual({ outcome: "pass" }));

  it("fails still when another operation is right", () => {
    expect(run(check, facts({ ...closed, operation: "GET /other" }, open), require).outcome).toBe("fail");
  });

  it("does not apply where nothing says that requests are signed", () => {
    expect(run(check, facts(), require)).toMatchObject({ outcome: "not-applicable", why: expect.stringContaining("nothing says that requests are signed") });
  });

  it("is unknown where a scheme was declared and no operation was tried", () => {
    const missing = { ...facts(), signing: { schemes: [scheme({ secret: { missing: "KEY is not set" } })] } };
    expect(run(check, missing, require)).toEqual({ outcome: "unknown", why: "no operation was tried with custom: KEY is not set" });
  });

  it("is unknown where one of two operations was not tried to its end", () => {
    expect(run(check, facts(closed, { ...closed, operation: "GET /other", exchanges: [], stopped: "the deadline passed" }), require).outcome).toBe("unknown");
  });
};

/** What needs an accepted control says why there is none, and shows the string to sign without the secret. */
export const needsControl = (check: Check, require: Partial<Policy["require"]> = {}): void =>
  it("is unknown with the string to sign where the right signature was refused", () => {
    const outcome = run(check, facts(refused()), require);
    expect(outcome.outcome).toBe("unknown");
    expect("why" in outcome && outcome.why).toMatch(
      /^GET \/orders: the signed control was refused .*compare with what the server signs: "GET\\napi\.example\.com/,
    );
  });
