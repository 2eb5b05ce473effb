// The table of verdicts over three answers to one changed message, with literals.

import { describe, expect, it } from "vitest";
import type { AnswerShape, Exchanged, Experiment } from "../../../src/model/experiment.ts";
import { judgeTriple } from "../../../src/signature/experiment/matrix.ts";
import { judgeExperiment } from "../../../src/signature/experiment/verdict.ts";

const shape = (status: number, code = ""): AnswerShape => ({ status, type: "application/json", code, body: `{${code}}` });
const ok = shape(200);
const no = shape(401, "error=bad_signature");
const late = shape(400, "error=bad_digest");
const lost = shape(404, "error=not_found");
const invalid = shape(422, "error=invalid");
const learned = { accepted: [ok], refused: [no, shape(400, "error=missing")] };

describe("right signature, wrong one, that of the original", () => {
  it.each([
    ["bound", ok, no, no, "covered", "proven"],
    ["not bound", ok, no, ok, "uncovered", "proven"],
    ["not bound, and the router says so", lost, no, lost, "uncovered", "proven"],
    ["not bound, and validation says so", invalid, no, invalid, "uncovered", "proven"],
    ["bound, before the router", lost, no, no, "covered", "proven"],
    ["bound by a digest that a later step compares", ok, no, late, "covered", "proven"],
    ["the server verified a constant", no, no, lost, "uncovered", "likely"],
    ["the server verified a constant, and lets it through", no, no, ok, "uncovered", "proven"],
    ["the router answers first", lost, lost, lost, "unknown", "proven"],
    ["an edge answers first", shape(403), shape(403), shape(403), "unknown", "proven"],
    ["nothing that has a name", no, no, shape(418), "unknown", "proven"],
  ] as const)("%s", (_name, pos, neg, probe, observed, confidence) => {
    expect(judgeTriple({ pos, neg, probe }, learned)).toMatchObject({ observed, confidence });
  });

  it.each(["pos", "neg", "probe"] as const)("without an answer to %s nothing is said", (missing) => {
    const judged = judgeTriple({ pos: ok, neg: no, probe: no, [missing]: null }, learned);
    expect(judged.observed).toBe("unknown");
  });
});

let clock = 0;
const asked = (id: string, answer: AnswerShape | null, more: Partial<Exchanged> = {}): Exchanged => {
  clock += 1;
  return {
    id,
    request: "GET /",
    changed: id,
    signature: "fresh",
    answer,
    fault: answer === null ? "reset" : null,
    leaked: [],
    round: 0,
    atMs: clock,
    skewSeconds: 0,
    ...more,
  };
};
const experiment = (exchanges: readonly Exchanged[], more: Partial<Experiment> = {}): Experiment => ({
  operation: "GET /a",
  scheme: "custom",
  builtin: false,
  direction: "api",
  declared: ["method", "host", "path", "query", "timestamp"],
  present: ["method", "scheme", "host", "path", "query", "timestamp"],
  withSecret: true,
  exchanges,
  stopped: null,
  stringToSign: null,
  place: null,
  ...more,
});
const start = [asked("unsigned#1", no), asked("signed#1", ok), asked("garbled#1", no), asked("signed#2", ok)];
const probed = (probe: AnswerShape) => [asked("query/added/POS", ok), asked("query/added/NEG", no), asked("query/added/PROBE", probe)];
const component = (given: Experiment, name: string) => judgeExperiment(given).components.find((each) => each.component === name);
const trial = (given: Experiment, kind: string) => judgeExperiment(given).trials.find((each) => each.kind === kind);

