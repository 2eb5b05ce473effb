import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checks as builtIn } from "../src/checks/index.ts";
import { evaluate, type Judgement } from "../src/evaluate.ts";
import type { Check } from "../src/model/check.ts";
import { type Evidence, failed, known, skipped } from "../src/model/evidence.ts";
import type { Waiver } from "../src/model/policy.ts";
import { experiment, sent, yes } from "./experiments.ts";
import { check, evidence, fail, flaw, pass, place, policy, spec, step, target, visit, waiver, text } from "./evaluate/samples.ts";

const judge = (checks: readonly Check[], given: Evidence = evidence(), more: Partial<Judgement> = {}) =>
  evaluate(given, { policy: policy(), baseline: null, checks, ...more });
const firstFinding = (report: ReturnType<typeof judge>) => report.results[0]?.findings[0];

describe("running the checks", () => {
  it("keeps the order of the list and leaves out what the policy turns off, also from measurable", () => {
    const report = judge([check(pass, { id: "b" }), check(pass, { id: "a" }), check(pass, { id: "c" })], evidence(), {
      policy: policy({ checks: { a: "off" } }),
    });
    expect(report.results.map((result) => result.check)).toEqual(["b", "c"]);
    expect(report.score).toMatchObject({ measured: 2, measurable: 2 });
  });

  it.each([
    ["skipped", [skipped("offline")], { outcome: "not-applicable", why: "offline" }],
    ["failed", [failed("no answer")], { outcome: "unknown", why: "no answer" }],
  ] as const)("a %s fact keeps the check from running, with its reason", (_state, [visits], outcome) => {
    const never = check(
      () => {
        throw new Error("ran");
      },
      { needs: ["spec", "visits"] },
    );
    expect(judge([never], evidence({ visits })).results[0]).toMatchObject(outcome);
  });

  it("not knowing one fact outweighs rightly lacking another", () =>
    expect(
      judge([check(pass, { needs: ["visits", "reflections"] })], evidence({ visits: skipped("offline"), reflections: failed("cut off") })).results[0],
    ).toMatchObject({ outcome: "unknown", why: "cut off" }));

  it("gives a check the facts it needs and no others", () => {
    const seen: string[][] = [];
    const curious: Check = {
      ...check(pass, { needs: ["spec", "target"] }),
      run: (facts) => {
        seen.push(Object.keys(facts));
        return pass;
      },
    };
    judge([curious]);
    expect(seen).toEqual([["spec", "target"]]);
  });

  it("lets what a check throws pass through: it is our bug", () =>
    expect(() =>
      judge([
        check(() => {
          throw new TypeError("bug");
        }),
      ]),
    ).toThrow(TypeError));

  it("runs the built-in checks by default", () => {
    const { results } = evaluate(evidence(), { policy: policy(), baseline: null });
    expect(results.map((result) => result.check)).toEqual(builtIn.map(({ id }) => id));
  });
});

describe("severity", () => {
  it.each([
    ["the check's own", {}, {}, "high"],
    ["the policy's over the check's", { flaw: "low" as const }, {}, "low"],
    ["the finding's over both", { flaw: "low" as const }, { severity: "info" as const }, "info"],
  ])("is %s", (_what, checks, more, severity) =>
    expect(firstFinding(judge([check(fail(flaw(more)))], evidence(), { policy: policy({ checks }) }))?.severity).toBe(severity),
  );

  it("a policy entry that names no check is a problem, not a silence", () =>
    expect(judge([check(pass)], evidence(), { policy: policy({ checks: { flow: "off" } }) }).problems).toEqual([
      { kind: "policy", message: "checks.flow names a check that does not exist", location: null },
    ]));

  it("is not confused by a check that is called like a property of every object", () =>
    expect(judge([check(pass, { id: "constructor" })]).results[0]).toMatchObject({ check: "constructor", severity: "high", outcome: "pass" }));
});

