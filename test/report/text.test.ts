import { describe, expect, it } from "vitest";
import { toText } from "../../src/report/text.ts";
import { commandsIn } from "./runner.ts";
import { attacks, controls, finding, gate, hostile, report, result } from "./samples.ts";

const plain = { color: false, verbose: false };
const verbose = { color: false, verbose: true };
const lines = (text: string) => text.split("\n");
const one = report([result({ findings: [finding()] }), result({ check: "redirect-loop" })]);

describe("the first lines", () => {
  it.each([
    ["passed", report([result()]), "✓ PASSED  score 100 (A) · measured 1 of 1 check"],
    ["failed", report([result({ findings: [finding()] })], { gate: { ...gate, failOn: "high" } }), "✗ FAILED  score 80 (B) · measured 1 of 1 check"],
    [
      "not measured",
      report([result()], {}, { offline: false, unanswered: "it never answered", stopped: null }),
      "? NOT MEASURED  no score · measured 1 of 1 check",
    ],
    [
      "no grade",
      report([result(), ...["a", "b"].map((check) => result({ check, outcome: "unknown", why: "x" }))]),
      "✓ PASSED  score 100 (no grade) · measured 1 of 3 checks",
    ],
  ])("say %s, the score, and beside it what was measured", (_what, given, line) => expect(lines(toText(given, plain))[2]).toBe(line));

  it("say which name the base URL stands for, and which proxy stood in the path", () =>
    expect(lines(toText(report([result()], { target: { ...one.target, alias: "api.example.com", proxy: "http://proxy.example:3128" } }), plain))[0]).toMatch(
      /, standing for api\.example\.com, through the proxy http:\/\/proxy\.example:3128$/,
    ));

  it("give every reason and the sum", () => {
    const text = toText(report([result({ findings: [finding({ severity: "critical" })] })]), plain);
    expect(lines(text).slice(3, 6)).toEqual([
      "  - undeclared-redirect-host is critical, and fail-on is critical",
      "  - the score 50 is below the threshold 80",
      "  100 − 50 undeclared-redirect-host = 50",
    ]);
  });
});

describe("a finding", () => {
  it("shows message, place, quoted line with caret, proof, fix and page", () =>
    expect(toText(one, plain)).toContain(`HIGH  undeclared-redirect-host  −20
  Redirects lead to a host that the spec does not declare

    GET /export redirects to evil.example, which no server declares
    --> openapi.yaml:8:5
    8 |     get:
      |     ^^^^
    = GET http://127.0.0.1:5000/export
    = 302, Location: https://evil.example/export

  fix   Declare the host under \`servers\`, or redirect within a declared host.
  page  https://github.com/sigproof/sigproof/blob/main/docs/checks/undeclared-redirect-host.md
`));

  it.each([
    ["likely", finding({ confidence: "likely" }), "which no server declares (likely, not proven)"],
    ["known", finding({ new: false }), "which no server declares (known from the baseline)"],
  ])("says when it is %s", (_what, given, words) => expect(toText(report([result({ findings: [given] })]), plain)).toContain(words));

  it("comes worst first, and only three of a kind unless asked for all", () => {
    const many = Array.from({ length: 15 }, (_, i) => finding({ fingerprint: String(i), message: `number ${i}` }));
    const given = report([result({ check: "low-one", severity: "low", findings: [finding({ severity: "low" })] }), result({ findings: many })]);
    const text = toText(given, plain);
    expect(text.indexOf("undeclared-redirect-host")).toBeLessThan(text.indexOf("LOW"));
    expect(text).toContain("number 2");
    expect(text).not.toContain("number 3");
    expect(text).toContain("… and 12 more");
    expect(toText(given, verbose)).toContain("number 14");
    expect(toText(given, verbose)).toContain("--only undeclared-redirect-host");
  });

  it("without a line in the text shows the place alone", () =>
    expect(
      toText(report([result({ findings: [finding({ location: { file: "a.yaml", line: 1, column: 1, endLine: 1, excerpt: "", pointer: "" } })] })]), plain),
    ).toContain("    --> a.yaml:1:1\n    = GET"));
});