describe("controls", () => {
  it.each([
    ["tell accept from refuse", [no, ok, no], null, "accepted"],
    ["a refused signed control", [no, no, no], "signed-refused", "refused"],
    ["a signed control that is refused for another reason", [no, shape(403, "error=stale"), no], "signed-refused", "refused"],
    ["200 with an error in it", [shape(200, "error=x;ok=false"), shape(200, "error=x;ok=false"), shape(200, "error=x;ok=false")], "signed-refused", "refused"],
  ] as const)("%s", (_name, [unsigned, signed, garbled], kind, told) => {
    const verdict = judgeExperiment(
      experiment([asked("unsigned#1", unsigned), asked("signed#1", signed), asked("garbled#1", garbled), asked("signed#2", signed)]),
    );
    expect(verdict.unusable?.kind ?? null).toBe(kind);
    expect(verdict.controls.signed).toBe(told);
    expect(verdict.trials.filter(({ outcome }) => outcome === "open")).toEqual([]);
  });

  it("three equal successes: nothing is verified", () => {
    const given = experiment([
      asked("unsigned#1", ok),
      asked("unsigned#2", ok),
      asked("signed#1", ok),
      asked("garbled#1", ok),
      asked("garbled#2", ok),
      asked("signed#2", ok),
    ]);
    expect(trial(given, "unsigned")).toMatchObject({ outcome: "open", confidence: "proven" });
    expect(trial(given, "any-signature")).toMatchObject({ outcome: "open", confidence: "proven" });
    expect(judgeExperiment(given).components.every(({ observed }) => observed === "unknown")).toBe(true);
  });

  it("an unsigned request that passes does not hide what a signature binds", () => {
    const given = experiment([
      asked("unsigned#1", ok),
      asked("unsigned#2", ok),
      asked("signed#1", ok),
      asked("garbled#1", no),
      asked("signed#2", ok),
      ...probed(no),
      asked("signed#3", ok),
    ]);
    expect(trial(given, "unsigned")?.outcome).toBe("open");
    expect(component(given, "query")?.observed).toBe("covered");
  });
});

describe("a refusal counts only before an accepted control", () => {
  it("covered before one", () => expect(component(experiment([...start, ...probed(no), asked("signed#3", ok)]), "query")?.observed).toBe("covered"));
  it("unknown before a refused one", () => {
    expect(component(experiment([...start, ...probed(no), asked("signed#3", no), asked("signed#4", ok)]), "query")).toMatchObject({
      observed: "unknown",
      why: expect.stringContaining("refused afterwards"),
    });
  });
  it("unknown without one", () => expect(component(experiment([...start, ...probed(no)], { stopped: "the deadline" }), "query")?.observed).toBe("unknown"));
  it("unknown where a control before it failed", () => {
    expect(component(experiment([...start, asked("signed#3", no), ...probed(no), asked("signed#4", ok)]), "query")?.observed).toBe("unknown");
  });
  it("a control that was only told to come later decides nothing", () => {
    expect(component(experiment([...start, ...probed(no), asked("signed#3", shape(429)), asked("signed#4", ok)]), "query")?.observed).toBe("covered");
  });
});

describe("every finding is confirmed", () => {
  const confirmed = (again: AnswerShape) => [asked("query/added/NEG#2", no), asked("query/added/PROBE#2", again), asked("signed#4", ok)];
  it("proven when it happens again, alone", () => {
    expect(component(experiment([...start, ...probed(ok), asked("signed#3", ok), ...confirmed(ok)]), "query")).toMatchObject({
      observed: "uncovered",
      confidence: "proven",
    });
  });
  it("likely while it was not tried again", () => {
    expect(component(experiment([...start, ...probed(ok), asked("signed#3", ok)]), "query")).toMatchObject({ observed: "uncovered", confidence: "likely" });
  });
  it("unknown when the second time says otherwise", () => {
    expect(component(experiment([...start, ...probed(ok), asked("signed#3", ok), ...confirmed(no)]), "query")?.observed).toBe("unknown");
  });
});

describe("what the scheme does not bind", () => {
  const given = experiment([...start], { declared: ["method", "path"], present: ["method", "scheme", "host", "path", "query"] });
  it.each(["host", "query", "timestamp", "nonce"])("%s is uncovered as soon as the signed control is accepted", (name) => {
    expect(component(given, name)).toMatchObject({ observed: "uncovered", declared: false, confidence: "proven" });
  });
  it.each(["body", "content-type"])("%s is not applicable where the request has none", (name) =>
    expect(component(given, name)?.observed).toBe("not-applicable"),
  );
});