describe("places", () => {
  it("are lines of the description", () =>
    expect(firstFinding(judge([check(fail(flaw()))]))?.location).toMatchObject({ file: "openapi.yaml", line: 9, column: 5, excerpt: "    get: {}" }));

  it.each([
    ["no place at all", null, "openapi.yaml"],
    ["a file that is not in the evidence", { file: "other.yaml", pointer: "/a" }, "other.yaml"],
  ])("fall back to a first line for %s", (_what, where, file) =>
    expect(firstFinding(judge([check(fail(flaw({ where: { place: where } })))]))?.location).toMatchObject({ file, line: 1, column: 1 }),
  );

  it("fall back to the description's name when there is no document", () =>
    expect(firstFinding(judge([check(fail(flaw({ where: { place: null } })))], evidence({}, { documents: [] })))?.location).toEqual({
      file: "openapi.yaml",
      line: 1,
      column: 1,
      endLine: 1,
      excerpt: "",
      pointer: "",
    }));

  it("order findings of one weight by line", () => {
    const late = flaw({ subject: "late" });
    const early = flaw({ subject: "early", where: { place: place("/servers/0") } });
    expect(judge([check(fail(late, early))]).results[0]?.findings.map(({ location }) => location.line)).toEqual([4, 9]);
  });
});

describe("fingerprints", () => {
  const printsOf = (first: ReturnType<typeof flaw>, ...rest: ReturnType<typeof flaw>[]) =>
    Object.fromEntries(judge([check(fail(first, ...rest))]).results[0]?.findings.map(({ message, fingerprint }) => [message, fingerprint]) ?? []);

  it("are the first 16 hex digits of SHA-256 over check id, newline, subject", () =>
    // printf 'flaw\nGET /export' | sha256sum
    expect(printsOf(flaw())).toEqual({ "GET /export is flawed": "c4d6dd0572a4ea9d" }));

  it("stay when the place, the message or the proof changes", () =>
    expect(Object.values(printsOf(flaw({ message: "other", proof: [], where: { place: place("/servers/0") } })))).toEqual(Object.values(printsOf(flaw()))));

  it("of one subject get a number that does not depend on the order of the check's list", () => {
    const [a, b, c] = [flaw({ message: "a" }), flaw({ message: "b" }), flaw({ message: "c" })];
    const prints = printsOf(a, b, c);
    expect(Object.values(prints).map((print) => print.slice(16))).toEqual(["", "-2", "-3"]);
    expect(printsOf(c, a, b)).toEqual(prints);
  });

  it("do not depend on other findings", () => expect(printsOf(flaw(), flaw({ subject: "other", message: "other" }))).toMatchObject(printsOf(flaw())));
});

describe("the baseline", () => {
  const [print = ""] = judge([check(fail(flaw()))]).results[0]?.findings.map(({ fingerprint }) => fingerprint) ?? [];
  it.each([
    ["absent", null, null],
    ["without it", new Set(["ffffffffffffffff"]), true],
    ["with it", new Set([print]), false],
  ])("%s", (_what, baseline, isNew) => expect(firstFinding(judge([check(fail(flaw()))], evidence(), { baseline }))?.new).toBe(isNew));

  it("makes known findings free only where new ones count alone", () => {
    const rules = policy({ gate: { threshold: 90, failOn: "high", minMeasured: 0, newOnly: true } });
    expect(judge([check(fail(flaw()))], evidence(), { baseline: new Set([print]), policy: rules })).toMatchObject({
      score: { value: 100 },
      verdict: { ok: true },
    });
    expect(judge([check(fail(flaw()))], evidence(), { baseline: new Set(), policy: rules })).toMatchObject({ score: { value: 80 }, verdict: { exitCode: 1 } });
  });
});

