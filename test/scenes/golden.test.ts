import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.ts";
import type { Report } from "../../src/model/report.ts";
import { toAnnotations, toWorkflowCommands } from "../../src/report/github.ts";
import { safeJson, toJson } from "../../src/report/json.ts";
import { toMarkdown } from "../../src/report/markdown.ts";
import { toSarif } from "../../src/report/sarif.ts";
import { toText } from "../../src/report/text.ts";
import { sarifErrors } from "../report/sarif-schema.ts";
import { checks, signatureChecks } from "./checks.ts";
import { type Scene, scenes } from "./scenes.ts";

// A change here is a change of what users see: read the diff before you keep it.
const update = process.env["UPDATE_GOLDEN"] === "1";
const golden = join(import.meta.dirname, "..", "golden");
const folder = (name: string, file: string) => join(golden, name, file);

if (update)
  for (const [name, { evidence, policy, baseline }] of Object.entries(scenes)) {
    mkdirSync(folder(name, ""), { recursive: true });
    writeFileSync(folder(name, "evidence.json"), safeJson(evidence));
    writeFileSync(folder(name, "policy.json"), safeJson({ policy, baseline }));
  }

const names = readdirSync(golden, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const read = (name: string, file: string) => JSON.parse(readFileSync(folder(name, file), "utf8"));
/** From the files alone, as `--from-evidence` does it. */
const judge = (name: string, { builtIn }: { readonly builtIn: boolean } = { builtIn: false }): Report => {
  const { policy, baseline }: Pick<Scene, "policy" | "baseline"> = read(name, "policy.json");
  return evaluate(read(name, "evidence.json"), {
    policy,
    baseline: baseline === null ? null : new Set(baseline),
    ...(builtIn ? {} : { checks: name === "signed" ? [...checks, ...signatureChecks] : checks }),
  });
};

const formats: readonly (readonly [file: string, render: (report: Report) => string])[] = [
  ["report.txt", (report) => toText(report, { color: false, verbose: false })],
  ["report.verbose.txt", (report) => toText(report, { color: false, verbose: true })],
  ["report.json", toJson],
  ["report.sarif", (report) => toSarif(report)],
  ["report.md", (report) => toMarkdown(report)],
  ["report.github", (report) => toWorkflowCommands(toAnnotations(report))],
];

describe.each(names)("the scan of the scene %s", (name) => {
  it.each(formats)("reads as in %s", (file, render) => {
    const text = render(judge(name));
    if (update) writeFileSync(folder(name, file), text);
    expect(text).toBe(readFileSync(folder(name, file), "utf8"));
  });

  it.each(formats)("gives the same bytes of %s twice", (_file, render) => expect(render(judge(name))).toBe(render(judge(name))));

  it.each([false, true])("is valid SARIF (built-in checks: %s)", (builtIn) => expect(sarifErrors(JSON.parse(toSarif(judge(name, { builtIn }))))).toEqual([]));

  it("renders in every format with the built-in checks too, twice the same", () => {
    for (const [, render] of formats) expect(render(judge(name, { builtIn: true }))).toBe(render(judge(name, { builtIn: true })));
  });
});

it("has a folder for every scene, and no other", () => expect(names.sort()).toEqual(Object.keys(scenes).sort()));