describe("what stands below", () => {
  const given = report(
    [
      result({
        check: "a",
        findings: [finding({ waived: { reason: "agreed", until: "2027-01-31" } }), finding({ waived: { reason: "agreed", until: "2027-01-31" } })],
      }),
      result({ check: "b", outcome: "unknown", why: "no operation was visited" }),
      result({ check: "c", outcome: "unknown", why: "no operation was visited" }),
      result({ check: "d", outcome: "not-applicable", why: "nothing is signed" }),
      result({ check: "e" }),
    ],
    {
      problems: [{ kind: "spec", message: "two operations share an id", location: finding().location }],
      notVisited: [{ operation: "GET /x/{id}", why: "no example for id" }],
      hosts: [
        {
          host: "api.example.com",
          declared: true,
          allowed: false,
          contacted: false,
          calls: 0,
          clients: [],
          observed: [],
          locations: [],
          names: null,
          certificates: [],
        },
        {
          host: "evil.example",
          declared: false,
          allowed: false,
          contacted: false,
          calls: 0,
          clients: [],
          observed: ["link", "redirect"],
          locations: [],
          names: null,
          certificates: [],
        },
      ],
    },
  );

  it("maps every host once there is traffic: what is not in order first, with who declares it and who called it", () => {
    const host = {
      host: "evil.example",
      declared: false,
      allowed: false,
      contacted: false,
      calls: 1,
      clients: ["requests\u001b[31m"],
      observed: ["call", "redirect"],
      locations: [],
      names: null,
      certificates: [],
    };
    const known = { ...host, host: "api.example.com", declared: true, observed: ["call"], calls: 3, clients: [], locations: [finding().location] };
    expect(toText(report([result()], { hosts: [known, host], target: { ...one.target, offline: true } }), { ...plain, width: 200 })).toContain(
      `hosts       1 declared or allowed, 1 neither
            evil.example  not declared; called once by requests\\x1b[31m; seen in call, redirect
            api.example.com  declared at openapi.yaml:8; called 3 times
`,
    );
  });

  it("folds waived findings, groups unknown checks by reason, names hosts and problems", () => {
    const text = toText(given, plain);
    expect(text).toContain("waived      a, 2 findings until 2027-01-31: agreed\n");
    expect(text).toContain("unknown     b, c: no operation was visited\n");
    expect(text).toContain("problems    spec: two operations share an id (openapi.yaml:8)\n");
    expect(text).toContain("hosts       1 declared or allowed, 1 neither\n            evil.example  not declared; seen in link, redirect; not contacted\n");
    expect(text).toContain("visited     2 of 3 operations, 12 requests, 0.8 s; 1 not visited (--verbose says why)\n");
    expect(text).not.toContain("nothing is signed");
  });

  it("lists all of it when verbose", () => {
    const text = toText(given, verbose);
    expect(text).toContain("not needed  d: nothing is signed\n");
    expect(text).toContain("passed      e\n");
    expect(text).toContain("            not GET /x/{id}: no example for id\n");
    expect(text).toContain("            api.example.com  declared; not contacted\n");
  });

  it("folds mere information into a line, which verbose unfolds", () => {
    const info = report([result({ check: "note", severity: "info", findings: [finding({ severity: "info" })] })]);
    expect(toText(info, plain)).toContain(
      "info        note: GET /export redirects to evil.example, which no server declares\n              (openapi.yaml:8)\n",
    );
    expect(toText(info, plain)).not.toContain("INFO");
    expect(toText(info, verbose)).toContain("INFO  note\n");
  });

  it.each([
    ["a failure", one, "            sigproof scan http://127.0.0.1:5000 --spec openapi.yaml --only undeclared-redirect-host\n"],
    ["no target", report([result()], {}, { offline: false, unanswered: "x", stopped: null }), "--wait-for"],
    ["offline", report([result()], { target: { ...one.target, offline: true } }), "Give a base URL"],
    ["all is well", report([result()]), "--fail-on high"],
    ["green, with something unknown", report([result(), result({ check: "redirect-loop", outcome: "unknown", why: "x" })]), "--min-measured 1"],
  ])("says what to do next: %s", (_what, report, words) => expect(toText(report, plain)).toContain(words));
});

it("says nothing of a next step when the one check was all that was asked for", () =>
  expect(toText(report([result({ findings: [finding()] })]), plain)).not.toContain("sigproof scan"));

describe("the terminal", () => {
  it("gets colour only when asked, from our own palette, and the same words", () => {
    const colored = toText(one, { color: true, verbose: false });
    expect(toText(one, plain)).not.toContain("\u001b");
    expect(colored).toContain("\u001b[31m");
    expect(colored.replace(/\u001b\[(?:1|2|22|3[1-6]|39)m/g, "")).toBe(toText(one, plain));
  });

  it.each([60, 80, 100])("gets no line over %d columns but for a single long word or a command", (width) => {
    const long = lines(toText(one, { ...verbose, width })).filter((line) => line.length > width);
    for (const line of long) expect(line).toMatch(/^\s*(?:\S+|= \S+ \S+|page\s+\S+|sigproof scan .*|# .*)$/);
  });

  it.each(attacks)("gets no command and no control out of %j", (attack) => {
    for (const options of [plain, verbose]) {
      const text = toText(hostile(attack), options);
      expect(commandsIn(text)).toEqual([]);
      expect(text).not.toMatch(controls);
    }
  });

  it("never sees two empty lines in a row, and ends with one newline", () => {
    expect(toText(one, plain)).not.toMatch(/\n\n\n/);
    expect(toText(one, plain)).toMatch(/[^\n]\n$/);
  });
});