describe("waivers", () => {
  const waived = (more: Partial<ReturnType<typeof waiver>>, given = evidence()) =>
    judge([check(fail(flaw()))], given, { policy: policy({ waivers: [waiver(more)] }) });

  it.each<[string, Partial<Waiver>, boolean]>([
    ["the check alone", {}, true],
    ["another check", { check: "other" }, false],
    ["its host", { host: "files.example.net" }, true],
    ["a wildcard over its host", { host: "*.example.net" }, true],
    ["another host", { host: "example.net" }, false],
    ["its operation", { operation: "GET /export" }, true],
    ["another operation", { operation: "GET /orders" }, false],
    ["an operation id of another operation", { operation: "listOrders" }, false],
    ["its path", { path: "/export" }, true],
    ["a glob over its path", { path: "/ex*" }, true],
    ["another path", { path: "/orders/**" }, false],
    ["host and operation, both right", { host: "files.example.net", operation: "GET /export" }, true],
    ["host right, operation wrong", { host: "files.example.net", operation: "GET /orders" }, false],
    ["the last day", { until: "2026-11-05" }, true],
    ["the day before", { until: "2026-11-04" }, false],
    ["a date that is none", { until: "2026-02-30" }, false],
    ["no reason", { reason: " " }, false],
  ])("%s", (_what, more, expected) => {
    const report = waived(more);
    expect(firstFinding(report)?.waived !== null).toBe(expected);
    expect(report.score.value).toBe(expected ? 100 : 80);
  });

  it("match an operation by its operationId", () => {
    const one = check(fail(flaw({ where: { place: null, operation: "GET /orders" } })));
    expect(firstFinding(judge([one], evidence(), { policy: policy({ waivers: [waiver({ operation: "listOrders" })] }) }))?.waived).toEqual({
      reason: "agreed with the partner",
      until: "2027-01-31",
    });
  });

  it("end by the UTC day of the scan, not of the judging", () =>
    expect(firstFinding(waived({ until: "2026-11-05" }, evidence({}, { startedAt: "2026-11-05T23:59:59.999Z" })))?.waived).not.toBeNull());

  it.each<[string, Partial<Waiver>, string | null]>([
    ["used", {}, null],
    ["expired", { until: "2026-11-04" }, "the waiver of flaw expired on 2026-11-04"],
    ["idle", { host: "a.example" }, "the waiver of flaw for a.example is not needed: nothing that it accepts was found"],
    ["of no check", { check: "flow" }, "the waiver of flow names a check that does not exist"],
    ["with a date that is none", { until: "soon" }, 'the waiver of flaw is not in force: its end "soon" is no date of the form YYYY-MM-DD'],
  ])("that are %s", (_what, more, message) =>
    expect(waived(more).problems).toEqual(
      message === null ? [] : [{ kind: "waiver", message, location: { file: "sigproof.yml", line: 4, column: 1, endLine: 4, excerpt: "", pointer: "" } }],
    ),
  );

  it.each([
    ["off", check(fail(flaw())), policy({ checks: { flaw: "off" }, waivers: [waiver()] })],
    ["unknown", check({ outcome: "unknown", why: "x" }), policy({ waivers: [waiver()] })],
    ["not applicable", check({ outcome: "not-applicable", why: "x" }), policy({ waivers: [waiver()] })],
  ])("are not called idle when their check is %s", (_what, one, rules) => expect(judge([one], evidence(), { policy: rules }).problems).toEqual([]));
});