describe("the host", () => {
  const host = (pos: AnswerShape, neg: AnswerShape, probe: AnswerShape, twin = no) =>
    experiment([
      ...start,
      asked("host/foreign/POS", pos),
      asked("host/foreign/NEG", neg),
      asked("host/foreign/PROBE", probe),
      asked("forwarded-host/twin", twin),
      asked("signed#3", ok),
    ]);
  it.each([
    ["as the client claims it", host(ok, no, no), "covered", "as the client claims it", "open"],
    ["pinned", host(shape(421, "error=unknown_host"), no, no), "covered", "pinned", "closed"],
    ["static", host(no, no, ok), "covered", "static", "closed"],
    ["checked before the signature", host(no, no, no), "covered", "pinned", "closed"],
    ["routed by an edge", host(lost, lost, lost), "covered", "a foreign host is refused before the signature is looked at", "unknown"],
  ] as const)("%s", (_name, given, observed, how, unpinned) => {
    expect(component(given, "host")).toMatchObject({ observed, how });
    expect(trial(given, "unpinned-host")?.outcome).toBe(unpinned);
  });
});

describe("the window", () => {
  const rungs = (past: readonly (readonly [number, AnswerShape])[], future: readonly (readonly [number, AnswerShape])[]) =>
    experiment([
      ...start,
      ...past.map(([age, answer]) => asked(`stale/${age}`, answer)),
      ...future.map(([age, answer]) => asked(`future/${age}`, answer)),
      asked("signed#3", ok),
    ]);
  it("lies between what is accepted and what is refused", () => {
    expect(
      judgeExperiment(
        rungs(
          [
            [60, ok],
            [299, ok],
            [300, ok],
            [301, no],
            [900, no],
          ],
          [
            [30, ok],
            [31, no],
          ],
        ),
      ).window,
    ).toEqual({ pastSeconds: 300, futureSeconds: 30, unbounded: false });
  });
  it("is unbounded where nothing is refused", () => {
    expect(
      judgeExperiment(
        rungs(
          [
            [60, ok],
            [315_360_000, ok],
          ],
          [
            [30, ok],
            [31, no],
          ],
        ),
      ).window,
    ).toEqual({ pastSeconds: 315_360_000, futureSeconds: 30, unbounded: true });
  });
  it("is not told while its border is only somewhere", () =>
    expect(
      judgeExperiment(
        rungs(
          [
            [60, ok],
            [900, no],
          ],
          [
            [30, ok],
            [31, no],
          ],
        ),
      ).window,
    ).toBeNull());
  it("is refused by any error, not only by that of a wrong signature", () => {
    expect(
      judgeExperiment(
        rungs(
          [
            [60, ok],
            [61, shape(409, "error=expired")],
          ],
          [
            [30, ok],
            [31, no],
          ],
        ),
      ).window?.pastSeconds,
    ).toBe(60);
  });
});

describe("replay", () => {
  const replay = (...again: readonly AnswerShape[]) =>
    experiment([
      ...start,
      asked("replay/first", ok),
      ...again.map((answer, index) => asked(`replay/again${index === 0 ? "" : `#${index + 1}`}`, answer)),
      asked("signed#3", ok),
    ]);
  it.each([
    ["accepted", replay(ok, ok), "accepted"],
    ["accepted once more", replay(ok, no), "accepted"],
    ["refused in other words", replay(shape(409, "error=replayed"), shape(409, "error=replayed")), "refused"],
  ] as const)("%s", (_name, given, expected) => expect(judgeExperiment(given).replay).toBe(expected));
  it("unknown where a cache answers", () => {
    const given = experiment([...start, asked("replay/first", ok), asked("replay/again", ok), asked("replay/cached", ok), asked("signed#3", ok)]);
    expect(judgeExperiment(given).replay).toBe("unknown");
  });
});

it("judges one experiment once", () => {
  const given = experiment(start);
  expect(judgeExperiment(given)).toBe(judgeExperiment(given));
});
