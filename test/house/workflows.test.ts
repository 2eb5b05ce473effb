// What we ask of others' workflows holds for our own: no permissions by default, pinned actions, no credentials left behind, an end in sight.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "@actions/languageservice";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { quickstart } from "../../src/doors/quickstart.ts";
import { project } from "../../src/model/project.ts";

const folder = join(import.meta.dirname, "..", "..", ".github", "workflows");
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown; readonly "timeout-minutes"?: number; readonly steps: readonly Step[] }>>;
}

const complaintsAbout = async (name: string, text: string): Promise<string[]> =>
  (await validate(TextDocument.create(`file:///.github/workflows/${name}`, "yaml", 1, text), {})).map(
    (complaint) => `${complaint.range.start.line + 1}: ${JSON.stringify(complaint.message)}`,
  );

it("would notice a mistake", async () => {
  expect(await complaintsAbout("x.yml", "on: pushh\njobs:\n  a:\n    runs-onn: x\n    steps: []\n")).not.toEqual([]);
});

it("the workflow that README and demo show is valid, pinned, without permissions, and asks for inputs that exist", async () => {
  const shown = quickstart("0123456789abcdef0123456789abcdef01234567");
  expect(await complaintsAbout("sigproof.yml", shown)).toEqual([]);
  const workflow = parse(shown) as Workflow;
  expect(workflow.permissions).toEqual({});
  const { inputs } = parse(readFileSync(join(folder, "..", "..", "action.yml"), "utf8")) as { inputs: object };
  const ours = workflow.jobs["sigproof"]?.steps.find((step) => step.uses?.startsWith(`${project.slug}@`));
  expect(Object.keys(ours?.with ?? {}).filter((name) => !(name in inputs))).toEqual([]);
  expect(ours?.with).toHaveProperty("base-url");
  for (const step of Object.values(workflow.jobs).flatMap((job) => job.steps)) expect(step.uses ?? "").toMatch(/^$|@[0-9a-f]{40}$/);
});

it("the workflow of several jobs in docs/evidence.md is valid, pinned and without permissions, and asks for inputs that exist", async () => {
  const page = readFileSync(join(folder, "..", "..", "docs", "evidence.md"), "utf8");
  const shown = (/```yaml\n(name: [\s\S]*?)```/.exec(page)?.[1] ?? "").replaceAll("<full SHA>", "0123456789abcdef0123456789abcdef01234567");
  expect(await complaintsAbout("sigproof.yml", shown)).toEqual([]);
  const workflow = parse(shown) as Workflow;
  expect(workflow.permissions).toEqual({});
  const { inputs } = parse(readFileSync(join(folder, "..", "..", "action.yml"), "utf8")) as { inputs: object };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const ours = steps.filter((step) => step.uses?.startsWith(`${project.slug}@`));
  expect(ours).toHaveLength(2);
  for (const step of ours) expect(Object.keys(step.with ?? {}).filter((name) => !(name in inputs))).toEqual([]);
  for (const step of steps) expect(step.uses ?? "").toMatch(/^$|@[0-9a-f]{40}$/);
});

describe.each(workflows)("%s", (name, text) => {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it("is a valid workflow", async () => {
    expect(await complaintsAbout(name, text)).toEqual([]);
  });

  it("gives nothing by default, and each job what it names", () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency).toBeDefined();
    for (const [job, { permissions, "timeout-minutes": minutes }] of jobs) {
      expect(permissions, job).toBeTypeOf("object");
      expect(minutes, job).toBeLessThanOrEqual(90);
    }
  });

  it("pins every action to a commit, with its version beside it", () => {
    const loose = text.split("\n").filter((line) => /\buses:/.test(line) && !/uses: (\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)\s*$/.test(line));
    expect(loose).toEqual([]);
  });

  it("leaves no token in the checkout", () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith("actions/checkout@"));
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });

  it("puts nothing that others write into a shell", () => {
    expect(steps.filter((step) => step.run?.includes("${{"))).toEqual([]);
  });

  it("does not run on pull_request_target", () => {
    expect(text).not.toContain("pull_request_target");
  });
});