describe("x-sigproof-ignore", () => {
  const ignore = (more: Partial<(typeof spec.ignores)[number]>) => ({
    check: "flaw",
    reason: "known",
    until: "2027-01-31",
    operation: null,
    hosts: [],
    place: place("/x-sigproof-ignore/0"),
    ...more,
  });
  const ignoring = (more: Partial<(typeof spec.ignores)[number]>, one = flaw()) =>
    judge([check(fail(one))], evidence({ spec: known({ ...spec, ignores: [ignore(more)] }) }));

  it.each<[string, Partial<(typeof spec.ignores)[number]>, boolean]>([
    ["on the operation", { operation: "GET /export", place: place("/paths/~1export/get/x-sigproof-ignore/0") }, true],
    ["on another operation", { operation: "GET /orders", place: place("/paths/~1orders/get/x-sigproof-ignore/0") }, false],
    ["on a server with the finding's host", { hosts: ["files.example.net"], place: place("/servers/0/x-sigproof-ignore/0") }, true],
    ["on a server with another host", { hosts: ["api.example.com"], place: place("/servers/0/x-sigproof-ignore/0") }, false],
    ["expired", { operation: "GET /export", place: place("/paths/~1export/get/x-sigproof-ignore/0"), until: "2026-11-04" }, false],
  ])("%s", (_what, more, expected) => expect(firstFinding(ignoring(more))?.waived !== null).toBe(expected));

  it("on a server accepts what stands inside that server and names no host", () => {
    const one = flaw({ where: { place: place("/servers/0/variables/region") } });
    expect(firstFinding(ignoring({ place: place("/servers/0/x-sigproof-ignore/0") }, one))?.waived).not.toBeNull();
    expect(firstFinding(ignoring({ place: place("/servers/0/x-sigproof-ignore/0") }, flaw({ where: { place: place("/servers/01") } })))?.waived).toBeNull();
  });

  it("that is idle is a problem on its line", () =>
    expect(ignoring({ operation: "GET /orders", place: place("/paths/~1orders/get/x-sigproof-ignore/0") }).problems[0]).toMatchObject({
      kind: "waiver",
      message: "x-sigproof-ignore of flaw on GET /orders is not needed: nothing that it accepts was found",
      location: { file: "openapi.yaml", line: 7 },
    }));
});

describe("a target that answers, be it with errors", () => {
  const asked = (...answers: readonly (readonly [operation: string, status: number])[]) =>
    evidence({
      visits: known({
        visits: answers.map(([operation, status]) => visit({ entry: { kind: "operation", operation }, steps: [step({ status })] })),
        notVisited: [],
      }),
    });
  it.each<[string, Evidence]>([
    ["wants a key", asked(["GET /orders", 401], ["GET /users", 403])],
    ["lacks the example of a path parameter", asked(["GET /orders/{id}", 404])],
    ["lacks one operation", asked(["GET /orders", 404], ["GET /users", 200])],
    ["breaks on some", asked(["GET /orders", 500], ["GET /users", 404])],
  ])("%s: it was measured", (_what, given) => expect(judge([check(pass)], given).verdict.exitCode).toBe(0));

  it.each([404, 500])("refuses what is unsigned with %i, and takes what is signed: it is there and at work", (status) => {
    const signed = (id: string, answer: number) => sent(id, { ...yes, status: answer }, { signature: id === "signed" ? "fresh" : "other" });
    const given = (...answers: readonly number[]) => ({
      ...asked(["GET /orders", status]),
      facts: {
        ...asked(["GET /orders", status]).facts,
        experiments: known([experiment([], { exchanges: answers.flatMap((answer) => [signed("signed", answer), signed("garbled", 200)]) })]),
      },
    });
    expect(judge([check(pass)], given(200)).verdict).toMatchObject({ ok: true, exitCode: 0 });
    expect(judge([check(pass)], given(status)).verdict).toMatchObject({ ok: false, exitCode: 3 });
  });
});

