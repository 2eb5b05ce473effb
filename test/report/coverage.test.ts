// The matrix as people read it: every cell, no byte that steers a terminal, and nothing that nobody asked for.

import { describe, expect, it } from "vitest";
import type { Coverage } from "../../src/model/report.ts";
import { coverageLines, freshnessWords } from "../../src/report/coverage.ts";
import { toMarkdown } from "../../src/report/markdown.ts";
import { toText } from "../../src/report/text.ts";
import { finding, report, result } from "./samples.ts";

const component = (more: Partial<Coverage["components"][string]> = {}) => ({
  required: true,
  declared: true,
  observed: "covered" as const,
  how: null,
  why: null,
  ...more,
});
const coverage = (more: Partial<Coverage> = {}): Coverage => ({
  operation: "POST /api/data",
  scheme: "custom",
  controls: { signed: "accepted", unsigned: "refused", garbled: "refused" },
  components: {
    method: component(),
    host: component({ declared: false, observed: "uncovered", how: "the string to sign does not contain it" }),
    body: component({ observed: "unknown", why: "the limit of requests was reached" }),
    nonce: component({ required: false, declared: false, observed: "not-applicable", why: "the scheme has no nonce" }),
    "header:x-tenant": component({ required: false, how: "pinned" }),
  },
  window: { pastSeconds: 300, futureSeconds: 7_200, unbounded: false },
  replay: "accepted",
  ...more,
});

it("text shows a line for every component that somebody asks for or declares", () => {
  const text = toText(report([result()], { coverage: [coverage()] }), { color: false, verbose: false });
  expect(text).toContain(`What the signature binds on POST /api/data (custom)
  signed accepted, unsigned refused, wrong signature refused
    component        required  declared  observed
    method           yes       yes       covered
    host             yes       no        NOT COVERED: the string to sign does not contain it
    body             yes       yes       unknown: the limit of requests was reached
    header:x-tenant  no        yes       covered: pinned
  timestamps up to 300 s old and 7200 s (2 hours) ahead are accepted
  a replay is accepted
`);
});

it("Markdown has the same as a table, for the job summary", () => {
  const markdown = toMarkdown(report([result()], { coverage: [coverage()] }));
  expect(markdown).toContain("### What the signature binds on `POST /api/data`");
  expect(markdown).toContain("| `host` | yes | no | `NOT COVERED: the string to sign does not contain it` |");
  expect(markdown).toContain("timestamps up to 300 s old");
  expect(markdown).not.toContain("nonce");
});

it("a limitation of the scheme says so in both", () => {
  const limited = report([result({ findings: [finding({ limitation: true })] })]);
  expect(toText(limited, { color: false, verbose: false })).toContain("a limitation of the scheme");
  expect(toMarkdown(limited)).toContain("limitation of the scheme");
});

it("what a server or a policy said comes out inert", () => {
  const evil = "\u001b[2J\u202e::error::|`x`<img>\n# @all";
  const rows = coverage({
    operation: evil,
    scheme: evil,
    components: { [`header:${evil}`]: component({ how: evil }), host: component({ observed: "unknown", why: evil }) },
  });
  const texts = [toText(report([], { coverage: [rows] }), { color: false, verbose: true }), toMarkdown(report([], { coverage: [rows] }))];
  for (const text of texts) expect(text).not.toMatch(/[\u001b\u202e]/);
  expect(texts[1]).not.toMatch(/^# @all/m);
});

describe("how old, how often", () => {
  it.each<[Partial<Coverage>, string[]]>([
    [{ window: null, replay: "not-applicable" }, []],
    [
      { window: { pastSeconds: 315_360_000, futureSeconds: 0, unbounded: true }, replay: "refused" },
      ["timestamps up to 315360000 s (3650 days) old and 0 s ahead are accepted, and no limit was found", "a replay is refused"],
    ],
    [{ window: null, replay: "unknown" }, ["whether a replay is accepted is unknown"]],
  ])("%j", (more, words) => expect(freshnessWords(coverage(more))).toEqual(words));
});

it("states say what a colour may say: uncovered is bad only where somebody relies on it", () => {
  const lines = coverageLines(
    coverage({
      components: {
        a: component({ observed: "uncovered" }),
        b: component({ observed: "uncovered", required: false, declared: false }),
        c: component({ observed: "unknown" }),
        d: component(),
      },
    }),
  );
  expect(lines.map(({ component: name, state }) => [name, state])).toEqual([
    ["a", "bad"],
    ["c", "open"],
    ["d", "good"],
  ]);
});