describe("a target that did not answer", () => {
  const refused = { reason: "connection-refused", detail: "connection refused (ECONNREFUSED)" } as const;
  const silent = visit({ entry: { kind: "base-url" }, steps: [], end: { kind: "fault", fault: refused } });
  it.each<[string, Evidence, string]>([
    [
      "gathering gave up",
      evidence({ visits: failed("x") }, { stopped: { reason: "unreachable", detail: "connection refused." } }),
      "http://127.0.0.1:5000 never answered: connection refused",
    ],
    [
      "every visit failed",
      evidence({ visits: known({ visits: [silent], notVisited: [] }) }),
      "http://127.0.0.1:5000 never answered: connection refused (ECONNREFUSED)",
    ],
    [
      "only another host answered",
      evidence({ visits: known({ visits: [visit({ steps: [step({ url: "https://api.example.com/orders" })] })], notVisited: [] }) }),
      "http://127.0.0.1:5000 never answered",
    ],
    ["there were no visits at all", evidence({ visits: known({ visits: [], notVisited: [] }) }), "http://127.0.0.1:5000 never answered"],
    ["the fact is missing", evidence({ visits: failed("the client broke") }), "http://127.0.0.1:5000 was not reached: the client broke"],
    ["it was skipped though not offline", evidence({ visits: skipped("nothing to visit") }), "http://127.0.0.1:5000 was not reached: nothing to visit"],
    [
      "nothing of the description is there",
      evidence({
        visits: known({
          visits: [
            visit({ entry: { kind: "base-url" }, steps: [step({ status: 200 })] }),
            visit({ entry: { kind: "operation", operation: "GET /orders" }, steps: [step({ status: 404 })] }),
            visit({ entry: { kind: "operation", operation: "GET /orders/{id}" }, steps: [step({ status: 404 })] }),
          ],
          notVisited: [],
        }),
      }),
      "no operation of the description is at http://127.0.0.1:5000: every one that was visited answered 404; is the path of the base URL right?",
    ],
    [
      "the service is broken",
      evidence({
        visits: known({
          visits: [500, 503].map((status) => visit({ entry: { kind: "operation", operation: `GET /${status}` }, steps: [step({ status })] })),
          notVisited: [],
        }),
      }),
      "http://127.0.0.1:5000 is not at work: every operation that was visited answered with a server error",
    ],
  ])("%s: exit 3, no score", (_what, given, reason) =>
    expect(judge([check(pass)], given)).toMatchObject({
      score: { value: null, grade: null, measured: 1 },
      verdict: { ok: false, exitCode: 3, reasons: [reason] },
    }),
  );

  it("is none when offline", () =>
    expect(judge([check(pass)], evidence({ target: known({ ...target, baseUrl: null, offline: true }), visits: skipped("offline") }))).toMatchObject({
      score: { value: 100 },
      verdict: { ok: true, exitCode: 0 },
    }));

  it("any status of the base URL is an answer", () =>
    expect(
      judge([check(pass)], evidence({ visits: known({ visits: [visit({ entry: { kind: "base-url" }, steps: [step({ status: 500 })] })], notVisited: [] }) }))
        .verdict.ok,
    ).toBe(true));

  it("one that falls silent on the way is not green", () => {
    const gone = visit({ steps: [], end: { kind: "fault", fault: { reason: "target-gave-up", detail: "5 requests in a row got no answer" } } });
    expect(judge([check(pass)], evidence({ visits: known({ visits: [visit(), gone], notVisited: [] }) })).verdict).toMatchObject({
      exitCode: 3,
      reasons: ["the scan ended early: 5 requests in a row got no answer"],
    });
  });

  it("a problem in another file than the description quotes no line of it: a $ref may have drawn in what is not meant for the log", () => {
    const given = evidence(
      {},
      {
        documents: [
          { file: "openapi.yaml", text },
          { file: "creds.json", text: '{"private_key":"hush"}' },
        ],
        problems: [
          { kind: "spec", message: "a parameter has no name", place: { file: "creds.json", pointer: "" } },
          { kind: "spec", message: "here", place: place("/paths") },
        ],
      },
    );
    const [other, own] = judge([check(pass)], given).problems;
    expect(other?.location).toMatchObject({ file: "creds.json", line: 1, excerpt: "" });
    expect(own?.location?.excerpt).not.toBe("");
  });

  it("a scan that ended early keeps its score and is not green", () =>
    expect(judge([check(pass)], evidence({}, { stopped: { reason: "deadline", detail: "the deadline of 5 s has passed" } }))).toMatchObject({
      score: { value: 100 },
      verdict: { exitCode: 3, reasons: ["the scan ended early: the deadline of 5 s has passed"] },
    }));
});

describe("the rest of the report", () => {
  it("lists every host once, with what is known of it", () => {
    const redirecting = visit({
      steps: [
        step({
          location: "https://files.example.net/x",
          redirect: "https://files.example.net/x",
          references: [
            { source: "body", host: "cdn.example.org", value: "https://cdn.example.org/a.png", detail: "/logo", count: 1 },
            { source: "link", host: "files.example.net", value: "https://files.example.net/2", detail: "next", count: 1 },
          ],
        }),
      ],
    });
    const report = judge([check(pass)], evidence({ visits: known({ visits: [redirecting], notVisited: [] }) }), {
      policy: policy({ hosts: { allow: ["*.example.org"], allowPrivate: [] } }),
    });
    expect(report.hosts).toMatchObject([
      { host: "127.0.0.1:5000", declared: true, allowed: false, contacted: true, observed: ["request"], locations: [] },
      { host: "api.example.com", declared: true, allowed: false, contacted: false, observed: [], locations: [{ line: 4 }] },
      { host: "cdn.example.org", declared: false, allowed: true, contacted: false, observed: ["body"], locations: [] },
      { host: "files.example.net", declared: false, allowed: false, contacted: false, observed: ["link", "redirect"], locations: [] },
    ]);
  });

  it("says how to see a finding again, safe to paste", () => {
    expect(firstFinding(judge([check(fail(flaw()))]))?.reproduce).toBe("sigproof scan http://127.0.0.1:5000 --spec openapi.yaml --only flaw");
    const odd = evidence({ target: known({ baseUrl: null, alias: null, spec: "it's; rm -rf ~.yaml", offline: true }) });
    expect(firstFinding(judge([check(fail(flaw()))], odd))?.reproduce).toBe("sigproof scan --offline --spec 'it'\\''s; rm -rf ~.yaml' --only flaw");
    const trusting = evidence({ target: known({ baseUrl: "https://a.example", alias: null, spec: "openapi.yaml", offline: false, caFile: "lab ca.pem" }) });
    expect(firstFinding(judge([check(fail(flaw()))], trusting, { policyWords: ["--policy", "strict.yml"] }))?.reproduce).toBe(
      "sigproof scan https://a.example --spec openapi.yaml --policy strict.yml --ca-file 'lab ca.pem' --only flaw",
    );
    expect(firstFinding(judge([check(fail(flaw()))], undefined, { policyWords: ["--no-policy"] }))?.reproduce).toContain("--no-policy --only flaw");
  });

  it("counts an operation as visited once it was answered", () => {
    const silent = visit({ entry: { kind: "operation", operation: "GET /export" }, steps: [], end: { kind: "loop" } });
    const given = evidence({ visits: known({ visits: [visit(), visit(), silent], notVisited: [{ operation: "GET /export", why: "no example for id" }] }) });
    expect(judge([check(pass)], given)).toMatchObject({
      target: { operations: 2, visited: 1 },
      notVisited: [{ operation: "GET /export", why: "no example for id" }],
    });
  });

  it("carries the gate and the problems with their lines", () =>
    expect(judge([check(pass)], evidence({}, { problems: [{ kind: "spec", message: "no version", place: place("/info") }] }))).toMatchObject({
      gate: { threshold: 80, failOn: "critical", minMeasured: 0, newOnly: false },
      problems: [{ kind: "spec", message: "no version", location: { line: 2 } }],
    }));

  it("is the same for the same evidence, whatever the order of findings", () =>
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), (order) => {
        const list = (numbers: readonly number[]) => {
          const [first = flaw(), ...rest] = numbers.map((n) => flaw({ subject: `s${n % 3}`, message: `m${n}` }));
          return judge([check(fail(first, ...rest))]);
        };
        expect(JSON.stringify(list(order))).toBe(JSON.stringify(list([1, 2, 3, 4, 5])));
      }),
    ));
});
